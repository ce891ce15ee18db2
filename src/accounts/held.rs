//! A form that came when its session had ended: held until the same person has signed in again, then shown to them as they
//! typed it. Nobody else ever sees it, and nothing is sent until they press the button again.

use crate::error::Result;
use crate::keys::{Keys, Place, hash_of, random_token};
use crate::web::{Db, Tx};
use crate::{exec, sql};

use super::model::PersonId;

/// The cookie that leads back to a held form.
pub const HELD_COOKIE: &str = "__Host-held";
/// How long a form is held, in ms.
pub const HELD_FOR: i64 = 3_600_000;

fn place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("held_forms", column, id)
}

/// Holds a form for `person`, and gives the value of the cookie that leads back to it.
pub async fn hold(db: &Db, keys: &Keys, person: &PersonId, address: &str, body: &str, now: i64) -> Result<String> {
    let token = random_token();
    let id = hash_of(&token);
    let (person, address, body) =
        (person.as_str(), keys.seal(place("address", &id), address), keys.seal(place("body", &id), body));
    let mut tx = db.begin().await?;
    exec!(
        &mut tx,
        "insert into held_forms (id, person_id, address, body, held_at) values ($1, $2, $3, $4, $5)",
        id,
        person,
        address,
        body,
        now
    )?;
    tx.commit().await?;
    Ok(token)
}

struct Row {
    address: String,
    body: String,
}

/// Gives back what `person` sent to `address`, once.
pub async fn take(
    db: &Db,
    keys: &Keys,
    person: &PersonId,
    token: &str,
    address: &str,
    now: i64,
) -> Result<Option<String>> {
    let (id, person, since) = (hash_of(token), person.as_str(), now - HELD_FOR);
    let mut tx = db.read().await?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        Row,
        "select address, body from held_forms where id = $1 and person_id = $2 and held_at > $3",
        id,
        person,
        since
    )?;
    drop(tx);
    let Some(row) = row else { return Ok(None) };
    if keys.open(place("address", &id), &row.address)? != address {
        return Ok(None);
    }
    let body = keys.open(place("body", &id), &row.body)?;
    let mut tx = db.begin().await?;
    exec!(&mut tx, "delete from held_forms where id = $1", id)?;
    tx.commit().await?;
    Ok(Some(body))
}

/// Forgets forms that nobody came back for.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - HELD_FOR;
    exec!(tx, "delete from held_forms where held_at <= $1", before)
}
