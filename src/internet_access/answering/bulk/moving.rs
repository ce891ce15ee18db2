//! Moving many requests in one transaction.

use std::collections::BTreeSet;

use crate::accounts::Staff;
use crate::audit::Deed;
use crate::error::Result;
use crate::keys::random_id;
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::super::model::{Help, Status};
use super::super::super::store::{At, Outcome, Step, find, lock, note_deed, take};
use super::form::Checked;
use super::{UNDO, before};

/// A request to move, and the number of what had been said last when somebody chose it.
pub struct Chosen {
    pub id: String,
    pub seen: i64,
}

struct Id {
    id: String,
}

/// Moves all that may move, and keeps why the others did not. The same page sent twice moves once. Gives the id of the bulk.
///
/// First it locks the requests in the order of their ids, then what is reserved for them, and it writes the audit last, as
/// everybody does: so nobody waits for anybody in a circle.
pub async fn all(app: &AppState, staff: &Staff, asked: &Checked) -> Result<String> {
    let mut tx = app.db.begin_long().await?;
    let id = random_id();
    if !insert(&mut tx, &id, staff, asked, app.now()).await? {
        let once = asked.once.as_str();
        return Ok(sql!(&mut tx, fetch_one, Id, "select id from internet_access_bulks where once = $1", once)?.id);
    }
    lock_all(&mut tx, asked.chosen.iter().map(|one| one.id.as_str())).await?;
    let mut moved = Vec::new();
    for one in &asked.chosen {
        let Some(found) = find(&mut tx, &app.keys, &one.id).await? else { continue };
        let (last, stood) = (found.thread.last(), before::of(&mut tx, &one.id).await?);
        let outcome = match last == one.seen {
            true => take(&mut tx, At::of(app), &found, &step(staff, asked, app.now())).await?,
            false => Outcome::Crossed,
        };
        let (code, number) = match outcome {
            Outcome::Yes => ("moved", last + 1),
            Outcome::Crossed => ("crossed", last),
            _ => ("not_now", last),
        };
        before::keep(&mut tx, &id, &one.id, code, number, &stood).await?;
        if outcome == Outcome::Yes {
            moved.push(found.thread.request);
        }
    }
    for request in &moved {
        note_deed(&mut tx, &app.keys, staff, Deed::InternetMoved, request, app.now()).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// The letter waits for as long as it can be taken back.
fn step<'a>(staff: &'a Staff, asked: &'a Checked, now: i64) -> Step<'a> {
    Step { letter_at: Some(now + UNDO), ..Step::staff(asked.to, &staff.id, asked.words.as_deref(), now) }
}

async fn insert(tx: &mut Tx, id: &str, staff: &Staff, asked: &Checked, now: i64) -> Result<bool> {
    let (once, me, status) = (asked.once.as_str(), staff.id.as_str(), asked.to.code());
    let added = exec!(
        tx,
        "insert into internet_access_bulks (id, once, staff_id, at, status) values ($1, $2, $3, $4, $5)
         on conflict (once) do nothing",
        id,
        once,
        me,
        now,
        status
    )?;
    Ok(added == 1)
}

/// Nobody else changes these, or what is reserved for them, until the transaction ends. The ids are in order.
pub async fn lock_all(tx: &mut Tx, ids: impl Iterator<Item = &str>) -> Result<()> {
    let mut items = BTreeSet::new();
    for id in ids {
        lock(tx, id).await?;
        let of_it = sql!(
            &mut *tx,
            fetch_all,
            Id,
            "select distinct item_id as id from internet_access_uses where request_id = $1",
            id
        )?;
        items.extend(of_it.into_iter().map(|item| item.id));
    }
    for item in &items {
        exec!(&mut *tx, "update internet_access_items set reserved = reserved where id = $1", item)?;
    }
    Ok(())
}

/// What was done together, and what came of it.
pub struct Bulk {
    pub to: Status,
    pub at: i64,
    pub undone_at: Option<i64>,
    pub steps: Vec<Came>,
}

/// What came of one of them.
pub struct Came {
    pub request: String,
    pub reference: String,
    pub help: Help,
    pub outcome: String,
    /// Where it stood before.
    pub stood: Status,
}

struct Row {
    at: i64,
    status: String,
    undone_at: Option<i64>,
}

struct StepRow {
    id: String,
    reference: String,
    kind: String,
    outcome: String,
    status: String,
}

/// One that was done together; none where there is no such.
pub async fn bulk(app: &AppState, id: &str) -> Result<Option<Bulk>> {
    let mut tx = app.db.read().await?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        Row,
        "select at, status, undone_at from internet_access_bulks where id = $1",
        id
    )?;
    let Some((row, to)) = row.and_then(|row| Status::from_code(&row.status).map(|to| (row, to))) else {
        return Ok(None);
    };
    let rows = sql!(
        &mut tx,
        fetch_all,
        StepRow,
        "select r.id, r.reference, r.kind, s.outcome, s.status
         from internet_access_bulk_steps s join internet_access_requests r on r.id = s.request_id
         where s.bulk_id = $1 order by r.reference",
        id
    )?;
    let steps = rows.into_iter().filter_map(|row| {
        let (help, stood) = (Help::from_code(&row.kind)?, Status::from_code(&row.status)?);
        Some(Came { request: row.id, reference: row.reference, help, outcome: row.outcome, stood })
    });
    Ok(Some(Bulk { to, at: row.at, undone_at: row.undone_at, steps: steps.collect() }))
}
