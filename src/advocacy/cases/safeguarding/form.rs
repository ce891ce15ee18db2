//! What an advocate types who tells somebody.

use serde::Deserialize;

use crate::accounts::PersonId;
use crate::forms::{FieldErrors, once};

use super::super::super::model::Colleague;
use super::super::staff::{optional, words};
use super::store::{Details, New};

const WORDS: usize = 3_000;
const WHOM: usize = 200;
/// The choice of whoever could not wait for a second person.
pub const ALONE: &str = "alone";

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TellForm {
    pub deed: String,
    pub once: String,
    pub why: String,
    pub what: String,
    pub whom: String,
    /// Who decided with them, by id; "alone" where it could not wait.
    pub second: String,
    pub alone_why: String,
    /// "yes" or "no": whether the young person was told.
    pub told: String,
    pub not_told_why: String,
    /// What the young person reads, at once or once they are told.
    pub words: String,
    /// Which of those that were told, where it says that the young person knows now.
    pub which: String,
}

impl TellForm {
    pub fn check(&self, others: &[Colleague]) -> Result<New, FieldErrors> {
        let mut errors = FieldErrors::default();
        let why = errors.note("why", words(&self.why, WORDS, "Write why it cannot stay between you"));
        let what = errors.note("what", words(&self.what, WORDS, "Write what you told"));
        let whom = errors.note("whom", words(&self.whom, WHOM, "Write whom you told"));
        let second = errors.note("second", self.second(others));
        let alone_why =
            errors.note("alone_why", self.needed(self.second == ALONE, &self.alone_why, "Write why it could not wait"));
        let told = match self.told.as_str() {
            "yes" => Ok(true),
            "no" => Ok(false),
            _ => Err("Say whether the young person knows".to_owned()),
        };
        let told = errors.note("told", told);
        let not_told = self.needed(self.told == "no", &self.not_told_why, "Write why they were not told first");
        let not_told_why = errors.note("not_told_why", not_told);
        let for_them = errors.note("words", words(&self.words, WORDS, "Write what they read about it"));
        match (why, what, whom, second, told, for_them) {
            (Some(why), Some(what), Some(whom), Some(second), Some(told), Some(words)) if errors.is_empty() => {
                Ok(New {
                    once: once(&self.once),
                    details: Details {
                        why,
                        what,
                        whom,
                        alone_why: alone_why.flatten(),
                        not_told_why: not_told_why.flatten(),
                    },
                    second,
                    told,
                    words,
                })
            }
            _ => Err(errors),
        }
    }

    /// Words that must be there in some cases, and are let go in others.
    fn needed(&self, needed: bool, typed: &str, missing: &str) -> Result<Option<String>, String> {
        if needed { words(typed, WORDS, missing).map(Some) } else { optional(typed, WORDS).map(|_| None) }
    }

    fn second(&self, others: &[Colleague]) -> Result<Option<PersonId>, String> {
        if self.second == ALONE {
            return Ok(None);
        }
        let chosen = others.iter().find(|other| other.id.as_str() == self.second);
        chosen
            .map(|other| Some(other.id.clone()))
            .ok_or_else(|| "Choose who decided with you, or say that it could not wait".to_owned())
    }
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerForm {
    /// "yes" or "no"
    pub agrees: String,
}
