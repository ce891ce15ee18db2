//! Leaving the list, and what is forgotten afterwards.

use crate::accounts::PersonalAdviser;
use crate::audit::Deed;
use crate::error::Result;
use crate::exec;
use crate::web::{AppState, Tx};

use super::super::import;
use super::super::model::KEPT_AFTER_LEAVING;
use super::{codes, find, note};

/// Takes somebody off the list. Their account stays theirs. False where there is nobody of this adviser's.
pub async fn remove(app: &AppState, adviser: &PersonalAdviser, id: &str) -> Result<bool> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let Some(entry) = find(&mut tx, &app.keys, &adviser.id, id).await? else { return Ok(false) };
    // Its number is free again: whoever comes back to the list starts anew.
    exec!(
        &mut tx,
        "update leaving_care_entries set removed_at = $1, reference_index = null, email_index = null where id = $2",
        now,
        id
    )?;
    if let Some(account) = &entry.account {
        let person = account.id.as_str();
        exec!(&mut tx, "update people set adviser_id = null where id = $1", person)?;
        codes::stop(&mut tx, &account.id, now).await?;
    }
    note(&mut tx, app, adviser, Deed::YoungPeopleRemoved, Some(id), entry.subject()).await?;
    tx.commit().await?;
    Ok(true)
}

/// Forgets entries of people who left the list a month ago, and files that nobody applied. Says how many.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - KEPT_AFTER_LEAVING;
    let entries = exec!(tx, "delete from leaving_care_entries where removed_at < $1", before)?;
    Ok(entries + import::forget_old(tx, now).await?)
}
