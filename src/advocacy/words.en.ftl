# What a case of advocacy is called, wherever young people read of one.
advocacy-topic-no-one-calls = No one is calling me back
advocacy-topic-change-adviser = I want a different personal adviser, or I don't have one
advocacy-topic-housing = Where I live, or bidding for a home
advocacy-topic-rent = Rent arrears, or losing my home
advocacy-topic-money = Money, grants or benefits
advocacy-topic-pathway-plan = My pathway plan
advocacy-topic-meeting = A meeting that I want somebody with me for
advocacy-topic-education = School, college, training or work
advocacy-topic-immigration = My immigration status or papers
advocacy-topic-health = My health, or getting support
advocacy-topic-family = Family, contact, or my children
advocacy-topic-records = Seeing what is written about me
advocacy-topic-complaint = I want to make a complaint
advocacy-topic-else = Something else
advocacy-topic-not-sure = I'm not sure

advocacy-way-call = Call me
advocacy-way-text = Text me
advocacy-way-email = Email me: a letter that says only that there is news
advocacy-way-here = Only write to me here

advocacy-ended-done = Sorted
advocacy-ended-moved-on = You decided to go on by yourself
advocacy-ended-elsewhere = Somebody else helps you with it now
advocacy-ended-no-answer = We could not reach you
advocacy-ended-stopped = You stopped it
