//! The verbs of somebody's list: save, tell, write a note, take off. Everything is found through the person.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::accounts::{PersonId, YoungPerson, people};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::keys::{DataKey, Keys, Place, hash_of, random_id};
use crate::web::{AppState, Tx};
use crate::words::utc_day;
use crate::{exec, sql};

use super::form::Elsewhere;
use super::model::{Saved, Step, Story};
use super::own_list::Known;

/// The most that one list holds.
pub const MOST: i64 = 200;

/// What came of a press of "Save".
#[derive(Debug, PartialEq, Eq)]
pub enum Kept {
    Yes,
    Full,
}

pub fn place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("saved_opportunities", column, id)
}

struct Advert {
    title: String,
    employer: String,
}

/// Saves an advert; one that is saved already stays as it is.
pub async fn save(app: &AppState, person: &YoungPerson, opportunity: i64) -> Result<Kept> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    if is_saved(&mut tx, &person.id, opportunity).await? {
        return Ok(Kept::Yes);
    }
    if count(&mut tx, &person.id).await? >= MOST {
        return Ok(Kept::Full);
    }
    let Some(id) = insert_advert(&mut tx, &app.keys, &person.id, opportunity, now).await? else {
        return Ok(Kept::Yes); // in another process, in the same moment
    };
    record(&mut tx, app, person, Deed::OpportunitiesSaved, &id).await?;
    tx.commit().await?;
    Ok(Kept::Yes)
}

/// Puts an advert on a list; none where it is on it already.
pub async fn insert_advert(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    opportunity: i64,
    now: i64,
) -> Result<Option<String>> {
    let advert =
        sql!(tx, fetch_optional, Advert, "select title, employer from opportunities where id = $1", opportunity)?;
    let advert = advert.ok_or(AppError::NotFound)?;
    let (id, key) = (random_id(), people::data_key(tx, keys, person).await?);
    let (title, employer) =
        (key.seal(place("title", &id), &advert.title), key.seal(place("employer", &id), &advert.employer));
    let person = person.as_str();
    let added = exec!(
        tx,
        "insert into saved_opportunities (id, person_id, opportunity_id, elsewhere, title, employer, saved_at)
         values ($1, $2, $3, false, $4, $5, $6) on conflict (person_id, opportunity_id) do nothing",
        id,
        person,
        opportunity,
        title,
        employer,
        now
    )?;
    Ok((added == 1).then_some(id))
}

/// Takes back a press of "Save": only what nothing came of yet, and nothing was written about.
pub async fn undo_save(app: &AppState, person: &YoungPerson, opportunity: i64) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let owner = person.id.as_str();
    let gone = sql!(
        &mut tx,
        fetch_optional,
        Id,
        "delete from saved_opportunities where person_id = $1 and opportunity_id = $2 and note is null
         and applied_at is null and interview_at is null and got_at is null and not_at is null returning id",
        owner,
        opportunity
    )?;
    let Some(Id { id: Some(id) }) = gone else { return Ok(()) };
    record(&mut tx, app, person, Deed::OpportunitiesSavedRemoved, &id).await?;
    tx.commit().await?;
    Ok(())
}

struct Id {
    id: Option<String>,
}

/// Adds something found elsewhere. Two presses of one button add one thing.
pub async fn add(app: &AppState, person: &YoungPerson, new: &Elsewhere) -> Result<Kept> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    if count(&mut tx, &person.id).await? >= MOST {
        return Ok(Kept::Full);
    }
    if let Some(id) = insert_elsewhere(&mut tx, &app.keys, &person.id, new, now).await? {
        record(&mut tx, app, person, Deed::OpportunitiesSaved, &id).await?;
        tx.commit().await?;
    }
    Ok(Kept::Yes)
}

/// Puts something found elsewhere on a list; none where that press of the button did so before.
pub async fn insert_elsewhere(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    new: &Elsewhere,
    now: i64,
) -> Result<Option<String>> {
    let key = people::data_key(tx, keys, person).await?;
    let person = person.as_str();
    let id = if new.once.is_empty() { random_id() } else { hash_of(&format!("{person} {}", new.once)) };
    let title = key.seal(place("title", &id), &new.title);
    let employer = key.seal_optional(place("employer", &id), new.employer.as_deref());
    let where_found = key.seal_optional(place("place", &id), new.place.as_deref());
    let closes_on = new.closes_on.map(|day| day.to_string());
    let closes_on = key.seal_optional(place("closes_on", &id), closes_on.as_deref());
    let added = exec!(
        tx,
        "insert into saved_opportunities (id, person_id, elsewhere, title, employer, place, closes_on, saved_at)
         values ($1, $2, true, $3, $4, $5, $6, $7) on conflict (id) do nothing",
        id,
        person,
        title,
        employer,
        where_found,
        closes_on,
        now
    )?;
    Ok((added == 1).then_some(id))
}

/// Tells that a step was taken. One that cannot come next changes nothing: the button was pressed twice.
pub async fn tell(app: &AppState, person: &YoungPerson, id: &str, step: Step) -> Result<()> {
    change(app, person, id, |story| story.next().contains(&step).then_some((step, Some(app.now())))).await
}

/// Takes the last step back, if it is still this one.
pub async fn take_back(app: &AppState, person: &YoungPerson, id: &str, step: Step) -> Result<()> {
    change(app, person, id, |story| (story.state() == step).then_some((step, None))).await
}

struct StoryRow {
    saved_at: i64,
    applied_at: Option<i64>,
    interview_at: Option<i64>,
    got_at: Option<i64>,
    not_at: Option<i64>,
}

impl StoryRow {
    fn story(&self) -> Story {
        let StoryRow { saved_at, applied_at, interview_at, got_at, not_at } = *self;
        Story { saved_at, applied_at, interview_at, got_at, not_at }
    }
}

async fn change(
    app: &AppState,
    person: &YoungPerson,
    id: &str,
    what: impl FnOnce(&Story) -> Option<(Step, Option<i64>)>,
) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let owner = person.id.as_str();
    let row = sql!(&mut tx, fetch_optional, StoryRow,
        sqlite: "select saved_at, applied_at, interview_at, got_at, not_at from saved_opportunities where id = $1 and person_id = $2",
        pg: "select saved_at, applied_at, interview_at, got_at, not_at from saved_opportunities where id = $1 and person_id = $2 for update",
        id, owner
    )?;
    let Some((step, at)) = what(&row.ok_or(AppError::NotFound)?.story()) else { return Ok(()) };
    set_step(&mut tx, id, step, at).await?;
    record(&mut tx, app, person, Deed::OpportunitiesSavedTold, id).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes when a step was taken; none: it was not.
pub async fn set_step(tx: &mut Tx, id: &str, step: Step, at: Option<i64>) -> sqlx::Result<()> {
    let step = step.code();
    exec!(
        tx,
        "update saved_opportunities set
             applied_at = case when $1 = 'applied' then $2 else applied_at end,
             interview_at = case when $1 = 'interview' then $2 else interview_at end,
             got_at = case when $1 = 'got' then $2 else got_at end,
             not_at = case when $1 = 'not' then $2 else not_at end
         where id = $3",
        step,
        at,
        id
    )?;
    Ok(())
}

/// Keeps what somebody wrote for themselves; none empties it.
pub async fn write_note(app: &AppState, person: &YoungPerson, id: &str, note: Option<&str>) -> Result<()> {
    let mut tx = app.db.begin().await?;
    set_note(&mut tx, &app.keys, &person.id, id, note).await?;
    record(&mut tx, app, person, Deed::OpportunitiesSavedNoted, id).await?;
    tx.commit().await?;
    Ok(())
}

pub async fn set_note(tx: &mut Tx, keys: &Keys, person: &PersonId, id: &str, note: Option<&str>) -> Result<()> {
    let note = people::data_key(tx, keys, person).await?.seal_optional(place("note", id), note);
    let person = person.as_str();
    let changed =
        exec!(tx, "update saved_opportunities set note = $1 where id = $2 and person_id = $3", note, id, person)?;
    if changed == 1 { Ok(()) } else { Err(AppError::NotFound) }
}

/// Takes something off the list, with all that was told and written about it.
pub async fn remove(app: &AppState, person: &YoungPerson, id: &str) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let owner = person.id.as_str();
    if exec!(&mut tx, "delete from saved_opportunities where id = $1 and person_id = $2", id, owner)? == 0 {
        return Err(AppError::NotFound);
    }
    record(&mut tx, app, person, Deed::OpportunitiesSavedRemoved, id).await?;
    tx.commit().await?;
    Ok(())
}

struct Row {
    id: String,
    opportunity_id: Option<i64>,
    elsewhere: bool,
    title: String,
    employer: Option<String>,
    place: Option<String>,
    closes_on: Option<String>,
    note: Option<String>,
    saved_at: i64,
    applied_at: Option<i64>,
    interview_at: Option<i64>,
    got_at: Option<i64>,
    not_at: Option<i64>,
    advert_title: Option<String>,
    advert_employer: Option<String>,
    closes_at: Option<i64>,
    closed_at: Option<i64>,
}

impl Row {
    fn open(self, key: &DataKey) -> Result<Saved> {
        let Row { saved_at, applied_at, interview_at, got_at, not_at, .. } = self;
        let sealed = |column: &str, text: Option<&str>| key.open_optional(place(column, &self.id), text);
        let typed_day = sealed("closes_on", self.closes_on.as_deref())?.and_then(|day| day.parse::<Date>().ok());
        Ok(Saved {
            title: match self.advert_title {
                Some(title) => title,
                None => key.open(place("title", &self.id), &self.title)?,
            },
            employer: match self.advert_employer {
                Some(employer) => Some(employer),
                None => sealed("employer", self.employer.as_deref())?,
            },
            place: sealed("place", self.place.as_deref())?,
            note: sealed("note", self.note.as_deref())?,
            closes_on: self.closes_at.map(utc_day).or(typed_day),
            gone: !self.elsewhere && (self.opportunity_id.is_none() || self.closed_at.is_some()),
            opportunity: self.opportunity_id,
            story: Story { saved_at, applied_at, interview_at, got_at, not_at },
            id: self.id,
        })
    }
}

/// All that is on somebody's list.
pub async fn list(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<Vec<Saved>> {
    let owner = person.as_str();
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        r#"select s.id as "id!", s.opportunity_id, s.elsewhere as "elsewhere!: bool", s.title as "title!", s.employer, s.place, s.closes_on, s.note,
                  s.saved_at as "saved_at!", s.applied_at, s.interview_at, s.got_at, s.not_at,
                  o.title as "advert_title?", o.employer as "advert_employer?", o.closes_at as "closes_at?", o.closed_at as "closed_at?"
           from saved_opportunities s left join opportunities o on o.id = s.opportunity_id where s.person_id = $1"#,
        owner
    )?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = people::data_key(tx, keys, person).await?;
    rows.into_iter().map(|row| row.open(&key)).collect()
}

/// One thing on somebody's list.
pub async fn find(tx: &mut Tx, keys: &Keys, person: &PersonId, id: &str) -> Result<Saved> {
    let found = list(tx, keys, person).await?.into_iter().find(|saved| saved.id == id);
    found.ok_or(AppError::NotFound)
}

struct KnownRow {
    id: String,
    opportunity_id: i64,
    touched: bool,
}

/// Which adverts are on somebody's list.
pub async fn known(tx: &mut Tx, person: &PersonId) -> sqlx::Result<HashMap<i64, Known>> {
    let person = person.as_str();
    let rows = sql!(
        tx,
        fetch_all,
        KnownRow,
        r#"select id, opportunity_id as "opportunity_id!",
                  (note is not null or applied_at is not null or interview_at is not null or got_at is not null or not_at is not null) as "touched!: bool"
           from saved_opportunities where person_id = $1 and opportunity_id is not null"#,
        person
    )?;
    Ok(rows.into_iter().map(|row| (row.opportunity_id, Known { id: row.id, touched: row.touched })).collect())
}

async fn is_saved(tx: &mut Tx, person: &PersonId, opportunity: i64) -> sqlx::Result<bool> {
    Ok(known(tx, person).await?.contains_key(&opportunity))
}

struct Count {
    count: i64,
}

async fn count(tx: &mut Tx, person: &PersonId) -> sqlx::Result<i64> {
    let person = person.as_str();
    let row = sql!(
        tx,
        fetch_one,
        Count,
        r#"select count(*) as "count!: i64" from saved_opportunities where person_id = $1"#,
        person
    )?;
    Ok(row.count)
}

async fn record(tx: &mut Tx, app: &AppState, person: &YoungPerson, deed: Deed, id: &str) -> sqlx::Result<()> {
    let who = Some(person.id.as_str());
    let line = Line { who, role: "young_person", about: Some(id), subject: who, deed, ..Line::default() };
    audit::record(tx, &app.keys, &line, app.now()).await
}
