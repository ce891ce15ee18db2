# Stopping a kind of letter, and the mailbox of a demonstration.
mail-stop-line = Do you want no more messages like this one?
mail-stop-link = Stop them here
mail-stop-title = Messages
mail-stop-heading = Stop these messages?
mail-stop-text = We will send no more messages like that one to you. You can still get other messages from us.
mail-stop-button = Stop these messages
mail-stopped-heading = You will get no more of these
mail-stopped-text = We will send no more messages like that one. You can close this page now.

mail-mailbox-title = Mailbox
mail-mailbox-lead = Only on this demonstration. Here is each letter that we would have sent. None of them went out.
mail-mailbox-none = There are no letters yet.
mail-mailbox-to = To
