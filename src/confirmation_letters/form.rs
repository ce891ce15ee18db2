//! What people type: asking for a letter, answering it, and a code.

use serde::Deserialize;

use crate::forms::FieldErrors;
use crate::say;

use super::model::{Category, Details, For, TurnedDown};

const LINE_AT_MOST: usize = 150;
const REASON_AT_MOST: usize = 1_000;

/// Asking for a letter.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskForm {
    /// The page that asks.
    pub once: String,
    pub what: String,
    pub other: String,
    pub provider: String,
}

impl AskForm {
    pub fn check(&self) -> Result<Details, FieldErrors> {
        let mut errors = FieldErrors::default();
        let missing = say!("confirmation_letters-error-what").to_owned();
        let what = errors.note("what", For::from_code(&self.what).ok_or(missing));
        let other = errors.note("other", optional(&self.other, LINE_AT_MOST));
        let provider = errors.note("provider", optional(&self.provider, LINE_AT_MOST));
        match (what, other, provider) {
            (Some(For::Other), Some(None), Some(_)) => {
                errors.note::<()>("other", Err(say!("confirmation_letters-error-other").to_owned()));
                Err(errors)
            }
            (Some(what), Some(other), Some(provider)) => {
                Ok(Details { what, other: other.filter(|_| what == For::Other), provider })
            }
            _ => Err(errors),
        }
    }
}

fn optional(typed: &str, at_most: usize) -> Result<Option<String>, String> {
    let text = typed.trim().replace("\r\n", "\n");
    if text.chars().count() > at_most {
        return Err(say!("confirmation_letters-error-long", most = at_most as i64));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// What is pressed on the page of one letter by its owner.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OwnForm {
    pub deed: String,
    /// The id of a code.
    pub code: String,
}

/// Making a code.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CodeForm {
    pub once: String,
}

/// An adviser's answer.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerForm {
    pub deed: String,
    pub category: String,
    pub why: String,
    pub reason: String,
}

/// An answer that was checked.
pub enum Answer {
    Confirm(Category),
    TurnDown(TurnedDown, Option<String>),
}

impl AnswerForm {
    pub fn check(&self) -> Result<Answer, FieldErrors> {
        let mut errors = FieldErrors::default();
        if self.deed == "confirm" {
            let category = Category::from_code(&self.category).ok_or_else(|| "Choose what they are".to_owned());
            return errors.note("category", category).map(Answer::Confirm).ok_or(errors);
        }
        let why = errors.note("why", TurnedDown::from_code(&self.why).ok_or_else(|| "Choose why".to_owned()));
        let reason = errors.note("reason", optional(&self.reason, REASON_AT_MOST));
        match (why, reason) {
            (Some(why), Some(reason)) => Ok(Answer::TurnDown(why, reason)),
            _ => Err(errors),
        }
    }
}

/// A code, as whoever was given it types it.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CheckForm {
    pub code: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn something_else_says_what() {
        let form = |what: &str, other: &str| AskForm { what: what.into(), other: other.into(), ..AskForm::default() };
        assert!(form("", "").check().is_err_and(|errors| errors.of("what").is_some()));
        assert!(form("other", " ").check().is_err_and(|errors| errors.of("other").is_some()));
        assert!(form("other", "A flat").check().is_ok_and(|details| details.other.as_deref() == Some("A flat")));
        assert!(form("study_bursary", "A flat").check().is_ok_and(|details| details.other.is_none()));
    }
}
