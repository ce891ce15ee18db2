# Signing in.
accounts-sign-in = Sign in
accounts-sign-in-lead = We send a code to your email. Type it here, and you are in. You need no password.
accounts-email = Your email address
accounts-email-hint = New here? Do the same.
accounts-phone = Is this your own phone?
accounts-phone-own = Yes, only I use it
accounts-phone-own-hint = You stay signed in for 30 days.
accounts-phone-shared = No, others use it too
accounts-phone-shared-hint = You are signed out 15 minutes after your last tap. Press "Sign out" when you are done.
accounts-phone-missing = Choose if this is your own phone
accounts-send-code = Send me a code
accounts-other-doors = Other ways in
accounts-door-adviser = I have a code from my personal adviser
accounts-door-help = See who you can call
accounts-door-staff = I work here

accounts-code-title = Type your code
accounts-code-lead = We sent you six numbers by email. It can take a minute.
accounts-code = The six numbers
accounts-code-hint = They work for 10 minutes, and only in this browser.
accounts-code-shape = Write the six numbers from the email
accounts-code-wrong = That code does not work. Look for the newest email, or get a new code.
accounts-code-missing = No email yet?
accounts-code-missing-wait = Wait a minute, and look in your spam folder.
accounts-code-missing-limit = We send at most three codes in an hour. Then you must wait a while.
accounts-code-again = Send a new code
accounts-code-again-done = We are sending a new code. The old one does not work any more.
accounts-code-other-address = Use another email address

accounts-new-title = You are new here
accounts-new-lead = Tell us what to call you, and we make your page.
accounts-new-known = Did you use another email address before?
accounts-new-other-address = Sign in with that one
accounts-name = What should we call you?
accounts-name-hint = Any name is fine. It need not be on your papers.
accounts-name-missing = Write what we should call you
accounts-name-long = Write a shorter name, on one line
accounts-new-make = Make my page
accounts-new-next = What happens next
accounts-new-next-now = You can use your page at once.
accounts-new-next-match = The council then checks who you are. A personal adviser will talk to you. They never guess.
accounts-new-keep = We keep your name and your email for as long as you have a page here. They are locked with a key.

accounts-adviser-code-title = Use a code from your adviser
accounts-adviser-code-lead = Your personal adviser can give you twelve numbers. They work once, for one day.
accounts-adviser-code = The twelve numbers
accounts-adviser-code-hint = Like 1234 5678 9012.
accounts-adviser-code-shape = Write the twelve numbers your adviser gave you
accounts-adviser-code-wrong = That code does not work. It may be old, or used. Ask your adviser for a new one.
accounts-adviser-code-none = You have no adviser, or they do not answer?

# One's own page.
accounts-back-to-me = Your page

accounts-sessions-title = Where you are signed in
accounts-sessions-lead = If you do not know one of these, sign out there.
accounts-sessions-here = This is where you are now
accounts-sessions-own = Your own phone
accounts-sessions-shared = Others use this phone too
accounts-sessions-began = Signed in on { $day }
accounts-sessions-seen = Last used on { $day }
accounts-sessions-end = Sign out there
accounts-sessions-end-here = Sign out here
accounts-sessions-all = Everywhere at once
accounts-sessions-all-text = This ends all of them, here too. You can sign in again with a new code.
accounts-sessions-end-all = Sign out everywhere

accounts-looked-title = Who looked
accounts-looked-lead = Each time someone opens or changes what is yours, we write it down. No one can change that list.
accounts-looked-nobody = Nobody has looked yet.
accounts-looked-older = Show older ones
accounts-looked-ask = Is something wrong here?

accounts-signed-out-title = You are signed out
accounts-signed-out-lead = Nothing of yours is left in this browser. You can close this page now.
accounts-signed-out-again = Sign in again
accounts-signed-out-home = Go to the first page

# Letters. Nothing in them tells others what this is.
accounts-letter-code-subject = Your code
accounts-letter-code-type = Here is your code. Type it in the page that asked for it.
accounts-letter-code-time = It works for 10 minutes.
accounts-letter-code-not-you = If you did not ask for this, you can throw it away. Nobody gets in without it.
accounts-letter-staff-subject = Your sign-in
accounts-letter-staff-door = Someone typed this address at the wrong door. Please sign in here:
accounts-letter-staff-link = Sign in
