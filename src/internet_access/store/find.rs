//! Finding requests, and opening them.

use crate::accounts::people::{self, purpose_of};
use crate::accounts::{Names, PersonId};
use crate::error::Result;
use crate::keys::{DataKey, Keys};
use crate::sql;
use crate::web::Tx;

use super::super::model::{By, Details, Entry, Help, Kind, Promise, Request, Status, Thread, WhyNot};
use super::{place, same_index, words_place};

/// A request with the key that opens what was said in it.
pub struct Found {
    pub thread: Thread,
    pub key: DataKey,
}

/// The row of a request, sealed, with what is needed of its person.
pub struct Row {
    pub id: String,
    pub reference: String,
    pub person_id: String,
    pub data_key: String,
    pub name: String,
    pub matched: bool,
    pub kind: String,
    pub details: String,
    pub digits: String,
    pub status: String,
    pub status_at: i64,
    pub why_not: Option<String>,
    pub asked_at: i64,
    pub changed_at: i64,
    pub due_at: Option<i64>,
    pub paused_at: Option<i64>,
    pub holder_id: Option<String>,
    pub works_until: Option<i64>,
    pub closed_at: Option<i64>,
}

/// One request with all that was said in it, whoever asks: the caller says who may.
pub async fn find(tx: &mut Tx, keys: &Keys, id: &str) -> Result<Option<Found>> {
    let row = sql!(
        &mut *tx,
        fetch_optional,
        Row,
        r#"select r.id, r.reference, r.person_id, p.data_key, p.name,
                  p.matched_at is not null and p.adviser_id is not null as "matched!: bool",
                  r.kind, r.details, r.digits, r.status, r.status_at, r.why_not, r.asked_at, r.changed_at, r.due_at, r.paused_at,
                  r.holder_id, r.works_until, r.closed_at
           from internet_access_requests r join people p on p.id = r.person_id where r.id = $1"#,
        id
    )?;
    let Some(row) = row else { return Ok(None) };
    let mut names = Names::default();
    let Some((request, key)) = row.open(tx, keys, &mut names).await? else { return Ok(None) };
    let entries = entries(tx, keys, &mut names, &key, id).await?;
    let promises = sql!(
        tx,
        fetch_all,
        Promise,
        "select made_at, due_at, met_at, let_go_at from internet_access_promises where request_id = $1 order by number",
        id
    )?;
    Ok(Some(Found { thread: Thread { request, entries, promises }, key }))
}

/// A young person's own, finished or not, changed before `before`: the newest first.
pub async fn of_person(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    closed: bool,
    before: i64,
    most: i64,
) -> Result<Vec<Request>> {
    let id = person.as_str();
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        r#"select r.id, r.reference, r.person_id, p.data_key, p.name,
                  p.matched_at is not null and p.adviser_id is not null as "matched!: bool",
                  r.kind, r.details, r.digits, r.status, r.status_at, r.why_not, r.asked_at, r.changed_at, r.due_at, r.paused_at,
                  r.holder_id, r.works_until, r.closed_at
           from internet_access_requests r join people p on p.id = r.person_id
           where r.person_id = $1 and (r.closed_at is not null) = $2 and r.changed_at < $3
           order by r.changed_at desc, r.id limit $4"#,
        id,
        closed,
        before,
        most
    )?;
    open_all(tx, keys, rows).await
}

/// Requests of this person for the same thing: those that are not finished, and those of the last 30 days.
pub async fn same_as(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    help: Help,
    details: &Details,
    now: i64,
) -> Result<Vec<Request>> {
    let (id, same, since) = (person.as_str(), same_index(keys, help, details), now - 30 * 24 * 3_600_000);
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        r#"select r.id, r.reference, r.person_id, p.data_key, p.name,
                  p.matched_at is not null and p.adviser_id is not null as "matched!: bool",
                  r.kind, r.details, r.digits, r.status, r.status_at, r.why_not, r.asked_at, r.changed_at, r.due_at, r.paused_at,
                  r.holder_id, r.works_until, r.closed_at
           from internet_access_requests r join people p on p.id = r.person_id
           where r.person_id = $1 and r.same_index = $2 and r.status <> 'withdrawn' and (r.closed_at is null or r.asked_at > $3)
           order by r.asked_at desc, r.id"#,
        id,
        same,
        since
    )?;
    open_all(tx, keys, rows).await
}

/// The requests of those whom this adviser looks after, the newest first.
pub async fn of_adviser(tx: &mut Tx, keys: &Keys, adviser: &PersonId, most: i64) -> Result<Vec<Request>> {
    let id = adviser.as_str();
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        r#"select r.id, r.reference, r.person_id, p.data_key, p.name,
                  p.matched_at is not null and p.adviser_id is not null as "matched!: bool",
                  r.kind, r.details, r.digits, r.status, r.status_at, r.why_not, r.asked_at, r.changed_at, r.due_at, r.paused_at,
                  r.holder_id, r.works_until, r.closed_at
           from internet_access_requests r join people p on p.id = r.person_id
           where p.adviser_id = $1 and p.matched_at is not null
           order by r.changed_at desc, r.id limit $2"#,
        id,
        most
    )?;
    open_all(tx, keys, rows).await
}

/// Opens rows, with the names of those who have them.
pub async fn open_all(tx: &mut Tx, keys: &Keys, rows: Vec<Row>) -> Result<Vec<Request>> {
    let (mut names, mut requests) = (Names::default(), Vec::with_capacity(rows.len()));
    for row in rows {
        requests.extend(row.open(tx, keys, &mut names).await?.map(|(request, _)| request));
    }
    Ok(requests)
}

impl Row {
    /// Opens a row; none where a later version of the program wrote a code that this one does not know.
    async fn open(self, tx: &mut Tx, keys: &Keys, names: &mut Names) -> Result<Option<(Request, DataKey)>> {
        let (id, person) = (self.id, self.person_id);
        let key = keys.data_key(purpose_of(None), &person, &self.data_key)?;
        let (Some(help), Some(status)) = (Help::from_code(&self.kind), Status::from_code(&self.status)) else {
            return Ok(None);
        };
        let request = Request {
            reference: self.reference,
            name: key.open(people::place("name", &person), &self.name)?,
            matched: self.matched,
            help,
            details: key.open_json(place("details", &id), &self.details)?,
            digits: key.open(place("digits", &id), &self.digits)?,
            status,
            status_at: self.status_at,
            why_not: self.why_not.as_deref().and_then(WhyNot::from_code),
            asked_at: self.asked_at,
            changed_at: self.changed_at,
            due_at: self.due_at,
            paused_at: self.paused_at,
            holder: names.of(tx, keys, self.holder_id.as_deref()).await?,
            works_until: self.works_until,
            closed_at: self.closed_at,
            person: PersonId(person),
            id,
        };
        Ok(Some((request, key)))
    }
}

struct EntryRow {
    id: String,
    number: i64,
    at: i64,
    kind: String,
    status: Option<String>,
    by_whom: String,
    staff_id: Option<String>,
    private: bool,
    words: Option<String>,
}

async fn entries(tx: &mut Tx, keys: &Keys, names: &mut Names, key: &DataKey, request: &str) -> Result<Vec<Entry>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        EntryRow,
        r#"select id, number, at, kind, status, by_whom, staff_id, private as "private: bool", words
           from internet_access_entries where request_id = $1 order by number"#,
        request
    )?;
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let (Some(kind), Some(by)) = (Kind::from_code(&row.kind), By::from_code(&row.by_whom)) else { continue };
        entries.push(Entry {
            number: row.number,
            at: row.at,
            kind,
            status: row.status.as_deref().and_then(Status::from_code),
            by,
            staff: names.of(tx, keys, row.staff_id.as_deref()).await?,
            private: row.private,
            words: key.open_optional(words_place(&row.id), row.words.as_deref())?,
        });
    }
    Ok(entries)
}
