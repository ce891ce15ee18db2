//! People as the database keeps them: sealed, each with a data key of their own.

use crate::error::AppError;
use crate::forms::EmailAddress;
use crate::keys::{DataKey, Keys, Place, Purpose, Refused, Wrapped, random_id};
use crate::web::Tx;
use crate::{exec, sql};

use super::model::{Organisation, PersonId, Role};

/// Somebody's name and address, opened.
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    /// What we call them.
    pub name: String,
    pub email: Option<String>,
}

/// Personal data never shows in a log by accident.
impl std::fmt::Debug for Contact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Contact(***)")
    }
}

/// Somebody to add.
pub struct NewPerson<'a> {
    /// None for a young person.
    pub organisation: Option<Organisation>,
    pub name: &'a str,
    pub email: Option<&'a EmailAddress>,
}

/// Which key wraps somebody's data key.
pub fn purpose_of(organisation: Option<Organisation>) -> Purpose {
    match organisation {
        None => Purpose::YoungPeople,
        Some(Organisation::Council) => Purpose::Council,
        Some(Organisation::Provider) => Purpose::Provider,
    }
}

/// The fingerprint by which an address is found: the same however its capitals are written.
pub fn email_index(keys: &Keys, email: &EmailAddress) -> String {
    keys.index("people.email", &email.as_str().to_lowercase())
}

/// Where a column of somebody's row is sealed.
pub fn place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("people", column, id)
}

/// Adds somebody; none where the address is somebody's already.
pub async fn add(tx: &mut Tx, keys: &Keys, new: &NewPerson<'_>, now: i64) -> sqlx::Result<Option<PersonId>> {
    let id = random_id();
    let (data_key, wrapped) = keys.new_data_key(purpose_of(new.organisation), &id);
    let email = new.email.map(|email| data_key.seal(place("email", &id), email.as_str()));
    let index = new.email.map(|email| email_index(keys, email));
    let name = data_key.seal(place("name", &id), new.name);
    let kind = if new.organisation.is_some() { "staff" } else { "young_person" };
    let organisation = new.organisation.map(Organisation::code);
    let added = exec!(
        tx,
        "insert into people (id, kind, organisation, data_key, email, email_index, name, joined_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (email_index) do nothing",
        id,
        kind,
        organisation,
        wrapped,
        email,
        index,
        name,
        now
    )?;
    Ok((added == 1).then_some(PersonId(id)))
}

/// Somebody, as an address finds them.
pub struct Found {
    pub id: PersonId,
    /// None for a young person.
    pub organisation: Option<Organisation>,
    pub disabled: bool,
}

struct FoundRow {
    id: String,
    organisation: Option<String>,
    disabled_at: Option<i64>,
}

/// Finds whose address this is.
pub async fn find_by_email(tx: &mut Tx, keys: &Keys, email: &EmailAddress) -> sqlx::Result<Option<Found>> {
    let index = email_index(keys, email);
    let row = sql!(
        tx,
        fetch_optional,
        FoundRow,
        "select id, organisation, disabled_at from people where email_index = $1",
        index
    )?;
    Ok(row.map(|row| Found {
        id: PersonId(row.id),
        organisation: row.organisation.as_deref().and_then(Organisation::from_code),
        disabled: row.disabled_at.is_some(),
    }))
}

/// The sealed columns of somebody's row; other stores select them beside their own columns.
pub struct Sealed {
    pub id: String,
    pub organisation: Option<String>,
    pub data_key: String,
    pub name: String,
    pub email: Option<String>,
}

impl Sealed {
    /// The data key, to open further columns of the same person.
    pub fn data_key(&self, keys: &Keys) -> Result<DataKey, Refused> {
        let organisation = self.organisation.as_deref().and_then(Organisation::from_code);
        keys.data_key(purpose_of(organisation), &self.id, &self.data_key)
    }

    /// Opens name and address.
    pub fn open(&self, keys: &Keys) -> Result<Contact, Refused> {
        let key = self.data_key(keys)?;
        Ok(Contact {
            name: key.open(place("name", &self.id), &self.name)?,
            email: key.open_optional(place("email", &self.id), self.email.as_deref())?,
        })
    }
}

/// Somebody's name and address; none where there is nobody of this id.
pub async fn contact(tx: &mut Tx, keys: &Keys, id: &PersonId) -> crate::error::Result<Option<Contact>> {
    Ok(sealed(tx, id).await?.map(|row| row.open(keys)).transpose()?)
}

/// Somebody's data key: seals and opens what any room keeps of them. Not found where there is nobody of this id.
pub async fn data_key(tx: &mut Tx, keys: &Keys, id: &PersonId) -> crate::error::Result<DataKey> {
    Ok(sealed(tx, id).await?.ok_or(AppError::NotFound)?.data_key(keys)?)
}

async fn sealed(tx: &mut Tx, id: &PersonId) -> sqlx::Result<Option<Sealed>> {
    let id = id.as_str();
    sql!(tx, fetch_optional, Sealed, "select id, organisation, data_key, name, email from people where id = $1", id)
}

/// Calls somebody what they want to be called. `key` is theirs.
pub async fn rename(tx: &mut Tx, key: &DataKey, id: &PersonId, name: &str) -> sqlx::Result<()> {
    let (id, name) = (id.as_str(), key.seal(place("name", id.as_str()), name));
    exec!(tx, "update people set name = $1 where id = $2", name, id)?;
    Ok(())
}

/// Gives somebody another address, which they have proved. `key` is theirs. False where it is somebody else's.
pub async fn readdress(
    tx: &mut Tx,
    keys: &Keys,
    key: &DataKey,
    id: &PersonId,
    email: &EmailAddress,
) -> sqlx::Result<bool> {
    let index = email_index(keys, email);
    let (id, email) = (id.as_str(), key.seal(place("email", id.as_str()), email.as_str()));
    let changed = exec!(
        tx,
        "update people set email = $1, email_index = $2
         where id = $3 and not exists (select 1 from people where email_index = $2 and id <> $3)",
        email,
        index,
        id
    )?;
    Ok(changed == 1)
}

/// True for a young person who is here.
pub async fn is_young_person(tx: &mut Tx, id: &PersonId) -> sqlx::Result<bool> {
    let id = id.as_str();
    let row = sql!(
        tx,
        fetch_optional,
        MatchRow,
        r#"select true as "matched!: bool" from people where id = $1 and kind = 'young_person'"#,
        id
    )?;
    Ok(row.is_some())
}

/// Forgets sign-ins under way at the address of somebody who goes.
pub async fn forget_sign_ins(tx: &mut Tx, id: &PersonId) -> sqlx::Result<u64> {
    let id = id.as_str();
    exec!(tx, "delete from sign_ins where email_index = (select email_index from people where id = $1)", id)
}

/// Takes a young person's row away, and with it their data key and all that belongs to them. False where there is none.
pub async fn remove_young_person(tx: &mut Tx, id: &PersonId) -> sqlx::Result<bool> {
    let id = id.as_str();
    Ok(exec!(tx, "delete from people where id = $1 and kind = 'young_person'", id)? == 1)
}

/// What the personal adviser of a young person is called; none where they have none.
pub async fn adviser_name(tx: &mut Tx, keys: &Keys, id: &PersonId) -> crate::error::Result<Option<String>> {
    let id = id.as_str();
    let row = sql!(
        tx,
        fetch_optional,
        Sealed,
        "select a.id, a.organisation, a.data_key, a.name, a.email from people p join people a on a.id = p.adviser_id where p.id = $1",
        id
    )?;
    Ok(row.map(|row| row.open(keys)).transpose()?.map(|contact| contact.name))
}

struct MatchRow {
    matched: bool,
}

/// True for a young person whom a personal adviser has confirmed and looks after.
pub async fn is_matched(tx: &mut Tx, person: &PersonId) -> sqlx::Result<bool> {
    let id = person.as_str();
    let row = sql!(
        tx,
        fetch_optional,
        MatchRow,
        r#"select matched_at is not null and adviser_id is not null as "matched!: bool" from people where id = $1"#,
        id
    )?;
    Ok(row.is_some_and(|row| row.matched))
}

/// Gives a member of staff these roles and no others. Their sessions end with it (S-18), so that the next request knows.
pub async fn set_roles(
    tx: &mut Tx,
    person: &PersonId,
    organisation: Organisation,
    roles: &[Role],
    granted_by: Option<&PersonId>,
    now: i64,
) -> sqlx::Result<()> {
    let (id, organisation, granted_by) = (person.as_str(), organisation.code(), granted_by.map(PersonId::as_str));
    exec!(tx, "delete from staff_roles where person_id = $1", id)?;
    for role in roles {
        let role = role.code();
        exec!(
            tx,
            "insert into staff_roles (person_id, organisation, role, granted_at, granted_by) values ($1, $2, $3, $4, $5)",
            id,
            organisation,
            role,
            now,
            granted_by
        )?;
    }
    super::sessions::end_all(tx, person).await.map(|_| ())
}

struct KeyRow {
    id: String,
    organisation: Option<String>,
    data_key: String,
}

/// Wraps every person's data key with the newest keys, a hundred at a time. Says how many were wrapped anew.
pub async fn rewrap(tx: &mut Tx, keys: &Keys, after: &str) -> crate::error::Result<Option<(String, usize)>> {
    let rows = sql!(
        tx,
        fetch_all,
        KeyRow,
        "select id, organisation, data_key from people where id > $1 order by id limit 100",
        after
    )?;
    let Some(last) = rows.last().map(|row| row.id.clone()) else { return Ok(None) };
    let mut count = 0;
    for row in rows {
        let organisation = row.organisation.as_deref().and_then(Organisation::from_code);
        let held = Wrapped { purpose: purpose_of(organisation), row: row.id, wrapped: row.data_key };
        if let Some(anew) = keys.rewrap(&held)? {
            exec!(tx, "update people set data_key = $1 where id = $2 and data_key = $3", anew, held.row, held.wrapped)?;
            count += 1;
        }
    }
    Ok(Some((last, count)))
}
