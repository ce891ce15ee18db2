# What an advocate is.
advocacy-about-title = Someone on your side
advocacy-about-lead = An advocate helps you say what you want, and gets people to listen. They work for { $provider }, and not for the council.
advocacy-about-ask = Ask for someone on your side
advocacy-about-ask-other = Ask for somebody else
advocacy-about-open = Open what you asked before
advocacy-about-minute = It takes about a minute. You do not need to sign in.
advocacy-about-by = You hear from an advocate within { $days ->
    [one] one working day
   *[other] { $days } working days
}.
advocacy-about-can = What they can do for you
advocacy-about-can-listen = Listen to you, and believe you.
advocacy-about-can-speak = Say what you want to the people in charge, if you want them to.
advocacy-about-can-meeting = Come to a meeting with you.
advocacy-about-can-rights = Tell you what you have a right to.
advocacy-about-can-complaint = Help you complain, if you want to.
advocacy-about-you-decide = You decide what they do. They do nothing that you do not want. You can stop at any time, and it costs nothing.
advocacy-about-private = What they keep to themselves
advocacy-about-private-text = What you tell them stays with them. The council cannot read it here. The council cannot see that you asked.
advocacy-about-private-but = There is one exception. If you or someone else could get badly hurt, they may have to tell someone.
advocacy-about-private-first = They tell you first, if they can.
advocacy-about-private-see = You can always see here who read what you wrote, and what was passed on.
advocacy-about-who = Who can ask
advocacy-about-who-age = Anyone who is or was in care, until they are 25.
advocacy-about-who-complaint = You do not have to complain about anything first. The law says so: Children Act 1989, section 26A.
advocacy-about-not = Who is not an advocate like this
advocacy-about-not-text = Your personal adviser or your Staying Close worker can help you too. But they work with the council. An advocate works only for you.

# Asking.
advocacy-title-safe = Before you begin
advocacy-title-other = About you
advocacy-title-name = What to call you
advocacy-title-what = What it is about
advocacy-title-words = In your words
advocacy-title-wish = What you would like
advocacy-title-reach = How to reach you
advocacy-title-safely = When and how
advocacy-title-language = The language you speak
advocacy-title-who = Who you talk to

advocacy-ask-next = Next
advocacy-ask-save = Save
advocacy-ask-skip = Skip this
advocacy-ask-keep = Keep this and come back later
advocacy-ask-not-kept = We keep nothing until you press "Send". Need a break?
advocacy-ask-kept = We keep what you answered.
advocacy-ask-kept-how = How to come back, or stop keeping it
advocacy-ask-choose = Choose one of the answers
advocacy-ask-long = That is too long. Use { $most } letters or fewer
advocacy-ask-too-much = This is more than we can take at once. Make it shorter. You can tell the advocate more later
advocacy-ask-let-in = You came in with a code from your adviser. So we give you numbers of your own, and the council cannot open this.

advocacy-safe = Are you safe right now?
advocacy-safe-why = If you are not, there are people who can help faster than we can.
advocacy-safe-other = Are they safe right now?
advocacy-safe-other-why = If they are not, there are people who can help faster than we can.
advocacy-safe-yes = Yes, safe for now
advocacy-safe-no = No, or not sure

advocacy-now-title = Call someone first
advocacy-now-other = Call someone for them first
advocacy-now-lead = We may not read this tonight. These people answer now. You do not have to know what to say.
advocacy-now-then = When you have called, or if you cannot
advocacy-now-then-text = You can still ask for someone on your side. We tell the advocates to look at this first.
advocacy-now-go-on = Go on and ask

advocacy-other = Who are you?
advocacy-other-why = { $provider } may need to ask you something. The young person can see that you asked.
advocacy-other-after = After you send it you see nothing more of it here. It is theirs from then on.
advocacy-other-by = You are their
advocacy-other-name = Your name
advocacy-other-contact = Your phone number or email address
advocacy-ask-own-contact-missing = Type how we can reach you
advocacy-other-agreed = Do they know that you ask, and did they agree?
advocacy-other-agreed-hint = An advocate only works with someone who wants one. If not, we ask them first.
advocacy-other-agreed-yes = Yes, they agreed
advocacy-other-agreed-no = No, not yet
advocacy-by-adviser = Personal adviser or social worker
advocacy-by-carer = Carer or family
advocacy-by-teacher = Teacher or tutor
advocacy-by-friend = Friend
advocacy-by-other = Somebody else who supports them

advocacy-name = What should we call you?
advocacy-name-why = It does not have to be your real name.
advocacy-name-other = What should we call them?
advocacy-name-other-why = The name that they like to be called.
advocacy-name-label = Name
advocacy-pronouns = Pronouns, if you like
advocacy-pronouns-hint = For example she, he or they.

advocacy-what = What is it about?
advocacy-what-other = What do they want help with?
advocacy-what-why = It helps the right person read it. Choose as many as you like.
advocacy-ask-topics-missing = Choose what it is about, or "I'm not sure"

advocacy-words = Do you want to say more?
advocacy-words-label = In your own words
advocacy-words-other = Do you want to say more?
advocacy-words-other-label = In their words or in yours
advocacy-words-why = So that nobody has to ask you all of it again. You can leave it empty.

advocacy-wish = What would you like to happen?
advocacy-wish-label = I would like
advocacy-wish-other = What would they like to happen?
advocacy-wish-other-label = They would like
advocacy-wish-why = The advocate begins with what you want. You can leave it empty.

advocacy-reach = How can we reach you safely?
advocacy-reach-other = How can we reach them safely?
advocacy-reach-why = We only use the ways you choose here. Choose as many as you like.
advocacy-reach-phone = Phone number
advocacy-reach-phone-hint = Only for a call or a text.
advocacy-reach-email = Email address
advocacy-reach-email-hint = Only if you chose email. Letters never say what it is about.
advocacy-reach-other-email = With it they can see what you asked here, and stop it. We write if they agreed or if you chose email.
advocacy-ask-ways-missing = Choose at least one way
advocacy-ask-email-missing = Type an email address, or do not choose email
advocacy-way-call-other = Call them
advocacy-way-text-other = Text them
advocacy-way-email-other = Email them: a letter that says only that there is news

advocacy-safely = When is it safe to reach you?
advocacy-safely-other = When is it safe to reach them?
advocacy-safely-why = So that nobody hears or reads what they should not.
advocacy-safely-message = May we leave a message?
advocacy-safely-shared = Does anyone else see the phone or the emails?
advocacy-safely-hours = At what time of day?
advocacy-safely-any = At any time of day
advocacy-safely-some = Only between these hours
advocacy-safely-begin = From
advocacy-safely-end = Until
advocacy-safely-care = Is there anything else to take care of?
advocacy-safely-care-hint = For example: say you are from the dentist. You can leave it empty.
advocacy-ask-hours-same = Choose two different hours
advocacy-yes = Yes
advocacy-no = No

advocacy-language = Which language do you like to speak?
advocacy-language-other = Which language do they like to speak?
advocacy-language-label = Language
advocacy-language-why = Leave it empty if English is fine.
advocacy-language-interpreter = Someone who translates
advocacy-language-interpreter-yes = Yes please, bring someone who translates

advocacy-who = Is there an advocate you would like?
advocacy-who-why = These people work for { $provider }. We try to do what you wish. You can change your mind later.
advocacy-who-speaks = Speaks English and { $languages }.
advocacy-who-prefer = I would like
advocacy-who-avoid = I do not want
advocacy-who-any = Anyone is fine
advocacy-who-nobody = There is no one I do not want
advocacy-ask-who-same = You chose the same person twice

# Check, and send.
advocacy-check = Check before you send
advocacy-check-change = Change
advocacy-check-left-out = You left this out
advocacy-check-readers = Who reads this
advocacy-check-readers-text = Only the advocates of { $provider }. The council does not see it.
advocacy-check-by = You hear from an advocate by { $day }.
advocacy-check-by-other = An advocate gets in touch with them by { $day }.
advocacy-check-nothing-after = After you send it you see nothing more of it here.
advocacy-check-send = Send to an advocate
advocacy-row-safe = Are you safe?
advocacy-row-safe-other = Are they safe?
advocacy-row-other = You
advocacy-row-name = Your name
advocacy-row-name-other = Their name
advocacy-row-what = What it is about
advocacy-row-words = In own words
advocacy-row-wish = What you would like
advocacy-row-wish-other = What they would like
advocacy-row-reach = How to reach you
advocacy-row-reach-other = How to reach them
advocacy-row-safely = When it is safe
advocacy-row-message = You can leave a message
advocacy-row-no-message = Do not leave a message
advocacy-row-shared = Other people see the phone or the emails
advocacy-row-hours = Between { $begin } and { $end }
advocacy-row-language = Language
advocacy-row-who = Advocate
advocacy-row-prefer = I would like { $name }
advocacy-row-avoid = I do not want { $name }

# What whoever asked keeps.
advocacy-keep-title = Keep this page
advocacy-keep-heading = We have it
advocacy-keep-thanks = Thank you for asking,
advocacy-keep-by = You hear from an advocate by { $day }.
advocacy-keep-see = Open it to see what is new.
advocacy-keep-how = How to open it again
advocacy-keep-write-down = You need these two. Write them down, take a picture, or print this page.
advocacy-keep-reference = Reference
advocacy-keep-secret = The 16 digits
advocacy-keep-where = Type them at
advocacy-keep-once = We show the digits only now, and only in this browser. We cannot find them again for you.
advocacy-keep-shared = Do other people use this phone? Then write it on paper and keep it safe. A picture can be seen by others.
advocacy-keep-account = You find it on your page when you sign in. Say the reference if you call.
advocacy-keep-have = You open it with this reference and your 16 digits.
advocacy-keep-go = Read it and write more
advocacy-keep-next = What happens next
advocacy-keep-next-read = An advocate of { $provider } reads it.
advocacy-keep-next-reach = They get in touch with you in the way you chose.
advocacy-keep-next-write = You can write more at any time. You do not have to tell it all again.
advocacy-keep-next-stop = You can stop it at any time, and you do not have to say why.
advocacy-keep-readers = Only the advocates of { $provider } read it. The council does not see it.

advocacy-sent-title = It was sent
advocacy-sent-next = Thank you. An advocate of { $provider } gets in touch with them by { $day }.
advocacy-sent-private = What they say to the advocate stays between them. So you see nothing more of it here.
advocacy-sent-worried = If you worry about them tonight, call one of the numbers above.
advocacy-sent-home = Go to the first page

# Kept, to come back to.
advocacy-kept-title = We keep it for you
advocacy-kept-until = Nothing is sent yet. We keep it until { $day }, locked with a key. Then it goes.
advocacy-kept-how = How to come back
advocacy-kept-write-down = You need these two. Write them down or take a picture.
advocacy-kept-account = Sign in. You find it here:
advocacy-kept-where = Come back at
advocacy-kept-phone = This phone keeps what you are typing too, until you send it. If others use this phone, they may find it. "Leave now" clears it.
advocacy-kept-go-on = Go on now
advocacy-kept-stop = Stop keeping it

# Opening it again.
advocacy-open-title = Open what you asked
advocacy-open = Open it
advocacy-open-opened = You have one open
advocacy-open-go = Go to it
advocacy-open-away = Put it away
advocacy-open-away-done = It is put away. This browser does not show it any more.
advocacy-open-stopped = We do not keep it any more. You can still go on until you close this browser.
advocacy-open-adopt = Keep it on my page
advocacy-open-adopt-text = You are signed in. You can keep it on your page. Then you open it by signing in, and the digits stop working.
advocacy-open-draft = You began to ask, and have not sent it
advocacy-open-draft-go-on = Go on with it
advocacy-open-mine = What you asked while signed in is on your page.
advocacy-open-mine-link = Go to your page
advocacy-open-account-heading = If you were signed in when you asked
advocacy-open-sign-in = Sign in
advocacy-open-secret-heading = If you have a reference and 16 digits
advocacy-open-reference-hint = For example K7M3-XQ9P
advocacy-open-secret-hint = Spaces do not matter.
advocacy-open-reference-shape = Type the reference: eight letters and numbers
advocacy-open-secret-shape = Type all 16 digits
advocacy-open-wrong = That is not right. Look at the reference and the digits again
advocacy-open-closed = This was tried too often. It opens again tomorrow. Nothing is lost, and you can call instead
advocacy-open-lost = Did you lose them?
advocacy-open-lost-text = We cannot find the digits again. You can ask anew, or call one of the numbers above.

advocacy-closed-title = This page is closed
advocacy-closed-why = It may have been open for an hour, or belong to somebody else. Nothing is lost. Open it again in one of these ways.
advocacy-closed-open = Use your reference and digits
