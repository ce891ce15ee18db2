# Searches that somebody keeps, and what is new for them.
kept_searches-title = Searches you keep
kept_searches-lead = We look each night for what is new.
kept_searches-all = All of them
kept_searches-empty = You keep no search yet. Search for something, then press "Keep this search".
kept_searches-private = Only you can see this.
kept_searches-find = Find work and training
kept_searches-to-list = See your list
kept_searches-new = { $count ->
    [one] 1 new
   *[other] { $count } new
}
kept_searches-nothing-new = Nothing new yet
kept_searches-come-back = We look again when the list changes. Most nights it does.
kept_searches-told-page = On this page only
kept_searches-told-letter = On this page, and by email

kept_searches-keep = Keep this search
kept_searches-kept = You keep this search
kept_searches-keep-what = When something new fits, we show it to you.
kept_searches-keep-button = Keep it
kept_searches-keep-most = You can keep { $most } searches.
kept_searches-full = You keep { $most } searches, and that is all we can hold. Take one away first
kept_searches-back-to-results = Back to what we found
kept_searches-tell = How shall we tell you?
kept_searches-tell-page = On my page only
kept_searches-tell-letter = By email too
kept_searches-tell-letter-hint = One email a day at most. It does not say what it is about.
kept_searches-tell-letter-stopped = You told us to stop these emails. If you choose this, they come again.
kept_searches-tell-empty = Choose how we shall tell you
kept_searches-no-letters = We have no email address for you. Choose your page
kept_searches-only-page = We show you what is new on your page. We send nothing.

kept_searches-see-all = See all that fits, new or not
kept_searches-more = There are more. See all that fits to find them.
kept_searches-seen = I have seen these
kept_searches-how = How we tell you
kept_searches-change = Change it
kept_searches-remove = Take this search away
kept_searches-remove-text = Then we do not look for it any more.
kept_searches-remove-button = Take it away

kept_searches-name-words = "{ $words }"
kept_searches-name-near = within { $miles } miles of { $place }
kept_searches-name-all = Everything

kept_searches-letter-subject = Something new on your page
kept_searches-letter-what = There is something new for you. Sign in to see it.
kept_searches-letter-how-often = You get this once a day at most, and only when there is something new.
kept_searches-letter-link = Go to your page

# On one's own page, which others may see; and in the copy of one's data.
kept_searches-mine-title = Something new for you
kept_searches-mine-you = You
kept_searches-mine-next = Look, if you want to.
kept_searches-copy-query = What you search for
kept_searches-copy-kept = Since
kept_searches-copy-news = What was new for a search
kept_searches-copy-number = Number of the advert here
kept_searches-copy-found = Found on
kept_searches-copy-due = An email will tell you
kept_searches-copy-seen = You saw it on
kept_searches-copy-letters = Emails about what is new
kept_searches-copy-day = The last one
kept_searches-copy-yes = Yes
kept_searches-copy-no = No
