//! What young people send about the searches they keep.

use serde::Deserialize;

use crate::forms::FieldErrors;
use crate::say;

/// How somebody hears of what is new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tell {
    /// On their page, and nowhere else.
    Page,
    /// By a letter too: one a day at most.
    Letter,
}

impl Tell {
    pub fn code(self) -> &'static str {
        match self {
            Tell::Page => "page",
            Tell::Letter => "letter",
        }
    }

    pub fn of(by_letter: bool) -> Tell {
        if by_letter { Tell::Letter } else { Tell::Page }
    }
}

#[derive(Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TellForm {
    pub tell: String,
}

impl Default for TellForm {
    fn default() -> TellForm {
        TellForm { tell: Tell::Page.code().to_owned() }
    }
}

impl TellForm {
    pub fn of(tell: Tell) -> TellForm {
        TellForm { tell: tell.code().to_owned() }
    }

    /// `letters` is whether a letter can reach them at all.
    pub fn check(&self, letters: bool) -> Result<Tell, FieldErrors> {
        let tell = match self.tell.as_str() {
            "page" => Ok(Tell::Page),
            "letter" if letters => Ok(Tell::Letter),
            "letter" => Err(say!("kept_searches-no-letters").to_owned()),
            _ => Err(say!("kept_searches-tell-empty").to_owned()),
        };
        let mut errors = FieldErrors::default();
        errors.note("tell", tell).ok_or(errors)
    }
}

/// Says up to when they have seen what is new.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SeenForm {
    /// When the latest on the page was found, in ms since 1970 UTC.
    pub until: String,
}
