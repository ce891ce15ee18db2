//! What people type to say something, and to add to it.

use serde::Deserialize;

use crate::forms::{FieldErrors, FormState, pace};
use crate::keys::{Keys, random_id};
use crate::say;

use super::super::model::{Feeling, MOST_LETTERS, Piece, Way};
use super::super::themes::Theme;

/// The most that may stand under "what should change", so that a piece always has room for an answer.
const MOST_CHANGE: usize = 1_000;

/// Saying something: the same for all three ways.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SayForm {
    /// The page that says it.
    pub once: String,
    /// The code of a theme; empty: they are not sure.
    pub about: String,
    /// Empty: they would rather not say.
    pub feeling: String,
    pub words: String,
    pub change: String,
    /// "yes" where their words may be used.
    pub quote: String,
    /// What no person sees, and when the page was made (`forms::pace`).
    pub more: String,
    pub shown: String,
}

impl SayForm {
    /// A fresh page, or one that comes again: with a name of its own, and when it was made.
    pub fn ready(mut form: FormState<SayForm>, keys: &Keys, now: i64) -> FormState<SayForm> {
        if form.values.once.is_empty() {
            form.values.once = random_id();
        }
        form.values.shown = pace::shown(keys, &form.values.shown, now);
        form
    }

    /// A theme that was taken off the list since the page was made still counts.
    pub fn check(&self, way: Way, month: String, themes: &[Theme]) -> Result<Piece, FieldErrors> {
        let mut errors = FieldErrors::default();
        let about = errors.note("about", self.about(themes));
        let words = errors.note("words", needed(&self.words));
        let change = errors.note("change", short(&self.change, MOST_CHANGE));
        match (about, words, change) {
            (Some(about), Some(words), Some(change)) => Ok(Piece {
                about,
                feeling: Feeling::from_code(&self.feeling),
                change,
                may_quote: self.quote == "yes",
                ..Piece::new(way, month, words)
            }),
            _ => Err(errors),
        }
    }

    fn about(&self, themes: &[Theme]) -> Result<Option<String>, String> {
        if self.about.is_empty() {
            return Ok(None);
        }
        let known = themes.iter().find(|theme| theme.code == self.about);
        known.map(|theme| Some(theme.code.clone())).ok_or_else(|| say!("feedback-say-error-about").to_owned())
    }
}

/// What is pressed on the page of a piece said under a name.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MineForm {
    /// "more" or "take-back".
    pub deed: String,
    pub once: String,
    pub words: String,
}

/// What is sent to read an answer by 16 digits, and to write again.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerForm {
    /// "more": they write again. Else they open it.
    pub deed: String,
    pub digits: String,
    pub once: String,
    pub words: String,
}

/// Words that must be there.
pub fn needed(typed: &str) -> Result<String, String> {
    let words = short(typed, MOST_LETTERS)?;
    if words.is_empty() { Err(say!("feedback-say-error-words").to_owned()) } else { Ok(words) }
}

/// Words without the spaces around them.
fn short(typed: &str, most: usize) -> Result<String, String> {
    let words = typed.trim().replace("\r\n", "\n");
    if words.chars().count() > most {
        return Err(say!("feedback-say-error-long", most = most as i64));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(about: &str, words: &str) -> SayForm {
        SayForm { about: about.to_owned(), words: words.to_owned(), ..SayForm::default() }
    }

    fn check(form: &SayForm) -> Result<Piece, FieldErrors> {
        let theme = |code: &str, retired_at| Theme { code: code.to_owned(), name: "x".to_owned(), retired_at };
        form.check(Way::Nobody, "2026-11".to_owned(), &[theme("home", None), theme("old", Some(1))])
    }

    #[test]
    fn only_words_are_needed_and_nothing_is_used_unless_they_say_so() {
        let piece = check(&typed("", " It is cold\r\nat night ")).expect("good");
        assert_eq!((piece.words.as_str(), piece.about, piece.feeling), ("It is cold\nat night", None, None));
        assert!(!piece.may_quote && !piece.doubted);
        let piece = check(&SayForm { feeling: "bad".into(), quote: "yes".into(), ..typed("old", "x") }).expect("good");
        assert_eq!((piece.about.as_deref(), piece.feeling, piece.may_quote), (Some("old"), Some(Feeling::Bad), true));
    }

    #[test]
    fn what_is_missing_strange_or_too_long_is_said() {
        assert!(check(&typed("home", "  ")).is_err_and(|errors| errors.of("words").is_some()));
        assert!(check(&typed("soup", "x")).is_err_and(|errors| errors.of("about").is_some()));
        assert!(check(&typed("home", &"é".repeat(MOST_LETTERS))).is_ok());
        assert!(check(&typed("home", &"é".repeat(MOST_LETTERS + 1))).is_err());
        let form = SayForm { change: "é".repeat(MOST_CHANGE + 1), ..typed("home", "x") };
        assert!(check(&form).is_err_and(|errors| errors.of("change").is_some()));
    }
}
