//! What somebody types in a complaint, and what an officer answers.

use serde::Deserialize;

use crate::forms::FieldErrors;
use crate::keys::random_id;
use crate::say;

use super::model::{LONGEST, Outcome};

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ComplaintForm {
    pub words: String,
    /// Of this one form: pressing twice sends one complaint.
    pub once: String,
}

impl ComplaintForm {
    pub fn fresh() -> ComplaintForm {
        ComplaintForm { once: random_id(), ..ComplaintForm::default() }
    }

    /// The words, and the mark of the form.
    pub fn check(&self) -> Result<(&str, &str), FieldErrors> {
        let mut errors = FieldErrors::default();
        let missing = || say!("mine-complaint-missing").to_owned();
        let long = || say!("mine-complaint-long", most = LONGEST as i64);
        errors.note("words", text(&self.words, missing, long)).map(|words| (words, self.once.as_str())).ok_or(errors)
    }
}

/// What an officer does with a complaint.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeedForm {
    /// "acknowledge", "answer", "hold" or "release"
    pub deed: String,
    pub outcome: String,
    pub answer: String,
}

impl DeedForm {
    pub fn answer(&self) -> Result<(Outcome, &str), FieldErrors> {
        let mut errors = FieldErrors::default();
        let outcome = Outcome::from_code(&self.outcome).ok_or_else(|| "Choose what came of it.".to_owned());
        let outcome = errors.note("outcome", outcome);
        let missing = || "Write what they will read.".to_owned();
        let long = || format!("Write at most {LONGEST} characters.");
        match (outcome, errors.note("answer", text(&self.answer, missing, long))) {
            (Some(outcome), Some(words)) => Ok((outcome, words)),
            _ => Err(errors),
        }
    }
}

fn text(typed: &str, missing: impl Fn() -> String, long: impl Fn() -> String) -> Result<&str, String> {
    let words = typed.trim();
    match words.chars().count() {
        0 => Err(missing()),
        count if count > LONGEST => Err(long()),
        _ => Ok(words),
    }
}
