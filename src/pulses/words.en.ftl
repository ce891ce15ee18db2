# A few questions, for a few weeks. Whoever answers is not known.
pulses-title = Questions
pulses-lead = Say what you think about a few things. It takes a minute or two, and you do not sign in.
pulses-none = There are no questions open to everyone right now. Please look again in a few weeks.
pulses-until = You can answer until { $day }.
pulses-code-heading = Were you given a code?
pulses-code = Your code
pulses-code-hint = 12 letters and numbers, for example K7M3-XQ9P-2WRT. It works once.
pulses-code-button = Show the questions
pulses-code-wrong = That code does not open anything. Look at each letter again. A code works once, and only until its questions close.
pulses-came-out-list = What people said before

# Answering.
pulses-nobody = We do not ask who you are, and nobody can see who answered. You can leave out any question.
pulses-page-privacy = This page can send your answers once.
pulses-ticket-privacy = Your code works once. We keep no list of who has which code, and the code is destroyed when you send.
pulses-several = You can choose more than one.
pulses-words-hint = Please leave out names and places that could show who you are. { $most } letters at most.
pulses-send = Send my answers
pulses-closes = You can answer until { $day }. Nobody sees any answer before then.
pulses-nothing-answered = Answer one question at least
pulses-not-an-answer = Choose one of the answers on this page
pulses-too-long = Make it shorter: { $most } letters at most, and it has { $letters }
pulses-all-too-long = All of it together is too long. Make what you wrote a little shorter

# After it was sent, or could not be.
pulses-thanks-title = Thank you
pulses-thanks = Your answers are in. You can close this page.
pulses-thanks-page = They count once, even if you pressed the button twice. We did not mark you, your phone or your browser.
pulses-thanks-ticket = They count once. Your code is gone now, and nothing that we keep says that it was yours.
pulses-next = What happens next
pulses-next-closes = The questions close after { $day }. Until then nobody sees any answer or how many there are.
pulses-next-first = Then the Children in Care Council reads what people said. They read it before anyone else.
pulses-next-then = When they are ready, everyone can see the numbers here:
pulses-came-out = What people said
pulses-later-title = Not open yet
pulses-later = These questions open on { $day }. Your code works from then on.
pulses-closed-title = These questions are closed
pulses-closed = You cannot answer them any more. You can still see what people said, once it is ready.
pulses-late-title = These questions have just closed
pulses-late = Your answers came too late, so they were not sent. We are sorry. You can still see what people said, once it is ready.
pulses-unknown-title = This code does not open anything
pulses-unknown = It may have been used, or its questions are closed. We cannot tell which, because we do not keep who used what. If you think that is wrong, ask the person who gave you the code.

# What came out.
pulses-results-title = What people said: { $title }
pulses-results-lead = The questions closed on { $day }. The Children in Care Council read this first, then let everyone see it.
pulses-results-hidden = Some small numbers are left out, so that nobody can work out what one person said.
pulses-answered = { $count ->
    [0] Nobody answered this.
    [one] 1 person answered this.
   *[other] { $count } people answered this.
}
pulses-answered-few = Fewer than 5 people answered this, so we show no numbers.
pulses-few = left out
pulses-people = People
pulses-answer = Answer
pulses-several-note = People could choose more than one, so the numbers add up to more than the people.
pulses-words-kept = What people wrote in their own words is read by the Children in Care Council alone.
pulses-not-yet-title = Not ready yet
pulses-not-yet-open = The questions close after { $day }. Then the Children in Care Council reads what people said.
pulses-not-yet-closed = The questions are closed. The Children in Care Council is reading what people said.
pulses-not-yet-nobody = When they are ready, it is on this page. Everyone else sees it when you do.

# A letter with a ticket. It says neither who asks nor whom.
pulses-letter-subject = A few questions for you
pulses-letter-why = Some people would like to know what you think. It takes a minute or two.
pulses-letter-nobody = The link below works once. Nobody can see who answered and who did not.
pulses-letter-opens = You can answer from { $day }.
pulses-letter-closes = You can answer until { $day }.
pulses-letter-link = See the questions
