//! What young people type about a request of theirs.

use serde::Deserialize;

use crate::accounts;
use crate::forms::{FieldErrors, PhoneNumber, Postcode};
use crate::say;

use super::super::model::{Details, Request, Status, Way};
use super::store::Network;

/// The most that own words may hold, in letters.
const WORDS_AT_MOST: usize = 3_000;
const NAME_AT_MOST: usize = 100;
const ADDRESS_AT_MOST: usize = 300;

/// What is pressed on the page of a request.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FollowForm {
    pub deed: String,
    /// The page that sends it.
    pub once: String,
    /// A message.
    pub words: String,
    /// What happened to what was sent.
    pub happened: String,
}

impl FollowForm {
    /// A message: there must be one.
    pub fn message(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let words = optional(&self.words, WORDS_AT_MOST)
            .and_then(|words| words.ok_or_else(|| say!("internet_access-follow-error-words").to_owned()));
        errors.note("words", words).ok_or(errors)
    }

    /// What happened, in their words, if they want to say.
    pub fn happened(&self) -> Result<Option<String>, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.note("happened", optional(&self.happened, WORDS_AT_MOST)).ok_or(errors)
    }
}

/// A text that may be left empty.
fn optional(typed: &str, at_most: usize) -> Result<Option<String>, String> {
    let text = typed.trim().replace("\r\n", "\n");
    if text.chars().count() > at_most {
        return Err(say!("internet_access-follow-error-long", most = at_most as i64));
    }
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// What was typed, to be put right.
#[derive(Clone, Default, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CorrectForm {
    pub phone: String,
    pub network: String,
    pub account_name: String,
    pub address: String,
    pub postcode: String,
}

impl CorrectForm {
    /// The form as it stands before anything is typed.
    pub fn of(details: &Details) -> CorrectForm {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        CorrectForm {
            phone: details.phone.as_deref().map(as_dialled).unwrap_or_default(),
            network: text(&details.network),
            account_name: text(&details.account_name),
            address: text(&details.address),
            postcode: text(&details.postcode),
        }
    }

    /// What they typed in place of what they had typed; what the page does not ask stays.
    pub fn check(&self, request: &Request, networks: &[Network]) -> Result<Details, FieldErrors> {
        let (mut errors, mut details) = (FieldErrors::default(), request.details.clone());
        if request.help.needs_phone() || !self.phone.trim().is_empty() {
            let phone = errors.note("phone", PhoneNumber::parse(&self.phone));
            details.phone = phone.map(|phone| phone.as_str().to_owned());
        } else {
            details.phone = None;
        }
        if request.help.needs_phone() {
            let is_known = networks.iter().any(|network| network.id == self.network)
                || request.details.network.as_deref() == Some(&self.network);
            let chosen = Some(self.network.clone()).filter(|_| is_known);
            let chosen = chosen.ok_or_else(|| say!("internet_access-follow-error-network").to_owned());
            details.network = errors.note("network", chosen);
            let name = optional(&self.account_name, NAME_AT_MOST).and_then(|name| match name {
                None if request.status == Status::NameDoesNotMatch => {
                    Err(say!("internet_access-follow-error-name").to_owned())
                }
                name => Ok(name),
            });
            details.account_name = errors.note("account_name", name).flatten();
        }
        if goes_to_an_address(request) {
            let address = optional(&self.address, ADDRESS_AT_MOST)
                .and_then(|address| address.ok_or_else(|| say!("internet_access-follow-error-address").to_owned()));
            details.address = errors.note("address", address);
            let postcode = errors.note("postcode", Postcode::parse(&self.postcode));
            details.postcode = postcode.map(|postcode| postcode.as_str().to_owned());
        }
        if errors.is_empty() { Ok(details) } else { Err(errors) }
    }
}

/// Whether it is sent to an address of theirs, or put in there.
pub fn goes_to_an_address(request: &Request) -> bool {
    request.help.is_at_home() || request.help.is_sent() && request.details.way == Some(Way::Post)
}

/// A British number as people type it: "07700900123".
pub fn as_dialled(phone: &str) -> String {
    phone.strip_prefix("+44").map_or_else(|| phone.to_owned(), |rest| format!("0{rest}"))
}

/// A reference and 16 digits.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DigitsForm {
    pub reference: String,
    pub digits: String,
}

impl DigitsForm {
    /// The reference as we write it, and the digits.
    pub fn check(&self) -> Result<(String, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let reference =
            reference(&self.reference).ok_or_else(|| say!("internet_access-follow-reference-shape").to_owned());
        let reference = errors.note("reference", reference);
        let digits =
            accounts::digits(&self.digits, 16).ok_or_else(|| say!("internet_access-follow-digits-shape").to_owned());
        let digits = errors.note("digits", digits);
        reference.zip(digits).ok_or(errors)
    }
}

/// Eight letters and digits, in any case and however they are spaced.
fn reference(typed: &str) -> Option<String> {
    let plain: String = typed.chars().filter(|letter| !letter.is_whitespace() && !"-–.".contains(*letter)).collect();
    let plain = plain.to_ascii_uppercase();
    let is_good = plain.len() == 8 && plain.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_good.then(|| format!("{}-{}", &plain[..4], &plain[4..]))
}

/// What is pressed on the page that digits open.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OpenedForm {
    pub deed: String,
    /// Pages of ours carry one; saying the same twice says it once.
    pub once: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_digits_are_taken_however_they_are_typed() {
        let typed = |reference: &str, digits: &str| {
            DigitsForm { reference: reference.to_owned(), digits: digits.to_owned() }.check().ok()
        };
        let good = Some(("K7M3-XQ9P".to_owned(), "1234567890123456".to_owned()));
        assert_eq!(typed("K7M3-XQ9P", "1234 5678 9012 3456"), good);
        assert_eq!(typed(" k7m3 xq9p", "1234-5678-9012-3456"), good);
        for (reference, digits) in [("K7M3", "1234567890123456"), ("K7M3-XQ9P", "123"), ("K7M3-XQ9é", "x"), ("", "")] {
            assert_eq!(typed(reference, digits), None, "{reference} {digits}");
        }
    }

    #[test]
    fn numbers_are_shown_as_people_dial_them() {
        assert_eq!(as_dialled("+447700900123"), "07700900123");
        assert_eq!(as_dialled("+353209123456"), "+353209123456");
    }
}
