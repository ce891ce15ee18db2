//! Who may read what, until when, and why.

use crate::accounts::Staff;
use crate::audit::Deed;
use crate::error::Result;
use crate::keys::random_id;
use crate::web::AppState;
use crate::{exec, sql};

use super::super::super::model::Kind;
use super::super::super::store::{self, Found, Said, lock};
use super::super::note;
use super::Reason;

/// How long a reason holds, in ms.
pub const HOLDS: i64 = 60 * 60_000;

struct Until {
    until_at: i64,
}

/// The case, while this manager has given a reason; each time they look, the audit knows.
pub async fn read(app: &AppState, manager: &Staff, id: &str) -> Result<Option<(Found, i64)>> {
    let (now, me, mut tx) = (app.now(), manager.id.as_str(), app.db.read().await?);
    let may = sql!(
        &mut tx,
        fetch_optional,
        Until,
        "select until_at from advocacy_readings
         where case_id = $1 and staff_id = $2 and until_at > $3 order by until_at desc limit 1",
        id,
        me,
        now
    )?;
    let Some(may) = may else { return Ok(None) };
    let found = store::find(&mut tx, &app.keys, id).await?;
    drop(tx);
    let mut tx = app.db.begin().await?;
    note(app, &mut tx, manager, Deed::AdvocacyRead, id, None).await?;
    tx.commit().await?;
    Ok(found.map(|found| (found, may.until_at)))
}

struct Reference {
    reference: String,
}

/// The number of a case: all that a page shows before there is a reason.
pub async fn reference(app: &AppState, id: &str) -> Result<Option<String>> {
    let mut tx = app.db.read().await?;
    let row = sql!(&mut tx, fetch_optional, Reference, "select reference from advocacy_cases where id = $1", id)?;
    Ok(row.map(|row| row.reference))
}

/// From now on, for an hour, this manager may read this case. Its thread says so, and why, for the young person to read.
pub async fn begin(app: &AppState, manager: &Staff, id: &str, reason: Reason, words: &str) -> Result<()> {
    let (now, me, mut tx) = (app.now(), manager.id.as_str(), app.db.begin().await?);
    lock(&mut tx, id).await?;
    let Some(found) = store::find(&mut tx, &app.keys, id).await? else { return Ok(()) };
    let (reading, code, until) = (random_id(), reason.code(), now + HOLDS);
    // Pressed twice, there is one reason and one line of it in the thread.
    let added = exec!(
        &mut tx,
        "insert into advocacy_readings (id, case_id, staff_id, reason, at, until_at)
         select $1, $2, $3, $4, $5, $6
         where not exists (select 1 from advocacy_readings where case_id = $2 and staff_id = $3 and until_at > $5)",
        reading,
        id,
        me,
        code,
        now,
        until
    )?;
    if added == 0 {
        return Ok(());
    }
    let words = format!("{}: {words}", reason.words());
    let said = Said::staff(Kind::ReadByManager, manager, Some(&words));
    store::say(&mut tx, &found.key, id, found.thread.last() + 1, &said, now).await?;
    note(app, &mut tx, manager, Deed::AdvocacyReadWithReason, id, Some(code)).await?;
    Ok(tx.commit().await?)
}

/// A case that is kept longer, and since when.
pub struct Held {
    pub reference: String,
    pub since: i64,
}

pub async fn held(app: &AppState, id: &str) -> Result<Option<Held>> {
    let mut tx = app.db.read().await?;
    Ok(sql!(
        &mut tx,
        fetch_optional,
        Held,
        r#"select reference, safeguarded_at as "since!" from advocacy_cases where id = $1 and safeguarded_at is not null"#,
        id
    )?)
}

/// Keeps it no longer than any other. Advocates read why. False where it was let go already.
pub async fn let_go(app: &AppState, manager: &Staff, id: &str, why: &str) -> Result<bool> {
    let (now, mut tx) = (app.now(), app.db.begin().await?);
    let let_go = exec!(
        &mut tx,
        "update advocacy_cases set safeguarded_at = null where id = $1 and safeguarded_at is not null",
        id
    )?;
    let Some(found) = store::find(&mut tx, &app.keys, id).await? else { return Ok(false) };
    if let_go == 0 {
        return Ok(false);
    }
    let said = Said::privately(Kind::Note, manager, Some(why));
    store::say(&mut tx, &found.key, id, found.thread.last() + 1, &said, now).await?;
    note(app, &mut tx, manager, Deed::AdvocacyHoldEnded, id, None).await?;
    tx.commit().await?;
    Ok(true)
}
