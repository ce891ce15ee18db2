//! What was said, in the words of nobody who exists.

use super::super::super::model::Feeling::{self, Awful, Bad, Good, Great, Mixed};

/// One thing that was said, and what came of it.
pub struct Spoken {
    /// "amara", "jo", "code" or "nobody".
    pub who: &'static str,
    pub quarters_ago: usize,
    /// How far into that quarter.
    pub percent: i64,
    pub about: &'static str,
    pub feeling: Option<Feeling>,
    pub words: &'static str,
    pub change: &'static str,
    pub may_quote: bool,
    pub then: &'static [Step],
}

/// What a worker did.
pub enum Step {
    About(&'static [&'static str]),
    Answer(&'static str),
    Urgent(&'static str),
    Fit(&'static str),
    /// The other worker.
    Agree,
    In,
    Out,
    Finish,
}

use Step::{About, Agree, Answer, Finish, Fit, In, Out, Urgent};

#[rustfmt::skip] // a table
pub const SAID: &[Spoken] = &[
    // Two quarters ago.
    Spoken { who: "amara", quarters_ago: 2, percent: 40, about: "adviser", feeling: Some(Bad), words: "I had three personal advisers in a year. I told my story three times.", change: "Let the old one and the new one meet me together.", may_quote: true, then: &[About(&["adviser", "heard"]), Answer("You should not have to tell it again. From now on the old adviser and the new one meet you together, once, before anything changes."), Finish] },
    Spoken { who: "code", quarters_ago: 2, percent: 55, about: "money", feeling: Some(Bad), words: "The setting-up home money went on a cooker and there was none left for a bed. I slept on the floor for two weeks.", change: "Somebody should go shopping with you who knows what things cost.", may_quote: true, then: &[About(&["money", "home"]), Answer("Two weeks on the floor is two weeks too long. We asked the council for a list of what a first home needs, with prices. Tell us here if the bed has come."), Fit("The money for a first home was gone before there was a bed."), Agree] },
    Spoken { who: "nobody", quarters_ago: 2, percent: 62, about: "family", feeling: Some(Mixed), words: "I am allowed to see my little brother every six weeks. Every six weeks is not a brother, it is an appointment.", change: "", may_quote: true, then: &[About(&["family", "heard"]), Fit("Seeing a brother or sister every six weeks is not family. It is an appointment."), Agree] },
    Spoken { who: "code", quarters_ago: 2, percent: 70, about: "health", feeling: Some(Awful), words: "I waited five months for counselling and then I was 18 and had to start again at the back of another queue.", change: "The queue should come with you.", may_quote: true, then: &[About(&["health"]), Answer("The queue should come with you: we are putting exactly that to the Board.")] },
    Spoken { who: "nobody", quarters_ago: 2, percent: 80, about: "people", feeling: Some(Great), words: "My foster mum learned to do my hair from videos. She got it wrong for a month and then she got it right. That is all. I just wanted somebody to know.", change: "", may_quote: false, then: &[About(&["people"])] },
    Spoken { who: "nobody", quarters_ago: 2, percent: 90, about: "online", feeling: Some(Mixed), words: "The router in our house is in the staff office and the office is locked at ten.", change: "Put it in the hall.", may_quote: true, then: &[About(&["online", "home"]), Finish] },
    // The last quarter: enough people speak of being listened to.
    Spoken { who: "amara", quarters_ago: 1, percent: 8, about: "heard", feeling: Some(Mixed), words: "At my review everybody talked about me in the third person. I was in the room.", change: "Ask me first, before the adults speak.", may_quote: true, then: &[About(&["heard"]), Answer("You were in the room, and it was your review. We wrote a page for everybody who leads one: the young person speaks first."), Fit("At reviews adults talk about us while we are in the room."), Agree, In] },
    Spoken { who: "code", quarters_ago: 1, percent: 15, about: "heard", feeling: Some(Bad), words: "I rang the duty number four times in August. Nobody rang back. The fourth time I said it was fine when it was not.", change: "Ring back on the same day, even if you only say you have not got an answer.", may_quote: true, then: &[About(&["heard", "adviser"]), Answer("Thank you for saying that it was not fine. Is it now? You can write here again, and we read it. Nobody knows who you are."), Fit("I rang four times and nobody rang back. In the end I said that it was fine when it was not."), Agree, In] },
    Spoken { who: "nobody", quarters_ago: 1, percent: 21, about: "adviser", feeling: Some(Bad), words: "She is nice but she has so many of us that she calls me by another girl's name.", change: "Fewer young people for each adviser.", may_quote: true, then: &[About(&["adviser", "heard"]), Fit("Advisers have so many of us that they mix up our names."), Agree, In] },
    Spoken { who: "nobody", quarters_ago: 1, percent: 28, about: "leaving", feeling: Some(Awful), words: "On my 18th birthday the first thing that came was a letter about what I was not getting any more.", change: "Send a card. Send the letter a week later.", may_quote: true, then: &[About(&["leaving", "heard"]), Fit("On the day we turn 18 the first thing that comes is a letter about what we lose."), Agree, In] },
    Spoken { who: "code", quarters_ago: 1, percent: 33, about: "home", feeling: Some(Bad), words: "They moved me on a Tuesday and told me on the Monday. My whole life was in bin bags again.", change: "Suitcases, and a week to say goodbye.", may_quote: true, then: &[About(&["home", "heard"]), Answer("Nobody's life belongs in a bin bag. The council buys suitcases from this month on, and a week's notice goes to the Board as a promise to make."), Fit("I was told on one day and moved on the next, with my life in bin bags."), Agree, In] },
    Spoken { who: "nobody", quarters_ago: 1, percent: 39, about: "heard", feeling: Some(Mixed), words: "You ask and ask. This is the ninth survey. What happened to the other eight?", change: "Say what changed before you ask again.", may_quote: true, then: &[About(&["heard"]), Fit("This is the ninth survey. What came of the other eight?"), Agree, Out] },
    Spoken { who: "nobody", quarters_ago: 1, percent: 44, about: "work", feeling: Some(Good), words: "My adviser came to the interview and waited outside with a sausage roll. I got the job.", change: "", may_quote: true, then: &[About(&["work", "adviser"]), Fit("Somebody came to the interview with me and waited outside. I got the job."), Agree] },
    Spoken { who: "code", quarters_ago: 1, percent: 50, about: "heard", feeling: Some(Bad), words: "I said in May that I do not feel safe on the stairs at night. In July somebody wrote it down. I am still going up those stairs.", change: "A light that works.", may_quote: true, then: &[About(&["home", "heard"]), Answer("The light was mended on the Thursday after you wrote. If it goes out again, tell us here, and we ring the landlord the same day.")] },
    Spoken { who: "jo", quarters_ago: 1, percent: 57, about: "heard", feeling: Some(Mixed), words: "People say \u{201c}we will look into it\u{201d}. I never learn who is we.", change: "Say the name of who will do it.", may_quote: true, then: &[About(&["heard"]), Answer("You are right. I am Pia. I asked, and your form is with Grace; she rings you by Friday."), Fit("\u{201c}We will look into it.\u{201d} I never learn who \u{201c}we\u{201d} is."), Agree, In] },
    Spoken { who: "nobody", quarters_ago: 1, percent: 63, about: "people", feeling: Some(Great), words: "There is one night worker who knocks and waits. Everybody else knocks and comes in. Tell her thank you.", change: "Knock and wait.", may_quote: true, then: &[About(&["people", "heard"]), Fit("Some knock and wait, and some knock and come in. Waiting means everything."), Agree] },
    Spoken { who: "code", quarters_ago: 1, percent: 70, about: "health", feeling: Some(Awful), words: "When I cry they write it in the book. So I cry in the shower now.", change: "Sit with me and do not write.", may_quote: false, then: &[About(&["health", "heard"]), Answer("We read this slowly, and more than once. Crying is not an incident. If you want somebody to sit with you and write nothing, an advocate does that, and you can write to us here.")] },
    Spoken { who: "nobody", quarters_ago: 1, percent: 76, about: "money", feeling: Some(Bad), words: "The bus pass stops at 18. College does not.", change: "", may_quote: true, then: &[About(&["money", "work"]), Out] },
    Spoken { who: "jo", quarters_ago: 1, percent: 72, about: "work", feeling: Some(Bad), words: "I need a laptop for my course and each person sends me to another person. The course has started.", change: "One person who says yes or no.", may_quote: true, then: &[] },
    Spoken { who: "nobody", quarters_ago: 1, percent: 88, about: "heard", feeling: Some(Good), words: "The Children in Care Council asked for later curfews at weekends and now they are later. First time something I said went anywhere.", change: "", may_quote: true, then: &[About(&["heard"]), Fit("We asked for something and it changed. It was the first time for me."), Agree, In] },
    Spoken { who: "code", quarters_ago: 1, percent: 93, about: "online", feeling: Some(Bad), words: "I do my homework in the chicken shop because that is where the Wi-Fi is.", change: "", may_quote: true, then: &[About(&["online", "work"]), Answer("The portal can get you data for your phone, or Wi-Fi at home: look at \u{201c}Get online\u{201d}. You need no name for that page.")] },
    // This quarter: much of it waits.
    Spoken { who: "amara", quarters_ago: 0, percent: 30, about: "work", feeling: Some(Great), words: "I passed my maths. Third time. I wanted to tell somebody who would be glad.", change: "", may_quote: false, then: &[Answer("We are so glad. Three times is what stubborn people do. We read it out, and everybody clapped.")] },
    Spoken { who: "code", quarters_ago: 0, percent: 35, about: "people", feeling: Some(Awful), words: "I do not want to be here any more and I do not mean the house.", change: "", may_quote: false, then: &[Urgent("Read this as thoughts of suicide. Told the duty team the words; nobody can know who it is. An answer comes next, with whom to ring tonight."), Answer("We are worried about you, and glad that you wrote. Please ring Samaritans on 116 123, or text 85258, tonight: you need no name there either. If you want us to come, tell us here who you are. We will come.")] },
    Spoken { who: "nobody", quarters_ago: 0, percent: 42, about: "home", feeling: Some(Bad), words: "The heating in the shared house comes on at six and goes off at eight. It is a house, not a school.", change: "Let us have the timer.", may_quote: true, then: &[About(&["home"]), Fit("The heating goes on and off as if our home were a school.")] },
    Spoken { who: "code", quarters_ago: 0, percent: 50, about: "leaving", feeling: Some(Mixed), words: "Nobody taught me what council tax is. I owe four hundred pounds for something I have never heard of.", change: "Teach it before we move, with a real bill.", may_quote: true, then: &[] },
    Spoken { who: "nobody", quarters_ago: 0, percent: 58, about: "family", feeling: Some(Mixed), words: "My mum died in spring and my file still says \u{201c}contact with mother: supervised\u{201d}.", change: "Read the file before you meet us.", may_quote: true, then: &[] },
    Spoken { who: "code", quarters_ago: 0, percent: 66, about: "heard", feeling: Some(Good), words: "The new form is short. Somebody must have asked somebody. Thanks.", change: "", may_quote: true, then: &[About(&["heard"])] },
    Spoken { who: "nobody", quarters_ago: 0, percent: 74, about: "adviser", feeling: Some(Good), words: "He sends me a picture of his dog on Mondays. It helps more than the plan.", change: "", may_quote: true, then: &[] },
    Spoken { who: "jo", quarters_ago: 0, percent: 90, about: "home", feeling: Some(Mixed), words: "I would like to paint my wall. It says in the rules that I must ask, and not whom.", change: "Put a name in the rules.", may_quote: true, then: &[] },
    Spoken { who: "nobody", quarters_ago: 0, percent: 95, about: "else", feeling: None, words: "Is anybody reading this?", change: "", may_quote: true, then: &[] },
];
