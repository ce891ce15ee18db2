//! What is typed about a pack.

use jiff::civil::Date;
use serde::Deserialize;

use crate::codes;
use crate::feedback::Theme;
use crate::forms::{FieldErrors, needed, once, parse_day};

const LONGEST: usize = 2_000;
/// What a promise may hold, so that it fits on a phone.
const PROMISE: usize = 300;
const NAME: usize = 80;

codes!(
    /// What a reviewer sends.
    Kind {
        Comment = "comment",
        /// It is answered, or becomes a promise.
        Question = "question",
    }
);

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CommentForm {
    pub once: String,
    pub kind: String,
    pub words: String,
}

/// A comment, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewComment {
    pub once: String,
    pub kind: Kind,
    pub words: String,
}

impl CommentForm {
    pub fn check(&self) -> Result<NewComment, FieldErrors> {
        let mut errors = FieldErrors::default();
        let kind = Kind::from_code(&self.kind).ok_or_else(|| "Say whether it is a comment or a question".to_owned());
        let kind = errors.note("kind", kind);
        let words = errors.note("words", needed(&self.words, LONGEST, "Write what you want to say"));
        match (kind, words) {
            (Some(kind), Some(words)) => Ok(NewComment { once: once(&self.once), kind, words }),
            _ => Err(errors),
        }
    }
}

/// What a worker answers; and what is promised, where the question becomes a promise.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerForm {
    pub answer: String,
    pub promised: String,
    pub by_whom: String,
    pub due: String,
    pub theme: String,
}

/// An answer, checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub words: String,
    pub promise: Option<Promise>,
}

/// What a question becomes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promise {
    pub promised: String,
    /// A team or an office, never a person.
    pub by_whom: String,
    pub due: Date,
    /// The code of a theme.
    pub theme: String,
}

impl AnswerForm {
    /// `themes` are the codes that there are.
    pub fn check(&self, themes: &[Theme], today: Date) -> Result<Answer, FieldErrors> {
        let mut errors = FieldErrors::default();
        let words = errors.note("answer", needed(&self.answer, LONGEST, "Write the answer"));
        let promise = self.makes_a_promise().then(|| self.promise(&mut errors, themes, today));
        match words {
            Some(words) if errors.is_empty() => Ok(Answer { words, promise: promise.flatten() }),
            _ => Err(errors),
        }
    }

    fn makes_a_promise(&self) -> bool {
        [&self.promised, &self.by_whom, &self.due].iter().any(|typed| !typed.trim().is_empty())
    }

    fn promise(&self, errors: &mut FieldErrors, themes: &[Theme], today: Date) -> Option<Promise> {
        let promised = errors.note("promised", needed(&self.promised, PROMISE, "Write what is promised"));
        let by_whom = errors.note("by_whom", needed(&self.by_whom, NAME, "Write which team or office promises it"));
        let due = parse_day(&self.due).filter(|due| *due > today);
        let due = errors.note("due", due.ok_or_else(|| "Write a day after today, for example 31/3/2027".to_owned()));
        let theme = themes.iter().find(|theme| theme.code == self.theme).map(|theme| theme.code.clone());
        let theme = errors.note("theme", theme.ok_or_else(|| "Choose what it is about".to_owned()));
        Some(Promise { promised: promised?, by_whom: by_whom?, due: due?, theme: theme? })
    }
}
