//! Which mailbox an address leads to, for the limit on letters: one mailbox has many ways to be written.

use crate::forms::EmailAddress;

/// The address as the limit counts it: small letters, no dots and no "+tag" before the @, and the domain in its ASCII form
/// (IDNA). Never used to find anybody, since not every mail server takes these for the same.
pub fn mailbox_of(email: &EmailAddress) -> String {
    let lower = email.as_str().to_lowercase();
    let (name, domain) = lower.rsplit_once('@').unwrap_or((lower.as_str(), ""));
    let name: String = name.split('+').next().unwrap_or_default().chars().filter(|letter| *letter != '.').collect();
    let domain = idna::domain_to_ascii(domain).unwrap_or_else(|_| domain.to_owned());
    format!("{name}@{domain}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mailbox_has_many_ways_to_be_written() {
        let of = |typed: &str| mailbox_of(&EmailAddress::parse(typed).expect(typed));
        for typed in
            ["ada.obi@example.org", "Ada.Obi@EXAMPLE.org", "adaobi+jobs@example.org", "a.d.a.o.b.i+x+y@example.org"]
        {
            assert_eq!(of(typed), "adaobi@example.org", "{typed}");
        }
        assert_eq!(of("ada@BÜCHER.example"), of("ada@xn--bcher-kva.example"));
        assert_ne!(of("ada@example.org"), of("ada@example.com"));
    }
}
