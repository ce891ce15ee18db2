//! The one letter that says that there is something to read. It is the same for every room, so that neither whoever sees a
//! mailbox nor whoever holds the outbox learns which room wrote (S-49).

use serde::{Deserialize, Serialize};

use crate::accounts::{PersonId, people};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::say;
use crate::web::Tx;

const NEWS: &str = "mine.to_read";
/// Whose task it is when a letter does not reach somebody: nobody learns from it which room wrote.
const TEAM: &str = "council";

pub const KINDS: &[Kind] =
    &[Kind { name: NEWS, write: |_, draft| Box::pin(write(draft)), can_be_stopped: true, keeps_hours: true }];

/// Something to read.
pub struct News<'a> {
    pub to: &'a EmailAddress,
    /// Whose account that address belongs to; looked up where it is not known.
    pub person: Option<&'a PersonId>,
    /// Where it is read: one of our addresses.
    pub address: &'a str,
    /// Tells this piece of news from others at that address.
    pub number: i64,
    /// It does not come before this, in ms since 1970 UTC.
    pub not_before: i64,
}

#[derive(Serialize, Deserialize)]
struct Where {
    address: String,
}

/// Queues the letter, inside the deed that causes it.
pub async fn queue(tx: &mut Tx, keys: &Keys, news: &News<'_>) -> Result<()> {
    let owner = match news.person {
        Some(person) => Some(person.clone()),
        None => people::find_by_email(tx, keys, news.to).await?.map(|found| found.id),
    };
    let payload = serde_json::json!(Where { address: news.address.to_owned() }).to_string();
    let once = once(keys, news.address, news.number);
    let letter = NewLetter {
        kind: NEWS,
        to: news.to,
        person: owner.as_ref().map(PersonId::as_str),
        team: TEAM,
        payload: &payload,
        once: Some(&once),
    };
    Ok(mail::queue(tx, keys, &letter, news.not_before).await?)
}

/// Takes back a letter that has not gone: there is nothing to read any more.
pub async fn take_back(tx: &mut Tx, keys: &Keys, address: &str, number: i64) -> Result<()> {
    Ok(mail::take_back(tx, &once(keys, address, number)).await?)
}

/// A fingerprint, so that the outbox does not say where anybody's letter leads.
fn once(keys: &Keys, address: &str, number: i64) -> String {
    keys.index("mine.to_read", &format!("{address}:{number}"))
}

async fn write(draft: Draft) -> Result<Option<Words>> {
    let Ok(Where { address }) = serde_json::from_str(&draft.payload) else { return Ok(None) };
    Ok(Some(Words {
        subject: say!("mine-to-read-subject").to_owned(),
        paragraphs: vec![say!("mine-to-read-what").to_owned(), say!("mine-to-read-not-you").to_owned()],
        link: Some((say!("mine-to-read-link").to_owned(), address)),
        ..Words::default()
    }))
}
