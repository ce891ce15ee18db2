//! Sentences any advert may use, whatever the trade.
//!
//! `{employer}`, `{town}`, `{job}` (`{a_job}` with its article), `{course}` and `{college}` stand for the advert's own.

/// First halves of the short summary; `{a}`, `{b}` and `{c}` are three of the job's tasks.
pub const SUMMARIES: [&str; 22] = [
    "At {employer} in {town} you will {a}, and {b}.",
    "Learn to {a}, {b}, and {c}, with the team at {employer} in {town}.",
    "{employer} is looking for an apprentice {job} in {town}. You will {a}, and {b}.",
    "A paid job and a qualification in one: {a}, {b}, and learn from people at {employer} in {town}.",
    "Would you like to {a}, and {b}? {employer} in {town} will teach you.",
    "In this job in {town} you will {a}. You will also learn to {b}. You join the team at {employer}.",
    "{employer} in {town} will show you how to {a}, and how to {b}.",
    "{employer} in {town} will train you to {a}, {b}, and {c}.",
    "Start as an apprentice {job} with {employer} in {town}: {a}, and {b}.",
    "We will pay you to learn how to {a}, and {b}. You work with {employer} in {town}.",
    "Near the start you will {a}. Later you will {b}. This job is with {employer} in {town}.",
    "Come and {a} with us at {employer} in {town}. We will also show you how to {b}.",
    "Want to become a qualified {job}? At {employer} in {town} you will learn to {a}, and to {b}.",
    "Help {employer} in {town}: {a}, {b}, and {c}, with someone beside you.",
    "{a}, {b}, and get paid for it. {employer} is in {town}.",
    "An apprentice {job} at {employer} in {town} gets to {a}. There is also time to learn to {b}.",
    "You will {a}, {b}, and {c}. {employer}, {town}.",
    "There is a place for you at {employer} in {town}. Some days you will {a}. On others you will {b}.",
    "Earn a wage and learn to {a}. Your team at {employer} in {town} will also help you to {b}.",
    "This is what you would do at {employer}: {a}, {b}, and {c}. You would work in {town}.",
    "Based in {town}, you will {a}, and {b}. {employer} has done this for years and will show you how.",
    "Not sure what you want to do? Find out with {employer} in {town}, where you will {a}, and {b}.",
];

/// Second halves of the short summary.
pub const SUMMARY_ENDS: [&str; 30] = [
    "No experience needed.",
    "Full training is given.",
    "You will get a mentor from your first day.",
    "We will help with travel in your first month.",
    "There is a good chance of a job at the end.",
    "We welcome people of every background.",
    "Come for a visit before you apply.",
    "Ask us anything first: we like questions.",
    "All you need is the wish to learn.",
    "Study time is part of your paid hours.",
    "A small team and a big welcome.",
    "You do not need to know anyone here.",
    "We look at who you are, not only at your grades.",
    "Starting soon, with time to settle in.",
    "It is fine if this is your first job.",
    "Short form, quick answer.",
    "Good pay rises as you learn.",
    "You get your kit on the first day.",
    "We are close to the bus and the train.",
    "You can talk to a past apprentice first.",
    "Tell us what you are good at.",
    "Your tutor comes to you.",
    "We take our time with new people.",
    "You choose your start date with us.",
    "A steady job in a calm place.",
    "We will be glad to hear from you.",
    "There is always someone to ask.",
    "You will finish with skills for life.",
    "We interview everyone who shows they care.",
    "",
];

pub const OPENINGS: [&str; 16] = [
    "{employer} is looking for an apprentice {job} to join the team in {town}.",
    "Do you want to earn while you learn? {employer} would like to train you as {a_job}.",
    "This is a real job with real pay at {employer}, and at the end you will be qualified.",
    "Come and learn how to be {a_job} with the people at {employer} in {town}.",
    "We have room for someone new at {employer}. You bring the interest and we will bring the training.",
    "Our last apprentice has just qualified, so there is now a place free for the next {job} at {employer}.",
    "{employer} is growing, and we would rather train someone well than hire in a hurry.",
    "If you are thinking about work as {a_job}, this is a good place in {town} to start.",
    "Everybody at {employer} had to start somewhere. This could be your start.",
    "We are hiring {a_job} in {town}. It does not matter whether you come from school, college or a job you did not \
        like.",
    "This apprenticeship in {town} is for someone who wants a trade for life.",
    "You do not need experience to join {employer}. We will teach you to be {a_job} step by step.",
    "Every year {employer} takes on someone who is new to work. This year it could be you.",
    "The team in {town} needs another pair of hands, and we would love to train a new {job}.",
    "At {employer} an apprentice is never just there to make the tea.",
    "Think of this as a job with a built-in teacher: you will learn to be {a_job} from people who love it.",
];

pub const HEADINGS: [&str; 8] = [
    "What you would do:",
    "Your work will include:",
    "In this job you will:",
    "A normal week:",
    "You will learn to:",
    "Your main tasks:",
    "Things you will do:",
    "Step by step you will:",
];

pub const SUPPORT: [&str; 16] = [
    "You will have a buddy for your first three months, close to you in age, who is not your boss.",
    "Your manager sits down with you every week to ask how you are, not just how the work is going.",
    "If you have a social worker or a personal adviser, they are welcome to come with you on your first day.",
    "Made a mistake? Good. Tell us and we will fix it together. That is how everyone learns.",
    "We will agree a plan with you for your first month, so that you know what is coming.",
    "You can ask for things to be written down, said more slowly or shown again. Many people do.",
    "If mornings are hard, or you have appointments, tell us and we will work something out.",
    "There is someone trained in mental health first aid in every team.",
    "Nobody expects you to know everything. In the first weeks your job is to watch and ask.",
    "We hold a small lunch for all our apprentices every month.",
    "You will have one person to go to for everything, from lost passes to a bad day.",
    "We will check in with you after the first day, the first week and the first month.",
    "If English is not your first language, we will help you with the words of the trade.",
    "You can meet the team before you say yes.",
    "We will help you to set up a bank account or get your papers in order if you need that.",
    "Older apprentices will show you the ropes, the shortcuts and the best place for lunch.",
];

pub const SUITS: [&str; 12] = [
    "You may have had jobs before, or none at all. Both are fine.",
    "We are looking for someone who turns up, tries hard and is kind to others.",
    "Gaps on your CV are not a problem. Tell us what you have learned from life.",
    "You know yourself best: if you read this and think 'maybe', please apply.",
    "We would rather have someone who asks too many questions than too few.",
    "We want people who care about the person next to them.",
    "It helps if you have done something like this for fun, at home or as a volunteer.",
    "You should be happy to learn at work and at college in the same week.",
    "Grades tell only part of a story. We read the whole of yours.",
    "We do not mind how you speak or where you come from.",
    "If you stick with things when they get hard, we will notice.",
    "Confidence comes later. Interest is enough to begin with.",
];

pub const CLOSINGS: [&str; 12] = [
    "The interview is a chat and a short task. We send you the questions two days before.",
    "Come for a look round before you decide. Just ring and we will make a time.",
    "We answer everyone who applies, whatever we decide.",
    "Please apply even if you do not tick every box.",
    "If you need anything changed for the interview, tell us and we will do it without a fuss.",
    "We may close early if many people apply, so do not wait too long.",
    "You can bring someone with you to the interview. They can wait with you or come in.",
    "Not sure? Call and ask for a ten minute talk with one of our apprentices.",
    "We pay the fare to your interview.",
    "After the interview you will hear from us within five working days.",
    "Your answers can be short. Write as you would speak.",
    "There is a trial morning, paid, so that both sides can see if it fits.",
];

pub const TRAINING: [&str; 12] = [
    "You will work towards {course} with {college}.",
    "Your training is run by {college} and leads to {course}.",
    "{college} will teach you the course {course} while you work with us.",
    "The course is {course}. Your teachers come from {college}.",
    "With {college} you will study for {course}, and we pay for all of it.",
    "You join a small class at {college} for {course}.",
    "We have worked with {college} for many years. They will take you through {course}.",
    "At the end you will hold {course}, taught by {college} and by all of us.",
    "{college} gives you a tutor for the whole of {course}.",
    "Your course, {course}, is split between work and {college}.",
    "Your place on {course} at {college} is paid for and waiting.",
    "{course} is a national qualification. {college} will teach it and test it with you.",
];

pub const TRAINING_DAYS: [&str; 12] = [
    "You go there one day a week and you are paid for it.",
    "Lessons are online every Tuesday morning, and you meet in person once a month.",
    "A tutor visits you at work every three weeks, so there is no need to travel.",
    "College comes in blocks of one week, five times a year. Travel is paid.",
    "You will have six hours of study time in every working week.",
    "You learn in the same group from start to finish, so you will make friends.",
    "Study time is in your working hours, never on top of them.",
    "There is a quiet room for study and a laptop to borrow.",
    "You go in on Fridays in term time and work with us in the holidays.",
    "Most of it is practical: you do it, someone watches, and you talk about it.",
    "Every eight weeks you, your tutor and your manager look at how far you have come.",
    "The final assessment has two parts: show what you can do, then talk about it.",
];

pub const MORE_TRAINING: [&str; 12] = [
    "If you do not have English and maths yet, you can take them with us in small steps.",
    "You will also do first aid, fire safety and looking after your own wellbeing.",
    "There is extra help for dyslexia, dyscalculia and ADHD. You do not need a diagnosis to ask.",
    "In your second term you can choose one short course just because it interests you.",
    "We will pay for a driving theory test if your job needs it.",
    "You will visit another employer for a week, to see how they do the same job.",
    "A careers coach meets you twice a year to talk about what you want next.",
    "You will learn how to budget your first wages in a friendly half-day workshop.",
    "You can take part in regional skills competitions if you like a challenge.",
    "You will help to train the next apprentice, which is the best way to learn.",
    "There are evening classes you can join free of charge.",
    "You get time to read and try new things, one hour every Friday.",
];

pub const AFTERWARDS: [&str; 14] = [
    "If you do well, and most people do, there is a permanent job for you.",
    "We cannot promise a job at the end, but eight of our last ten apprentices have stayed.",
    "You will have an interview for a permanent place three months before you finish.",
    "Pay goes up when you pass, and again a year later.",
    "Whatever happens, you leave with a qualification, a reference and people to call.",
    "If we have no job for you at the end, we will help you to find one with a partner nearby.",
    "You can go on to the next level with us if you would like to.",
    "We keep in touch with everyone who has trained here, and we ask them back to speak.",
    "There is no pressure to stay, but we hope you will want to.",
    "You will leave with a plan for your next two years.",
    "Some apprentices stay, some go to university, and some start something of their own.",
    "The skills are useful well beyond this job.",
    "You will have built up a record of your work to show anyone.",
    "We look at your next step together, six months before the end.",
];

pub const CONSIDER: [&str; 14] = [
    "Please check the journey before you apply and try it once at the time you would travel.",
    "The pay goes up after your first year if you are 19 or over.",
    "Your wage may change what you get in benefits. Ask your adviser to work it out with you first.",
    "You will need your own phone for the rota. If you do not have one, tell us.",
    "We can start you a little later if you need time to find a place to live nearby.",
    "If you have a criminal record, talk to us. We look at each person fairly.",
    "Pay comes at the end of the month. We can pay part of it early in your first month.",
    "Please tell us about any support you need, so that we can have it ready.",
    "You need the right to work in the UK. If you are waiting for papers, ask us.",
    "The building has a lift, a step-free entrance and a prayer room.",
    "You need to be able to travel between our two sites.",
    "You cannot do this course if you already have the same qualification at the same level.",
    "You will need to finish the course to keep the job, and we will help you to do that.",
    "Lunch places nearby are dear. Most of us bring our own, and there is a kitchen.",
];

#[rustfmt::skip]
pub const BENEFITS: [&str; 30] = [
    "28 days of holiday, including bank holidays", "25 days of holiday plus bank holidays", "free travel to college",
    "a travel card for your first month", "a pension that we pay into", "a free meal on every shift",
    "your birthday off", "a laptop to keep at the end", "work clothes and boots", "free uniform, washed for you",
    "a staff discount", "gym membership for £10 a month", "someone to talk to, day or night, free and private",
    "sick pay from your first day", "paid time off for moving home", "an interest-free loan for a rent deposit",
    "tools that are yours to keep", "free eye tests", "a student card with discounts", "a bonus of £300 when you pass",
    "a bike loan scheme", "free tea, coffee and fruit", "team days out twice a year",
    "extra days off for every year you stay", "help with childcare costs", "a thank-you scheme with vouchers",
    "paid time for volunteering", "pay rises in line with your training", "free parking", "flu jabs",
];

pub const ABOUT: [&str; 14] = [
    "We have been part of {town} for a long time, and many of our team grew up nearby.",
    "What people say about working here: fair, busy and a good laugh.",
    "We have promised to pay at least the real living wage to everyone who has finished training.",
    "Twice a year we ask our team what to change, then tell them what we did about it.",
    "Everyone who works at {employer} has a say in how it is run.",
    "Three in ten of us live with a disability or a long-term illness.",
    "On average, people stay with us for seven years.",
    "We collect for a food bank in {town} every month.",
    "We try to be green: less waste, fewer miles, more mending.",
    "People here say good morning and mean it.",
    "You may have seen us around {town}. Look for the yellow door.",
    "We won a small award for training in {town} and keep it on the shelf next to the kettle.",
    "The youngest person at {employer} is 17 and the oldest is 71.",
    "We make time for families, faith and study.",
];

/// What `isNationalVacancyDetails` says of adverts for the whole country.
pub const NATIONAL: [&str; 8] = [
    "There are places in most large towns in England. Tell us where you live and we will find the nearest one.",
    "You can work from home anywhere in England, with a visit to our main office once a month. We pay the fare.",
    "We have teams in the North East, Yorkshire, the Midlands, London and the South West.",
    "You work in your own area and travel to training by train, which we book and pay for.",
    "Sites include Leeds, Bristol, Norwich and east London. Choose up to two when you apply.",
    "Homes are spread over the whole country, so there is probably one within half an hour of you.",
    "You will move between sites every six months. Rooms are paid for while you are away.",
    "We recruit all over England and group people by region.",
];

#[rustfmt::skip]
pub const SKILLS: [&str; 16] = [
    "Communication skills", "IT skills", "Attention to detail", "Organisation skills", "Customer care skills",
    "Problem solving skills", "Presentation skills", "Administrative skills", "Number skills", "Analytical skills",
    "Logical", "Team working", "Creative", "Initiative", "Non judgemental", "Patience",
];

/// Invented colleges and training firms.
#[rustfmt::skip]
pub const COLLEGES: [&str; 32] = [
    "Dockside Training Ltd", "Alderbrook College", "Threeways Skills Academy", "STEPSTONE LEARNING LTD",
    "Marlhurst College", "Fairlop Vale College", "Whitmere and District College", "The Lantern Training Trust",
    "NORTHFOLD COLLEGE GROUP", "Tidewell College", "Brackenridge Training", "Workshop Lane Academy",
    "Heathermoor College", "Pathmaker Skills CIC", "EASTWHARF TRAINING", "Sunnybank Adult Learning",
    "Copperfield Row College", "Riverside Vale College", "Trellis Learning", "Beechcote College",
    "GREENSTEM TRAINING LTD", "Millrace Technical College", "Oriel Lane College", "Handrail Training CIC",
    "Kingsfold College", "Sparkhouse Skills", "BRIGHTMERE COLLEGE", "Longacre Vale College", "Compass Yard Training",
    "Wharfedeane College", "Plumtree Skills Centre", "Severnholme College",
];
