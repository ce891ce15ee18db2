# What there is, for anybody.
internet_access-ask-about-title = What you can get here
internet_access-ask-about-heading = Get online
internet_access-ask-about-lead = No data left? No Wi-Fi where you live? Ask { $council }. It costs you nothing.
internet_access-ask-about-ask = Ask now
internet_access-ask-about-choose = Help me choose
internet_access-ask-about-minute = It takes two minutes. You sign in first, so that we can write back.
internet_access-ask-about-by = You hear from us within { $days ->
    [one] one working day
   *[other] { $days } working days
}.
internet_access-ask-about-what = What you can ask for
internet_access-ask-about-prove = You do not have to prove anything
internet_access-ask-about-prove-text = We do not ask what you earn, and nobody asks for papers.
internet_access-ask-about-who = It is for people who have left care, or soon will. Your personal adviser tells us that, so you do not have to.
internet_access-ask-about-readers = Who reads it
internet_access-ask-about-readers-text = The internet team of { $council } reads what you ask. Your personal adviser can see where it stands.
internet_access-ask-about-else = What else there is
internet_access-ask-about-else-text = You can use these at once, without asking us. Prices can change, so look before you say yes.
internet_access-ask-about-tariffs = Cheap ways to pay for it
internet_access-ask-about-wifi = Places with free Wi-Fi
internet_access-ask-about-checked = We checked this on { $day }.
internet_access-ask-about-not-checked = We have not checked this yet.

# What can be asked for.
internet_access-ask-data = Data for this phone
internet_access-ask-data-hint = We put more data on the number you have.
internet_access-ask-sim = A SIM card
internet_access-ask-sim-hint = It has data on it. You put it in your phone.
internet_access-ask-broadband = Wi-Fi at home
internet_access-ask-broadband-hint = Good if you stay where you are for a year.
internet_access-ask-router = A small Wi-Fi box
internet_access-ask-router-hint = It needs no phone line. You take it with you when you move.
internet_access-ask-device = A phone, tablet or laptop
internet_access-ask-device-hint = If you have nothing that works.

# Asking. What the tab says gives nobody away.
internet_access-ask-title-help = What would help
internet_access-ask-title-have = What you have
internet_access-ask-title-home = Where you live now
internet_access-ask-title-stay = The next year
internet_access-ask-title-phone = Your number
internet_access-ask-title-network = Something else instead
internet_access-ask-title-account = How you pay
internet_access-ask-title-way = How it gets to you
internet_access-ask-title-address = Your address
internet_access-ask-title-when = When you need it

internet_access-ask-next = Next
internet_access-ask-save = Save
internet_access-ask-skip = Skip this
internet_access-ask-choose = Choose one of the answers
internet_access-ask-long = That is too long. Use { $most } letters or fewer
internet_access-ask-talk = Rather talk to someone?
internet_access-ask-talk-link = See who you can call
internet_access-ask-yes = Yes
internet_access-ask-no = No
internet_access-ask-not-sure = I’m not sure

internet_access-ask-help = What would help you?
internet_access-ask-help-hint = Choose one. You can ask for more later.
internet_access-ask-help-missing = Choose what would help, or “Help me choose”
internet_access-ask-choose-for-me = Help me choose
internet_access-ask-not-matched = You can ask now. We can say yes once a personal adviser has told us who you are.
internet_access-ask-begun = You began this on { $day }. What you typed is still here.
internet_access-ask-anew = Begin again with nothing filled in
internet_access-ask-suggested-data = We think data for this phone helps you most. Your phone works, and data goes where you go.
internet_access-ask-suggested-sim = We think a SIM card helps you most. You have a phone, and it only needs a card with data.
internet_access-ask-suggested-broadband = We think Wi-Fi at home helps you most. You stay there, and it lasts for a year.
internet_access-ask-suggested-router = We think a small Wi-Fi box helps you most. It works with what you have, and you can take it with you.
internet_access-ask-suggested-device = We think a phone, tablet or laptop helps you most. Without one, data is no use.
internet_access-ask-suggested-change = We have chosen it below. You can choose something else.

internet_access-ask-have = What do you have to go online with?
internet_access-ask-have-hint = Choose what works best. It can be old.
internet_access-ask-have-phone = A phone that works
internet_access-ask-have-no-sim = A phone, but no SIM card in it
internet_access-ask-have-computer = A tablet or laptop, but no phone
internet_access-ask-have-nothing = Nothing that works
internet_access-ask-home = Is there Wi-Fi where you live?
internet_access-ask-home-hint = Say yes only if it works and you may use it.
internet_access-ask-stay = Do you think you will live there for a year?
internet_access-ask-stay-hint = Wi-Fi at home is put in one place, so it is good if you stay.

internet_access-ask-phone = Which phone is it for?
internet_access-ask-phone-why = The network needs the number, so that the data goes to the right phone.
internet_access-ask-phone-label = Your mobile number
internet_access-ask-phone-hint = For example 07700 900123
internet_access-ask-phone-mobile = Type a mobile number. It starts with 07
internet_access-ask-network-label = Which network is it on?
internet_access-ask-network-hint = Its name is at the top of your screen, or on your SIM card.
internet_access-ask-network-choose = Choose a network
internet_access-ask-network-other = Another one, or I’m not sure
internet_access-ask-network-missing = Choose your network, or “Another one, or I’m not sure”

internet_access-ask-instead = We can send you a SIM card instead
internet_access-ask-instead-named = { $network } does not let us put data on your phone.
internet_access-ask-instead-other = We can only put data on phones if we know the network and it works with us.
internet_access-ask-instead-sim = We post you a SIM card with data on it. You put it in your phone. It has a new number.
internet_access-ask-instead-keep = Keep your old card too, so that you do not lose your number.
internet_access-ask-instead-yes = Yes, a SIM card instead
internet_access-ask-instead-no = Choose another network
internet_access-ask-instead-else = Ask for something else

internet_access-ask-account = How do you pay for this phone?
internet_access-ask-account-hint = The network asks us. You do not pay for what we give you.
internet_access-ask-account-name = Name on the phone account, if it is not yours
internet_access-ask-account-name-hint = Leave it empty if the name is { $name }.

internet_access-ask-way = How shall it get to you?
internet_access-ask-way-hint = Choose what is safe and easy for you.
internet_access-ask-post-hint = It comes in a plain envelope.
internet_access-ask-collect-hint = We tell you when it is there. You only say your reference.
internet_access-ask-adviser-hint = { $name } brings it when you meet.

internet_access-ask-address = Where shall we post it?
internet_access-ask-address-why = Only for this. It can be any place where you get your post.
internet_access-ask-address-home = Where shall the Wi-Fi be?
internet_access-ask-address-home-why = We need it to see which Wi-Fi can be put in there.
internet_access-ask-address-label = Address
internet_access-ask-address-hint = House or flat number, street and town
internet_access-ask-address-missing = Type the house number, the street and the town
internet_access-ask-address-short = Type the house number and the street too, so that it can be found
internet_access-ask-postcode-label = Postcode
internet_access-ask-reach-label = Phone number, if you like
internet_access-ask-reach-hint = Only if somebody cannot find you on the day.

internet_access-ask-when = When do you need it?
internet_access-ask-when-why = You do not have to say. It helps us if it is for something on a certain day.
internet_access-ask-day-label = The day you need it by
internet_access-ask-day-hint = For example 31/12/2026. Leave it empty if any day is fine.
internet_access-ask-day-shape = Type a day like 31/12/2026
internet_access-ask-day-over = That day is over. Type one that is still to come
internet_access-ask-day-far = Type a day in the next 12 months
internet_access-ask-why-label = What is it for?
internet_access-ask-why-hint = For example college, work, or to talk to family. You can leave it empty.

# Check, and send.
internet_access-ask-check-title = Look at it once more
internet_access-ask-check = Is this right?
internet_access-ask-change = Change
internet_access-ask-left-out = You left this out
internet_access-ask-row-name = Your name
internet_access-ask-row-help = What would help
internet_access-ask-row-phone = Your phone
internet_access-ask-row-account = How you pay
internet_access-ask-row-in-name = The account is in the name of { $name }
internet_access-ask-row-way = How it gets to you
internet_access-ask-row-address = Address
internet_access-ask-row-when = When and what for
internet_access-ask-row-day = By { $day }
internet_access-ask-same = You asked for this before
internet_access-ask-same-today = You asked for it today.
internet_access-ask-same-on = You asked for it on { $day }.
internet_access-ask-same-stands = It stands here:
internet_access-ask-same-link = Look at it
internet_access-ask-same-still = You can still send this one too, if you need it.
internet_access-ask-match-first = One thing comes first
internet_access-ask-match-first-text = A personal adviser has to tell us who you are. You can send this now. We say yes or no after that.
internet_access-ask-readers = Who reads this
internet_access-ask-readers-text = The council’s internet team reads it. Your personal adviser can see where it stands.
internet_access-ask-by = You hear from us by { $day }.
internet_access-ask-send = Send it to the internet team

# The page to keep.
internet_access-ask-sent-title = Keep these numbers
internet_access-ask-sent = The internet team has it
internet_access-ask-sent-thanks = Thank you,
internet_access-ask-sent-what = You asked for { $help }.
internet_access-ask-sent-by = You hear from us by { $day }.
internet_access-ask-sent-reference = Your reference
internet_access-ask-sent-say = Say it if you call us.
internet_access-ask-sent-go = See where it stands
internet_access-ask-sent-next = What happens next
internet_access-ask-sent-match = First a personal adviser tells us who you are. You can talk to them about it.
internet_access-ask-sent-next-read = Somebody of the internet team reads it.
internet_access-ask-sent-next-told = We tell you what we decide, and when it is on its way.
internet_access-ask-sent-next-more = You can write to us at any time, or take it back.
internet_access-ask-sent-digits = 16 digits that open it without signing in
internet_access-ask-sent-open = Type them, with your reference, at
internet_access-ask-sent-open-what = They show where it stands. With them you can tell us if it arrived and works. They show nothing else of you.
internet_access-ask-sent-shared = Do other people use this phone? Then write it all on paper. A picture can be seen by others.
internet_access-ask-sent-call = Who you can call
internet_access-ask-sent-mine = Go to your page

# On somebody's own page, and in the copy of their data. The page may be seen by others.
internet_access-ask-item = Something you began
internet_access-ask-item-holder = You have it
internet_access-ask-item-next = Look at it once more, and send it
internet_access-ask-copy = What you began to ask for and have not sent
internet_access-ask-copy-body = Your answers
internet_access-ask-copy-changed = Last changed
