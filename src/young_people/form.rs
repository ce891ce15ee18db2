//! What advisers type. The same checks read each line of an imported list.

use jiff::civil::Date;
use serde::Deserialize;

use crate::forms::{EmailAddress, FieldErrors, PhoneNumber, parse_day};
use crate::words::london_day;

use super::model::Details;

/// What a box sends that is ticked.
pub const TICKED: &str = "yes";
/// The most that a name may hold, in letters.
const NAME_AT_MOST: usize = 100;
/// The most that the council's number may hold, in letters.
const REFERENCE_AT_MOST: usize = 40;
/// Nobody on a leaving-care list is younger or older than this, in years: a slip in the birth date.
const AGES: std::ops::RangeInclusive<i16> = 13..=30;

/// Somebody on the list, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DetailsForm {
    pub name: String,
    pub email: String,
    /// "yes" where they have no address.
    pub no_mailbox: String,
    pub reference: String,
    pub birth_date: String,
    pub phone: String,
}

impl DetailsForm {
    pub fn check(&self, now: i64) -> Result<Details, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.note("name", name(&self.name));
        let email = errors.note("email", self.email());
        let reference = errors.note("reference", reference(&self.reference));
        let birth_date = errors.note("birth_date", birth_date(&self.birth_date, now));
        let phone = errors.note("phone", phone(&self.phone));
        match (name, email, reference, birth_date, phone) {
            (Some(name), Some(email), Some(reference), Some(birth_date), Some(phone)) => {
                Ok(Details { name, reference, birth_date, email, phone })
            }
            _ => Err(errors),
        }
    }

    fn email(&self) -> Result<Option<EmailAddress>, String> {
        match (self.email.trim().is_empty(), self.no_mailbox == TICKED) {
            (true, true) => Ok(None),
            (true, false) => Err("Write their email address, or tick that they have none".to_owned()),
            (false, true) => {
                Err("You wrote an address and ticked that they have none: take one of the two back".to_owned())
            }
            (false, false) => EmailAddress::parse(&self.email).map(Some),
        }
    }

    /// The form as it stands when an entry is changed.
    pub fn of(details: &Details) -> DetailsForm {
        DetailsForm {
            name: details.name.clone(),
            email: details.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
            no_mailbox: if details.email.is_none() { TICKED.to_owned() } else { String::new() },
            reference: details.reference.clone().unwrap_or_default(),
            birth_date: details.birth_date.map(|day| day.to_string()).unwrap_or_default(),
            phone: details.phone.as_ref().map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
        }
    }
}

fn name(typed: &str) -> Result<String, String> {
    let name = typed.trim();
    if name.is_empty() {
        return Err("Write their name".to_owned());
    }
    plain(name, NAME_AT_MOST, "the name")
}

fn reference(typed: &str) -> Result<Option<String>, String> {
    let reference = typed.trim();
    if reference.is_empty() { Ok(None) } else { plain(reference, REFERENCE_AT_MOST, "the number").map(Some) }
}

/// One line of text with nothing hidden in it. HTML in it is text like any other.
fn plain(text: &str, at_most: usize, what: &str) -> Result<String, String> {
    if text.chars().any(char::is_control) {
        return Err(format!("There is a sign in {what} that nobody can see: type it again"));
    }
    match text.chars().count() {
        length if length > at_most => Err(format!("Shorten {what} to {at_most} letters: it has {length}")),
        _ => Ok(text.to_owned()),
    }
}

fn birth_date(typed: &str, now: i64) -> Result<Option<Date>, String> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let date = parse_day(typed)
        .ok_or_else(|| "Write the birth date like 31/3/2007 or 2007-03-31, or leave it empty".to_owned())?;
    let today = london_day(now);
    let had_birthday = (today.month(), today.day()) >= (date.month(), date.day());
    let age = today.year() - date.year() - i16::from(!had_birthday);
    if AGES.contains(&age) {
        Ok(Some(date))
    } else {
        Err("That birth date does not fit somebody on this list: check it, or leave it empty".to_owned())
    }
}

fn phone(typed: &str) -> Result<Option<PhoneNumber>, String> {
    if typed.trim().is_empty() { Ok(None) } else { PhoneNumber::parse(typed).map(Some) }
}

/// Whose account it is, as chosen.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct MatchForm {
    /// The id of one of the adviser's entries, or `SOMEBODY_ELSE`.
    pub entry: String,
    /// "yes" where the adviser has spoken with them.
    pub sure: String,
}

/// What the answer "I do not know" sends.
pub const SOMEBODY_ELSE: &str = "somebody-else";

/// What a checked `MatchForm` asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Entry(String),
    SomebodyElse,
}

impl MatchForm {
    pub fn check(&self) -> Result<Choice, FieldErrors> {
        let mut errors = FieldErrors::default();
        if self.entry == SOMEBODY_ELSE {
            return Ok(Choice::SomebodyElse);
        }
        let chosen = if self.entry.is_empty() { Err("Choose who this is".to_owned()) } else { Ok(()) };
        errors.note("entry", chosen);
        let sure = self.sure == TICKED;
        errors.note(
            "sure",
            sure.then_some(()).ok_or_else(|| "Speak with them first, then tick that you are sure".to_owned()),
        );
        if errors.is_empty() { Ok(Choice::Entry(self.entry.clone())) } else { Err(errors) }
    }
}

/// To whom an entry is handed over.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HandOverForm {
    pub adviser: String,
}

/// Which button of a page with several was pressed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DeedForm {
    pub deed: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_795_651_200_000; // 2026-11-25

    #[test]
    fn birth_dates_are_read_as_people_and_lists_write_them() {
        for typed in ["2007-03-31", "31/3/2007", "31.03.2007", " 31 3 2007 "] {
            assert_eq!(birth_date(typed, NOW).expect(typed).map(|day| day.to_string()).as_deref(), Some("2007-03-31"));
        }
        for typed in [
            "31/3/07",
            "2007",
            "2007-13-01",
            "30/2/2007",
            "1960-01-01",
            "2025-01-01",
            "tomorrow",
            "3-3-3-3",
            "+1/3/2007",
        ] {
            assert!(birth_date(typed, NOW).is_err(), "{typed}");
        }
        assert_eq!(birth_date("", NOW), Ok(None));
    }

    #[test]
    fn an_address_is_given_or_said_to_be_missing() {
        let form = |email: &str, no_mailbox: &str| DetailsForm {
            name: "Ada".to_owned(),
            email: email.to_owned(),
            no_mailbox: no_mailbox.to_owned(),
            ..DetailsForm::default()
        };
        assert!(form("ada@x.example", "").check(NOW).is_ok());
        assert!(form("", TICKED).check(NOW).is_ok());
        for (email, no_mailbox) in [("", ""), ("ada@x.example", TICKED), ("ada", "")] {
            assert!(form(email, no_mailbox).check(NOW).expect_err(email).of("email").is_some());
        }
    }

    #[test]
    fn a_form_of_an_entry_says_the_same_again() {
        let form = DetailsForm {
            name: "Ada <b>Obi</b>".to_owned(),
            email: "Ada@x.example".to_owned(),
            reference: "LC-1".to_owned(),
            birth_date: "31/3/2007".to_owned(),
            phone: "07700 900123".to_owned(),
            ..DetailsForm::default()
        };
        let details = form.check(NOW).expect("good");
        assert_eq!(DetailsForm::of(&details).check(NOW).expect("good"), details);
    }
}
