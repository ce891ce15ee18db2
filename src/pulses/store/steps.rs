//! What a worker does with a pulse that is written: open it, close it early, or throw a draft away.

use crate::accounts::ParticipationWorker;
use crate::audit::Deed;
use crate::error::Result;
use crate::exec;
use crate::web::AppState;

use super::results::count_now;
use super::writing::note;

/// Opens a draft as it stood at version `seen`: from now on nothing in it changes, and it can be answered from its first day to its
/// last. False where it stands otherwise, or its last day is over.
pub async fn open(app: &AppState, staff: &ParticipationWorker, id: &str, seen: i64) -> Result<bool> {
    let (mut tx, now, by) = (app.db.begin().await?, app.now(), staff.id.as_str());
    let opened = exec!(
        &mut tx,
        "update pulses set opened_at = $1, version = version + 1, changed_by = $2, changed_at = $1
         where id = $3 and version = $4 and opened_at is null and closes_at > $1",
        now,
        by,
        id,
        seen
    )?;
    if opened == 1 {
        note(&mut tx, app, staff, Deed::PulseOpened, id).await?;
        tx.commit().await?;
    }
    Ok(opened == 1)
}

/// Closes it before its last day is over, and counts what was answered. False where it is over or was never open.
pub async fn close(app: &AppState, staff: &ParticipationWorker, id: &str) -> Result<bool> {
    let (mut tx, now, by) = (app.db.begin().await?, app.now(), staff.id.as_str());
    let closed = exec!(
        &mut tx,
        "update pulses set ended_at = $1, version = version + 1, changed_by = $2, changed_at = $1
         where id = $3 and opened_at is not null and ended_at is null and closes_at > $1",
        now,
        by,
        id
    )?;
    if closed == 0 {
        return Ok(false);
    }
    note(&mut tx, app, staff, Deed::PulseClosed, id).await?;
    tx.commit().await?;
    count_now(app, id).await?;
    Ok(true)
}

/// Throws a draft away. False where it is none.
pub async fn remove(app: &AppState, id: &str) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    let removed = exec!(&mut tx, "delete from pulses where id = $1 and opened_at is null", id)?;
    tx.commit().await?;
    Ok(removed == 1)
}
