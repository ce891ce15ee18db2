//! What people type on their way in.

use serde::Deserialize;

use crate::forms::{EmailAddress, FieldErrors};
use crate::say;
use crate::web::is_our_address;

/// How long a name may be, in characters: more than any we have heard of.
const LONGEST_NAME: usize = 100;

/// An address, and whose phone this is.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AddressForm {
    pub email: String,
    pub own_phone: String,
    /// The page to go to afterwards.
    pub onwards: String,
}

/// An address that was typed right.
pub struct Asked {
    pub email: EmailAddress,
    pub own_phone: bool,
    pub onwards: String,
}

impl AddressForm {
    pub fn check(&self) -> Result<Asked, FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = errors.note("email", EmailAddress::parse(&self.email));
        let own_phone = errors.note("own_phone", own_phone(&self.own_phone));
        match (email, own_phone) {
            (Some(email), Some(own_phone)) => Ok(Asked { email, own_phone, onwards: onwards(&self.onwards) }),
            _ => Err(errors),
        }
    }
}

/// The six digits of a letter.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CodeForm {
    pub code: String,
}

impl CodeForm {
    pub fn check(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = digits(&self.code, 6).ok_or_else(|| say!("accounts-code-shape").to_owned());
        errors.note("code", code).ok_or(errors)
    }
}

/// The twelve digits that an adviser gave, and whose phone this is.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AdviserCodeForm {
    pub code: String,
    pub own_phone: String,
    pub onwards: String,
}

impl AdviserCodeForm {
    pub fn check(&self) -> Result<(String, bool, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let code = digits(&self.code, 12).ok_or_else(|| say!("accounts-adviser-code-shape").to_owned());
        let code = errors.note("code", code);
        let own_phone = errors.note("own_phone", own_phone(&self.own_phone));
        match (code, own_phone) {
            (Some(code), Some(own_phone)) => Ok((code, own_phone, onwards(&self.onwards))),
            _ => Err(errors),
        }
    }
}

/// What somebody new is called.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewForm {
    pub name: String,
    /// What only a program fills in, and when the page was made.
    pub more: String,
    pub shown: String,
}

impl NewForm {
    pub fn check(&self) -> Result<String, FieldErrors> {
        let mut errors = FieldErrors::default();
        errors.note("name", name(&self.name)).ok_or(errors)
    }
}

/// Any name that can be written on one line.
pub fn name(typed: &str) -> Result<String, String> {
    let name: String = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        Err(say!("accounts-name-missing").to_owned())
    } else if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        Err(say!("accounts-name-long").to_owned())
    } else {
        Ok(name)
    }
}

fn own_phone(typed: &str) -> Result<bool, String> {
    match typed {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err(say!("accounts-phone-missing").to_owned()),
    }
}

/// A page of ours to go to afterwards; empty for one's own page.
fn onwards(typed: &str) -> String {
    if is_our_address(typed) { typed.to_owned() } else { String::new() }
}

/// `length` digits, however they are spaced.
pub fn digits(typed: &str, length: usize) -> Option<String> {
    let plain: String = typed.chars().filter(|letter| !letter.is_whitespace() && !"-–.".contains(*letter)).collect();
    let good = plain.len() == length && plain.bytes().all(|byte| byte.is_ascii_digit());
    good.then_some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_taken_however_they_are_spaced() {
        for typed in ["123456", "123 456", " 123-456 ", "1 2 3 4 5 6", "123\u{a0}456"] {
            assert_eq!(digits(typed, 6).as_deref(), Some("123456"), "{typed}");
        }
        for typed in ["", "12345", "1234567", "12345a", "１２３４５６"] {
            assert_eq!(digits(typed, 6), None, "{typed}");
        }
    }

    #[test]
    fn names_people_have_are_taken() {
        for typed in ["Ada", "Ọlá O'Neil-Đặng", "  Zoë  ", "محمد", "X Æ A-12", "李小龙", "Nguyễn Thị Minh Khai", "J."]
        {
            assert!(name(typed).is_ok(), "{typed}");
        }
        assert_eq!(name("  Ada   Obi "), Ok("Ada Obi".to_owned()));
        assert!(name(" ").is_err() && name(&"a".repeat(101)).is_err() && name("Ada\u{0}").is_err());
    }

    #[test]
    fn nobody_is_led_away_from_here() {
        for (asked, goes) in
            [("/me", "/me"), ("//evil.example", ""), ("https://evil.example", ""), ("/\\evil", ""), ("", "")]
        {
            assert_eq!(onwards(asked), goes);
        }
    }
}
