//! The verbs of getting online and their SQL. A request is found through the young person whose it is, or by the internet team.

use crate::accounts::{PersonId, Role, Staff, people};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::keys::{DataKey, Keys, Place, random_digits, random_id, random_long_reference};
use crate::promises;
use crate::web::{AppState, Tx};
use crate::words::{london_day, london_midnight};
use crate::{exec, sql};

use super::letters;
use super::model::{By, Details, Help, Kind, NewRequest, Request, Status};

mod find;
mod own;
mod promise;
mod step;
pub mod stock;
mod together;
mod work;

pub use find::{Found, find, of_adviser, of_person, same_as};
pub use own::{Whose, correct, say_whether, withdraw, write};
pub use step::{Step, take};
pub use together::{OneStep, take_all};
pub use work::{approve, assign, claim, lock, move_to, note, put_back, question, renew, reply};

/// What came of a deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Yes,
    /// Something was said or done since the page was made: whoever answers should read it first.
    Crossed,
    /// Somebody was quicker: who has it.
    TakenBy(String),
    /// It stands where this cannot follow.
    NotNow(Status),
    /// A personal adviser has not said yet who they are.
    NotMatched,
    /// There is none left of what was to be reserved.
    NoneLeft,
    /// There is nobody like that in the team.
    Nobody,
}

/// By when, with which keys, and how long a promise is.
#[derive(Clone, Copy)]
pub struct At<'a> {
    pub keys: &'a Keys,
    /// In how many working days we do what is next.
    pub days: u16,
    /// In how many working days suppliers do.
    pub supplier_days: u16,
    pub now: i64,
}

impl<'a> At<'a> {
    pub fn of(app: &'a AppState) -> At<'a> {
        let config = &app.config;
        At { keys: &app.keys, days: config.internet_days, supplier_days: config.supplier_days, now: app.now() }
    }
}

pub fn place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("internet_access_requests", column, id)
}

pub fn words_place(id: &str) -> Place<'_> {
    Place::new("internet_access_entries", "words", id)
}

struct Id {
    id: String,
}

/// Asks to get online. The same page sent twice asks once (F07). Gives the id of the request.
pub async fn ask(app: &AppState, person: &PersonId, new: &NewRequest) -> Result<String> {
    let mut tx = app.db.begin().await?;
    let id = ask_in(&mut tx, At::of(app), person, new).await?;
    tx.commit().await?;
    Ok(id)
}

/// What this page has asked before.
pub async fn asked(tx: &mut Tx, person: &PersonId, once: &str) -> Result<Option<String>> {
    let asker = person.as_str();
    let before = sql!(
        tx,
        fetch_optional,
        Id,
        "select id from internet_access_requests where person_id = $1 and once = $2",
        asker,
        once
    )?;
    Ok(before.map(|before| before.id))
}

/// `ask`, inside a transaction.
pub async fn ask_in(tx: &mut Tx, at: At<'_>, person: &PersonId, new: &NewRequest) -> Result<String> {
    let key = people::data_key(tx, at.keys, person).await?;
    let id = random_id();
    if !insert(tx, &key, at, &id, person, new).await? {
        return asked(tx, person, &new.once).await?.ok_or(AppError::NotFound);
    }
    say(tx, &key, &id, 1, &Said::own(Kind::Asked, None), at.now).await?;
    promise::make(tx, &id, promises::due(at.now, at.days), at.now).await?;
    begin_outcome(tx, &id, new.help, at.now).await?;
    letters::queue_waiting(tx, at.keys, at.now).await?;
    note_own(tx, at.keys, person, Deed::InternetAsked, &id, at.now).await?;
    Ok(id)
}

async fn insert(tx: &mut Tx, key: &DataKey, at: At<'_>, id: &str, person: &PersonId, new: &NewRequest) -> Result<bool> {
    let (asker, once, kind, reference) = (person.as_str(), new.once.as_str(), new.help.code(), random_long_reference());
    let details = key.seal_json(place("details", id), &new.details);
    let digits = key.seal(place("digits", id), &random_digits(16));
    let same = same_index(at.keys, new.help, &new.details);
    let (status, now) = (Status::Received.code(), at.now);
    let added = exec!(
        tx,
        "insert into internet_access_requests
             (id, reference, person_id, once, kind, details, digits, same_index, status, status_at, asked_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10) on conflict (person_id, once) do nothing",
        id,
        reference,
        asker,
        once,
        kind,
        details,
        digits,
        same,
        status,
        now
    )?;
    Ok(added == 1)
}

/// What makes two requests of one person the same: what it is, and the number or the place it is for.
pub fn same_index(keys: &Keys, help: Help, details: &Details) -> String {
    let what = match help {
        Help::Data => details.phone.as_deref(),
        _ => details.postcode.as_deref(),
    };
    keys.index("internet_access.same", &format!("{} {}", help.code(), what.unwrap_or_default()))
}

async fn begin_outcome(tx: &mut Tx, request: &str, help: Help, now: i64) -> Result<()> {
    let (id, kind, asked_on) = (random_id(), help.code(), day_of(now));
    exec!(
        tx,
        "insert into internet_access_outcomes (id, request_id, kind, asked_on) values ($1, $2, $3, $4)",
        id,
        request,
        kind,
        asked_on
    )?;
    Ok(())
}

/// The first moment of the day, in London: figures know no more.
pub fn day_of(now: i64) -> i64 {
    london_midnight(london_day(now))
}

/// Something to add to a request.
pub struct Said<'a> {
    pub kind: Kind,
    pub status: Option<Status>,
    pub by: By,
    pub staff: Option<&'a PersonId>,
    pub private: bool,
    pub words: Option<&'a str>,
    /// The page or the file that sent it.
    pub once: Option<&'a str>,
}

impl<'a> Said<'a> {
    /// By the young person.
    pub fn own(kind: Kind, words: Option<&'a str>) -> Said<'a> {
        Said { kind, status: None, by: By::YoungPerson, staff: None, private: false, words, once: None }
    }

    /// By staff, for the young person to read.
    pub fn staff(kind: Kind, staff: &'a Staff, words: Option<&'a str>) -> Said<'a> {
        Said { kind, status: None, by: By::Staff, staff: Some(&staff.id), private: false, words, once: None }
    }

    /// By staff, for the team alone.
    pub fn privately(kind: Kind, staff: &'a Staff, words: Option<&'a str>) -> Said<'a> {
        Said { private: true, ..Said::staff(kind, staff, words) }
    }
}

/// Adds what was said or done under this number. False where somebody was quicker, or where this page has sent it before.
pub async fn say(tx: &mut Tx, key: &DataKey, request: &str, number: i64, said: &Said<'_>, now: i64) -> Result<bool> {
    let id = random_id();
    let sealed = key.seal_optional(words_place(&id), said.words);
    let (kind, by, staff) = (said.kind.code(), said.by.code(), said.staff.map(PersonId::as_str));
    let (status, private, once) = (said.status.map(Status::code), said.private, said.once);
    let added = exec!(
        &mut *tx,
        "insert into internet_access_entries (id, request_id, number, once, at, kind, status, by_whom, staff_id, private, words)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing",
        id,
        request,
        number,
        once,
        now,
        kind,
        status,
        by,
        staff,
        private,
        sealed
    )?;
    if added == 1 {
        exec!(tx, "update internet_access_requests set changed_at = $1 where id = $2", now, request)?;
    }
    Ok(added == 1)
}

struct Sent {
    number: i64,
}

/// True where this page or file has sent this before.
pub async fn was_sent(tx: &mut Tx, request: &str, once: &str) -> Result<bool> {
    let sent = sql!(
        tx,
        fetch_optional,
        Sent,
        "select number from internet_access_entries where request_id = $1 and once = $2",
        request,
        once
    )?;
    Ok(sent.is_some_and(|sent| sent.number > 0))
}

/// Notes a deed of the young person's own.
pub async fn note_own(tx: &mut Tx, keys: &Keys, person: &PersonId, deed: Deed, id: &str, now: i64) -> Result<()> {
    let me = Some(person.as_str());
    let line = Line { who: me, role: "young_person", deed, about: Some(id), subject: me, reason: None };
    Ok(audit::record(tx, keys, &line, now).await?)
}

/// Notes what one of the team did with a request, for its young person to see.
pub async fn note_deed(tx: &mut Tx, keys: &Keys, staff: &Staff, deed: Deed, request: &Request, now: i64) -> Result<()> {
    let (about, subject) = (Some(request.id.as_str()), Some(request.person.as_str()));
    let role = if staff.is(Role::InternetTeam) { Role::InternetTeam } else { Role::PersonalAdviser };
    let line = Line { who: Some(staff.id.as_str()), role: role.code(), deed, about, subject, reason: None };
    Ok(audit::record(tx, keys, &line, now).await?)
}

/// Keeps what they typed anew.
pub async fn put_details(tx: &mut Tx, keys: &Keys, found: &Found, details: &Details) -> Result<()> {
    let id = found.thread.request.id.as_str();
    let sealed = found.key.seal_json(place("details", id), details);
    let same = same_index(keys, found.thread.request.help, details);
    let updated =
        exec!(tx, "update internet_access_requests set details = $1, same_index = $2 where id = $3", sealed, same, id)?;
    if updated == 1 { Ok(()) } else { Err(AppError::NotFound) }
}
