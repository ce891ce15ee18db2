//! What is typed about a complaint.

use serde::Deserialize;

use crate::accounts;
use crate::forms::{FieldErrors, parse_day};
use crate::say;
use crate::words::{london_day, london_midnight};

use super::super::form::optional;

/// The most that a complaint may hold, in letters.
pub const WORDS_AT_MOST: usize = 3_000;
const REPLY_AT_MOST: usize = 200;

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ComplaintForm {
    /// "check", "change", "send", or once it is sent: "handed", "answered", "next"
    pub deed: String,
    /// The page that sends it.
    pub once: String,
    pub words: String,
    pub name: String,
    pub reply_to: String,
    /// A day as people write it.
    pub day: String,
    /// The stage that is meant: one pressed twice moves nothing twice.
    pub stage: String,
}

/// A complaint to make.
#[derive(Clone, Debug, PartialEq)]
pub struct New {
    pub words: String,
    pub name: String,
    pub reply_to: Option<String>,
}

impl ComplaintForm {
    pub fn check(&self) -> Result<New, FieldErrors> {
        let mut errors = FieldErrors::default();
        let needed = |text: Option<String>| text.ok_or_else(|| say!("advocacy-error-words").to_owned());
        let words = errors.note("words", optional(&self.words, WORDS_AT_MOST).and_then(needed));
        let name = errors.note("name", accounts::name(&self.name));
        let reply_to = errors.note("reply_to", optional(&self.reply_to, REPLY_AT_MOST));
        match (words, name, reply_to) {
            (Some(words), Some(name), Some(reply_to)) => Ok(New { words, name, reply_to }),
            _ => Err(errors),
        }
    }

    /// The day on which something happened: noon of it, so that no change of the clocks makes it another; now where it is today.
    /// Neither before `from` nor in days to come.
    pub fn day(&self, from: i64, now: i64) -> Result<i64, FieldErrors> {
        let mut errors = FieldErrors::default();
        let day = match parse_day(&self.day) {
            None => Err(say!("advocacy-complaint-error-day").to_owned()),
            Some(day) if day > london_day(now) => Err(say!("advocacy-complaint-error-future").to_owned()),
            Some(day) if day < london_day(from) => Err(say!("advocacy-complaint-error-before").to_owned()),
            Some(day) => Ok((london_midnight(day) + 12 * 3_600_000).clamp(from, now)),
        };
        errors.note("day", day).ok_or(errors)
    }

    pub fn stage(&self) -> Option<i64> {
        self.stage.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_795_608_000_000; // Wednesday 25 November 2026

    fn on(day: &str) -> ComplaintForm {
        ComplaintForm { day: day.into(), ..ComplaintForm::default() }
    }

    #[test]
    fn a_day_is_neither_to_come_nor_before_it_was_asked() {
        let from = NOON - 5 * 86_400_000;
        assert_eq!(on("23/11/2026").day(from, NOON), Ok(NOON - 2 * 86_400_000));
        assert_eq!(on("25/11/2026").day(from, NOON - 3_600_000), Ok(NOON - 3_600_000));
        assert_eq!(on("20/11/2026").day(from + 3_600_000, NOON), Ok(from + 3_600_000));
        for day in ["26/11/2026", "19/11/2026", "soon", ""] {
            assert!(on(day).day(from, NOON).is_err_and(|errors| errors.of("day").is_some()), "{day}");
        }
    }

    #[test]
    fn a_complaint_needs_words_and_a_name() {
        let form = ComplaintForm { words: "They never call".into(), name: "Ada".into(), ..ComplaintForm::default() };
        assert!(form.check().is_ok());
        assert!(ComplaintForm { words: " ".into(), ..form.clone() }.check().is_err());
        assert!(ComplaintForm { name: " ".into(), ..form }.check().is_err());
    }
}
