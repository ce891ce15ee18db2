//! The leaving-care list's verbs and their SQL. Everything is found through the adviser whose it is.

use crate::accounts::list::{PURPOSE, data_key, link};
use crate::accounts::people::email_index;
use crate::accounts::{PersonId, PersonalAdviser, Role};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::{Keys, random_id};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::letters;
use super::model::{Details, Entry, LETTERS_APART};

mod advisers;
mod codes;
mod leavers;
mod leaving;
mod matching;
mod rows;

pub use advisers::{Colleague, HandedOver, colleagues, colleagues_of, hand_over};
pub use codes::give_code;
pub use leavers::{count_of, hand_over_all};
pub use leaving::{RETENTION, remove};
pub use matching::{Matched, r#match, one_waiting, undo_match, waiting, waiting_count};
pub use rows::{Row, Sealed, reference_index};

/// Notes a deed of an adviser.
pub(super) async fn note(
    tx: &mut Tx,
    app: &AppState,
    adviser: &PersonalAdviser,
    deed: Deed,
    about: Option<&str>,
    subject: Option<&str>,
) -> sqlx::Result<()> {
    let role = Role::PersonalAdviser.code();
    let line = Line { who: Some(adviser.id.as_str()), role, deed, about, subject, ..Line::default() };
    audit::record(tx, &app.keys, &line, app.now()).await
}

/// Everybody this adviser looks after, by name.
pub async fn mine(app: &AppState, adviser: &PersonalAdviser) -> Result<Vec<Entry>> {
    let mut tx = app.db.begin().await?;
    let entries = entries_of(&mut tx, &app.keys, &adviser.id).await?;
    note(&mut tx, app, adviser, Deed::YoungPeopleListRead, None, None).await?;
    tx.commit().await?;
    Ok(entries)
}

pub(super) async fn entries_of(tx: &mut Tx, keys: &Keys, adviser: &PersonId) -> Result<Vec<Entry>> {
    let adviser = adviser.as_str();
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        r#"select e.id, e.data_key, e.reference, e.name, e.birth_date, e.email, e.phone, e.adviser_id, e.person_id,
                  e.invited_at, e.added_at, p.joined_at as "joined_at?", p.email as "account_email?"
           from leaving_care_entries e left join people p on p.id = e.person_id
           where e.adviser_id = $1 and e.removed_at is null"#,
        adviser
    )?;
    let mut entries = rows.into_iter().map(|row| row.open(keys)).collect::<Result<Vec<_>>>()?;
    entries.sort_by_cached_key(|entry| (entry.details.name.to_lowercase(), entry.id.clone()));
    Ok(entries)
}

/// One of those this adviser looks after. Somebody else's and nobody's look the same.
pub async fn find(tx: &mut Tx, keys: &Keys, adviser: &PersonId, id: &str) -> Result<Option<Entry>> {
    let adviser = adviser.as_str();
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        r#"select e.id, e.data_key, e.reference, e.name, e.birth_date, e.email, e.phone, e.adviser_id, e.person_id,
                  e.invited_at, e.added_at, p.joined_at as "joined_at?", p.email as "account_email?"
           from leaving_care_entries e left join people p on p.id = e.person_id
           where e.id = $1 and e.adviser_id = $2 and e.removed_at is null"#,
        id,
        adviser
    )?;
    row.map(|row| row.open(keys)).transpose()
}

/// Reads one of those this adviser looks after, and notes that they did.
pub async fn read(app: &AppState, adviser: &PersonalAdviser, id: &str) -> Result<Option<Entry>> {
    let mut tx = app.db.begin().await?;
    let entry = find(&mut tx, &app.keys, &adviser.id, id).await?;
    if let Some(entry) = &entry {
        note(&mut tx, app, adviser, Deed::YoungPeopleRead, Some(id), entry.subject()).await?;
        tx.commit().await?;
    }
    Ok(entry)
}

/// What came of writing somebody's details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// The id of the entry.
    Yes(String),
    /// Somebody else on the list has the council's number.
    ReferenceTaken,
    /// Somebody else on the list has the address: two people cannot be told apart by it.
    AddressTaken,
}

struct Count {
    count: i64,
}

/// What stands in the way of these details in the entry `id`.
async fn in_the_way(tx: &mut Tx, keys: &Keys, id: &str, details: &Details) -> sqlx::Result<Option<Kept>> {
    if let Some(reference) = &details.reference {
        let index = reference_index(keys, reference);
        let others = sql!(
            tx,
            fetch_one,
            Count,
            r#"select count(*) as "count!: i64" from leaving_care_entries where reference_index = $1 and id <> $2"#,
            index,
            id
        )?;
        if others.count > 0 {
            return Ok(Some(Kept::ReferenceTaken));
        }
    }
    let Some(email) = &details.email else { return Ok(None) };
    Ok(has_address(tx, keys, email, id).await?.then_some(Kept::AddressTaken))
}

/// True where somebody on the list other than `id` has this address.
pub(super) async fn has_address(tx: &mut Tx, keys: &Keys, email: &EmailAddress, id: &str) -> sqlx::Result<bool> {
    let index = email_index(keys, email);
    let others = sql!(
        tx,
        fetch_one,
        Count,
        r#"select count(*) as "count!: i64" from leaving_care_entries
           where email_index = $1 and id <> $2 and removed_at is null"#,
        index,
        id
    )?;
    Ok(others.count > 0)
}

/// Puts somebody on the list, and invites them where they have an address.
pub async fn invite(app: &AppState, adviser: &PersonalAdviser, details: &Details) -> Result<Kept> {
    let (now, id) = (app.now(), random_id());
    let mut tx = app.db.begin().await?;
    if let Some(taken) = in_the_way(&mut tx, &app.keys, &id, details).await? {
        return Ok(taken);
    }
    if !insert(&mut tx, &app.keys, &id, details, &adviser.id, now).await? {
        return Ok(Kept::ReferenceTaken);
    }
    if let Some(email) = &details.email {
        send_invitation(&mut tx, &app.keys, &id, email, now).await?;
    }
    note(&mut tx, app, adviser, Deed::YoungPeopleInvited, Some(&id), None).await?;
    tx.commit().await?;
    Ok(Kept::Yes(id))
}

/// Adds an entry. False where somebody has its number.
pub(super) async fn insert(
    tx: &mut Tx,
    keys: &Keys,
    id: &str,
    details: &Details,
    adviser: &PersonId,
    now: i64,
) -> sqlx::Result<bool> {
    let (key, wrapped) = keys.new_data_key(PURPOSE, id);
    let (sealed, adviser) = (Sealed::new(keys, &key, id, details), adviser.as_str());
    let added = exec!(
        tx,
        "insert into leaving_care_entries
             (id, data_key, reference, reference_index, name, birth_date, email, email_index, phone, adviser_id, added_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict (reference_index) do nothing",
        id,
        wrapped,
        sealed.reference,
        sealed.reference_index,
        sealed.name,
        sealed.birth_date,
        sealed.email,
        sealed.email_index,
        sealed.phone,
        adviser,
        now
    )?;
    Ok(added == 1)
}

/// Puts one of the demonstration's people on the list of an adviser, with the account they have.
pub async fn seed(
    tx: &mut Tx,
    keys: &Keys,
    details: &Details,
    adviser: &PersonId,
    account: Option<&PersonId>,
    now: i64,
) -> sqlx::Result<()> {
    let id = random_id();
    insert(tx, keys, &id, details, adviser, now).await?;
    if let Some(account) = account {
        link(tx, &id, account, now).await?;
    }
    Ok(())
}

async fn send_invitation(tx: &mut Tx, keys: &Keys, id: &str, email: &EmailAddress, now: i64) -> sqlx::Result<()> {
    exec!(tx, "update leaving_care_entries set invited_at = $1 where id = $2", now, id)?;
    letters::queue_invitation(tx, keys, id, email, now).await
}

/// What came of inviting somebody again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Again {
    Sent,
    /// They have no address: they need a one-time code.
    NoAddress,
    /// A letter went out within the hour.
    TooSoon,
    AlreadyHere,
}

/// Invites somebody again, at the address that now stands in their entry. None where there is nobody of this adviser's.
pub async fn invite_again(app: &AppState, adviser: &PersonalAdviser, id: &str) -> Result<Option<Again>> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let Some(entry) = find(&mut tx, &app.keys, &adviser.id, id).await? else { return Ok(None) };
    let email = match (&entry.account, entry.details.email) {
        (Some(_), _) => return Ok(Some(Again::AlreadyHere)),
        (None, None) => return Ok(Some(Again::NoAddress)),
        (None, Some(email)) => email,
    };
    if entry.invited_at.is_some_and(|at| (0..LETTERS_APART).contains(&(now - at))) {
        return Ok(Some(Again::TooSoon));
    }
    send_invitation(&mut tx, &app.keys, id, &email, now).await?;
    note(&mut tx, app, adviser, Deed::YoungPeopleInvited, Some(id), None).await?;
    tx.commit().await?;
    Ok(Some(Again::Sent))
}

/// Writes an entry's details anew. The account it is matched to stays as it is. None where there is nobody of this adviser's.
pub async fn change(app: &AppState, adviser: &PersonalAdviser, id: &str, details: &Details) -> Result<Option<Kept>> {
    let mut tx = app.db.begin().await?;
    let Some(entry) = find(&mut tx, &app.keys, &adviser.id, id).await? else { return Ok(None) };
    if let Some(taken) = in_the_way(&mut tx, &app.keys, id, details).await? {
        return Ok(Some(taken));
    }
    overwrite(&mut tx, &app.keys, id, details).await?;
    if details.email != entry.details.email {
        // Whoever proves the new address has not been invited there yet.
        exec!(&mut tx, "update leaving_care_entries set invited_at = null where id = $1", id)?;
    }
    note(&mut tx, app, adviser, Deed::YoungPeopleChanged, Some(id), entry.subject()).await?;
    tx.commit().await?;
    Ok(Some(Kept::Yes(id.to_owned())))
}

struct KeyRow {
    data_key: String,
}

/// Seals an entry's details anew, with the key it has.
pub(super) async fn overwrite(tx: &mut Tx, keys: &Keys, id: &str, details: &Details) -> Result<()> {
    let row = sql!(tx, fetch_one, KeyRow, "select data_key from leaving_care_entries where id = $1", id)?;
    let sealed = Sealed::new(keys, &data_key(keys, id, &row.data_key)?, id, details);
    exec!(
        tx,
        "update leaving_care_entries set reference = $1, reference_index = $2, name = $3, birth_date = $4, email = $5,
                email_index = $6, phone = $7
         where id = $8",
        sealed.reference,
        sealed.reference_index,
        sealed.name,
        sealed.birth_date,
        sealed.email,
        sealed.email_index,
        sealed.phone,
        id
    )?;
    Ok(())
}
