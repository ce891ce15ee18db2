//! Finding cases, and opening them.

pub use crate::accounts::Names;
use crate::accounts::{PersonId, Staff};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::{DataKey, Keys, Purpose};
use crate::sql;
use crate::web::Tx;

use super::super::model::{Case, End, Ending, Entry, Got, Kind, Promise, Step, Thread};
use super::super::opening::Opener;
use super::{address_of, invited_index, owner_index, place, words_place};

/// A case with the key that opens what was said in it.
pub struct Found {
    pub thread: Thread,
    pub key: DataKey,
}

/// The row of a case, sealed.
pub struct Row {
    pub id: String,
    pub reference: String,
    pub data_key: String,
    pub owner: Option<String>,
    pub asked: String,
    pub contact: String,
    pub asked_at: i64,
    pub changed_at: i64,
    pub due_at: Option<i64>,
    pub paused_at: Option<i64>,
    pub next_step: Option<String>,
    pub next_step_by: Option<i64>,
    pub advocate_id: Option<String>,
    pub closed_at: Option<i64>,
    pub closed_by: Option<String>,
    pub ending: Option<String>,
    pub got: Option<String>,
    pub safeguarded_at: Option<i64>,
}

/// One case with all that was said in it, whoever asks: `is_own` and `works_on` say who may.
pub async fn find(tx: &mut Tx, keys: &Keys, id: &str) -> Result<Option<Found>> {
    let row = sql!(
        &mut *tx,
        fetch_optional,
        Row,
        "select id, reference, data_key, owner, asked, contact, asked_at, changed_at, due_at, paused_at, next_step, next_step_by,
                advocate_id, closed_at, closed_by, ending, got, safeguarded_at
         from advocacy_cases where id = $1",
        id
    )?;
    let Some(row) = row else { return Ok(None) };
    let mut names = Names::default();
    let (case, key) = row.open(tx, keys, &mut names).await?;
    let entries = entries(tx, keys, &mut names, &key, id).await?;
    let promises = promises(tx, id).await?;
    Ok(Some(Found { thread: Thread { case, entries, promises }, key }))
}

struct Whose {
    owner_index: Option<String>,
    invited_index: Option<String>,
}

/// True where the case is theirs: their browser has opened it, or their account has it. What is another's and what is not there
/// look the same.
pub async fn is_own(tx: &mut Tx, keys: &Keys, opener: &Opener, id: &str) -> Result<bool> {
    if opener.has_opened(id) {
        return Ok(true);
    }
    let Some(person) = opener.account() else { return Ok(false) };
    let row = sql!(
        &mut *tx,
        fetch_optional,
        Whose,
        "select owner_index, invited_index from advocacy_cases where id = $1",
        id
    )?;
    let Some(row) = row else { return Ok(false) };
    if row.owner_index.is_some_and(|index| index == owner_index(keys, person)) {
        return Ok(true);
    }
    let email = address_of(tx, keys, person).await?.map(|email| invited_index(keys, &email));
    Ok(row.invited_index.is_some() && row.invited_index == email)
}

struct Works {
    #[allow(dead_code)] // asked for so that there is something to ask for
    id: String,
}

/// True where this advocate has the case, or covers for whoever has it.
pub async fn works_on(tx: &mut Tx, staff: &Staff, id: &str, now: i64) -> Result<bool> {
    let me = staff.id.as_str();
    let found = sql!(
        tx,
        fetch_optional,
        Works,
        "select id from advocacy_cases where id = $1 and (advocate_id = $2 or exists (
             select 1 from advocacy_absences a where a.staff_id = advocate_id and a.cover_id = $2 and a.from_at <= $3 and a.until_at >= $3))
         and not exists (select 1 from advocacy_objections o where o.case_id = advocacy_cases.id and o.staff_id = $2)
         and not exists (select 1 from advocacy_conflicts k where k.case_id = advocacy_cases.id and k.staff_id = $2)",
        id,
        me,
        now
    )?;
    Ok(found.is_some())
}

/// The cases of somebody's account, open or ended, changed before `before`: the newest first.
pub async fn of_person(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    ended: bool,
    before: i64,
    most: i64,
) -> Result<Vec<Case>> {
    let owner = owner_index(keys, person);
    let email: Option<EmailAddress> = address_of(tx, keys, person).await?;
    let invited = email.map(|email| invited_index(keys, &email)).unwrap_or_default();
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, reference, data_key, owner, asked, contact, asked_at, changed_at, due_at, paused_at, next_step, next_step_by,
                advocate_id, closed_at, closed_by, ending, got, safeguarded_at
         from advocacy_cases
         where (owner_index = $1 or invited_index = $2) and (closed_at is not null) = $3 and changed_at < $4
         order by changed_at desc, id limit $5",
        owner,
        invited,
        ended,
        before,
        most
    )?;
    let (mut names, mut cases) = (Names::default(), Vec::with_capacity(rows.len()));
    for row in rows {
        cases.push(row.open(tx, keys, &mut names).await?.0);
    }
    Ok(cases)
}

impl Row {
    /// Opens a row.
    pub async fn open(self, tx: &mut Tx, keys: &Keys, names: &mut Names) -> Result<(Case, DataKey)> {
        let id = self.id;
        let key = keys.data_key(Purpose::Advocacy, &id, &self.data_key)?;
        let next_step = key.open_optional(place("next_step", &id), self.next_step.as_deref())?;
        let ending = self.ending.as_deref().and_then(Ending::from_code);
        let by_young_person = self.closed_by.as_deref() == Some("young_person");
        let case = Case {
            owner: key.open_optional(place("owner", &id), self.owner.as_deref())?.map(PersonId),
            asked: key.open_json(place("asked", &id), &self.asked)?,
            contact: key.open_json(place("contact", &id), &self.contact)?,
            reference: self.reference,
            asked_at: self.asked_at,
            changed_at: self.changed_at,
            due_at: self.due_at,
            paused_at: self.paused_at,
            advocate: names.of(tx, keys, self.advocate_id.as_deref()).await?,
            next_step: next_step.zip(self.next_step_by).map(|(words, by)| Step { words, by }),
            end: self.closed_at.zip(ending).map(|(at, ending)| End { at, ending, by_young_person }),
            got: self.got.as_deref().and_then(Got::from_code),
            safeguarded_at: self.safeguarded_at,
            id,
        };
        Ok((case, key))
    }
}

struct EntryRow {
    id: String,
    number: i64,
    at: i64,
    kind: String,
    staff_id: Option<String>,
    private: bool,
    words: Option<String>,
}

async fn entries(tx: &mut Tx, keys: &Keys, names: &mut Names, key: &DataKey, case: &str) -> Result<Vec<Entry>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        EntryRow,
        r#"select id, number, at, kind, staff_id, private as "private: bool", words
           from advocacy_entries where case_id = $1 order by number"#,
        case
    )?;
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(kind) = Kind::from_code(&row.kind) else { continue };
        entries.push(Entry {
            number: row.number,
            at: row.at,
            kind,
            staff: names.of(tx, keys, row.staff_id.as_deref()).await?,
            private: row.private,
            words: key.open_optional(words_place(&row.id), row.words.as_deref())?,
        });
    }
    Ok(entries)
}

async fn promises(tx: &mut Tx, case: &str) -> Result<Vec<Promise>> {
    Ok(sql!(
        tx,
        fetch_all,
        Promise,
        "select made_at, due_at, met_at, let_go_at from advocacy_promises where case_id = $1 order by number",
        case
    )?)
}
