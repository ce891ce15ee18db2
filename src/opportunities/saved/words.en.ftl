# What somebody saved, and what came of it.
saved-title = Your list
saved-lead = Tell us with one tap what came of each one.
saved-open = Still open
saved-over = Over
saved-empty = There is nothing on your list yet. Press "Save" beside anything you like.
saved-private = Only you can see this.
saved-back = Your list
saved-find = Find work and training
saved-add = Add one you found elsewhere
saved-to-searches = Searches you keep
saved-done = { $count ->
    [one] 1 that is over
   *[other] { $count } that are over
}

saved-save = Save
saved-is = Saved.
saved-is-on-list = It is on your list.
saved-see = See your list
saved-undo = Undo
saved-ask = Put this on your list?
saved-ask-button = Save it
saved-back-to-it = Read it again
saved-full = Your list is full
saved-full-text = A list holds { $most } things. Take some off, then save this one.

saved-closes = Closes
saved-closed = This one has closed.
saved-closed-after = It has closed. They should still answer you.
saved-tell-applied = I applied
saved-tell-interview = I have an interview
saved-tell-got = I got it
saved-tell-not = I did not get it
saved-story-saved = Saved on { $day }
saved-story-applied = You applied on { $day }
saved-story-interview = Interview: you told us on { $day }
saved-story-got = You got it, on { $day }
saved-story-not = Not this time, on { $day }
saved-next-interview = Well done. Your personal adviser can practise with you.
saved-next-got = Well done! Your personal adviser can help you get ready.
saved-next-not = Thank you for trying. You can ask them why, and that can help next time.

saved-story = What happened
saved-read = Read the advert
saved-found-at = Where you found it:
saved-note = Your note
saved-note-label = Write anything you want to remember
saved-note-save = Keep the note
saved-note-too-long = This is too long for us. Keep it under { $most } letters
saved-remove = Take it off your list
saved-remove-text = Your note and what you told us about it go too.
saved-remove-button = Take it off

saved-elsewhere-tab = Your list: add one
saved-elsewhere = Add one you found elsewhere
saved-elsewhere-lead = It can be from a shop window, a friend, or another site.
saved-elsewhere-title = What is it?
saved-elsewhere-employer = Who is it with? You can leave this empty
saved-elsewhere-place = Where did you find it? You can leave this empty
saved-elsewhere-place-hint = A link, or a few words
saved-elsewhere-closes = Last day to apply. You can leave this empty
saved-elsewhere-closes-hint = Like 11/12/2026
saved-elsewhere-button = Put it on my list
saved-title-empty = Write what it is, like "Shop assistant"
saved-too-long = This is too long for us. Keep it under { $most } letters
saved-day-unknown = We do not know that day. Write it like 11/12/2026

# On one's own page, which others may see; and in the copy of one's data.
saved-mine-you = You
saved-mine-next = { $count ->
    [one] 1 thing is on it.
   *[other] { $count } things are on it.
} You decide what to do.
saved-copy = Your list
saved-copy-empty = Nothing
saved-copy-yes = Yes
saved-copy-no = No
saved-copy-employer = Who it is with
saved-copy-elsewhere = Found elsewhere
saved-copy-number = Number of the advert here
saved-copy-saved = Saved on
