//! Writing a pulse, until it is opened. Whoever saves says which version they saw; of two, the second is told.

use crate::accounts::ParticipationWorker;
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::exec;
use crate::keys::random_id;
use crate::sql;
use crate::web::{AppState, Tx};

use super::super::form::Written;
use super::super::model::Pulse;
use super::{find, to_json};

const DRAFTS_KEPT: i64 = 365 * 86_400_000;

/// What came of saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    Yes,
    /// Somebody saved something else meanwhile: how it stands now.
    Meanwhile(Box<Pulse>),
    /// It has been opened, so nothing in it changes.
    Opened,
    NotThere,
}

struct IdRow {
    id: String,
}

/// Keeps a new one. The same page sent twice makes it once. Gives its id.
pub async fn add(app: &AppState, staff: &ParticipationWorker, once: &str, new: &Written) -> Result<String> {
    let mut tx = app.db.begin().await?;
    let by = staff.id.as_str();
    let id = add_in(&mut tx, by, once, new, app.now()).await?;
    note(&mut tx, app, staff, Deed::PulseMade, &id).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same, inside a transaction.
pub async fn add_in(tx: &mut Tx, by: &str, once: &str, new: &Written, now: i64) -> Result<String> {
    let there = sql!(&mut *tx, fetch_optional, IdRow, "select id from pulses where once = $1", once)?;
    if let Some(IdRow { id }) = there {
        return Ok(id);
    }
    let (id, questions, who) = (random_id(), to_json(&new.questions), new.who.code());
    let Written { title, why, opens_at, closes_at, .. } = new;
    exec!(
        tx,
        "insert into pulses (id, once, title, why, questions, who, opens_at, closes_at, version, changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10)",
        id,
        once,
        title,
        why,
        questions,
        who,
        opens_at,
        closes_at,
        by,
        now
    )?;
    Ok(id)
}

/// Saves a draft, where nobody has since version `seen`. The same text again is no quarrel.
pub async fn save(app: &AppState, staff: &ParticipationWorker, id: &str, seen: i64, new: &Written) -> Result<Saved> {
    let mut tx = app.db.begin().await?;
    let (by, now, questions, who) = (staff.id.as_str(), app.now(), to_json(&new.questions), new.who.code());
    let Written { title, why, opens_at, closes_at, .. } = new;
    let saved = exec!(
        &mut tx,
        "update pulses set title = $1, why = $2, questions = $3, who = $4, opens_at = $5, closes_at = $6, version = version + 1,
             changed_by = $7, changed_at = $8
         where id = $9 and version = $10 and opened_at is null",
        title,
        why,
        questions,
        who,
        opens_at,
        closes_at,
        by,
        now,
        id,
        seen
    )?;
    if saved == 1 {
        note(&mut tx, app, staff, Deed::PulseMade, id).await?;
        tx.commit().await?;
        return Ok(Saved::Yes);
    }
    let Some(theirs) = find(&mut tx, id).await? else { return Ok(Saved::NotThere) };
    Ok(match theirs {
        Pulse { opened_at: Some(_), .. } => Saved::Opened,
        theirs if Written::of(&theirs) == *new => Saved::Yes,
        theirs => Saved::Meanwhile(Box::new(theirs)),
    })
}

/// Notes a deed about a pulse.
pub(super) async fn note(tx: &mut Tx, app: &AppState, staff: &ParticipationWorker, deed: Deed, id: &str) -> Result<()> {
    let who = Some(staff.id.as_str());
    let line = Line { who, role: "participation_worker", deed, about: Some(id), ..Line::default() };
    Ok(audit::record(tx, &app.keys, &line, app.now()).await?)
}

pub(super) async fn forget_drafts(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let changed = now - DRAFTS_KEPT;
    exec!(tx, "delete from pulses where opened_at is null and changed_at < $1", changed)
}
