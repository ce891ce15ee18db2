//! What was told, kept and found.

use serde::{Deserialize, Serialize};

use crate::accounts::{PersonId, Staff};
use crate::audit::Deed;
use crate::error::Result;
use crate::keys::{DataKey, Keys, Place, random_id};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::super::letters;
use super::super::super::model::{Case, Kind};
use super::super::super::store::{Found, Names, Outcome, Said, find, lock, note_deed, say, theirs, works_on};

/// What is sealed of it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    pub why: String,
    pub what: String,
    pub whom: String,
    /// Why it could not wait for a second person.
    pub alone_why: Option<String>,
    /// Why the young person was not told first.
    pub not_told_why: Option<String>,
}

/// What an advocate tells somebody.
pub struct New {
    pub once: String,
    pub details: Details,
    pub second: Option<PersonId>,
    pub told: bool,
    /// What the young person reads.
    pub words: String,
}

/// What was told, as the provider's staff read it.
#[derive(Clone, Debug)]
pub struct Told {
    pub id: String,
    pub at: i64,
    pub by: String,
    pub details: Details,
    pub second: Option<String>,
    pub agrees: Option<bool>,
    pub told_at: Option<i64>,
    /// Whose case it is.
    pub name: String,
}

/// One that waits for its second person.
#[derive(Clone, Debug)]
pub struct Unconfirmed {
    id: String,
    pub at: i64,
    pub by: String,
}

impl Unconfirmed {
    pub fn address(&self) -> String {
        format!("/advocacy/safeguarding/{}", self.id)
    }
}

fn place(id: &str) -> Place<'_> {
    Place::new("advocacy_safeguarding", "details", id)
}

/// Keeps that somebody was told. It stands in the thread, which the young person reads of only once they know.
pub async fn tell(app: &AppState, staff: &Staff, case: &str, new: &New) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, case).await? else { return Ok(None) };
    let (now, number) = (app.now(), found.thread.last() + 1);
    let (words, once) = (Some(new.words.as_str()), Some(new.once.as_str()));
    let said = Said { private: !new.told, once, ..Said::staff(Kind::Safeguarded, staff, words) };
    if !say(&mut tx, &found.key, case, number, &said, now).await? {
        return Ok(Some(Outcome::Yes)); // pressed twice
    }
    insert(&mut tx, staff, &found, number, new, now).await?;
    exec!(&mut tx, "update advocacy_cases set safeguarded_at = $1 where id = $2", now, case)?;
    if new.told {
        letters::queue_news(&mut tx, app, &found.thread.case, number, now).await?;
    }
    if let Some(second) = &new.second {
        letters::queue_alarm_to(&mut tx, &app.keys, second, &format!("{case}:safeguarding:{number}"), now).await?;
    }
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacySafeguarded, case, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

async fn insert(tx: &mut Tx, staff: &Staff, found: &Found, number: i64, new: &New, now: i64) -> Result<()> {
    let (id, me, case) = (random_id(), staff.id.as_str(), found.thread.case.id.as_str());
    let details = found.key.seal(place(&id), &serde_json::json!(new.details).to_string());
    let (second, told_at) = (new.second.as_ref().map(PersonId::as_str), new.told.then_some(now));
    exec!(
        tx,
        "insert into advocacy_safeguarding (id, case_id, once, at, details, staff_id, second_id, told_at, entry_id)
         select $1, $2, $3, $4, $5, $6, $7, $8, id from advocacy_entries where case_id = $2 and number = $9",
        id,
        case,
        new.once,
        now,
        details,
        me,
        second,
        told_at,
        number
    )?;
    Ok(())
}

/// The young person knows now, and reads it.
pub async fn told(app: &AppState, staff: &Staff, case: &str, which: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, case).await? else { return Ok(None) };
    let now = app.now();
    let told = exec!(
        &mut tx,
        "update advocacy_safeguarding set told_at = $1 where id = $2 and case_id = $3 and told_at is null",
        now,
        which,
        case
    )?;
    if told == 1 {
        exec!(
            &mut tx,
            "update advocacy_entries set private = $1 where id = (select entry_id from advocacy_safeguarding where id = $2)",
            false,
            which
        )?;
        exec!(&mut tx, "update advocacy_cases set changed_at = $1 where id = $2", now, case)?;
        letters::queue_news(&mut tx, app, &found.thread.case, found.thread.last(), now).await?;
        note_deed(&mut tx, &app.keys, staff, Deed::AdvocacySafeguarded, case, now).await?;
        tx.commit().await?;
    }
    Ok(Some(Outcome::Yes))
}

struct Row {
    id: String,
    case_id: String,
    at: i64,
    details: String,
    staff_id: Option<String>,
    second_id: Option<String>,
    second_agrees: Option<bool>,
    told_at: Option<i64>,
}

/// All that was told of one case.
pub async fn of_case(tx: &mut Tx, keys: &Keys, found: &Found) -> Result<Vec<Told>> {
    let id = found.thread.case.id.as_str();
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        r#"select id, case_id, at, details, staff_id, second_id, second_agrees as "second_agrees: bool", told_at
           from advocacy_safeguarding where case_id = $1 order by at, id"#,
        id
    )?;
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        told.push(row.open(tx, keys, &found.key, &found.thread.case).await?);
    }
    Ok(told)
}

impl Row {
    async fn open(self, tx: &mut Tx, keys: &Keys, key: &DataKey, case: &Case) -> Result<Told> {
        let mut names = Names::default();
        let by = names.of(tx, keys, self.staff_id.as_deref()).await?;
        let second = names.of(tx, keys, self.second_id.as_deref()).await?;
        Ok(Told {
            details: key.open_json(place(&self.id), &self.details)?,
            id: self.id,
            at: self.at,
            by: by.map_or_else(|| "Somebody who is gone".to_owned(), |by| by.name),
            second: second.map(|second| second.name),
            agrees: self.second_agrees,
            told_at: self.told_at,
            name: case.contact.name.clone(),
        })
    }
}

/// The case of somebody who works on it, and what was told.
pub async fn read(app: &AppState, staff: &Staff, case: &str) -> Result<Option<(Case, Vec<Told>)>> {
    let mut tx = app.db.begin().await?;
    if !works_on(&mut tx, staff, case, app.now()).await? {
        return Ok(None);
    }
    let Some(found) = find(&mut tx, &app.keys, case).await? else { return Ok(None) };
    let told = of_case(&mut tx, &app.keys, &found).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyRead, case, app.now()).await?;
    tx.commit().await?;
    Ok(Some((found.thread.case, told)))
}

struct Waits {
    id: String,
    at: i64,
    staff_id: Option<String>,
}

/// What waits for this person to say that they decided it too.
pub async fn waiting_for(tx: &mut Tx, keys: &Keys, staff: &PersonId) -> Result<Vec<Unconfirmed>> {
    let me = staff.as_str();
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Waits,
        "select id, at, staff_id from advocacy_safeguarding where second_id = $1 and second_at is null order by at, id",
        me
    )?;
    let (mut names, mut waiting) = (Names::default(), Vec::new());
    for row in rows {
        let by = names.of(tx, keys, row.staff_id.as_deref()).await?;
        let by = by.map_or_else(|| "Somebody who is gone".to_owned(), |by| by.name);
        waiting.push(Unconfirmed { id: row.id, at: row.at, by });
    }
    Ok(waiting)
}

async fn as_second(tx: &mut Tx, staff: &Staff, id: &str) -> Result<Option<Row>> {
    let me = staff.id.as_str();
    Ok(sql!(
        tx,
        fetch_optional,
        Row,
        r#"select id, case_id, at, details, staff_id, second_id, second_agrees as "second_agrees: bool", told_at
           from advocacy_safeguarding where id = $1 and second_id = $2"#,
        id,
        me
    )?)
}

/// What was told, for the second person alone; nothing else of the case.
pub async fn read_as_second(app: &AppState, staff: &Staff, id: &str) -> Result<Option<Told>> {
    let mut tx = app.db.begin().await?;
    let Some(row) = as_second(&mut tx, staff, id).await? else { return Ok(None) };
    let case = row.case_id.clone();
    let Some(found) = find(&mut tx, &app.keys, &case).await? else { return Ok(None) };
    let told = row.open(&mut tx, &app.keys, &found.key, &found.thread.case).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyRead, &case, app.now()).await?;
    tx.commit().await?;
    Ok(Some(told))
}

/// The second person says whether they decided it too. Their first answer stands; where it is no, the managers are told. False
/// where nobody asked them.
pub async fn confirm(app: &AppState, staff: &Staff, id: &str, agrees: bool) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    let Some(row) = as_second(&mut tx, staff, id).await? else { return Ok(false) };
    lock(&mut tx, &row.case_id).await?;
    let now = app.now();
    let said = exec!(
        &mut tx,
        "update advocacy_safeguarding set second_at = $1, second_agrees = $2 where id = $3 and second_at is null",
        now,
        agrees,
        id
    )?;
    if said == 1 {
        if let (false, Some(found)) = (agrees, find(&mut tx, &app.keys, &row.case_id).await?) {
            letters::queue_alarm(&mut tx, &app.keys, &found.thread.case, &format!("safeguarding:{id}"), now).await?;
        }
        note_deed(&mut tx, &app.keys, staff, Deed::AdvocacySafeguarded, &row.case_id, now).await?;
        tx.commit().await?;
    }
    Ok(true)
}
