//! What somebody may tell us, and the questions in their order. No database, no clock.

use std::ops::RangeInclusive;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::opportunities::model::Kind;

/// An answer, or why there is none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Told<T> {
    /// The question has not come yet.
    #[default]
    NotAsked,
    /// Left out, or "I would rather not say".
    NotSaid,
    Unsure,
    Said(T),
}

/// How old somebody was on the day they told us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Age {
    pub years: u8,
    #[serde(with = "day")]
    pub told_on: Date,
}

/// Whether somebody is or was in care: the categories of the Children Act 1989 (Schedule 2, sections 23A, 23C and 24), each
/// in words that stay true when somebody turns 18.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Care {
    /// At 16 and 17 the law says "eligible child": in care now, for 13 weeks or more since 14.
    Now,
    /// "Relevant child" at 16 and 17, "former relevant child" from 18: the same, and has left.
    Left,
    /// "Qualifying": in care after 16 for less than that, or with a special guardian after care.
    ShortTime,
    /// In care as a child, and not after 16: care-experienced, but none of the law's categories.
    Earlier,
    Never,
}

/// At school or college now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Study {
    FullTime,
    PartTime,
    Not,
}

/// What was passed at grade 4 or the same level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Passed {
    Both,
    English,
    Maths,
    Neither,
}

/// Where to look: a place as it was typed, and how far round it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Around {
    pub place: String,
    /// In miles; none for anywhere.
    pub miles: Option<u32>,
}

/// All that somebody told us.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    pub age: Told<Age>,
    pub care: Told<Care>,
    /// Has an education, health and care plan.
    pub plan: Told<bool>,
    pub study: Told<Study>,
    pub passed: Told<Passed>,
    /// The highest level reached: 0 for none, 2 is like GCSEs, 3 like A levels, 4 for anything above.
    pub level: Told<u8>,
    pub kinds: Told<Vec<Kind>>,
    /// Places in `ROUTES`.
    pub routes: Told<Vec<u8>>,
    pub around: Told<Around>,
}

/// One question, one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Question {
    Age,
    Care,
    Plan,
    Study,
    Passed,
    Level,
    Kinds,
    Routes,
    Around,
}

impl<T> Told<T> {
    pub fn said(&self) -> Option<&T> {
        match self {
            Told::Said(answer) => Some(answer),
            _ => None,
        }
    }

    pub fn was_asked(&self) -> bool {
        !matches!(self, Told::NotAsked)
    }
}

impl Age {
    /// The ages that somebody may have on a day: one on the day they told us and on its anniversaries, else one of two.
    pub fn on(self, day: Date) -> RangeInclusive<u8> {
        let years = i32::from(day.year()) - i32::from(self.told_on.year());
        let (then, now) = ((self.told_on.month(), self.told_on.day()), (day.month(), day.day()));
        let from = i32::from(self.years) + years - i32::from(now < then);
        let age = |years: i32| u8::try_from(years.max(0)).unwrap_or(u8::MAX);
        age(from)..=age(from + i32::from(now != then))
    }
}

impl Care {
    pub const ALL: [Care; 5] = [Care::Now, Care::Left, Care::ShortTime, Care::Earlier, Care::Never];

    pub fn code(self) -> &'static str {
        match self {
            Care::Now => "now",
            Care::Left => "left",
            Care::ShortTime => "short",
            Care::Earlier => "earlier",
            Care::Never => "never",
        }
    }

    /// Is or was in care at any time.
    pub fn is_experienced(self) -> bool {
        self != Care::Never
    }

    /// Eligible, relevant or former relevant: what the bursary asks for.
    pub fn is_care_leaver(self) -> bool {
        matches!(self, Care::Now | Care::Left)
    }
}

impl Study {
    pub const ALL: [Study; 3] = [Study::FullTime, Study::PartTime, Study::Not];

    pub fn code(self) -> &'static str {
        match self {
            Study::FullTime => "full",
            Study::PartTime => "part",
            Study::Not => "no",
        }
    }
}

impl Passed {
    pub const ALL: [Passed; 4] = [Passed::Both, Passed::English, Passed::Maths, Passed::Neither];

    pub fn code(self) -> &'static str {
        match self {
            Passed::Both => "both",
            Passed::English => "english",
            Passed::Maths => "maths",
            Passed::Neither => "neither",
        }
    }

    pub fn english(self) -> bool {
        matches!(self, Passed::Both | Passed::English)
    }

    pub fn maths(self) -> bool {
        matches!(self, Passed::Both | Passed::Maths)
    }
}

impl Answers {
    /// The levels that can be chosen.
    pub const LEVELS: [u8; 5] = [0, 1, 2, 3, 4];

    pub fn was_asked(&self, question: Question) -> bool {
        match question {
            Question::Age => self.age.was_asked(),
            Question::Care => self.care.was_asked(),
            Question::Plan => self.plan.was_asked(),
            Question::Study => self.study.was_asked(),
            Question::Passed => self.passed.was_asked(),
            Question::Level => self.level.was_asked(),
            Question::Kinds => self.kinds.was_asked(),
            Question::Routes => self.routes.was_asked(),
            Question::Around => self.around.was_asked(),
        }
    }

    /// The next question that has not come yet, from this one on.
    pub fn next_after(&self, question: Question) -> Option<Question> {
        let from = question.number();
        let order = Question::ALL.into_iter().cycle().skip(from).take(Question::ALL.len());
        order.into_iter().find(|next| !self.was_asked(*next))
    }
}

impl Question {
    pub const ALL: [Question; 9] = [
        Question::Age,
        Question::Care,
        Question::Plan,
        Question::Study,
        Question::Passed,
        Question::Level,
        Question::Kinds,
        Question::Routes,
        Question::Around,
    ];

    /// Its word in addresses, which stay in the history of a phone that may be shared: it gives nobody away.
    pub fn code(self) -> &'static str {
        match self {
            Question::Age => "age",
            Question::Care => "you",
            Question::Plan => "plan",
            Question::Study => "now",
            Question::Passed => "passed",
            Question::Level => "level",
            Question::Kinds => "kinds",
            Question::Routes => "work",
            Question::Around => "where",
        }
    }

    pub fn from_code(code: &str) -> Option<Question> {
        Question::ALL.into_iter().find(|question| question.code() == code)
    }

    /// From 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }

    pub fn before(self) -> Option<Question> {
        self.number().checked_sub(2).map(|place| Question::ALL[place])
    }
}

/// A day as "2026-11-26".
mod day {
    use jiff::civil::Date;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(day: &Date, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(day)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Date, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_age_stays_true_as_time_passes() {
        let age = Age { years: 20, told_on: date(2026, 11, 26) };
        assert_eq!(age.on(date(2026, 11, 26)), 20..=20);
        assert_eq!(age.on(date(2026, 11, 27)), 20..=21);
        assert_eq!(age.on(date(2027, 11, 25)), 20..=21);
        assert_eq!(age.on(date(2027, 11, 26)), 21..=21);
        assert_eq!(age.on(date(2031, 1, 1)), 24..=25);
        assert_eq!(age.on(date(2026, 8, 1)), 19..=20);
        assert_eq!(age.on(date(1990, 1, 1)), 0..=0);
    }

    /// Whoever was born on any day that fits what they said has one of the two ages on any later day.
    #[test]
    fn nobody_is_older_or_younger_than_we_take_them_to_be() {
        let told_on = date(2028, 2, 29);
        let age = Age { years: 17, told_on };
        for born in date(2010, 3, 1).series(jiff::Span::new().days(1)).take_while(|day| *day <= date(2011, 2, 28)) {
            for day in told_on.series(jiff::Span::new().days(13)).take(400) {
                let had_birthday = (day.month(), day.day()) >= (born.month(), born.day());
                let true_age = day.year() - born.year() - i16::from(!had_birthday);
                assert!(age.on(day).contains(&(true_age as u8)), "born {born}, on {day}: {true_age}");
            }
        }
    }

    #[test]
    fn questions_come_in_order_and_none_comes_twice() {
        let mut answers = Answers::default();
        assert_eq!(answers.next_after(Question::Age), Some(Question::Care));
        assert_eq!(answers.next_after(Question::Around), Some(Question::Age), "one that was passed by comes at last");
        answers.care = Told::NotSaid;
        assert_eq!(answers.next_after(Question::Age), Some(Question::Plan));
        let all = Answers {
            age: Told::Unsure,
            care: Told::Said(Care::Never),
            plan: Told::NotSaid,
            study: Told::NotSaid,
            passed: Told::NotSaid,
            level: Told::NotSaid,
            kinds: Told::NotSaid,
            routes: Told::NotSaid,
            around: Told::NotSaid,
        };
        assert_eq!(all.next_after(Question::Around), None);
        assert_eq!((Question::Age.before(), Question::Care.before()), (None, Some(Question::Age)));
    }
}
