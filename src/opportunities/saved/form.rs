//! What young people type about what they saved.

use jiff::civil::Date;
use serde::Deserialize;

use crate::forms::FieldErrors;
use crate::say;

/// The most that each may hold, in letters.
const LINE: usize = 200;
const LINK: usize = 500;
pub const NOTE: usize = 2_000;

/// A press of "Save", or of "Undo" beside it.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SaveForm {
    /// The page to go back to.
    pub back: String,
    /// "yes" to take it off the list again.
    pub undo: String,
}

/// A step to tell of, or one to take back.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TellForm {
    pub step: String,
    pub undo: String,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NoteForm {
    pub note: String,
}

impl NoteForm {
    /// The note; none where it was emptied.
    pub fn check(&self) -> Result<Option<String>, FieldErrors> {
        let mut errors = FieldErrors::default();
        let note = self.note.replace("\r\n", "\n").trim().to_owned();
        if note.chars().count() > NOTE {
            errors.note::<()>("note", Err(say!("saved-note-too-long", most = NOTE)));
            return Err(errors);
        }
        Ok((!note.is_empty()).then_some(note))
    }
}

/// Something found elsewhere, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ElsewhereForm {
    pub title: String,
    pub employer: String,
    pub place: String,
    pub closes_on: String,
    /// Tells one press of the button from a second one.
    pub once: String,
}

/// Something found elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Elsewhere {
    pub title: String,
    pub employer: Option<String>,
    pub place: Option<String>,
    pub closes_on: Option<Date>,
    pub once: String,
}

impl ElsewhereForm {
    pub fn check(&self) -> Result<Elsewhere, FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = match line(&self.title, LINE) {
            Ok(None) => Err(say!("saved-title-empty").to_owned()),
            Ok(Some(title)) => Ok(title),
            Err(sentence) => Err(sentence),
        };
        let title = errors.note("title", title);
        let employer = errors.note("employer", line(&self.employer, LINE));
        let place = errors.note("place", line(&self.place, LINK));
        let closes_on = errors.note("closes_on", day(&self.closes_on));
        match (title, employer, place, closes_on) {
            (Some(title), Some(employer), Some(place), Some(closes_on)) => {
                Ok(Elsewhere { title, employer, place, closes_on, once: self.once.clone() })
            }
            _ => Err(errors),
        }
    }
}

/// One line of text; none where there is nothing in it.
fn line(typed: &str, most: usize) -> Result<Option<String>, String> {
    let words: Vec<&str> = typed.split(|letter: char| letter.is_whitespace() || letter.is_control()).collect();
    let text = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Ok(None),
        letters if letters > most => Err(say!("saved-too-long", most = most)),
        _ => Ok(Some(text)),
    }
}

/// A day as a phone's calendar sends it (2026-12-11), or as people write it (11/12/2026).
fn day(typed: &str) -> Result<Option<Date>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let british = typed.replace(['.', '-', ' '], "/");
    let read = typed.parse().ok().or_else(|| Date::strptime("%d/%m/%Y", &british).ok());
    let is_near = |day: &Date| (2020..=2099).contains(&day.year());
    read.filter(is_near).map(Some).ok_or_else(|| say!("saved-day-unknown").to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_phones_and_people_write_them() {
        for typed in ["2026-12-11", "11/12/2026", " 11.12.2026 ", "11 12 2026", "11-12-2026"] {
            assert_eq!(day(typed).expect(typed).expect(typed).to_string(), "2026-12-11");
        }
        assert_eq!(day("  "), Ok(None));
        for typed in ["tomorrow", "32/12/2026", "11/12/26", "2026-13-01", "1999-01-01"] {
            assert!(day(typed).is_err(), "{typed}");
        }
    }

    #[test]
    fn something_found_elsewhere_needs_only_a_name() {
        let form = ElsewhereForm { title: " Shop\nassistant ".to_owned(), ..ElsewhereForm::default() };
        assert_eq!(form.check().expect("it is good").title, "Shop assistant");
        let errors = ElsewhereForm::default().check().expect_err("it has no name");
        assert!(errors.of("title").is_some());
        let long = ElsewhereForm { title: "a".repeat(201), place: "b".repeat(501), ..ElsewhereForm::default() };
        let errors = long.check().expect_err("too long");
        assert!(errors.of("title").is_some() && errors.of("place").is_some());
    }
}
