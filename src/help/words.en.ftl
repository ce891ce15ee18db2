# Who to call.
help-title = Who you can call
help-lead = You do not have to be in danger to call. You do not have to know what to say.
help-danger = In danger now
help-tonight = Tonight, or any time it gets too much
help-rights = Your rights, and someone on your side
help-council = The council
help-call = Call
help-text = Text
help-checked = We checked this on { $day }.
help-not-checked = We have not checked this number yet.
help-safe = If someone sees your phone
help-safe-bill = A call may show on your phone and on your bill. You can clear it from your list of calls.
help-safe-leave = "Leave now" takes you off this site fast. It cannot clear all your browser's history.

# What we keep.
help-data-title = About your data
help-data-lead = You can look for work here and tell us nothing about you.
help-data-look = When you look around
help-data-look-text = You do not sign in. We do not ask your name. No other company sees what you read here.
help-data-log = Our log says that a page was asked for, and when. It does not say who asked, or what for.
help-data-search = When you search
help-data-search-text = What you search for is in the address of the page. So your phone may show it in its history. We do not keep it.
help-data-phone = On your phone
help-data-phone-text = Your phone may hold pages you have read. "Leave now" asks it to forget them.
help-data-cookies = See both cookies that this site can set
help-data-apply = When you apply for something
help-data-apply-text = You apply on the other website. What you type there goes to them, and not to us.
help-data-who = Who runs this
help-data-who-text = { $council } council runs this site. You can ask them what they know about you. You can ask them to put it right.
help-data-later = When we add ways to ask for help, this page will say what we keep, why, and for how long.
help-data-places = Where our list of places comes from
help-data-places-text = Source: Office for National Statistics licensed under the Open Government Licence v.3.0. Contains OS data © Crown copyright and database right 2026. Contains Royal Mail data © Royal Mail copyright and database right 2026.

help-cookies-title = Cookies
help-cookies-lead = A cookie is a small note that your browser keeps for a site. We set none until you do one of these two things.
help-cookies-language = Your language, when you choose one. It stays for a year.
help-cookies-left = Says only that you pressed "Leave now". For ten minutes, it stops "Back" from showing our pages. Then it is gone.
help-cookies-none = There are no other cookies. We do not count visits, and we do not show adverts.

# The accessibility statement.
help-access-title = Can everyone use this site?
help-access-lead = We want you to be able to use this site your way.
help-access-script = It works with scripts turned off, and on old phones.
help-access-keyboard = You can do everything with a keyboard.
help-access-zoom = You can make the words four times as big. They still fit.
help-access-dark = It follows your phone when you choose dark colours.
help-access-reader = It is made to work with a screen reader.
help-access-standard = The rule we follow
help-access-standard-text = The rule is called WCAG 2.2, level AA. It is the law for public bodies (2018). A program checks each page against it.
help-access-not-yet = What is not good enough yet
help-access-not-yet-text = People who use a screen reader each day have not tested it yet. There is no Easy Read, and only English so far.
help-access-adverts = Employers write the adverts. Some of their words are hard. We clean up how they look, but we do not change what they say.
help-access-tell = Tell us when something does not work
help-access-tell-text = { $council } council must put it right.
help-access-call = See who you can call
help-access-eass = If they do not help, the Equality Advisory and Support Service can.
help-access-date = We wrote this page in November 2026.
