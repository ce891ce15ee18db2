//! The verbs of helping and their SQL. A request is found through the young person whose it is, or through whoever has it.

use crate::accounts::{PersonId, Role, Staff};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::{DataKey, Keys, Place, random_id, random_reference};
use crate::promises;
use crate::web::{AppState, Rule, Tx};
use crate::{exec, sql};

use super::model::{KEPT, Kind, NewRequest, SentTo, Thread};

mod find;
mod staff;
mod theirs;

pub use find::{Found, Listed, Seeker, find, of_person};
pub use staff::{answer, close, list, pass, put_back, read, take};
pub use theirs::{finish, reply, send_to_team, withdraw};

/// What came of a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Yes,
    /// Something was said since the page was made: whoever answers should read it first.
    Crossed,
    /// Somebody else of the team has it.
    NotYours,
    /// It has ended.
    Over,
    /// There is nobody to pass it on to.
    Nobody,
}

pub fn request_place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("help_requests", column, id)
}

pub fn words_place(id: &str) -> Place<'_> {
    Place::new("help_words", "words", id)
}

struct Id {
    id: String,
}

/// Asks for help. The same page sent twice asks once. Gives the id of the request.
pub async fn ask(app: &AppState, person: &PersonId, new: &NewRequest) -> Result<String> {
    let mut tx = app.db.begin().await?;
    let id = ask_in(&mut tx, &app.keys, person, new, app.config.help_days, app.now()).await?;
    tx.commit().await?;
    Ok(id)
}

/// The same, inside a transaction.
pub async fn ask_in(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    new: &NewRequest,
    days: u16,
    now: i64,
) -> Result<String> {
    let key = crate::accounts::people::data_key(tx, keys, person).await?;
    let (id, asker, once) = (random_id(), person.as_str(), new.once.as_str());
    if !insert(tx, &key, &id, person, new, promises::due(now, days), now).await? {
        let before =
            sql!(tx, fetch_one, Id, "select id from help_requests where person_id = $1 and once = $2", asker, once)?;
        return Ok(before.id);
    }
    say(tx, &key, &id, 1, Kind::Asked, None, new.words.as_deref(), now).await?;
    if new.sent_to == SentTo::Adviser {
        super::letters::queue_waiting(tx, keys, person, now).await?;
    }
    note_own(tx, keys, person, Deed::HelpAsked, &id, now).await?;
    Ok(id)
}

async fn insert(
    tx: &mut Tx,
    key: &DataKey,
    id: &str,
    person: &PersonId,
    new: &NewRequest,
    due_at: i64,
    now: i64,
) -> Result<bool> {
    let (asker, once, sent_to) = (person.as_str(), new.once.as_str(), new.sent_to.code());
    let about = key.seal_optional(request_place("about", id), new.about.as_deref());
    let link = key.seal_optional(request_place("link", id), new.link.as_deref());
    let needs = key.seal(request_place("needs", id), &super::model::Need::codes(&new.needs));
    let (name, opportunity) = (random_reference(), new.opportunity);
    let added = exec!(
        tx,
        "insert into help_requests
             (id, reference, person_id, once, opportunity_id, about, link, needs, sent_to, asked_at, due_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $10) on conflict (person_id, once) do nothing",
        id,
        name,
        asker,
        once,
        opportunity,
        about,
        link,
        needs,
        sent_to,
        now,
        due_at
    )?;
    Ok(added == 1)
}

/// Adds what was said or done under the next number. False where somebody was quicker.
#[allow(clippy::too_many_arguments)] // one row
async fn say(
    tx: &mut Tx,
    key: &DataKey,
    request: &str,
    number: i64,
    kind: Kind,
    staff: Option<&Staff>,
    words: Option<&str>,
    now: i64,
) -> Result<bool> {
    let (id, kind, staff) = (random_id(), kind.code(), staff.map(|staff| staff.id.as_str()));
    let sealed = key.seal_optional(words_place(&id), words);
    let added = exec!(
        tx,
        "insert into help_words (id, request_id, number, at, kind, staff_id, words)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (request_id, number) do nothing",
        id,
        request,
        number,
        now,
        kind,
        staff,
        sealed
    )?;
    Ok(added == 1)
}

/// True where the last thing said is this very thing: a button was pressed twice.
fn was_just_said(thread: &Thread, kind: Kind, staff: Option<&Staff>, words: Option<&str>) -> bool {
    let by = staff.map(|staff| &staff.id);
    thread.said.last().is_some_and(|said| {
        said.kind == kind && said.words.as_deref() == words && said.staff.as_ref().map(|staff| &staff.id) == by
    })
}

/// Notes a deed of the young person's own.
async fn note_own(tx: &mut Tx, keys: &Keys, person: &PersonId, deed: Deed, id: &str, now: i64) -> Result<()> {
    let me = Some(person.as_str());
    let line = Line { who: me, role: "young_person", deed, about: Some(id), subject: me, reason: None };
    Ok(audit::record(tx, keys, &line, now).await?)
}

/// Notes a deed of staff, in the capacity in which they did it.
async fn note(tx: &mut Tx, app: &AppState, staff: &Staff, role: Role, deed: Deed, thread: &Thread) -> Result<()> {
    let (about, subject) = (Some(thread.request.id.as_str()), Some(thread.request.person.as_str()));
    let line = Line { who: Some(staff.id.as_str()), role: role.code(), deed, about, subject, reason: None };
    Ok(audit::record(tx, &app.keys, &line, app.now()).await?)
}

/// How long requests are kept.
pub const RETENTION: &[Rule] = &[Rule {
    record: "opportunities.help_requests",
    limit: "12 months after they were closed",
    reason: "a young person can look up what was said about an application, and complain about it within the year",
    forget: |old| Box::pin(async move { Ok(forget_old(old.tx, old.now).await?) }),
}];

/// Forgets requests that ended a year ago. Says how many.
async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - KEPT;
    exec!(
        tx,
        "delete from help_requests where closed_at < $1 and person_id not in (select person_id from legal_holds)",
        before
    )
}
