//! Letters of this part: to council staff, that something was shared with them, and never by whom; and a formal complaint, to
//! where the council takes them, with the words of whoever makes it, because they said so.

use serde::{Deserialize, Serialize};

use crate::accounts::{PersonId, people};
use crate::app::SHARED_WITH_ME;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::web::Tx;

const SHARED: &str = "advocacy.shared_with_you";
const COMPLAINT: &str = "advocacy.complaint";

pub const KINDS: &[Kind] = &[
    Kind { name: SHARED, write: |_, _| Box::pin(shared()), can_be_stopped: false, keeps_hours: true },
    // It goes at once, to a mailbox of the council and to nobody's own.
    Kind { name: COMPLAINT, write: |_, draft| Box::pin(complaint(draft)), can_be_stopped: false, keeps_hours: false },
];

fn once(shared: &str) -> String {
    format!("{SHARED}:{shared}")
}

/// Tells a member of council staff that something was shared with them.
pub async fn queue_shared(tx: &mut Tx, keys: &Keys, to: &PersonId, shared: &str, now: i64) -> Result<()> {
    let email = people::contact(tx, keys, to).await?.and_then(|contact| contact.email);
    let Some(email) = email.and_then(|email| EmailAddress::parse(&email).ok()) else { return Ok(()) };
    let (person, once) = (Some(to.as_str()), once(shared));
    let letter = NewLetter { kind: SHARED, to: &email, person, team: "council", payload: "", once: Some(&once) };
    Ok(mail::queue(tx, keys, &letter, now).await?)
}

/// There is nothing to read any more.
pub async fn take_back_shared(tx: &mut Tx, shared: &str) -> Result<()> {
    Ok(mail::take_back(tx, &once(shared)).await?)
}

async fn shared() -> Result<Option<Words>> {
    Ok(Some(Words {
        subject: "Something was shared with you".to_owned(),
        paragraphs: vec![
            "Somebody agreed that you read something.".to_owned(),
            "Please sign in to read it.".to_owned(),
        ],
        link: Some(("Read it".to_owned(), SHARED_WITH_ME.to_owned())),
        ..Words::default()
    }))
}

/// A complaint, or the wish to take it to the next stage, as the council reads it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ToCouncil {
    pub subject: String,
    pub paragraphs: Vec<String>,
}

/// Sends a complaint. `once` names the case and the stage to nobody: a fingerprint.
pub async fn queue_complaint(
    tx: &mut Tx,
    keys: &Keys,
    to: &EmailAddress,
    letter: &ToCouncil,
    once: &str,
    now: i64,
) -> Result<()> {
    let payload = serde_json::json!(letter).to_string();
    let letter = NewLetter { kind: COMPLAINT, to, person: None, team: "provider", payload: &payload, once: Some(once) };
    Ok(mail::queue(tx, keys, &letter, now).await?)
}

async fn complaint(draft: Draft) -> Result<Option<Words>> {
    let Ok(ToCouncil { subject, paragraphs }) = serde_json::from_str(&draft.payload) else { return Ok(None) };
    Ok(Some(Words { subject, paragraphs, ..Words::default() }))
}
