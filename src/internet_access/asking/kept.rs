//! What somebody has typed and not sent yet, as the database keeps it: one of each person, sealed with their data key.

use crate::accounts::{PersonId, people};
use crate::audit::Deed;
use crate::error::Result;
use crate::keys::{Keys, Place};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::store;
use super::draft::Draft;

/// How long one is kept after its last change, in ms.
const KEPT_FOR: i64 = 7 * 24 * 3_600_000;

fn place(person: &PersonId) -> Place<'_> {
    Place::new("internet_access_drafts", "body", person.as_str())
}

struct Row {
    body: String,
    changed_at: i64,
}

/// What somebody has not sent yet, and when they last changed it.
pub async fn find(tx: &mut Tx, keys: &Keys, person: &PersonId, now: i64) -> Result<Option<(Draft, i64)>> {
    let (id, since) = (person.as_str(), now - KEPT_FOR);
    let row = sql!(
        &mut *tx,
        fetch_optional,
        Row,
        "select body, changed_at from internet_access_drafts where person_id = $1 and changed_at > $2",
        id,
        since
    )?;
    let Some(row) = row else { return Ok(None) };
    let key = people::data_key(tx, keys, person).await?;
    Ok(Some((key.open_json(place(person), &row.body)?, row.changed_at)))
}

/// Keeps the newest answers.
pub async fn keep(app: &AppState, person: &PersonId, draft: &Draft) -> Result<()> {
    let (id, now) = (person.as_str(), app.now());
    let mut tx = app.db.begin().await?;
    let body = people::data_key(&mut tx, &app.keys, person).await?.seal_json(place(person), draft);
    let added = exec!(
        &mut tx,
        "insert into internet_access_drafts (person_id, body, changed_at) values ($1, $2, $3) on conflict (person_id) do nothing",
        id,
        body,
        now
    )?;
    if added == 1 {
        store::note_own(&mut tx, &app.keys, person, Deed::InternetDraftKept, id, now).await?;
    } else {
        exec!(
            &mut tx,
            "update internet_access_drafts set body = $1, changed_at = $2 where person_id = $3",
            body,
            now,
            id
        )?;
    }
    tx.commit().await?;
    Ok(())
}

/// Lets go of what somebody has not sent, or has just sent.
pub async fn forget(tx: &mut Tx, person: &PersonId) -> Result<()> {
    let id = person.as_str();
    exec!(tx, "delete from internet_access_drafts where person_id = $1", id)?;
    Ok(())
}

/// Forgets those that nobody came back to. Says how many.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let since = now - KEPT_FOR;
    exec!(tx, "delete from internet_access_drafts where changed_at <= $1", since)
}
