# Letters that confirm that somebody is or was in care, as young people read about them.
confirmation_letters-title = Your letters
confirmation_letters-heading = My letters
confirmation_letters-lead = Some people give you money or help if you have been in care. They may ask for a letter that says so.
confirmation_letters-none = You have no letter yet.
confirmation_letters-ask = Ask for a letter
confirmation_letters-ask-again = Ask for a new letter
confirmation_letters-ask-who = { $days ->
    [one] { $name } checks it and signs it. You have an answer in 1 working day.
   *[other] { $name } checks it and signs it. You have an answer in { $days } working days.
 }
confirmation_letters-says-care = It says your name, and that { $council } council looks after you or did so.
confirmation_letters-says-not = It does not say where you live, or why you were in care.
confirmation_letters-what = What is it for?
confirmation_letters-for-apprenticeship = The £3,000 for apprentices
confirmation_letters-for-study = The 16 to 19 bursary at school or college
confirmation_letters-for-other = Something else
confirmation_letters-other = If it is something else: what?
confirmation_letters-provider = Who asks for it?
confirmation_letters-provider-hint = The college, trainer or employer. You can leave this empty.
confirmation_letters-ask-button = Ask for it
confirmation_letters-error-what = Choose what it is for
confirmation_letters-error-other = Write what it is for
confirmation_letters-error-long = This is too long. Use { $most } letters at most
confirmation_letters-no-adviser = Only your personal adviser can sign a letter. We do not know yet who that is.
confirmation_letters-no-adviser-next = You can call the leaving care team and ask for one.
confirmation_letters-call = See who to call
confirmation_letters-asked-on = You asked on { $day }.
confirmation_letters-reference = Number
confirmation_letters-is-for = It is for
confirmation_letters-nobody = Nobody
confirmation_letters-you = You
confirmation_letters-yes = Yes

confirmation_letters-waiting = { $name } has it
confirmation_letters-waiting-text = You have an answer by { $day }. If you have an email address, we tell you there.
confirmation_letters-waiting-until = You have an answer by { $day }.
confirmation_letters-late = We are late. We are sorry.
confirmation_letters-late-text = { $name } has it. You should have had an answer by { $day }.
confirmation_letters-late-next = We tell them on the next working day. You can also call someone.
confirmation_letters-ready = Your letter is ready
confirmation_letters-ready-text = { $name } signed it. It is good until { $day }.
confirmation_letters-ready-until = It is ready. It is good until { $day }.
confirmation_letters-see = See it and print it
confirmation_letters-no = Your adviser could not sign it
confirmation_letters-no-talk = They want to talk with you first, as something is not clear.
confirmation_letters-no-other-team = Another council looked after you. Only they can say so.
confirmation_letters-no-not-ours = They think you were not in care in a way that counts for this.
confirmation_letters-no-next = You can ask them why. If you think this is wrong, someone else can help you.
confirmation_letters-expired = This letter is too old
confirmation_letters-expired-text = No code opens it now. You can ask for a new one.
confirmation_letters-withdrawn = You took it back
confirmation_letters-withdrawn-text = No code opens it now. It is deleted 30 days after that.
confirmation_letters-withdraw = Take this letter back
confirmation_letters-withdraw-text = Then it is no longer good, and no code opens it. A copy on paper stays with whoever has it.
confirmation_letters-done-asked = We have asked for it.
confirmation_letters-done-withdrawn = It is no longer good.
confirmation_letters-done-code-withdrawn = That code opens nothing now.

confirmation_letters-codes = Show it with a code
confirmation_letters-codes-text = Does someone want to see it? Give them a code. It shows this letter and nothing else.
confirmation_letters-make-code = Make a code
confirmation_letters-code-what = Whoever has the code can see this letter, and nothing else of yours.
confirmation_letters-code-long = It works for 28 days. You can stop it before that, and you see when it was used.
confirmation_letters-code-here = Here is the code
confirmation_letters-code-give = Give it to the person who asks. They type it here:
confirmation_letters-code-once = Write it down or send it now. When you leave this page, it is gone. You can always make a new one.
confirmation_letters-code-made = Code { $number }, made on { $day }
confirmation_letters-code-until = It works until { $day }.
confirmation_letters-code-over = It no longer works.
confirmation_letters-code-withdrawn = You stopped it.
confirmation_letters-code-unopened = Nobody has used it yet.
confirmation_letters-code-opened = { $count ->
    [one] It was used once, on { $day }.
   *[other] It was used { $count } times. The last time was on { $day }.
 }
confirmation_letters-code-withdraw = Stop this code
confirmation_letters-back-to-letter = Your letter
confirmation_letters-paper = Your letter
confirmation_letters-paper-how = To print it, use your phone's menu. You can save it there too.

confirmation_letters-check-title = Check a letter
confirmation_letters-check-lead = Did somebody give you a code for a letter from { $council } council? Type it here to see the letter.
confirmation_letters-check-code = The code
confirmation_letters-check-hint = It has 12 letters and numbers, such as K7M3-9QXA-2BTF.
confirmation_letters-check-button = See the letter
confirmation_letters-check-what = A code shows one letter, for 28 days at most. Whoever it is about can see that it was used.
confirmation_letters-check-no = That code shows no letter. Check each letter of it, or ask for a new code
confirmation_letters-check-good = This letter is real
confirmation_letters-check-good-text = The council wrote it, and it is good today. You can print it for your files.

# On one's own page, and in the copy of one's data.
confirmation_letters-next = They read it, and answer you.
confirmation_letters-item = A letter you asked for
confirmation_letters-copy-asked = You asked on
confirmation_letters-copy-changed = Last change
confirmation_letters-copy-says = What it says
confirmation_letters-copy-stands = How it stands
confirmation_letters-copy-not = Why it was not confirmed
confirmation_letters-copy-why = What your adviser wrote
confirmation_letters-copy-made = Made on
confirmation_letters-copy-until = Works until
confirmation_letters-copy-opened = How often it was used
confirmation_letters-copy-opened-at = Last used on

# The letter by email. Nothing in it tells others what this is.
confirmation_letters-letter-subject = There is something for you
confirmation_letters-letter-what = You asked for something, and there is an answer. Sign in to see it.
confirmation_letters-letter-link = See it
confirmation_letters-letter-not-you = Is this not for you? Then you can throw it away.
