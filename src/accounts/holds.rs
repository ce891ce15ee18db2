//! Legal holds: whose data must be kept for now, whatever any rule says.

use crate::web::Tx;
use crate::{exec, sql};

use super::PersonId;

struct HeldRow {
    held_at: i64,
}

/// Since when somebody's data must be kept; none where it need not.
pub async fn held_since(tx: &mut Tx, person: &PersonId) -> sqlx::Result<Option<i64>> {
    let person = person.as_str();
    let row = sql!(tx, fetch_optional, HeldRow, "select held_at from legal_holds where person_id = $1", person)?;
    Ok(row.map(|row| row.held_at))
}

/// Keeps all of somebody's data from now on. False where it is kept already.
pub async fn hold(tx: &mut Tx, person: &PersonId, by: &PersonId, now: i64) -> sqlx::Result<bool> {
    let (person, by) = (person.as_str(), by.as_str());
    let held = exec!(
        tx,
        "insert into legal_holds (person_id, held_by, held_at) values ($1, $2, $3) on conflict (person_id) do nothing",
        person,
        by,
        now
    )?;
    Ok(held == 1)
}

/// Lets the rules work again. False where nothing was held.
pub async fn release(tx: &mut Tx, person: &PersonId) -> sqlx::Result<bool> {
    let person = person.as_str();
    Ok(exec!(tx, "delete from legal_holds where person_id = $1", person)? == 1)
}
