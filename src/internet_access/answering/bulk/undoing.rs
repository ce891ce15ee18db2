//! Taking back what was moved together, for a minute.

use crate::accounts::Staff;
use crate::audit::Deed;
use crate::error::Result;
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::super::store::{find, note_deed};
use super::moving::lock_all;
use super::{UNDO, before};

struct Row {
    at: i64,
    status: String,
    undone_at: Option<i64>,
}

struct Step {
    request_id: String,
    number: i64,
}

/// Takes back all that nobody has touched since, and keeps which it was not. None where there is no such bulk; false where the
/// minute is over. Pressed twice, it is taken back once.
pub async fn undo(app: &AppState, staff: &Staff, id: &str) -> Result<Option<bool>> {
    let (mut tx, now) = (app.db.begin_long().await?, app.now());
    exec!(&mut tx, "update internet_access_bulks set undone_at = undone_at where id = $1", id)?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        Row,
        "select at, status, undone_at from internet_access_bulks where id = $1",
        id
    )?;
    let Some(row) = row else { return Ok(None) };
    if row.undone_at.is_some() {
        return Ok(Some(true));
    }
    if now >= row.at + UNDO {
        return Ok(Some(false));
    }
    let steps = sql!(
        &mut tx,
        fetch_all,
        Step,
        "select request_id, number from internet_access_bulk_steps
         where bulk_id = $1 and outcome = 'moved'",
        id
    )?;
    let mut steps = steps;
    steps.sort_by(|one, other| one.request_id.cmp(&other.request_id));
    lock_all(&mut tx, steps.iter().map(|step| step.request_id.as_str())).await?;
    let mut restored = Vec::new();
    for step in &steps {
        let Some(found) = find(&mut tx, &app.keys, &step.request_id).await? else { continue };
        let untouched = found.thread.last() == step.number && found.thread.request.status.code() == row.status;
        let before = before::kept(&mut tx, id, &step.request_id).await?;
        let outcome = match untouched {
            false => "touched",
            true if before::put_back(&mut tx, &app.keys, &found, staff, &before, now).await? => "taken_back",
            true => "none_left",
        };
        note_outcome(&mut tx, id, &step.request_id, outcome).await?;
        if outcome == "taken_back" {
            restored.push(found.thread.request);
        }
    }
    exec!(&mut tx, "update internet_access_bulks set undone_at = $1 where id = $2", now, id)?;
    for request in &restored {
        note_deed(&mut tx, &app.keys, staff, Deed::InternetMoveUndone, request, now).await?;
    }
    tx.commit().await?;
    Ok(Some(true))
}

async fn note_outcome(tx: &mut Tx, bulk: &str, request: &str, outcome: &str) -> Result<()> {
    exec!(
        tx,
        "update internet_access_bulk_steps set outcome = $1 where bulk_id = $2 and request_id = $3",
        outcome,
        bulk,
        request
    )?;
    Ok(())
}
