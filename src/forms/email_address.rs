use std::fmt;

use crate::say;

/// An address that mail can be sent to: one `@`, something on each side, a domain with a dot. Whether anyone reads it only
/// a letter can tell, so nothing stricter is asked.
#[derive(Clone, PartialEq, Eq)]
pub struct EmailAddress(String);

/// The most an address may hold (RFC 5321, 4.5.3.1), in bytes.
const LONGEST: usize = 254;

impl EmailAddress {
    /// Checks what was typed. The domain is kept in small letters; the name before it as it was typed.
    pub fn parse(typed: &str) -> Result<EmailAddress, String> {
        let typed = typed.trim();
        if typed.is_empty() {
            return Err(say!("forms-email-missing").to_owned());
        }
        let (name, domain) = typed.rsplit_once('@').ok_or_else(|| say!("forms-email-shape").to_owned())?;
        let plain = |text: &str| {
            !text
                .chars()
                .any(|letter| letter.is_whitespace() || letter.is_control() || "<>()[],;:\\\"@".contains(letter))
        };
        let labels =
            domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
        let good_name = !name.is_empty()
            && name.len() <= 64
            && !name.starts_with('.')
            && !name.ends_with('.')
            && !name.contains("..");
        if !good_name || !plain(name) || !plain(domain) || !labels || !domain.contains('.') || typed.len() > LONGEST {
            return Err(say!("forms-email-shape").to_owned());
        }
        Ok(EmailAddress(format!("{name}@{}", domain.to_lowercase())))
    }

    /// The same, where leaving it empty is an answer too.
    pub fn parse_optional(typed: &str) -> Result<Option<EmailAddress>, String> {
        if typed.trim().is_empty() { Ok(None) } else { EmailAddress::parse(typed).map(Some) }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Personal data never shows in a log by accident.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EmailAddress(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_people_have_are_taken() {
        for (typed, kept) in [
            ("ada@example.org", "ada@example.org"),
            ("  Ada.Obi+jobs@Mail.Example.CO.UK ", "Ada.Obi+jobs@mail.example.co.uk"),
            ("o'neil@example.org", "o'neil@example.org"),
            ("zoë@exämple.org", "zoë@exämple.org"),
        ] {
            assert_eq!(EmailAddress::parse(typed).expect(typed).as_str(), kept);
        }
        assert_eq!(EmailAddress::parse_optional(" "), Ok(None));
    }

    #[test]
    fn slips_are_refused_with_a_sentence() {
        for typed in [
            "",
            "ada",
            "ada@",
            "@example.org",
            "ada@example",
            "ada@@example.org",
            "ada obi@example.org",
            "ada@example..org",
            "ada@-example.org",
            ".ada@example.org",
            "ada@example.org\r\nbcc: x@example.org",
            "<ada@example.org>",
        ] {
            assert!(EmailAddress::parse(typed).is_err(), "{typed}");
        }
        assert!(EmailAddress::parse(&format!("{}@example.org", "a".repeat(300))).is_err());
    }

    #[test]
    fn a_log_never_shows_it() {
        let address = EmailAddress::parse("ada@example.org").expect("good");
        assert!(!format!("{address:?}").contains("ada"));
    }
}
