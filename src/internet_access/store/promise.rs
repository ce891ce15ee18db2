//! Promises of a request: made, met, let go, and standing still.

use crate::error::Result;
use crate::exec;
use crate::promises;
use crate::web::Tx;

use super::super::model::Request;

/// Promises an answer by `due_at`.
pub async fn make(tx: &mut Tx, request: &str, due_at: i64, now: i64) -> Result<()> {
    exec!(
        &mut *tx,
        "insert into internet_access_promises (request_id, number, made_at, due_at)
         select $1, coalesce(max(number), 0) + 1, $2, $3 from internet_access_promises where request_id = $1",
        request,
        now,
        due_at
    )?;
    exec!(
        tx,
        "update internet_access_requests set due_at = $1, paused_at = null, raised_at = null where id = $2",
        due_at,
        request
    )?;
    Ok(())
}

/// They were answered: whatever was promised is met.
pub async fn meet(tx: &mut Tx, request: &str, now: i64) -> Result<()> {
    exec!(
        &mut *tx,
        "update internet_access_promises set met_at = $1 where request_id = $2 and met_at is null and let_go_at is null",
        now,
        request
    )?;
    none_in_force(tx, request).await
}

/// Nobody waits any more.
pub async fn let_go(tx: &mut Tx, request: &str, now: i64) -> Result<()> {
    exec!(
        &mut *tx,
        "update internet_access_promises set let_go_at = $1 where request_id = $2 and met_at is null and let_go_at is null",
        now,
        request
    )?;
    none_in_force(tx, request).await
}

async fn none_in_force(tx: &mut Tx, request: &str) -> Result<()> {
    exec!(
        tx,
        "update internet_access_requests set due_at = null, paused_at = null, raised_at = null
         where id = $1",
        request
    )?;
    Ok(())
}

/// It stands still from now on: we asked them something.
pub async fn pause(tx: &mut Tx, request: &str, now: i64) -> Result<()> {
    exec!(
        tx,
        "update internet_access_requests set paused_at = $1 where id = $2 and due_at is not null and paused_at is null",
        now,
        request
    )?;
    Ok(())
}

/// They are back: as many working days are left as when it stood still, and one at least. One that was missed stays missed.
pub async fn resume(tx: &mut Tx, request: &Request, now: i64) -> Result<()> {
    let (Some(due_at), Some(paused_at)) = (request.due_at, request.paused_at) else { return Ok(()) };
    let due_at = promises::resumed(due_at, paused_at, now);
    let id = request.id.as_str();
    exec!(
        &mut *tx,
        "update internet_access_promises set due_at = $1 where request_id = $2 and met_at is null and let_go_at is null",
        due_at,
        id
    )?;
    exec!(
        tx,
        "update internet_access_requests
         set raised_at = case when due_at = $1 then raised_at end, due_at = $1, paused_at = null where id = $2",
        due_at,
        id
    )?;
    Ok(())
}
