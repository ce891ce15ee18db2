//! The 16 digits that open what somebody said without a name.

use crate::accounts;
use crate::keys::Keys;

/// How many there are.
const LENGTH: usize = 16;

/// The digits of whoever sent this page: the same for the same page.
pub fn of_page(keys: &Keys, once: &str) -> String {
    let bytes = keys.code_bytes("feedback.digits", once);
    let number = u128::from_be_bytes(bytes[..16].try_into().expect("16 of 32 bytes"));
    format!("{:016}", number % 10_000_000_000_000_000)
}

/// Those that somebody typed, however they are spaced.
pub fn typed(digits: &str) -> Option<String> {
    accounts::digits(digits, LENGTH)
}

/// In fours, as phone numbers are read.
pub fn in_groups(digits: &str) -> Vec<String> {
    digits.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect()
}
