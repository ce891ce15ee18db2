//! An entry as the database keeps it: sealed column by column with its own data key.

use crate::accounts::PersonId;
use crate::accounts::list::{data_key, place};
use crate::accounts::people::email_index;
use crate::error::Result;
use crate::forms::{EmailAddress, PhoneNumber};
use crate::keys::{DataKey, Keys};

use super::super::model::{Account, Details, Entry};

/// The fingerprint by which the council's number is found: exactly, capitals and all.
pub fn reference_index(keys: &Keys, reference: &str) -> String {
    keys.index("leaving_care_entries.reference", reference)
}

/// The columns of an entry as they are written.
pub struct Sealed {
    pub reference: Option<String>,
    pub reference_index: Option<String>,
    pub name: String,
    pub birth_date: Option<String>,
    pub email: Option<String>,
    pub email_index: Option<String>,
    pub phone: Option<String>,
}

impl Sealed {
    pub fn new(keys: &Keys, key: &DataKey, id: &str, details: &Details) -> Sealed {
        let Details { name, reference, birth_date, email, phone } = details;
        let birth_date = birth_date.map(|day| day.to_string());
        Sealed {
            reference: key.seal_optional(place("reference", id), reference.as_deref()),
            reference_index: reference.as_deref().map(|reference| reference_index(keys, reference)),
            name: key.seal(place("name", id), name),
            birth_date: key.seal_optional(place("birth_date", id), birth_date.as_deref()),
            email: key.seal_optional(place("email", id), email.as_ref().map(EmailAddress::as_str)),
            email_index: email.as_ref().map(|email| email_index(keys, email)),
            phone: key.seal_optional(place("phone", id), phone.as_ref().map(PhoneNumber::as_str)),
        }
    }
}

/// An entry as the database keeps it, with what is asked of its account.
pub struct Row {
    pub id: String,
    pub data_key: String,
    pub reference: Option<String>,
    pub name: String,
    pub birth_date: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub adviser_id: String,
    pub person_id: Option<String>,
    pub invited_at: Option<i64>,
    pub added_at: i64,
    pub joined_at: Option<i64>,
    pub account_email: Option<String>,
}

impl Row {
    pub fn open(self, keys: &Keys) -> Result<Entry> {
        let (key, id) = (data_key(keys, &self.id, &self.data_key)?, self.id.as_str());
        let email = key.open_optional(place("email", id), self.email.as_deref())?;
        let phone = key.open_optional(place("phone", id), self.phone.as_deref())?;
        let birth_date = key.open_optional(place("birth_date", id), self.birth_date.as_deref())?;
        let details = Details {
            name: key.open(place("name", id), &self.name)?,
            reference: key.open_optional(place("reference", id), self.reference.as_deref())?,
            birth_date: birth_date.and_then(|day| day.parse().ok()),
            email: email.and_then(|email| EmailAddress::parse(&email).ok()),
            phone: phone.and_then(|phone| PhoneNumber::parse(&phone).ok()),
        };
        let account = match (self.person_id, self.joined_at) {
            (Some(id), Some(joined_at)) => {
                Some(Account { id: PersonId(id), joined_at, has_address: self.account_email.is_some() })
            }
            _ => None,
        };
        let (invited_at, added_at) = (self.invited_at, self.added_at);
        Ok(Entry { details, adviser: PersonId(self.adviser_id), account, invited_at, added_at, id: self.id })
    }
}
