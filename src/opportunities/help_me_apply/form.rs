//! What people type to ask for help, and in what follows.

use serde::Deserialize;

use crate::forms::{FieldErrors, once};
use crate::say;

use super::model::{Ending, Need, NewRequest, SentTo};

/// The most that own words may hold, in letters.
pub const WORDS_AT_MOST: usize = 3_000;
const ABOUT_AT_MOST: usize = 200;
const LINK_AT_MOST: usize = 1_000;

/// Asking for help, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AskForm {
    /// "check", "change" or "send": which button was pressed.
    pub step: String,
    /// The page that asks.
    pub once: String,
    pub to: String,
    pub needs: Vec<String>,
    pub about: String,
    pub link: String,
    pub words: String,
}

/// The opportunity that the page is about.
pub struct About<'a> {
    pub id: i64,
    pub title: &'a str,
}

impl AskForm {
    /// `has_adviser`: they may choose; everybody else asks the team.
    pub fn check(&self, opportunity: Option<&About>, has_adviser: bool) -> Result<NewRequest, FieldErrors> {
        let mut errors = FieldErrors::default();
        let sent_to = errors.note("to", self.sent_to(has_adviser));
        let about = errors.note("about", optional(&self.about, ABOUT_AT_MOST));
        let link = errors.note("link", optional(&self.link, LINK_AT_MOST));
        let words = errors.note("words", optional(&self.words, WORDS_AT_MOST));
        let needs: Vec<Need> = Need::ALL.iter().copied().filter(|need| self.has(*need)).collect();
        if needs.is_empty() && words.as_ref().is_some_and(Option::is_none) {
            errors.note::<()>("needs", Err(say!("opportunities-help-error-needs").to_owned()));
        }
        match (sent_to, about, link, words, errors.is_empty()) {
            (Some(sent_to), Some(about), Some(link), Some(words), true) => Ok(NewRequest {
                once: once(&self.once),
                sent_to,
                opportunity: opportunity.map(|about| about.id),
                about: opportunity.map(|about| about.title.to_owned()).or(about),
                link: link.filter(|_| opportunity.is_none()),
                needs,
                words,
            }),
            _ => Err(errors),
        }
    }

    fn sent_to(&self, has_adviser: bool) -> Result<SentTo, String> {
        match SentTo::from_code(&self.to) {
            Some(SentTo::Adviser) if has_adviser => Ok(SentTo::Adviser),
            Some(SentTo::Team) => Ok(SentTo::Team),
            _ if !has_adviser => Ok(SentTo::Team),
            _ => Err(say!("opportunities-help-error-to").to_owned()),
        }
    }

    fn has(&self, need: Need) -> bool {
        self.needs.iter().any(|code| code == need.code())
    }
}

/// A text that may be left empty.
pub fn optional(typed: &str, at_most: usize) -> Result<Option<String>, String> {
    let text = typed.trim().replace("\r\n", "\n");
    if text.chars().count() > at_most {
        return Err(say!("opportunities-help-error-long", most = at_most as i64));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// What is pressed on the page of one request: by the young person, or by staff.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ThreadForm {
    pub deed: String,
    /// The number of what was said last, as their page showed it.
    pub seen: String,
    pub words: String,
    /// Of staff who close it: how it ends, and a last word.
    pub ending: String,
    pub closing: String,
    /// Of staff who take it: who had it, as their page showed it.
    pub from: String,
}

impl ThreadForm {
    pub fn seen(&self) -> i64 {
        self.seen.parse().unwrap_or(-1)
    }

    /// Words that must be there.
    pub fn words(&self, missing: &str) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let words = optional(&self.words, WORDS_AT_MOST).and_then(|words| words.ok_or_else(|| missing.to_owned()));
        errors.note("words", words).ok_or(errors)
    }

    /// How staff end it, and with which words; one that cannot be helped with needs a reason.
    pub fn ending(&self) -> Result<(Ending, Option<String>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let chosen =
            Ending::from_code(&self.ending).filter(|ending| Ending::OF_STAFF.iter().any(|(one, _)| one == ending));
        let ending = errors.note("ending", chosen.ok_or_else(|| "Choose how it ends".to_owned()));
        let words = errors.note("closing", optional(&self.closing, WORDS_AT_MOST));
        match (ending, words) {
            (Some(Ending::Cannot), Some(None)) => {
                errors.note::<()>("closing", Err("Write why you cannot help: they read it".to_owned()));
                Err(errors)
            }
            (Some(ending), Some(words)) => Ok((ending, words)),
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(to: &str, needs: &[&str], words: &str) -> AskForm {
        let needs = needs.iter().map(|need| need.to_string()).collect();
        AskForm { to: to.to_owned(), needs, words: words.to_owned(), ..AskForm::default() }
    }

    #[test]
    fn whoever_has_no_adviser_asks_the_team() {
        let sent_to = |to: &str, has: bool| typed(to, &["cv"], "").check(None, has).map(|new| new.sent_to);
        assert_eq!(sent_to("adviser", true), Ok(SentTo::Adviser));
        assert_eq!(sent_to("adviser", false), Ok(SentTo::Team));
        assert_eq!(sent_to("", false), Ok(SentTo::Team));
        assert!(sent_to("", true).is_err_and(|errors| errors.of("to").is_some()));
    }

    #[test]
    fn one_chip_or_some_words_are_enough_and_nothing_is_not() {
        assert!(typed("team", &[], " ").check(None, false).is_err_and(|errors| errors.of("needs").is_some()));
        assert!(typed("team", &["soup"], "").check(None, false).is_err());
        assert!(typed("team", &["cv"], "").check(None, false).is_ok());
        assert!(typed("team", &[], "Help").check(None, false).is_ok());
        let long = "é".repeat(WORDS_AT_MOST + 1);
        assert!(typed("team", &[], &long).check(None, false).is_err_and(|errors| errors.of("words").is_some()));
    }

    #[test]
    fn an_opportunity_keeps_its_own_title() {
        let form = AskForm { about: "Something".into(), link: "https://x.example".into(), ..typed("", &["cv"], "") };
        let new = form.check(Some(&About { id: 7, title: "Baker" }), false).expect("good");
        assert_eq!((new.opportunity, new.about.as_deref(), new.link), (Some(7), Some("Baker"), None));
        let new = form.check(None, false).expect("good");
        assert_eq!((new.opportunity, new.about.as_deref()), (None, Some("Something")));
    }
}
