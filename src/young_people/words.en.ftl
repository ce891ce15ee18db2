# Letters to young people: they never say who they are for, or what this place is for.
young_people-invitation-subject = An invitation for you
young_people-invitation-who = Someone who supports you invites you to join.
young_people-invitation-how = Open the page. Sign in with this email address. We will send you a code.
young_people-invitation-not-you = Is this not for you? Then you do not need to do a thing.
young_people-invitation-link = Open the page
young_people-matched-subject = Your account is ready
young_people-matched-what = Someone who supports you told us who you are. You can now ask for more things.
young_people-matched-not-you = Is this wrong? Tell the person who supports you.
young_people-matched-link = Open your page

# In the copy of somebody's data.
young_people-copy-list = What the council's list says of you
young_people-copy-reference = The council's number for you
young_people-copy-name = Name
young_people-copy-birth-date = Birthday
young_people-copy-email = Email address
young_people-copy-phone = Phone number
young_people-copy-adviser = Your personal adviser
young_people-copy-invited = When we invited you
young_people-copy-added = On the list since
young_people-copy-removed = Off the list since
