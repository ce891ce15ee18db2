//! What data protection officers read and do, and what time does.

use crate::accounts::{PersonId, Role, Staff, holds, people};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::Keys;
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::letters;
use super::super::model::{Complaint, KEPT, Outcome, REMINDED_AFTER};
use super::{Id, Row, open, place};

/// A complaint as the officers' list shows it: nothing of what it says.
pub struct Due {
    pub id: String,
    pub sent_at: i64,
    pub due_at: i64,
    pub acknowledged_at: Option<i64>,
    pub answered_at: Option<i64>,
}

/// How many answered ones the officers' list shows.
const ANSWERED_SHOWN: i64 = 50;

/// Those not answered, the most urgent first; then the latest answered.
pub async fn list(app: &AppState, officer: &Staff) -> Result<Vec<Due>> {
    let mut tx = app.db.begin().await?;
    let mut due = sql!(
        &mut tx,
        fetch_all,
        Due,
        "select id, sent_at, due_at, acknowledged_at, answered_at from mine_complaints
         where answered_at is null order by due_at, id"
    )?;
    due.extend(sql!(
        &mut tx,
        fetch_all,
        Due,
        "select id, sent_at, due_at, acknowledged_at, answered_at from mine_complaints
         where answered_at is not null order by answered_at desc, id limit $1",
        ANSWERED_SHOWN
    )?);
    note(&mut tx, app, officer, Deed::MineComplaintsRead, None, None).await?;
    tx.commit().await?;
    Ok(due)
}

/// A complaint as an officer reads it.
pub struct Read {
    pub complaint: Complaint,
    /// What whoever wrote it is called.
    pub name: String,
    /// Since when their data must be kept, if it must.
    pub held_since: Option<i64>,
}

/// Reads a complaint, and notes that an officer did.
pub async fn read(app: &AppState, officer: &Staff, id: &str) -> Result<Option<Read>> {
    let mut tx = app.db.begin().await?;
    let Some((person, complaint)) = any(&mut tx, &app.keys, id).await? else { return Ok(None) };
    let Some(contact) = people::contact(&mut tx, &app.keys, &person).await? else { return Ok(None) };
    let held_since = holds::held_since(&mut tx, &person).await?;
    note(&mut tx, app, officer, Deed::MineComplaintRead, Some(id), Some(&person)).await?;
    tx.commit().await?;
    Ok(Some(Read { complaint, name: contact.name, held_since }))
}

async fn any(tx: &mut Tx, keys: &Keys, id: &str) -> Result<Option<(PersonId, Complaint)>> {
    let row = sql!(
        &mut *tx,
        fetch_optional,
        Row,
        "select id, person_id, words, sent_at, due_at, acknowledged_at, answer, outcome, answered_at
         from mine_complaints where id = $1",
        id
    )?;
    match row {
        Some(row) => Ok(Some(open(tx, keys, row).await?)),
        None => Ok(None),
    }
}

struct PersonRow {
    person_id: String,
}

/// Tells whoever wrote it that we have it. False where there is none; done twice, it is done once.
pub async fn acknowledge(app: &AppState, officer: &Staff, id: &str) -> Result<bool> {
    let (now, by) = (app.now(), officer.id.as_str());
    let mut tx = app.db.begin().await?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        PersonRow,
        r#"update mine_complaints set acknowledged_at = $1, acknowledged_by = $2, changed_at = $1
           where id = $3 and acknowledged_at is null and answered_at is null returning person_id as "person_id!""#,
        now,
        by,
        id
    )?;
    if let Some(row) = row {
        told_and_noted(&mut tx, app, officer, Deed::MineComplaintAcknowledged, id, PersonId(row.person_id)).await?;
        tx.commit().await?;
        return Ok(true);
    }
    Ok(any(&mut tx, &app.keys, id).await?.is_some())
}

/// Answers a complaint. False where there is none; done twice, the first answer stands.
pub async fn answer(app: &AppState, officer: &Staff, id: &str, outcome: Outcome, words: &str) -> Result<bool> {
    let (now, by, outcome) = (app.now(), officer.id.as_str(), outcome.code());
    let mut tx = app.db.begin().await?;
    let Some((person, _)) = any(&mut tx, &app.keys, id).await? else { return Ok(false) };
    let key = people::data_key(&mut tx, &app.keys, &person).await?;
    let words = key.seal(place("answer", id), words);
    let answered = exec!(
        &mut tx,
        "update mine_complaints set answer = $1, outcome = $2, answered_at = $3, answered_by = $4, changed_at = $3,
             acknowledged_at = coalesce(acknowledged_at, $3), acknowledged_by = coalesce(acknowledged_by, $4)
         where id = $5 and answered_at is null",
        words,
        outcome,
        now,
        by,
        id
    )?;
    if answered == 1 {
        told_and_noted(&mut tx, app, officer, Deed::MineComplaintAnswered, id, person).await?;
        tx.commit().await?;
    }
    Ok(true)
}

/// Keeps all of somebody's data until it is released, or releases it. False where there is no such complaint.
pub async fn hold(app: &AppState, officer: &Staff, id: &str, hold: bool) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    let Some((person, _)) = any(&mut tx, &app.keys, id).await? else { return Ok(false) };
    let changed = if hold {
        holds::hold(&mut tx, &person, &officer.id, app.now()).await?
    } else {
        holds::release(&mut tx, &person).await?
    };
    if changed {
        let deed = if hold { Deed::MineHeld } else { Deed::MineReleased };
        note(&mut tx, app, officer, deed, Some(id), Some(&person)).await?;
        tx.commit().await?;
    }
    Ok(true)
}

async fn told_and_noted(
    tx: &mut Tx,
    app: &AppState,
    officer: &Staff,
    deed: Deed,
    id: &str,
    person: PersonId,
) -> Result<()> {
    letters::queue_news(tx, &app.keys, &person, id, app.now()).await?;
    note(tx, app, officer, deed, Some(id), Some(&person)).await?;
    Ok(())
}

async fn note(
    tx: &mut Tx,
    app: &AppState,
    officer: &Staff,
    deed: Deed,
    about: Option<&str>,
    subject: Option<&PersonId>,
) -> sqlx::Result<()> {
    let (who, subject) = (Some(officer.id.as_str()), subject.map(PersonId::as_str));
    let line = Line { who, role: Role::DataProtection.code(), deed, about, subject, reason: None };
    audit::record(tx, &app.keys, &line, app.now()).await
}

/// Reminds the officers of complaints that nobody acknowledged for 20 days. Says of how many.
pub async fn remind(tx: &mut Tx, keys: &Keys, now: i64) -> Result<usize> {
    let sent = now - REMINDED_AFTER;
    let overdue = sql!(
        &mut *tx,
        fetch_all,
        Id,
        r#"update mine_complaints set reminded_at = $1
           where sent_at <= $2 and reminded_at is null and acknowledged_at is null and answered_at is null
           returning id as "id!""#,
        now,
        sent
    )?;
    for Id { id } in &overdue {
        letters::queue_reminders(tx, keys, id, now).await?;
    }
    Ok(overdue.len())
}

/// Forgets complaints that were answered a year ago, but of those whose data must be kept.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - KEPT;
    exec!(
        tx,
        "delete from mine_complaints where answered_at <= $1 and person_id not in (select person_id from legal_holds)",
        before
    )
}
