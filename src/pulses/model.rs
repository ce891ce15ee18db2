//! A pulse, what it asks, and how answers are counted. No database, no clock.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::codes;
use crate::words::london_day;

/// So many questions at most.
pub const MOST_QUESTIONS: usize = 6;
/// So many days at most, the first and the last among them: eight weeks.
pub const MOST_DAYS: i32 = 56;
/// So many things to choose from at most.
pub const MOST_OPTIONS: usize = 10;
/// So many tickets to hand out at most.
pub const MOST_TICKETS: i64 = 500;
/// How many steps a scale has.
pub const STEPS: usize = 5;

codes!(
    /// Whom it asks.
    Who {
        Everyone = "everyone",
        /// Those who were given a ticket.
        Invited = "invited",
    }
);

/// One question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub asks: String,
    pub offers: Offers,
}

/// What can be answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Offers {
    One(Vec<String>),
    Several(Vec<String>),
    /// 1 to 5, with words at its ends.
    Scale {
        low: String,
        high: String,
    },
    Words,
}

impl Question {
    /// What there is to choose from, in words.
    pub fn options(&self) -> Vec<String> {
        match &self.offers {
            Offers::One(options) | Offers::Several(options) => options.clone(),
            Offers::Scale { low, high } => {
                let step = |step: usize| match step {
                    1 => format!("1: {low}"),
                    STEPS => format!("{STEPS}: {high}"),
                    _ => step.to_string(),
                };
                (1..=STEPS).map(step).collect()
            }
            Offers::Words => Vec::new(),
        }
    }
}

/// What somebody answered to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    LeftOut,
    /// What they chose, by its place among the options.
    Chose(Vec<usize>),
    Wrote(String),
}

/// How many answered one question, and how many of them chose what.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    pub people: u64,
    /// For each option in its place. Of several answers each is counted where it is, so that they do not add up.
    pub options: Vec<u64>,
}

/// Counts what everybody answered, question by question.
pub fn count(questions: &[Question], answers: &[Vec<Answer>]) -> Vec<Count> {
    let of = |(place, question): (usize, &Question)| {
        let mut count = Count { people: 0, options: vec![0; question.options().len()] };
        for answer in answers.iter().filter_map(|answers| answers.get(place)) {
            match answer {
                Answer::LeftOut => continue,
                Answer::Wrote(_) => {}
                Answer::Chose(places) => {
                    for (place, chosen) in count.options.iter_mut().enumerate() {
                        *chosen += u64::from(places.contains(&place));
                    }
                }
            }
            count.people += 1;
        }
        count
    };
    questions.iter().enumerate().map(of).collect()
}

/// All that was written to one question, in the order of the letters: not one text stands beside another answer of its writer.
pub fn written(place: usize, answers: &[Vec<Answer>]) -> Vec<&str> {
    let mut texts: Vec<_> = answers
        .iter()
        .filter_map(|answers| match answers.get(place) {
            Some(Answer::Wrote(text)) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    texts.sort_unstable();
    texts
}

/// Where a pulse stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It is being written.
    Draft,
    /// It opens by itself on its first day.
    Planned,
    Running,
    /// It is over, and its answers are about to be counted.
    Over,
    /// Participation workers may read what came out.
    Counted,
    /// So may everybody.
    Shared,
}

/// A few questions for a few weeks. Times are in ms since 1970 UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pulse {
    pub id: String,
    pub title: String,
    /// Why we ask.
    pub why: String,
    pub questions: Vec<Question>,
    pub who: Who,
    /// The first moment of its first day, and the first after its last.
    pub opens_at: i64,
    pub closes_at: i64,
    /// When somebody pressed "Open": since then nothing in it changes.
    pub opened_at: Option<i64>,
    /// When somebody closed it early.
    pub ended_at: Option<i64>,
    /// How many tickets were made to hand out.
    pub printed: Option<i64>,
    /// When tickets went out by letter.
    pub letters_at: Option<i64>,
    pub counted_at: Option<i64>,
    pub shared_at: Option<i64>,
    /// One more at every change, so that two workers cannot cross unseen.
    pub version: i64,
}

impl Pulse {
    pub fn state(&self, now: i64) -> State {
        match self {
            Pulse { opened_at: None, .. } => State::Draft,
            Pulse { shared_at: Some(_), .. } => State::Shared,
            Pulse { counted_at: Some(_), .. } => State::Counted,
            _ if now >= self.ends_at() => State::Over,
            _ if now < self.opens_at => State::Planned,
            _ => State::Running,
        }
    }

    /// From then on nobody answers it any more.
    pub fn ends_at(&self) -> i64 {
        self.ended_at.unwrap_or(self.closes_at)
    }

    pub fn first_day(&self) -> Date {
        london_day(self.opens_at)
    }

    pub fn last_day(&self) -> Date {
        london_day(self.ends_at() - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(offers: Offers) -> Question {
        Question { asks: "What helps?".to_owned(), offers }
    }

    fn chose(places: &[usize]) -> Vec<Answer> {
        vec![Answer::Chose(places.to_vec())]
    }

    #[test]
    fn several_answers_are_counted_by_option_and_not_by_combination() {
        let options = ["Food", "Money", "Talking"].map(str::to_owned).to_vec();
        let answers = [chose(&[0, 1]), chose(&[0]), chose(&[0, 1, 2]), vec![Answer::LeftOut], chose(&[9])];
        let counts = count(&[question(Offers::Several(options))], &answers);
        assert_eq!(counts, [Count { people: 4, options: vec![3, 2, 1] }]);
    }

    #[test]
    fn a_scale_has_words_at_its_ends() {
        let scale = question(Offers::Scale { low: "never".to_owned(), high: "always".to_owned() });
        assert_eq!(scale.options(), ["1: never", "2", "3", "4", "5: always"]);
        assert_eq!(count(&[scale], &[chose(&[4]), chose(&[0])])[0].options, [1, 0, 0, 0, 1]);
    }

    #[test]
    fn what_was_written_is_not_in_the_order_in_which_it_came() {
        let wrote = |text: &str| vec![Answer::Wrote(text.to_owned())];
        let answers = [wrote("b"), vec![Answer::LeftOut], wrote("a")];
        assert_eq!(written(0, &answers), ["a", "b"]);
        assert_eq!(count(&[question(Offers::Words)], &answers)[0], Count { people: 2, options: vec![] });
    }
}
