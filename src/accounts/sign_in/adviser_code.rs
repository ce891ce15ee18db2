//! Codes that a personal adviser gives in person, for somebody without a mailbox or without their phone: twelve digits,
//! shown to the adviser once, single use, 24 hours.

use crate::accounts::model::{OpenedBy, PersonId};
use crate::accounts::sessions::Begun;
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::{self, Keys};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::store::let_in;

/// How long such a code works, in ms.
pub const WORKS: i64 = 24 * 3_600_000;
/// Used and unused ones are forgotten this long after they ended, in ms.
const KEPT: i64 = 24 * 3_600_000;

/// Gives a new code for `person`; earlier ones work no longer. The digits are nowhere but in the answer.
pub async fn issue(tx: &mut Tx, keys: &Keys, person: &PersonId, by: &PersonId, now: i64) -> sqlx::Result<String> {
    let code = keys::random_digits(12);
    let (mac, person, by, expires_at) = (keys.code("adviser_code", &code), person.as_str(), by.as_str(), now + WORKS);
    exec!(tx, "delete from adviser_codes where person_id = $1 and used_at is null", person)?;
    exec!(
        tx,
        "insert into adviser_codes (code_mac, person_id, issued_by, issued_at, expires_at) values ($1, $2, $3, $4, $5)",
        mac,
        person,
        by,
        now,
        expires_at
    )?;
    Ok(code)
}

struct Row {
    person_id: String,
}

/// Signs in whoever holds the code. None where it is wrong, used or too old.
pub async fn enter(app: &AppState, code: &str, own_phone: bool, device: &str) -> Result<Option<Begun>> {
    let (mac, now) = (app.keys.code("adviser_code", code), app.now());
    let mut tx = app.db.begin().await?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        Row,
        r#"update adviser_codes set used_at = $1
           where code_mac = $2 and expires_at > $1 and used_at is null
             and person_id in (select id from people where disabled_at is null and kind = 'young_person')
           returning person_id as "person_id!""#,
        now,
        mac
    )?;
    let Some(row) = row else { return Ok(None) };
    let person = PersonId(row.person_id);
    let begun = let_in(&mut tx, &app.keys, &person, OpenedBy::AdviserCode, own_phone, device, now).await?;
    let id = Some(person.as_str());
    let line = Line {
        who: id,
        role: "young_person",
        about: id,
        subject: id,
        deed: Deed::AccountsAdviserCodeUsed,
        ..Line::default()
    };
    audit::record(&mut tx, &app.keys, &line, now).await?;
    tx.commit().await?;
    Ok(Some(begun))
}

/// Forgets codes that ended a day ago.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - KEPT;
    exec!(tx, "delete from adviser_codes where expires_at < $1", before)
}
