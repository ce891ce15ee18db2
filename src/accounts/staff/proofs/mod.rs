//! By what members of staff prove who they are, as the database keeps it.

mod app;
mod devices;
mod passkeys;
mod recovery_codes;

use crate::accounts::people;
use crate::accounts::{Organisation, PersonId, Role};
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::web::Tx;
use crate::{exec, sql};

pub use app::{Code, has_app, remove_app, set_app, try_code};
pub use devices::{forget_old_devices, is_new_device};
pub use passkeys::{Kept, add_passkey, passkey_used, passkeys, remove_passkey};
pub use recovery_codes::{recovery_left, renew_recovery, use_recovery};

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

struct CountRow {
    count: i64,
}
