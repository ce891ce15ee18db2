# What the building blocks say by themselves, on every page.

ui-name = Foothold
ui-page-title = { $title } - Foothold
ui-description = Find work and training, and people who help, if you have been in care.
ui-help = Help tonight
ui-sign-in = Sign in
ui-sign-out = Sign out
ui-own-page = Your page
ui-ending = You will be signed out in 2 minutes. What you have typed is still here.
ui-ended = You are signed out now. Press the button of the form all the same: we keep what you typed while you sign in.
ui-ending-stay = Stay signed in
ui-skips = Shortcuts
ui-skip = Go to the main part
ui-footer = More about Foothold
ui-about-your-data = About your data
ui-accessibility = Accessibility
ui-cookies = Cookies
ui-language = Language
ui-back = Back

# The way out. The last four are for the screen while it empties and for those who listen.
ui-leave = Leave now
ui-way-out = Way out
ui-leave-loading = Loading.
ui-leave-two-more = Shift. Press it 2 more times to leave.
ui-leave-one-more = Shift. Press it 1 more time to leave.
ui-leave-stopped = You are still on this page. Press Shift 3 times to leave.

# A form that needs something more.
ui-problem = There is a problem
ui-error = Error:
ui-error-title = Error: { $title }

# A long list, and a search.
ui-pages = Pages
ui-pages-previous = Previous
ui-pages-next = Next
ui-pages-here = Page { $page } of { $pages }
ui-chip-remove = Remove:
ui-leave-empty = Leave this box empty

# A chart says what it shows. Where some numbers are hidden, only those that are shown are compared.
ui-chart-table = Table: { $heading }
ui-chart-c = c
ui-chart-c-means = “c” is a small number that we do not show, or a number hidden so that nobody can work out a small one.
ui-chart-no-number = no number
ui-chart-nothing = There is no number to show.
ui-chart-range = { $of ->
    [shown] Highest of those shown
   *[all] Highest
  }: { $most }. Lowest: { $least }.
ui-chart-range-of = { $name }: { $of ->
    [shown] of those shown, highest
   *[all] highest
  } { $most }, lowest { $least }.
ui-chart-level = { $at }.
ui-chart-level-of = { $name }: { $at }.
ui-chart-now = { $when }: { $number }.
ui-chart-now-change = { $when }: { $number }, { $way ->
    [up] up { $by } from
    [down] down { $by } from
   *[same] the same as in
  } { $before }.
ui-chart-change = { $way ->
    [up] Biggest change shown: { $name }, up { $by } from
    [down] Biggest change shown: { $name }, down { $by } from
   *[same] Nothing changed since
  } { $before }.
ui-chart-points = { $count ->
    [one] 1 percentage point
   *[other] { $count } percentage points
  }
ui-chart-hidden = Hidden (c): { $places }.
ui-chart-hidden-many = { $count } numbers are hidden (c).
ui-chart-missing = No number: { $places }.
ui-chart-missing-many = There is no number in { $count } places.
