# Getting online: what it is called, where it stands and what comes next. Reading age 9, "you" and "we".

internet_access-help-data = data for my phone
internet_access-help-sim = a SIM card
internet_access-help-broadband = Wi-Fi at home
internet_access-help-router = a router that works without a phone line
internet_access-help-device = a phone, tablet or laptop
internet_access-way-post = Post it to me
internet_access-way-collect = I collect it from the leaving care office
internet_access-way-adviser = My personal adviser brings it
internet_access-pays-monthly = A bill every month
internet_access-pays-as-you-go = I top up
internet_access-pays-not-sure = I’m not sure

internet_access-status-received = We have it
internet_access-status-looking = We are looking at it
internet_access-status-approved = Yes: you get it
internet_access-status-ordered = It is ordered
internet_access-status-on-its-way = It is on its way
internet_access-status-ready-to-collect = It is ready to collect
internet_access-status-arrived = It has arrived
internet_access-status-working = It works
internet_access-status-ending-soon = It ends soon
internet_access-status-ended = It has ended
internet_access-status-number-not-recognised = The network does not know this number
internet_access-status-wrong-network = The number is on another network
internet_access-status-name-does-not-match = The name is not the one on the phone account
internet_access-status-address-not-found = Nobody can find this address
internet_access-status-out-of-stock = There are none left just now
internet_access-status-not-eligible = We cannot give you this
internet_access-status-lost-or-broken = Something went wrong with it
internet_access-status-withdrawn = You took it back

internet_access-next-received = You don’t have to do anything. We look at it and tell you.
internet_access-next-looking = You don’t have to do anything. We tell you what we decide.
internet_access-next-approved = You don’t have to do anything. We get it ready for you.
internet_access-next-ordered = You don’t have to do anything. We tell you when it is on its way.
internet_access-next-on-its-way = When it comes, tell us that it arrived. If it does not come, tell us that too.
internet_access-next-ready-to-collect = Come and get it, then tell us that you have it.
internet_access-next-arrived = Try it, then tell us if it works.
internet_access-next-working = You don’t have to do anything. If it stops working or you lose it, tell us here.
internet_access-next-ending-soon = Tell us if you still need it, and look at what else you can get for little money.
internet_access-next-ended = If you need it again, ask again.
internet_access-next-number-not-recognised = Check the number and put it right here.
internet_access-next-wrong-network = Check which network your phone is on and put it right here.
internet_access-next-name-does-not-match = Tell us the name on the phone’s bill or account.
internet_access-next-address-not-found = Check the address and put it right here.
internet_access-next-out-of-stock = You don’t have to do anything. You get one as soon as we have more.
internet_access-next-not-eligible = Read why. If you think we got it wrong, write to us here or ask an advocate.
internet_access-next-lost-or-broken = You don’t have to prove anything. We look into it and tell you what happens.
internet_access-next-withdrawn = If you need it after all, ask again.

internet_access-why-not-a-leaver = This is only for people who have left care, or soon will, and the list we have does not say that you have.
internet_access-why-has-one = You have one of these from us already.
internet_access-why-paid-elsewhere = Somebody else pays for this where you live.
internet_access-why-not-at-address = It cannot be put in where you live.
internet_access-why-no-money = There is no money left for this until the next three months begin.
internet_access-why-else = We say why in our message.
