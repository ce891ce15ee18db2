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
