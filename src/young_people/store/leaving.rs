//! Leaving the list, and what is forgotten afterwards.

use crate::accounts::PersonalAdviser;
use crate::audit::Deed;
use crate::error::Result;
use crate::exec;
use crate::web::{AppState, Rule, Tx};

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

/// What the list leaves behind, and for how long.
pub const RETENTION: &[Rule] = &[
    Rule {
        record: "young_people.entries",
        limit: "30 days after they left the list",
        reason: "an adviser can put right what was taken off by mistake",
        forget: |old| Box::pin(async move { Ok(forget_old(old.tx, old.now).await?) }),
    },
    Rule {
        record: "young_people.imports",
        limit: "7 days after the file was brought; 1 hour where reading it broke off",
        reason: "nobody said yes to it",
        forget: |old| Box::pin(async move { Ok(import::forget_old(old.tx, old.now).await?) }),
    },
];

/// Forgets entries of people who left the list a month ago.
async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - KEPT_AFTER_LEAVING;
    exec!(
        tx,
        "delete from leaving_care_entries where removed_at < $1
         and (person_id is null or person_id not in (select person_id from legal_holds))",
        before
    )
}
