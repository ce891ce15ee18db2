# You said, we did: what was promised, and what came of it.
said_did-title = You said, we did
said_did-lead = You tell the Children in Care Council what you think. Here is what was promised, and what came of it.
said_did-names = Anyone can read this page. It never says who said something.
said_did-none = There is nothing here yet.
said_did-none-of-it = There is nothing about that yet.
said_did-late-heading = Late
said_did-open-heading = Happening now
said_did-ended-heading = What came of it
said_did-older = What ended more than two years ago
said_did-older-heading = You said, we did: older than two years
said_did-older-back = Back to what is new
said_did-taken-back-count = { $count ->
    [one] 1 was taken back, because it was written by mistake.
   *[other] { $count } were taken back, because they were written by mistake.
}
said_did-followed-link = What you follow

said_did-theme = What is it about?
said_did-theme-all = Everything
said_did-theme-show = Show

said_did-said-by = Said by { $count } of you.
said_did-a-few = A few of you said it.
said_did-board = The Board asked for it. The Board checks that the council looks after you well.
said_did-we-promised = We promised:
said_did-by = { $who }, by { $day }.
said_did-late = This should have been done on { $day }. It is { $days ->
    [one] 1 day
   *[other] { $days } days
} late.
said_did-was-late = It was { $days ->
    [one] 1 day
   *[other] { $days } days
} late.
said_did-first-day = The first day was { $day }.

said_did-state-promised = Promised
said_did-state-started = Started
said_did-state-put-off = Put off
said_did-state-done = Done
said_did-state-not-done = Not done
said_did-state-taken-back = Taken back
said_did-state-late = Late

said_did-changed = What changed:
said_did-why = Why:

said_did-one-title = One thing you said
said_did-one-back = You said, we did
said_did-one-you-said = You said
said_did-promised = What was promised
said_did-who = Who promised it
said_did-when = By when
said_did-stands = Where it stands
said_did-what-changed = What changed
said_did-why-label = Why
said_did-story = What happened so far
said_did-story-promised = It was promised, by { $day }.
said_did-story-promised-again = It is promised again, by { $day }.
said_did-story-started = Work has started.
said_did-story-news = There was news.
said_did-story-again = Work has started again.
said_did-story-put-off = It was put off to { $day }.
said_did-story-done = It was done.
said_did-story-not-done = It will not be done.
said_did-story-taken-back = It was taken back.
said_did-story-corrected = We put the words right.
said_did-gone-title = Taken back
said_did-gone-heading = This was taken back
said_did-gone-when = It was written by mistake. We took it back on { $day }.

said_did-follow = Tell me when this moves
said_did-follow-how = We send you an email. It does not say what it is about.
said_did-follow-no-mailbox = We have no email address for you. You will see it on your page.
said_did-following = You follow this.
said_did-stop = Stop telling me
said_did-visitor = This page is always here. Come back when you like.
said_did-visitor-sign-in = Sign in, and we can tell you when it moves.

said_did-followed-title = Things you follow
said_did-followed-heading = Things you follow
said_did-followed-none = You follow nothing yet.
said_did-followed-how = Open one of the things there and press “Tell me when this moves”.
said_did-followed-moved = It last moved on { $day }.
said_did-followed-back = Back to your page

said_did-mine-title = Things you follow
said_did-mine-holder = Whoever made a promise
said_did-mine-next = { $count ->
    [one] We tell you when it moves.
   *[other] We tell you when one of { $count } moves.
}
said_did-copy = Things you follow
said_did-copy-since = Since

said_did-letter-subject = There is news for you
said_did-letter-what = Something that you wanted to hear about has moved. Sign in to read it.
said_did-letter-link = Read it
said_did-letter-not-you = Is this not for you? Then you can throw it away.
