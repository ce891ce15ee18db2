//! Promises of a case: made, met, let go, and standing still.

use crate::error::Result;
use crate::exec;
use crate::promises;
use crate::web::Tx;

use super::super::model::Case;

/// Promises an answer by `due_at`.
pub async fn make(tx: &mut Tx, case: &str, due_at: i64, now: i64) -> Result<()> {
    exec!(
        &mut *tx,
        "insert into advocacy_promises (case_id, number, made_at, due_at)
         select $1, coalesce(max(number), 0) + 1, $2, $3 from advocacy_promises where case_id = $1",
        case,
        now,
        due_at
    )?;
    exec!(
        tx,
        "update advocacy_cases set due_at = $1, paused_at = null, raised_at = null, raised_higher_at = null where id = $2",
        due_at,
        case
    )?;
    Ok(())
}

/// They were answered: whatever was promised is met.
pub async fn meet(tx: &mut Tx, case: &str, now: i64) -> Result<()> {
    exec!(
        &mut *tx,
        "update advocacy_promises set met_at = $1 where case_id = $2 and met_at is null and let_go_at is null",
        now,
        case
    )?;
    none_in_force(tx, case).await
}

/// Nobody waits any more.
pub async fn let_go(tx: &mut Tx, case: &str, now: i64) -> Result<()> {
    exec!(
        &mut *tx,
        "update advocacy_promises set let_go_at = $1 where case_id = $2 and met_at is null and let_go_at is null",
        now,
        case
    )?;
    none_in_force(tx, case).await
}

async fn none_in_force(tx: &mut Tx, case: &str) -> Result<()> {
    exec!(
        tx,
        "update advocacy_cases set due_at = null, paused_at = null, raised_at = null, raised_higher_at = null, urgent = $1
         where id = $2",
        false,
        case
    )?;
    Ok(())
}

/// It stands still from now on: we tried to reach them.
pub async fn pause(tx: &mut Tx, case: &str, now: i64) -> Result<()> {
    exec!(
        tx,
        "update advocacy_cases set paused_at = $1 where id = $2 and due_at is not null and paused_at is null",
        now,
        case
    )?;
    Ok(())
}

/// They are back: as many working days are left as when it stood still, and one at least. One that was missed stays missed.
pub async fn resume(tx: &mut Tx, case: &Case, now: i64) -> Result<()> {
    let (Some(due_at), Some(paused_at)) = (case.due_at, case.paused_at) else { return Ok(()) };
    let due_at = promises::resumed(due_at, paused_at, now);
    let id = case.id.as_str();
    exec!(
        &mut *tx,
        "update advocacy_promises set due_at = $1 where case_id = $2 and met_at is null and let_go_at is null",
        due_at,
        id
    )?;
    exec!(tx, "update advocacy_cases set due_at = $1, paused_at = null, raised_at = null where id = $2", due_at, id)?;
    Ok(())
}
