//! By what members of staff prove who they are, as the database keeps it.

use webauthn_rs::prelude::Passkey;

use crate::accounts::people::{self, Sealed};
use crate::accounts::{Organisation, PersonId, Role};
use crate::error::{AppError, Reference, Result};
use crate::forms::EmailAddress;
use crate::keys::{DataKey, Keys, Place, random_id};
use crate::web::Tx;
use crate::{exec, sql};

use super::{app_code, recovery};

/// Somebody who typed an address of staff, and the hash of their password.
pub struct Claimed {
    pub person: PersonId,
    pub hash: Option<String>,
}

struct ClaimedRow {
    id: String,
    hash: Option<String>,
}

/// Finds the member of staff whose address this is. Young people and those who may not come in are nobody here.
pub async fn claimed(tx: &mut Tx, keys: &Keys, email: &EmailAddress) -> sqlx::Result<Option<Claimed>> {
    let index = people::email_index(keys, email);
    let row = sql!(
        tx,
        fetch_optional,
        ClaimedRow,
        r#"select p.id, w.hash as "hash?" from people p left join staff_passwords w on w.person_id = p.id
           where p.email_index = $1 and p.kind = 'staff' and p.disabled_at is null"#,
        index
    )?;
    Ok(row.map(|row| Claimed { person: PersonId(row.id), hash: row.hash }))
}

/// A member of staff who may come in, and what they may do.
pub struct Standing {
    pub organisation: Organisation,
    pub roles: Vec<Role>,
}

struct StandingRow {
    organisation: Option<String>,
    roles: Option<String>,
}

pub async fn standing(tx: &mut Tx, person: &PersonId) -> sqlx::Result<Option<Standing>> {
    let person = person.as_str();
    let row = sql!(
        tx,
        fetch_optional,
        StandingRow,
        r#"select organisation, (select string_agg(role, ' ') from staff_roles where person_id = p.id) as "roles?: String"
           from people p where id = $1 and kind = 'staff' and disabled_at is null"#,
        person
    )?;
    Ok(row.and_then(|row| {
        let organisation = row.organisation.as_deref().and_then(Organisation::from_code)?;
        Some(Standing { organisation, roles: row.roles.as_deref().map(Role::from_codes).unwrap_or_default() })
    }))
}

async fn data_key(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<DataKey> {
    let person = person.as_str();
    let row = sql!(
        tx,
        fetch_one,
        Sealed,
        "select id, organisation, data_key, name, email from people where id = $1",
        person
    )?;
    Ok(row.data_key(keys)?)
}

struct HashRow {
    hash: String,
}

/// The hash of somebody's password.
pub async fn password(tx: &mut Tx, person: &PersonId) -> sqlx::Result<Option<String>> {
    let person = person.as_str();
    let row = sql!(tx, fetch_optional, HashRow, "select hash from staff_passwords where person_id = $1", person)?;
    Ok(row.map(|row| row.hash))
}

pub async fn set_password(tx: &mut Tx, person: &PersonId, hash: &str, now: i64) -> sqlx::Result<()> {
    let person = person.as_str();
    exec!(
        tx,
        "insert into staff_passwords (person_id, hash, set_at) values ($1, $2, $3)
         on conflict (person_id) do update set hash = excluded.hash, set_at = excluded.set_at",
        person,
        hash,
        now
    )?;
    Ok(())
}

fn secret_place(person: &str) -> Place<'_> {
    Place::new("staff_apps", "secret", person)
}

/// Makes this app the one whose codes prove who somebody is. The code just typed is used up.
pub async fn set_app(tx: &mut Tx, keys: &Keys, person: &PersonId, secret: &str, step: i64, now: i64) -> Result<()> {
    let sealed = data_key(tx, keys, person).await?.seal(secret_place(person.as_str()), secret);
    let person = person.as_str();
    exec!(
        tx,
        "insert into staff_apps (person_id, secret, set_at, last_step, wrong, wait_until) values ($1, $2, $3, $4, 0, 0)
         on conflict (person_id) do update set secret = excluded.secret, set_at = excluded.set_at,
         last_step = excluded.last_step, wrong = 0, wait_until = 0",
        person,
        sealed,
        now,
        step
    )?;
    Ok(())
}

pub async fn remove_app(tx: &mut Tx, person: &PersonId) -> sqlx::Result<bool> {
    let person = person.as_str();
    Ok(exec!(tx, "delete from staff_apps where person_id = $1", person)? == 1)
}

/// What came of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    Right,
    Wrong,
    /// There were too many wrong ones; not looked at.
    TooSoon,
}

struct AppRow {
    secret: String,
    last_step: i64,
    wrong: i64,
}

/// Looks at a code from somebody's app. Each try is counted before it is looked at, so that many at once gain nothing.
pub async fn try_code(tx: &mut Tx, keys: &Keys, person: &PersonId, typed: &str, now: i64) -> Result<Code> {
    let id = person.as_str();
    let row = sql!(
        tx,
        fetch_optional,
        AppRow,
        r#"update staff_apps set wrong = wrong + 1 where person_id = $1 and wait_until <= $2
           returning secret as "secret!", last_step as "last_step!", wrong as "wrong!""#,
        id,
        now
    )?;
    let Some(row) = row else {
        return Ok(if has_app(tx, person).await? { Code::TooSoon } else { Code::Wrong });
    };
    let secret = data_key(tx, keys, person).await?.open(secret_place(id), &row.secret)?;
    let step = app_code::step_of(&secret, typed, now).filter(|step| *step > row.last_step);
    let (right, last_step) = (step.is_some(), step.unwrap_or(row.last_step));
    let wrong = if right { 0 } else { row.wrong };
    let wait_until = app_code::wait_until(wrong, now);
    exec!(
        tx,
        "update staff_apps set last_step = $1, wrong = $2, wait_until = $3 where person_id = $4",
        last_step,
        wrong,
        wait_until,
        id
    )?;
    Ok(if right { Code::Right } else { Code::Wrong })
}

struct CountRow {
    count: i64,
}

pub async fn has_app(tx: &mut Tx, person: &PersonId) -> sqlx::Result<bool> {
    let person = person.as_str();
    let row = sql!(
        tx,
        fetch_one,
        CountRow,
        r#"select count(*) as "count!: i64" from staff_apps where person_id = $1"#,
        person
    )?;
    Ok(row.count > 0)
}

fn mac(keys: &Keys, person: &PersonId, code: &str) -> String {
    keys.code("staff_recovery_codes", &format!("{person} {code}"))
}

/// Gives somebody ten new recovery codes. The old ones are good for nothing from here on.
pub async fn renew_recovery(tx: &mut Tx, keys: &Keys, person: &PersonId, now: i64) -> sqlx::Result<Vec<String>> {
    let id = person.as_str();
    exec!(tx, "delete from staff_recovery_codes where person_id = $1", id)?;
    let codes = recovery::new_codes();
    for code in codes.iter().filter_map(|code| recovery::read(code)) {
        let mac = mac(keys, person, &code);
        exec!(tx, "insert into staff_recovery_codes (code_mac, person_id, made_at) values ($1, $2, $3)", mac, id, now)?;
    }
    Ok(codes)
}

/// Uses up one of somebody's recovery codes. False where it is none of theirs, or used.
pub async fn use_recovery(tx: &mut Tx, keys: &Keys, person: &PersonId, typed: &str, now: i64) -> sqlx::Result<bool> {
    let Some(code) = recovery::read(typed) else { return Ok(false) };
    let (mac, id) = (mac(keys, person, &code), person.as_str());
    Ok(exec!(
        tx,
        "update staff_recovery_codes set used_at = $1 where code_mac = $2 and person_id = $3 and used_at is null",
        now,
        mac,
        id
    )? == 1)
}

/// How many recovery codes somebody has left.
pub async fn recovery_left(tx: &mut Tx, person: &PersonId) -> sqlx::Result<i64> {
    let person = person.as_str();
    let row = sql!(
        tx,
        fetch_one,
        CountRow,
        r#"select count(*) as "count!: i64" from staff_recovery_codes where person_id = $1 and used_at is null"#,
        person
    )?;
    Ok(row.count)
}

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
    let (id, key) = (random_id(), data_key(tx, keys, person).await?);
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
    let key = data_key(tx, keys, person).await?;
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
    let key = data_key(tx, keys, person).await?;
    let credential = key.seal(passkey_place("credential", &kept.id), &as_text(&kept.passkey)?);
    let id = &kept.id;
    exec!(tx, "update staff_passkeys set credential = $1, used_at = $2 where id = $3", credential, now, id)?;
    Ok(())
}

pub async fn remove_passkey(tx: &mut Tx, person: &PersonId, id: &str) -> sqlx::Result<bool> {
    let person = person.as_str();
    Ok(exec!(tx, "delete from staff_passkeys where person_id = $1 and id = $2", person, id)? == 1)
}

/// Takes away everything by which somebody proved who they are: they start again.
pub async fn forget_all(tx: &mut Tx, person: &PersonId) -> sqlx::Result<()> {
    let person = person.as_str();
    exec!(tx, "delete from staff_passwords where person_id = $1", person)?;
    exec!(tx, "delete from staff_apps where person_id = $1", person)?;
    exec!(tx, "delete from staff_recovery_codes where person_id = $1", person)?;
    exec!(tx, "delete from staff_passkeys where person_id = $1", person)?;
    exec!(tx, "delete from staff_half_done where person_id = $1", person)?;
    Ok(())
}

/// Notes the kind of browser somebody signs in with. True where they have not used one like it in 90 days.
pub async fn is_new_device(tx: &mut Tx, person: &PersonId, device: &str, now: i64) -> sqlx::Result<bool> {
    let person = person.as_str();
    let since = now - DEVICES_KEPT;
    let known = exec!(
        tx,
        "update staff_devices set seen_at = $1 where person_id = $2 and device = $3 and seen_at > $4",
        now,
        person,
        device,
        since
    )? == 1;
    if !known {
        exec!(
            tx,
            "insert into staff_devices (person_id, device, seen_at) values ($1, $2, $3)
             on conflict (person_id, device) do update set seen_at = excluded.seen_at",
            person,
            device,
            now
        )?;
    }
    Ok(!known)
}

/// How long a kind of browser is remembered, in ms.
pub const DEVICES_KEPT: i64 = 90 * 24 * 3_600_000;

/// Forgets browsers that nobody used for 90 days.
pub async fn forget_old_devices(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - DEVICES_KEPT;
    exec!(tx, "delete from staff_devices where seen_at <= $1", before)
}
