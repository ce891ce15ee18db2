//! The council's leaving-care list, as far as signing in needs it: who was invited at an address that somebody has just
//! proved is theirs, and the account that belongs to an entry. `young_people` keeps the list itself.

use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::{DataKey, Keys, Place, Purpose, Refused, Wrapped};
use crate::web::Tx;
use crate::{exec, sql};

use super::model::PersonId;
use super::people::email_index;

/// What wraps the data keys of entries.
pub const PURPOSE: Purpose = Purpose::YoungPeople;

/// Somebody on the list who was invited and has no account yet.
pub struct Invited {
    pub id: String,
    /// What their adviser calls them.
    pub name: String,
    pub adviser: PersonId,
}

/// Where a column of an entry is sealed.
pub fn place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("leaving_care_entries", column, id)
}

/// Opens the data key of an entry.
pub fn data_key(keys: &Keys, id: &str, wrapped: &str) -> std::result::Result<DataKey, Refused> {
    keys.data_key(PURPOSE, id, wrapped)
}

struct InvitedRow {
    id: String,
    data_key: String,
    name: String,
    adviser_id: String,
}

/// Finds who was invited at this address. Ask only for one that has been proved by a code. Where two entries have the same
/// address, a program cannot know whose it is, so nobody is found and an adviser decides (S-52).
pub async fn entry_for(tx: &mut Tx, keys: &Keys, email: &EmailAddress) -> Result<Option<Invited>> {
    let index = email_index(keys, email);
    let mut rows = sql!(
        tx,
        fetch_all,
        InvitedRow,
        "select id, data_key, name, adviser_id from leaving_care_entries
         where email_index = $1 and removed_at is null and person_id is null and invited_at is not null limit 2",
        index
    )?;
    let (Some(row), true) = (rows.pop(), rows.is_empty()) else { return Ok(None) };
    let name = data_key(keys, &row.id, &row.data_key)?.open(place("name", &row.id), &row.name)?;
    Ok(Some(Invited { id: row.id, name, adviser: PersonId(row.adviser_id) }))
}

struct EntryRow {
    id: String,
    data_key: String,
    name: String,
    birth_date: Option<String>,
}

/// What the list says of the owner of an account.
pub struct OnTheList {
    /// What the council calls them.
    pub name: String,
    /// As the list has it: "2007-03-31".
    pub birth_date: Option<String>,
}

/// What the list says of somebody who is matched to it; none for everybody else.
pub async fn entry_of(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<Option<OnTheList>> {
    let person = person.as_str();
    let row = sql!(
        tx,
        fetch_optional,
        EntryRow,
        "select id, data_key, name, birth_date from leaving_care_entries where person_id = $1 and removed_at is null",
        person
    )?;
    let Some(row) = row else { return Ok(None) };
    let key = data_key(keys, &row.id, &row.data_key)?;
    Ok(Some(OnTheList {
        name: key.open(place("name", &row.id), &row.name)?,
        birth_date: key.open_optional(place("birth_date", &row.id), row.birth_date.as_deref())?,
    }))
}

/// Says that this account is the entry's: the young person is matched, and the entry's adviser is theirs. False where one
/// of the two has a match already; then the transaction must be dropped. Somebody who left the list and came back has an
/// account that was matched once and has no adviser now.
pub async fn link(tx: &mut Tx, entry: &str, person: &PersonId, now: i64) -> sqlx::Result<bool> {
    let person = person.as_str();
    // An entry that has left the list holds on to nobody who is on it again.
    exec!(
        tx,
        "update leaving_care_entries set person_id = null where person_id = $1 and removed_at is not null",
        person
    )?;
    let linked = exec!(
        tx,
        "update leaving_care_entries set person_id = $1 where id = $2 and person_id is null and removed_at is null",
        person,
        entry
    )?;
    let matched = exec!(
        tx,
        "update people set matched_at = $1, doubted_at = null,
                adviser_id = (select adviser_id from leaving_care_entries where id = $2),
                matched_by = (select adviser_id from leaving_care_entries where id = $2)
         where id = $3 and kind = 'young_person' and (matched_at is null or adviser_id is null)",
        now,
        entry,
        person
    )?;
    Ok(linked == 1 && matched == 1)
}

/// Ends the match of an entry and its account, and nothing else: both stay as they are.
pub async fn unlink(tx: &mut Tx, entry: &str, person: &PersonId) -> sqlx::Result<bool> {
    let person = person.as_str();
    let unlinked =
        exec!(tx, "update leaving_care_entries set person_id = null where id = $1 and person_id = $2", entry, person)?;
    if unlinked == 0 {
        return Ok(false);
    }
    exec!(tx, "update people set matched_at = null, matched_by = null, adviser_id = null where id = $1", person)?;
    Ok(true)
}

struct KeyRow {
    id: String,
    data_key: String,
}

/// Wraps the data key of every entry with the newest keys, a hundred at a time. Says where it got to, and how many.
pub async fn rewrap(tx: &mut Tx, keys: &Keys, after: &str) -> Result<Option<(String, usize)>> {
    let rows = sql!(
        tx,
        fetch_all,
        KeyRow,
        "select id, data_key from leaving_care_entries where id > $1 order by id limit 100",
        after
    )?;
    let Some(last) = rows.last().map(|row| row.id.clone()) else { return Ok(None) };
    let mut count = 0;
    for row in rows {
        let held = Wrapped { purpose: PURPOSE, row: row.id, wrapped: row.data_key };
        if let Some(anew) = keys.rewrap(&held)? {
            exec!(
                tx,
                "update leaving_care_entries set data_key = $1 where id = $2 and data_key = $3",
                anew,
                held.row,
                held.wrapped
            )?;
            count += 1;
        }
    }
    Ok(Some((last, count)))
}
