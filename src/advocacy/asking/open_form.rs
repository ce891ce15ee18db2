//! What opens again what was asked, or kept: typed by a person, not yet trusted.

use serde::Deserialize;

use crate::accounts;
use crate::forms::FieldErrors;
use crate::say;

/// A reference and 16 digits.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OpenForm {
    pub reference: String,
    pub secret: String,
}

impl OpenForm {
    /// The reference as we write it, and the digits.
    pub fn check(&self) -> Result<(String, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let reference = reference(&self.reference).ok_or_else(|| say!("advocacy-open-reference-shape").to_owned());
        let reference = errors.note("reference", reference);
        let secret = accounts::digits(&self.secret, 16).ok_or_else(|| say!("advocacy-open-secret-shape").to_owned());
        let secret = errors.note("secret", secret);
        match (reference, secret) {
            (Some(reference), Some(secret)) => Ok((reference, secret)),
            _ => Err(errors),
        }
    }
}

/// Eight letters and digits, in any case and however they are spaced.
fn reference(typed: &str) -> Option<String> {
    let plain: String =
        typed.chars().filter(|letter| !letter.is_whitespace() && !"-–.".contains(*letter)).collect::<String>();
    let plain = plain.to_ascii_uppercase();
    let is_good = plain.len() == 8 && plain.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_good.then(|| format!("{}-{}", &plain[..4], &plain[4..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_and_digits_are_taken_however_they_are_typed() {
        let typed = |reference: &str, secret: &str| {
            OpenForm { reference: reference.to_owned(), secret: secret.to_owned() }.check().ok()
        };
        let good = Some(("K7M3-XQ9P".to_owned(), "1234567890123456".to_owned()));
        assert_eq!(typed("K7M3-XQ9P", "1234 5678 9012 3456"), good);
        assert_eq!(typed(" k7m3 xq9p", "1234-5678-9012-3456"), good);
        assert_eq!(typed("k7m3xq9p", "1234567890123456"), good);
        for (reference, secret) in [("K7M3", "1234567890123456"), ("K7M3-XQ9P", "123"), ("K7M3-XQ9é", "x"), ("", "")] {
            assert_eq!(typed(reference, secret), None, "{reference} {secret}");
        }
    }
}
