//! What is typed on the page of a request. Each of its forms sends its own deed; they share one struct, so that whatever else was
//! typed is not mixed up.

use serde::Deserialize;

use crate::accounts::PersonId;
use crate::forms::{FieldErrors, needed, once, optional};

use super::super::super::model::{Status, WhyNot};

/// The most that a message or a note may hold, in letters.
const WORDS: usize = 5_000;

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RequestForm {
    pub deed: String,
    /// The number of what was said or done last, as their page showed it.
    pub seen: String,
    /// The page that sent this.
    pub once: String,
    /// The colleague who shall have it, by id.
    pub to: String,
    pub note: String,
    /// Words to the young person: a message or a question.
    pub reply: String,
    /// A text to begin the reply with, by its id.
    pub snippet: String,
    /// What is given, by its id.
    pub item: String,
    pub approve_words: String,
    pub why: String,
    pub why_words: String,
    /// Where it stands from now on, as a code.
    pub status: String,
    pub status_words: String,
}

impl RequestForm {
    pub fn seen(&self) -> i64 {
        self.seen.parse().unwrap_or(-1)
    }

    /// The page that sent this, for one of its forms.
    pub fn once(&self, which: &str) -> String {
        format!("{}:{which}", once(&self.once))
    }

    /// The field that a refusal of the deed is about.
    pub fn field(&self) -> &'static str {
        match self.deed.as_str() {
            "assign" => "to",
            "note" => "note",
            "reply" | "question" => "reply",
            "approve" => "item",
            "decline" => "why",
            "move" => "status",
            "renew" => "renew",
            _ => "claim",
        }
    }

    /// What the address after the deed says of it.
    pub fn done(&self) -> &str {
        if self.deed == "move" { &self.status } else { &self.deed }
    }

    pub fn to(&self) -> Result<PersonId, FieldErrors> {
        let to = if self.to.is_empty() { Err("Choose a colleague".to_owned()) } else { Ok(PersonId(self.to.clone())) };
        one("to", to)
    }

    pub fn note(&self) -> Result<String, FieldErrors> {
        one("note", needed(&self.note, WORDS, "Write the note"))
    }

    pub fn reply(&self) -> Result<String, FieldErrors> {
        one("reply", needed(&self.reply, WORDS, "Write what you want to say"))
    }

    /// What is given, and a word about it.
    pub fn approval(&self) -> Result<(String, Option<String>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let item = if self.item.is_empty() { Err("Choose what they get".to_owned()) } else { Ok(self.item.clone()) };
        let item = errors.note("item", item);
        let words = errors.note("approve_words", optional(&self.approve_words, WORDS));
        item.zip(words).ok_or(errors)
    }

    /// Why not, and what else there is to say about it.
    pub fn refusal(&self) -> Result<(WhyNot, Option<String>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let why = errors.note("why", WhyNot::from_code(&self.why).ok_or_else(|| "Choose why not".to_owned()));
        let words = match why {
            Some(WhyNot::Else) => needed(&self.why_words, WORDS, "Say why in your own words").map(Some),
            _ => optional(&self.why_words, WORDS),
        };
        let words = errors.note("why_words", words);
        why.zip(words).ok_or(errors)
    }

    /// Where it stands from now on, and a word about it.
    pub fn step(&self) -> Result<(Status, Option<String>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let own_form = [Status::Approved, Status::NotEligible, Status::Withdrawn];
        let to = Status::from_code(&self.status).filter(|to| !own_form.contains(to));
        let to = errors.note("status", to.ok_or_else(|| "Choose where it stands now".to_owned()));
        let words = errors.note("status_words", optional(&self.status_words, WORDS));
        to.zip(words).ok_or(errors)
    }
}

fn one<T>(field: &'static str, checked: Result<T, String>) -> Result<T, FieldErrors> {
    let mut errors = FieldErrors::default();
    errors.note(field, checked).ok_or(errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_reason_needs_words_and_a_known_one_does_not() {
        let form = |why: &str, words: &str| RequestForm {
            why: why.to_owned(),
            why_words: words.to_owned(),
            ..RequestForm::default()
        };
        assert_eq!(form("has_one", "").refusal().ok(), Some((WhyNot::HasOne, None)));
        assert_eq!(form("else", "So it is").refusal().ok(), Some((WhyNot::Else, Some("So it is".to_owned()))));
        assert!(form("else", " ").refusal().is_err() && form("", "x").refusal().is_err());
    }

    #[test]
    fn what_has_a_form_of_its_own_is_no_move() {
        for status in Status::ALL {
            let form = RequestForm { status: status.code().to_owned(), ..RequestForm::default() };
            let own = [Status::Approved, Status::NotEligible, Status::Withdrawn].contains(status);
            assert_eq!(form.step().is_err(), own, "{status:?}");
        }
    }
}
