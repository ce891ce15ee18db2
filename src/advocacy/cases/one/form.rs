//! What is typed on the page of a case. Each of its forms sends its own deed; they share one struct, so that whatever else was
//! typed is not mixed up.

use jiff::ToSpan;
use serde::Deserialize;

use crate::forms::{FieldErrors, once, parse_day};
use crate::words::{london_day, london_midnight};

use super::super::staff::{optional, words};

/// The most that a message or a note may hold, in letters.
pub const WORDS: usize = 5_000;
const STEP: usize = 300;
/// The longest call or meeting, in minutes.
const LONGEST: u16 = 600;

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CaseForm {
    pub deed: String,
    /// The number of what was said last, as their page showed it.
    pub seen: String,
    pub reply: String,
    /// A text to begin the reply with, by its id.
    pub snippet: String,
    pub note: String,
    /// How they tried to reach the young person: "call", "text" or "meeting".
    pub contact_way: String,
    /// "yes" or "no"
    pub contact_reached: String,
    pub contact_minutes: String,
    pub contact_words: String,
    pub step: String,
    pub step_by: String,
    /// The pages that sent them.
    pub once: String,
}

pub const WAYS: [(&str, &str); 3] = [("call", "A phone call"), ("text", "A text message"), ("meeting", "A meeting")];

impl CaseForm {
    pub fn seen(&self) -> i64 {
        self.seen.parse().unwrap_or(-1)
    }

    /// The page that sent this, for one of its forms.
    pub fn once(&self, which: &str) -> String {
        format!("{}:{which}", once(&self.once))
    }

    pub fn reply(&self) -> Result<String, FieldErrors> {
        one("reply", words(&self.reply, WORDS, "Write what you want to say"))
    }

    pub fn note(&self) -> Result<String, FieldErrors> {
        one("note", words(&self.note, WORDS, "Write the note"))
    }

    /// Whether the young person was reached, and what they read of it.
    pub fn contact(&self) -> Result<(bool, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let way = WAYS.iter().find(|(code, _)| *code == self.contact_way).map(|(_, words)| *words);
        let way = errors.note("contact_way", way.ok_or_else(|| "Choose how you tried to reach them".to_owned()));
        let reached = match self.contact_reached.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err("Say whether you reached them".to_owned()),
        };
        let reached = errors.note("contact_reached", reached);
        let minutes = errors.note("contact_minutes", minutes(&self.contact_minutes));
        let said = errors.note("contact_words", optional(&self.contact_words, WORDS));
        match (way, reached, minutes, said) {
            (Some(way), Some(reached), Some(minutes), Some(said)) => {
                let minutes = minutes.map(|minutes| format!(", {minutes} minutes")).unwrap_or_default();
                let came = if reached { "reached" } else { "not reached" };
                let first = format!("{way}{minutes}: {came}.");
                Ok((reached, said.map_or(first.clone(), |said| format!("{first}\n{said}"))))
            }
            _ => Err(errors),
        }
    }

    /// What happens next, and the last moment of the day by which it does.
    pub fn step(&self, now: i64) -> Result<(String, i64), FieldErrors> {
        let mut errors = FieldErrors::default();
        let step = errors.note("step", words(&self.step, STEP, "Write what you will do next"));
        let by = errors.note("step_by", last_moment(&self.step_by, now));
        step.zip(by).ok_or(errors)
    }
}

fn one(field: &'static str, checked: Result<String, String>) -> Result<String, FieldErrors> {
    let mut errors = FieldErrors::default();
    errors.note(field, checked).ok_or(errors)
}

fn minutes(typed: &str) -> Result<Option<u16>, String> {
    match typed.trim() {
        "" => Ok(None),
        typed => match typed.parse() {
            Ok(minutes) if minutes <= LONGEST => Ok(Some(minutes)),
            _ => Err(format!("Write the minutes as a number up to {LONGEST}, or leave them out")),
        },
    }
}

/// The last moment of a day from today on, in ms since 1970 UTC.
pub fn last_moment(typed: &str, now: i64) -> Result<i64, String> {
    let day = parse_day(typed).ok_or_else(|| "Write the day like 31/3/2027".to_owned())?;
    if day < london_day(now) {
        return Err("That day is over: choose today or a later one".to_owned());
    }
    let next = day.checked_add(1.day()).map_err(|_| "Choose a day that is nearer".to_owned())?;
    Ok(london_midnight(next) - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Wednesday 25 November 2026, noon.
    const NOON: i64 = 1_795_608_000_000;

    #[test]
    fn a_call_says_how_long_it_was_and_whether_they_were_reached() {
        let form = |way: &str, reached: &str, minutes: &str, words: &str| CaseForm {
            contact_way: way.to_owned(),
            contact_reached: reached.to_owned(),
            contact_minutes: minutes.to_owned(),
            contact_words: words.to_owned(),
            ..CaseForm::default()
        };
        let words = |form: CaseForm| form.contact().ok();
        let told = (true, "A phone call, 15 minutes: reached.\nWe spoke of the rent.".to_owned());
        assert_eq!(words(form("call", "yes", "15", "We spoke of the rent.")), Some(told));
        assert_eq!(words(form("text", "no", "", " ")), Some((false, "A text message: not reached.".to_owned())));
        for refused in [
            form("", "yes", "", ""),
            form("call", "", "", ""),
            form("call", "no", "601", ""),
            form("call", "no", "x", ""),
        ] {
            assert_eq!(words(refused), None);
        }
    }

    #[test]
    fn a_next_step_has_a_day_that_is_not_over() {
        assert_eq!(last_moment("25/11/2026", NOON), Ok(london_midnight(jiff::civil::date(2026, 11, 26)) - 1));
        assert!(last_moment("24/11/2026", NOON).is_err() && last_moment("soon", NOON).is_err());
    }
}
