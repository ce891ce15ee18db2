# The first page.
home-title = Welcome
home-heading = What do you need today?
home-lead = This is for you if you have been in care. { $council } runs it. You do not need to sign in to look around.
home-work = Work and training
home-work-text = Find an apprenticeship, a traineeship or a job near you.
home-advocate = Someone on your side
home-advocate-text = An advocate helps you say what you want. They do not work for the council.
home-internet = Get online
home-internet-text = Ask for mobile data, Wi-Fi at home, or something to use it on.
home-feedback = Tell us what you think
home-feedback-text = Your Children in Care Council listens, and takes it to the people in charge.
home-tonight = Do you need someone tonight?
home-tonight-link = Here is who to call

home-language-title = Which language do you want?
home-language-missing = Choose a language from the list
home-language-save = Use this language
