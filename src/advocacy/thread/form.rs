//! What young people type about a case of theirs.

use serde::Deserialize;

use crate::accounts;
use crate::forms::{EmailAddress, FieldErrors, PhoneNumber};
use crate::say;

use super::super::model::{Contact, Got, Way};

/// The most that own words may hold, in letters.
pub const WORDS_AT_MOST: usize = 5_000;
const CARE_AT_MOST: usize = 500;
const PRONOUNS_AT_MOST: usize = 40;

/// What is pressed on the page of a case, and on the one with more to do.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ThreadForm {
    pub deed: String,
    /// The page that sends it.
    pub once: String,
    /// A message.
    pub words: String,
    /// What is missing, where it is not sorted.
    pub missing: String,
    pub got: String,
    /// What came of it, in their words.
    pub came: String,
    /// Why they want somebody else.
    pub why: String,
}

impl ThreadForm {
    /// A message: there must be one.
    pub fn message(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.note("words", needed(&self.words)).ok_or(errors)
    }

    pub fn missing(&self) -> Result<Option<String>, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.note("missing", optional(&self.missing, WORDS_AT_MOST)).ok_or(errors)
    }

    pub fn why(&self) -> Result<Option<String>, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.note("why", optional(&self.why, WORDS_AT_MOST)).ok_or(errors)
    }

    /// Whether they got what they wanted.
    pub fn got(&self) -> Result<(Got, Option<String>), FieldErrors> {
        let mut errors = FieldErrors::default();
        let got = Got::from_code(&self.got).ok_or_else(|| say!("advocacy-error-got").to_owned());
        let got = errors.note("got", got);
        let words = errors.note("came", optional(&self.came, WORDS_AT_MOST));
        got.zip(words).ok_or(errors)
    }
}

/// Words that must be there.
pub fn needed(typed: &str) -> Result<String, String> {
    optional(typed, WORDS_AT_MOST)?.ok_or_else(|| say!("advocacy-error-words").to_owned())
}

/// A text that may be left empty.
pub fn optional(typed: &str, at_most: usize) -> Result<Option<String>, String> {
    let text = typed.trim().replace("\r\n", "\n");
    if text.chars().count() > at_most {
        return Err(say!("advocacy-error-long", most = at_most as i64));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// How to reach them safely, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReachForm {
    pub name: String,
    pub pronouns: String,
    pub ways: Vec<String>,
    pub phone: String,
    pub email: String,
    /// "yes" or "no"
    pub message: String,
    /// "yes" or "no"
    pub shared: String,
    /// "any" or "some"
    pub hours: String,
    /// Hours of the day, from 0 to 23.
    pub from: String,
    pub to: String,
    pub care: String,
}

impl ReachForm {
    /// The form as it stands before anything is typed.
    pub fn of(contact: &Contact) -> ReachForm {
        let hour = |minute: i64| (minute / 60).to_string();
        let yes = |yes: bool| if yes { "yes" } else { "no" }.to_owned();
        ReachForm {
            name: contact.name.clone(),
            pronouns: contact.pronouns.clone().unwrap_or_default(),
            ways: contact.ways.iter().map(|way| way.code().to_owned()).collect(),
            phone: contact.phone.clone().unwrap_or_default(),
            email: contact.email.clone().unwrap_or_default(),
            message: yes(contact.leave_message),
            shared: yes(contact.shared),
            hours: if contact.hours.is_some() { "some" } else { "any" }.to_owned(),
            from: contact.hours.map_or("9".to_owned(), |(from, _)| hour(from)),
            to: contact.hours.map_or("17".to_owned(), |(_, until)| hour(until)),
            care: contact.care.clone().unwrap_or_default(),
        }
    }

    /// `has_mailbox`: their account has an address, so that none need be typed.
    pub fn check(&self, has_mailbox: bool) -> Result<Contact, FieldErrors> {
        let mut errors = FieldErrors::default();
        let name = errors.note("name", accounts::name(&self.name));
        let pronouns = errors.note("pronouns", optional(&self.pronouns, PRONOUNS_AT_MOST));
        let ways = errors.note("ways", self.ways()).unwrap_or_default();
        let phone = errors.note("phone", self.phone(ways.contains(&Way::Call) || ways.contains(&Way::Text)));
        let email = errors.note("email", self.email(ways.contains(&Way::Email) && !has_mailbox));
        let hours = errors.note("from", self.hours());
        let care = errors.note("care", optional(&self.care, CARE_AT_MOST));
        match (name, pronouns, phone, email, hours, care, errors.is_empty()) {
            (Some(name), Some(pronouns), Some(phone), Some(email), Some(hours), Some(care), true) => Ok(Contact {
                name,
                pronouns,
                ways,
                phone,
                email,
                leave_message: self.message == "yes",
                shared: self.shared == "yes",
                hours,
                care,
            }),
            _ => Err(errors),
        }
    }

    fn ways(&self) -> Result<Vec<Way>, String> {
        let ways: Vec<_> =
            Way::ALL.iter().copied().filter(|way| self.ways.iter().any(|code| code == way.code())).collect();
        if ways.is_empty() { Err(say!("advocacy-error-ways").to_owned()) } else { Ok(ways) }
    }

    fn phone(&self, needed: bool) -> Result<Option<String>, String> {
        match self.phone.trim() {
            "" if needed => Err(say!("advocacy-error-phone").to_owned()),
            "" => Ok(None),
            typed => PhoneNumber::parse(typed).map(|phone| Some(phone.as_str().to_owned())),
        }
    }

    fn email(&self, needed: bool) -> Result<Option<String>, String> {
        match self.email.trim() {
            "" if needed => Err(say!("advocacy-error-email").to_owned()),
            "" => Ok(None),
            typed => EmailAddress::parse(typed).map(|email| Some(email.as_str().to_owned())),
        }
    }

    fn hours(&self) -> Result<Option<(i64, i64)>, String> {
        let minute =
            |typed: &str| typed.parse::<i64>().ok().filter(|hour| (0..24).contains(hour)).map(|hour| hour * 60);
        match (self.hours.as_str(), minute(&self.from), minute(&self.to)) {
            ("some", Some(from), Some(to)) if from == to => Err(say!("mine-about-hours-same").to_owned()),
            ("some", Some(from), Some(to)) => Ok(Some((from, to))),
            ("some", ..) => Err(say!("mine-about-choose").to_owned()),
            _ => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(ways: &[&str], phone: &str, email: &str) -> ReachForm {
        let ways = ways.iter().map(|way| way.to_string()).collect();
        ReachForm { name: "Ada".into(), ways, phone: phone.into(), email: email.into(), ..ReachForm::default() }
    }

    #[test]
    fn each_way_needs_what_it_goes_by() {
        assert!(typed(&["here_only"], "", "").check(false).is_ok());
        assert!(typed(&["call"], "", "").check(false).is_err_and(|errors| errors.of("phone").is_some()));
        assert!(typed(&["email"], "", "").check(false).is_err_and(|errors| errors.of("email").is_some()));
        assert!(typed(&["email"], "", "").check(true).is_ok(), "their account has an address");
        assert!(typed(&[], "", "").check(true).is_err_and(|errors| errors.of("ways").is_some()));
        assert!(typed(&["pigeon"], "", "").check(true).is_err());
        assert!(typed(&["call"], "07700 900123", "").check(false).is_ok());
    }

    #[test]
    fn a_form_nobody_touched_says_what_was_said_before() {
        let contact = Contact {
            name: "Ada".into(),
            ways: vec![Way::Text],
            phone: Some("+447700900123".into()),
            leave_message: true,
            hours: Some((20 * 60, 6 * 60)),
            care: Some("Not on Mondays".into()),
            ..Contact::default()
        };
        assert_eq!(ReachForm::of(&contact).check(false), Ok(contact));
    }

    #[test]
    fn a_message_needs_words_and_the_rest_does_not() {
        let form = ThreadForm { words: " \r\n".into(), got: "partly".into(), ..ThreadForm::default() };
        assert!(form.message().is_err_and(|errors| errors.of("words").is_some()));
        assert_eq!(form.missing(), Ok(None));
        assert_eq!(form.got(), Ok((Got::Partly, None)));
        assert!(ThreadForm::default().got().is_err_and(|errors| errors.of("got").is_some()));
        let long = ThreadForm { words: "é".repeat(WORDS_AT_MOST + 1), ..ThreadForm::default() };
        assert!(long.message().is_err());
    }
}
