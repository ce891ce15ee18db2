use std::fmt;

use crate::say;

/// A phone number as the network wants it: "+447700900123". UK numbers may be typed from 0; others from their + and country.
#[derive(Clone, PartialEq, Eq)]
pub struct PhoneNumber(String);

impl PhoneNumber {
    /// Checks what was typed. Spaces, dashes, dots and brackets are fine.
    pub fn parse(typed: &str) -> Result<PhoneNumber, String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(say!("forms-phone-missing").to_owned());
        }
        let shape = || say!("forms-phone-shape").to_owned();
        let (plus, rest) = typed.strip_prefix('+').map_or((false, typed), |rest| (true, rest));
        let rest = rest.replace("(0)", "");
        if !rest.chars().all(|letter| letter.is_ascii_digit() || " -.()\u{a0}".contains(letter)) {
            return Err(shape());
        }
        let digits: String = rest.chars().filter(char::is_ascii_digit).collect();
        let number = match (plus, digits.strip_prefix("00"), digits.strip_prefix('0')) {
            (true, _, _) => digits,
            (false, Some(abroad), _) => abroad.to_owned(),
            (false, None, Some(uk)) => format!("44{uk}"),
            _ => return Err(shape()),
        };
        let fits = match number.strip_prefix("44") {
            Some(uk) => (9..=10).contains(&uk.len()) && !uk.starts_with('0'),
            None => (8..=15).contains(&number.len()) && !number.starts_with('0'), // E.164
        };
        if fits { Ok(PhoneNumber(format!("+{number}"))) } else { Err(shape()) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Personal data never shows in a log by accident.
impl fmt::Debug for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PhoneNumber(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_taken_however_they_are_typed() {
        // 07700 900 000 to 999 and 020 7946 0000 to 0999 are kept free for examples by Ofcom.
        for (typed, kept) in [
            ("07700 900123", "+447700900123"),
            ("(020) 7946-0123", "+442079460123"),
            ("+44 (0)7700 900 123", "+447700900123"),
            ("0044 7700 900123", "+447700900123"),
            ("+353 20 912 3456", "+353209123456"),
        ] {
            assert_eq!(PhoneNumber::parse(typed).expect(typed).as_str(), kept);
        }
    }

    #[test]
    fn slips_are_refused_with_a_sentence() {
        for typed in ["", "7700900123", "077009001", "07700 900123 4", "call me", "+44", "00", "+1", "07700x900123"] {
            assert!(PhoneNumber::parse(typed).is_err(), "{typed}");
        }
    }
}
