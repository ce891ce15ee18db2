use webauthn_rs::prelude::Passkey;

use crate::accounts::{PersonId, people};
use crate::error::{AppError, Reference, Result};
use crate::keys::{Keys, Place, random_id};
use crate::web::Tx;
use crate::{exec, sql};

/// A passkey, as its owner's page lists it.
pub struct Kept {
    pub id: String,
    pub name: String,
    pub added_at: i64,
    pub used_at: Option<i64>,
    pub passkey: Passkey,
}

struct PasskeyRow {
    id: String,
    name: String,
    credential: String,
    added_at: i64,
    used_at: Option<i64>,
}

fn passkey_place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("staff_passkeys", column, id)
}

fn credential_index(keys: &Keys, passkey: &Passkey) -> String {
    use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
    keys.index("staff_passkeys.credential", &BASE64.encode(passkey.cred_id().as_slice()))
}

fn as_text(passkey: &Passkey) -> Result<String> {
    serde_json::to_string(passkey).map_err(|_| unreadable())
}

fn unreadable() -> AppError {
    let reference = Reference::new();
    tracing::error!(%reference, "a passkey cannot be written or read");
    AppError::Unexpected(reference)
}

/// Adds a passkey. False where it is somebody's already.
pub async fn add_passkey(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    name: &str,
    passkey: &Passkey,
    now: i64,
) -> Result<bool> {
    let (id, key) = (random_id(), people::data_key(tx, keys, person).await?);
    let name = key.seal(passkey_place("name", &id), name);
    let credential = key.seal(passkey_place("credential", &id), &as_text(passkey)?);
    let (index, person) = (credential_index(keys, passkey), person.as_str());
    let added = exec!(
        tx,
        "insert into staff_passkeys (id, person_id, credential_index, name, credential, added_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (credential_index) do nothing",
        id,
        person,
        index,
        name,
        credential,
        now
    )?;
    Ok(added == 1)
}

/// Somebody's passkeys, the oldest first.
pub async fn passkeys(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<Vec<Kept>> {
    let id = person.as_str();
    let rows = sql!(
        tx,
        fetch_all,
        PasskeyRow,
        "select id, name, credential, added_at, used_at from staff_passkeys where person_id = $1 order by added_at, id",
        id
    )?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = people::data_key(tx, keys, person).await?;
    rows.into_iter()
        .map(|row| {
            let text = key.open(passkey_place("credential", &row.id), &row.credential)?;
            Ok(Kept {
                name: key.open(passkey_place("name", &row.id), &row.name)?,
                passkey: serde_json::from_str(&text).map_err(|_| unreadable())?,
                added_at: row.added_at,
                used_at: row.used_at,
                id: row.id,
            })
        })
        .collect()
}

/// Notes that a passkey was used, with its counter as it is now.
pub async fn passkey_used(tx: &mut Tx, keys: &Keys, person: &PersonId, kept: &Kept, now: i64) -> Result<()> {
    let key = people::data_key(tx, keys, person).await?;
    let credential = key.seal(passkey_place("credential", &kept.id), &as_text(&kept.passkey)?);
    let id = &kept.id;
    exec!(tx, "update staff_passkeys set credential = $1, used_at = $2 where id = $3", credential, now, id)?;
    Ok(())
}

pub async fn remove_passkey(tx: &mut Tx, person: &PersonId, id: &str) -> sqlx::Result<bool> {
    let person = person.as_str();
    Ok(exec!(tx, "delete from staff_passkeys where person_id = $1 and id = $2", person, id)? == 1)
}
