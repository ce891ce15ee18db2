//! Saying whose account is whose: always a person's word, never a program's (S-52).

use crate::accounts::list::{link, unlink};
use crate::accounts::people::{self, place};
use crate::accounts::{PersonId, PersonalAdviser};
use crate::audit::Deed;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::sql;
use crate::web::{AppState, Tx};

use super::super::letters;
use super::super::model::{Entry, State, Waiting};
use super::{codes, entries_of, find, note};

struct Row {
    id: String,
    data_key: String,
    name: String,
    email: Option<String>,
    joined_at: i64,
}

impl Row {
    fn open(self, keys: &Keys) -> Result<Waiting> {
        let key = keys.data_key(people::purpose_of(None), &self.id, &self.data_key)?;
        Ok(Waiting {
            name: key.open(place("name", &self.id), &self.name)?,
            email: key.open_optional(place("email", &self.id), self.email.as_deref())?,
            joined_at: self.joined_at,
            id: PersonId(self.id),
        })
    }
}

struct Count {
    count: i64,
}

/// How many young people wait to be matched: those nobody doubts, or those somebody should look at.
pub async fn waiting_count(tx: &mut Tx, doubted: bool) -> sqlx::Result<i64> {
    let counted = sql!(
        tx,
        fetch_one,
        Count,
        r#"select count(*) as "count!: i64" from people
           where kind = 'young_person' and matched_at is null and disabled_at is null and (doubted_at is not null) = $1"#,
        doubted
    )?;
    Ok(counted.count)
}

/// Those who wait, the longest waiting first: `at_most` of them after the first `skipped`.
pub async fn waiting(tx: &mut Tx, keys: &Keys, doubted: bool, skipped: i64, at_most: i64) -> Result<Vec<Waiting>> {
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        "select id, data_key, name, email, joined_at from people
         where kind = 'young_person' and matched_at is null and disabled_at is null and (doubted_at is not null) = $1
         order by joined_at, id limit $2 offset $3",
        doubted,
        at_most,
        skipped
    )?;
    rows.into_iter().map(|row| row.open(keys)).collect()
}

async fn find_waiting(tx: &mut Tx, keys: &Keys, id: &str) -> Result<Option<Waiting>> {
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        "select id, data_key, name, email, joined_at from people
         where id = $1 and kind = 'young_person' and matched_at is null and disabled_at is null",
        id
    )?;
    row.map(|row| row.open(keys)).transpose()
}

/// Those of an adviser's who have no account yet.
async fn unmatched(tx: &mut Tx, keys: &Keys, adviser: &PersonId) -> Result<Vec<Entry>> {
    let entries = entries_of(tx, keys, adviser).await?;
    Ok(entries.into_iter().filter(|entry| entry.state() != State::Joined).collect())
}

/// Reads one who waits, beside the adviser's own who have no account; notes that they did.
pub async fn one_waiting(app: &AppState, adviser: &PersonalAdviser, id: &str) -> Result<Option<(Waiting, Vec<Entry>)>> {
    let mut tx = app.db.begin().await?;
    let Some(waiting) = find_waiting(&mut tx, &app.keys, id).await? else { return Ok(None) };
    let entries = unmatched(&mut tx, &app.keys, &adviser.id).await?;
    note(&mut tx, app, adviser, Deed::YoungPeopleRead, Some(id), Some(id)).await?;
    tx.commit().await?;
    Ok(Some((waiting, entries)))
}

/// What came of matching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matched {
    Yes,
    /// The one chosen is none of this adviser's, or has an account already.
    NoSuchEntry,
}

/// Says that an account belongs to one of the adviser's own, who has spoken with them. None where nobody of this id waits.
pub async fn r#match(app: &AppState, adviser: &PersonalAdviser, person: &str, entry: &str) -> Result<Option<Matched>> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let Some(waiting) = find_waiting(&mut tx, &app.keys, person).await? else { return Ok(None) };
    let mine = find(&mut tx, &app.keys, &adviser.id, entry).await?;
    if mine.is_none_or(|entry| entry.account.is_some()) || !link(&mut tx, entry, &waiting.id, now).await? {
        return Ok(Some(Matched::NoSuchEntry));
    }
    if let Some(email) = waiting.email.as_deref().and_then(|email| EmailAddress::parse(email).ok()) {
        letters::queue_matched(&mut tx, &app.keys, &waiting.id, &email, now).await?;
    }
    note(&mut tx, app, adviser, Deed::YoungPeopleMatched, Some(entry), Some(person)).await?;
    tx.commit().await?;
    Ok(Some(Matched::Yes))
}

/// Takes a match back: entry and account both stay, apart. False where there is no match of this adviser's.
pub async fn undo_match(app: &AppState, adviser: &PersonalAdviser, id: &str) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    let entry = find(&mut tx, &app.keys, &adviser.id, id).await?;
    let Some(account) = entry.and_then(|entry| entry.account) else { return Ok(false) };
    if !unlink(&mut tx, id, &account.id).await? {
        return Ok(false);
    }
    // A code that was given to the wrong person must not open this account.
    codes::stop(&mut tx, &account.id, app.now()).await?;
    note(&mut tx, app, adviser, Deed::YoungPeopleMatchUndone, Some(id), Some(account.id.as_str())).await?;
    tx.commit().await?;
    Ok(true)
}
