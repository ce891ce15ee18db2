//! What is typed about shares: by the young person, their advocate, and whoever of the council reads one.

use serde::Deserialize;

use crate::forms::{EmailAddress, FieldErrors};
use crate::say;

use super::super::form::needed;

/// A share written, or one that is answered with yes, no, or "take it back".
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ShareForm {
    pub deed: String,
    /// The page that sends it.
    pub once: String,
    /// Which share.
    pub share: String,
    /// The words of an offered share, as its young person would have them.
    pub offered: String,
    /// Words of one's own.
    pub words: String,
    /// "adviser" or "email"
    pub to: String,
    pub email: String,
}

/// To whom something goes.
#[derive(Clone, Debug, PartialEq)]
pub enum To {
    Adviser,
    Address(EmailAddress),
}

impl ShareForm {
    /// A share of one's own. `has_adviser`: it may go to their personal adviser.
    pub fn check(&self, has_adviser: bool) -> Result<(To, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let to = match self.to.as_str() {
            "adviser" if has_adviser => Some(To::Adviser),
            "adviser" => errors.note("to", Err(say!("advocacy-share-error-to").to_owned())),
            "email" => errors.note("email", EmailAddress::parse(&self.email)).map(To::Address),
            _ if !has_adviser => errors.note("email", EmailAddress::parse(&self.email)).map(To::Address),
            _ => errors.note("to", Err(say!("advocacy-share-error-to").to_owned())),
        };
        let words = errors.note("words", needed(&self.words));
        to.zip(words).ok_or(errors)
    }

    /// The words of an offered share, as its young person would have them.
    pub fn offered(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.note("offered", needed(&self.offered)).ok_or(errors)
    }
}

/// The one answer to something shared.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerForm {
    pub words: String,
}

impl AnswerForm {
    pub fn check(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.note("words", needed(&self.words)).ok_or(errors)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_says_to_whom_and_what() {
        let form = |to: &str, email: &str, words: &str| ShareForm {
            to: to.into(),
            email: email.into(),
            words: words.into(),
            ..ShareForm::default()
        };
        assert_eq!(form("adviser", "", "x").check(true), Ok((To::Adviser, "x".to_owned())));
        assert!(form("adviser", "", "x").check(false).is_err());
        assert!(form("", "", "x").check(true).is_err_and(|errors| errors.of("to").is_some()));
        assert!(form("", "grace@council.example", "x").check(false).is_ok());
        assert!(form("email", "grace", "x").check(true).is_err_and(|errors| errors.of("email").is_some()));
        assert!(form("adviser", "", " ").check(true).is_err_and(|errors| errors.of("words").is_some()));
    }
}
