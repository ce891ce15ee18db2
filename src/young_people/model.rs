//! Entries of the leaving-care list, and what has become of each.

use jiff::civil::Date;

use crate::accounts::PersonId;
use crate::forms::{EmailAddress, PhoneNumber};

/// How soon after one letter another may be sent to the same person, in ms: whoever presses twice sends one.
pub const LETTERS_APART: i64 = 3_600_000;
/// How long a one-time code holds, in ms.
pub const CODE_HOLDS: i64 = 24 * 3_600_000;
/// How long an entry is kept after somebody left the list, in ms.
pub const KEPT_AFTER_LEAVING: i64 = 30 * 24 * 3_600_000;

/// What is written about somebody on the list.
#[derive(Clone, PartialEq, Eq)]
pub struct Details {
    pub name: String,
    /// The council's own number.
    pub reference: Option<String>,
    pub birth_date: Option<Date>,
    pub email: Option<EmailAddress>,
    pub phone: Option<PhoneNumber>,
}

/// Personal data never shows in a log by accident.
impl std::fmt::Debug for Details {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Details(***)")
    }
}

/// Somebody on the list.
pub struct Entry {
    pub id: String,
    pub details: Details,
    pub adviser: PersonId,
    pub account: Option<Account>,
    /// When they were last invited.
    pub invited_at: Option<i64>,
    pub added_at: i64,
}

/// The account that an entry is matched to.
pub struct Account {
    pub id: PersonId,
    pub joined_at: i64,
    /// Without one they come in by one-time codes alone.
    pub has_address: bool,
}

/// How far somebody on the list has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    NotInvited,
    Invited,
    Joined,
}

impl Entry {
    pub fn state(&self) -> State {
        match (&self.account, self.invited_at) {
            (Some(_), _) => State::Joined,
            (None, Some(_)) => State::Invited,
            (None, None) => State::NotInvited,
        }
    }

    /// The id of the account, as the audit's subject.
    pub fn subject(&self) -> Option<&str> {
        self.account.as_ref().map(|account| account.id.as_str())
    }
}

impl State {
    /// As their adviser reads it.
    pub fn words(self) -> &'static str {
        match self {
            State::NotInvited => "Not invited",
            State::Invited => "Invited, not here yet",
            State::Joined => "Joined",
        }
    }
}

/// A young person who registered by themselves, and whom no adviser has matched.
pub struct Waiting {
    pub id: PersonId,
    /// What they call themselves.
    pub name: String,
    pub email: Option<String>,
    pub joined_at: i64,
}

/// What an entry and an account have in common, letter for letter: a hint to look, never a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Alike {
    pub name: bool,
    pub email: bool,
}

impl Alike {
    pub fn of(details: &Details, waiting: &Waiting) -> Alike {
        let same = |one: &str, other: &str| one.trim().to_lowercase() == other.trim().to_lowercase();
        Alike {
            name: same(&details.name, &waiting.name),
            email: matches!((&details.email, &waiting.email), (Some(one), Some(other)) if same(one.as_str(), other)),
        }
    }

    /// As the adviser reads it; empty where nothing is the same.
    pub fn words(self) -> Option<&'static str> {
        match (self.name, self.email) {
            (true, true) => Some("The name and the address are the same."),
            (false, true) => Some("The address is the same. The name is not."),
            (true, false) => Some("The name is the same. That alone proves nothing."),
            (false, false) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn details(name: &str, email: Option<&str>) -> Details {
        let email = email.map(|email| EmailAddress::parse(email).expect("an address"));
        Details { name: name.to_owned(), reference: None, birth_date: None, email, phone: None }
    }

    #[test]
    fn only_what_is_the_same_letter_for_letter_is_a_hint() {
        let waiting = |name: &str, email: &str| Waiting {
            id: PersonId("one".to_owned()),
            name: name.to_owned(),
            email: Some(email.to_owned()),
            joined_at: 0,
        };
        let alike =
            |name: &str, email: &str| Alike::of(&details("Ada Obi", Some("ada@x.example")), &waiting(name, email));
        assert_eq!(alike("ada obi ", "Ada@x.example"), Alike { name: true, email: true });
        assert_eq!(alike("Ada O", "ada@x.example").words(), Some("The address is the same. The name is not."));
        assert_eq!(alike("Ada Obie", "ada.obi@x.example").words(), None);
        assert!(!Alike::of(&details("Ada", None), &waiting("Bea", "ada@x.example")).email);
    }
}
