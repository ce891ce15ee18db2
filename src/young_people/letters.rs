//! The letters of this room. Neither says who it is about, who sent it, or what this service is for (S-49).

use serde::{Deserialize, Serialize};

use crate::accounts::PersonId;
use crate::app::{ME, SIGN_IN};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::mail::{self, Draft, Kind, NewLetter, Words};
use crate::web::{AppState, Tx};
use crate::{say, sql};

use super::model::Entry;

const INVITATION: &str = "young_people.invitation";
const MATCHED: &str = "young_people.matched";
/// Whose task it is when a letter does not reach somebody.
const TEAM: &str = "council";

pub const KINDS: &[Kind] = &[
    Kind {
        name: INVITATION,
        write: |app, draft| Box::pin(invitation(app, draft)),
        can_be_stopped: true,
        keeps_hours: true,
    },
    Kind { name: MATCHED, write: |app, draft| Box::pin(matched(app, draft)), can_be_stopped: true, keeps_hours: true },
];

/// Whom a letter is about: an entry, or an account.
#[derive(Serialize, Deserialize)]
struct About {
    id: String,
}

async fn queue(
    tx: &mut Tx,
    keys: &Keys,
    kind: &'static str,
    id: &str,
    to: &EmailAddress,
    now: i64,
) -> sqlx::Result<()> {
    let payload = serde_json::json!(About { id: id.to_owned() }).to_string();
    // The id of an entry stands for somebody who has no account yet: their adviser sees when a letter does not reach them.
    let letter = NewLetter { kind, to, person: Some(id), team: TEAM, payload: &payload, once: None };
    mail::queue(tx, keys, &letter, now).await
}

/// Invites whoever reads this mailbox to join as this entry.
pub async fn queue_invitation(tx: &mut Tx, keys: &Keys, entry: &str, to: &EmailAddress, now: i64) -> sqlx::Result<()> {
    queue(tx, keys, INVITATION, entry, to, now).await
}

/// Tells somebody that an adviser said who they are.
pub async fn queue_matched(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    to: &EmailAddress,
    now: i64,
) -> sqlx::Result<()> {
    queue(tx, keys, MATCHED, person.as_str(), to, now).await
}

struct Row {
    email_index: Option<String>,
}

async fn invitation(app: AppState, draft: Draft) -> Result<Option<Words>> {
    let Ok(About { id }) = serde_json::from_str(&draft.payload) else { return Ok(None) };
    let mut tx = app.db.read().await?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        Row,
        "select email_index from leaving_care_entries
         where id = $1 and removed_at is null and person_id is null and invited_at is not null",
        id
    )?;
    // Joined, gone, or invited at another address by now: then this letter would only confuse.
    let index = crate::accounts::people::email_index(&app.keys, &draft.to);
    if row.and_then(|row| row.email_index) != Some(index) {
        return Ok(None);
    }
    Ok(Some(Words {
        subject: say!("young_people-invitation-subject").to_owned(),
        paragraphs: vec![
            say!("young_people-invitation-who").to_owned(),
            say!("young_people-invitation-how").to_owned(),
            say!("young_people-invitation-not-you").to_owned(),
        ],
        link: Some((say!("young_people-invitation-link").to_owned(), SIGN_IN.to_owned())),
        ..Words::default()
    }))
}

async fn matched(app: AppState, draft: Draft) -> Result<Option<Words>> {
    let Ok(About { id }) = serde_json::from_str(&draft.payload) else { return Ok(None) };
    let mut tx = app.db.read().await?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        Row,
        "select email_index from people where id = $1 and matched_at is not null",
        id
    )?;
    if row.is_none() {
        return Ok(None);
    }
    Ok(Some(Words {
        subject: say!("young_people-matched-subject").to_owned(),
        paragraphs: vec![say!("young_people-matched-what").to_owned(), say!("young_people-matched-not-you").to_owned()],
        link: Some((say!("young_people-matched-link").to_owned(), ME.to_owned())),
        ..Words::default()
    }))
}

/// The ids of those entries whose letters did not reach them and who have not been written to since.
pub async fn unreached(tx: &mut Tx, entries: &[Entry]) -> sqlx::Result<Vec<String>> {
    let failed = mail::undelivered(tx, TEAM).await?;
    let is_lost = |entry: &Entry| {
        failed.iter().any(|letter| match (&letter.person, &entry.account) {
            (Some(person), Some(account)) => *person == account.id.0,
            (Some(person), None) => {
                *person == entry.id && entry.invited_at.is_some_and(|invited_at| letter.failed_at >= invited_at)
            }
            (None, _) => false,
        })
    };
    Ok(entries.iter().filter(|entry| is_lost(entry)).map(|entry| entry.id.clone()).collect())
}
