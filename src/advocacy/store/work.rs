//! What advocates do with cases.

use crate::accounts::{PersonId, Role, Staff};
use crate::audit::Deed;
use crate::error::Result;
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::letters;
use super::super::model::{Ending, Kind};
use super::{Found, Outcome, Said, find, note_deed, place, promise, say, was_sent, works_on};

/// Nobody else changes this case until the transaction ends.
pub async fn lock(tx: &mut Tx, id: &str) -> Result<()> {
    exec!(tx, "update advocacy_cases set changed_at = changed_at where id = $1", id)?;
    Ok(())
}

/// Takes a case that waits. Of all who press at the same moment one has it, and the others hear who (F08).
pub async fn claim(app: &AppState, staff: &Staff, id: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    lock(&mut tx, id).await?;
    let Some(found) = find(&mut tx, &app.keys, id).await? else { return Ok(None) };
    let case = &found.thread.case;
    match &case.advocate {
        Some(advocate) if advocate.id == staff.id => return Ok(Some(Outcome::Yes)),
        Some(advocate) => return Ok(Some(Outcome::TakenBy(advocate.name.clone()))),
        None => {}
    }
    if case.end.is_some() {
        return Ok(Some(Outcome::Over));
    }
    if !give(&mut tx, &found, &staff.id, app.now()).await? {
        return Ok(Some(Outcome::Objected));
    }
    let said = Said::staff(Kind::Claimed, staff, None);
    say(&mut tx, &found.key, id, found.thread.last() + 1, &said, app.now()).await?;
    letters::queue_news(&mut tx, app, case, found.thread.last() + 1, app.now()).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyClaimed, id, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Gives a case to an advocate: by the manager, or by the advocate who hands it over. Nobody's clock stops.
pub async fn assign(
    app: &AppState,
    staff: &Staff,
    id: &str,
    to: &PersonId,
    words: Option<&str>,
) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    lock(&mut tx, id).await?;
    let Some(found) = find(&mut tx, &app.keys, id).await? else { return Ok(None) };
    if !staff.is(Role::AdvocacyManager) && !works_on(&mut tx, staff, id, app.now()).await? {
        return Ok(None);
    }
    let case = &found.thread.case;
    if case.advocate.as_ref().is_some_and(|advocate| advocate.id == *to) {
        return Ok(Some(Outcome::Yes));
    }
    if case.end.is_some() {
        return Ok(Some(Outcome::Over));
    }
    if !is_advocate(&mut tx, to).await? {
        return Ok(Some(Outcome::NotYours));
    }
    if !give(&mut tx, &found, to, app.now()).await? {
        return Ok(Some(Outcome::Objected));
    }
    // The line names who has it from now on; the audit knows who gave it.
    let assigned = Said { staff: Some(to), ..Said::staff(Kind::Assigned, staff, None) };
    say(&mut tx, &found.key, id, found.thread.last() + 1, &assigned, app.now()).await?;
    if words.is_some() {
        let note = Said::privately(Kind::Note, staff, words);
        say(&mut tx, &found.key, id, found.thread.last() + 2, &note, app.now()).await?;
    }
    letters::queue_given(&mut tx, &app.keys, to, case, app.now()).await?;
    letters::queue_news(&mut tx, app, case, found.thread.last() + 1, app.now()).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyAssigned, id, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Puts it back on the list of those who wait.
pub async fn put_back(app: &AppState, staff: &Staff, id: &str, words: Option<&str>) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    if found.thread.case.end.is_some() {
        return Ok(Some(Outcome::Over));
    }
    say(&mut tx, &found.key, id, found.thread.last() + 1, &Said::privately(Kind::PutBack, staff, words), app.now())
        .await?;
    exec!(&mut tx, "update advocacy_cases set advocate_id = null, claimed_at = null where id = $1", id)?;
    letters::queue_waiting(&mut tx, &app.keys, None, app.now()).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyPutBack, id, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Answers. From here on it is the young person's turn; they get a letter that says no more than that.
pub async fn answer(
    app: &AppState,
    staff: &Staff,
    id: &str,
    seen: i64,
    once: &str,
    words: &str,
) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    if was_sent(&mut tx, id, once).await? {
        return Ok(Some(Outcome::Yes));
    }
    if let Some(no) = in_the_way(&found, seen) {
        return Ok(Some(no));
    }
    let said = Said { once: Some(once), ..Said::staff(Kind::Answered, staff, Some(words)) };
    say(&mut tx, &found.key, id, seen + 1, &said, app.now()).await?;
    promise::meet(&mut tx, id, app.now()).await?;
    letters::queue_news(&mut tx, app, &found.thread.case, seen + 1, app.now()).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyAnswered, id, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Writes a note that advocates alone read. It changes no promise, and may be added after the end.
pub async fn note(app: &AppState, staff: &Staff, id: &str, once: &str, words: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    if was_sent(&mut tx, id, once).await? {
        return Ok(Some(Outcome::Yes));
    }
    let said = Said { once: Some(once), ..Said::privately(Kind::Note, staff, Some(words)) };
    say(&mut tx, &found.key, id, found.thread.last() + 1, &said, app.now()).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyNoted, id, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Logs a call, a text or a meeting, which the young person may read. Where they spoke, the promise is met.
pub async fn contacted(
    app: &AppState,
    staff: &Staff,
    id: &str,
    once: &str,
    reached: bool,
    words: &str,
) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    if was_sent(&mut tx, id, once).await? {
        return Ok(Some(Outcome::Yes));
    }
    if found.thread.case.end.is_some() {
        return Ok(Some(Outcome::Over));
    }
    let said = Said { once: Some(once), ..Said::staff(Kind::Contacted, staff, Some(words)) };
    say(&mut tx, &found.key, id, found.thread.last() + 1, &said, app.now()).await?;
    if reached {
        promise::meet(&mut tx, id, app.now()).await?;
    }
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyContacted, id, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// We tried to reach them and wait for them: the promise stands still until they write.
pub async fn pause(app: &AppState, staff: &Staff, id: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    let case = &found.thread.case;
    if case.end.is_some() {
        return Ok(Some(Outcome::Over));
    }
    if case.due_at.is_none() || case.paused_at.is_some() {
        return Ok(Some(Outcome::Yes)); // it stands still already
    }
    say(&mut tx, &found.key, id, found.thread.last() + 1, &Said::staff(Kind::Paused, staff, None), app.now()).await?;
    promise::pause(&mut tx, id, app.now()).await?;
    letters::queue_news(&mut tx, app, case, found.thread.last() + 1, app.now()).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyPaused, id, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// What the advocate will do, and the end of the day by which they do it.
pub struct NextStep<'a> {
    pub words: &'a str,
    pub by: i64,
}

/// Says what happens next; none: that it is done. The young person reads it.
pub async fn next_step(app: &AppState, staff: &Staff, id: &str, step: Option<NextStep<'_>>) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    if found.thread.case.end.is_some() {
        return Ok(Some(Outcome::Over));
    }
    let before = found.thread.case.next_step.as_ref().map(|step| (step.words.as_str(), step.by));
    if step.as_ref().map(|step| (step.words, step.by)) == before {
        return Ok(Some(Outcome::Yes)); // pressed twice
    }
    let words = step.as_ref().map(|step| step.words);
    let (sealed, by) = (found.key.seal_optional(place("next_step", id), words), step.as_ref().map(|step| step.by));
    say(&mut tx, &found.key, id, found.thread.last() + 1, &Said::staff(Kind::NextStep, staff, words), app.now())
        .await?;
    exec!(&mut tx, "update advocacy_cases set next_step = $1, next_step_by = $2 where id = $3", sealed, by, id)?;
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyStepped, id, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Closes it, with an honest ending and a last word, which is an answer.
pub async fn close(
    app: &AppState,
    staff: &Staff,
    id: &str,
    seen: i64,
    ending: Ending,
    words: &str,
) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    if found.thread.case.end.is_some_and(|end| end.ending == ending) {
        return Ok(Some(Outcome::Yes));
    }
    if let Some(no) = in_the_way(&found, seen) {
        return Ok(Some(no));
    }
    let (now, code) = (app.now(), ending.code());
    say(&mut tx, &found.key, id, seen + 1, &Said::staff(Kind::Closed, staff, Some(words)), now).await?;
    promise::meet(&mut tx, id, now).await?;
    exec!(
        &mut tx,
        "update advocacy_cases set closed_at = $1, closed_by = 'advocate', ending = $2, next_step = null, next_step_by = null
         where id = $3",
        now,
        code,
        id
    )?;
    letters::queue_news(&mut tx, app, &found.thread.case, seen + 1, now).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyClosed, id, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Why nothing can be said to the young person now, if so: only whoever has read what was said last may answer (F09).
fn in_the_way(found: &Found, seen: i64) -> Option<Outcome> {
    if found.thread.case.end.is_some() {
        return Some(Outcome::Over);
    }
    (seen != found.thread.last()).then_some(Outcome::Crossed)
}

/// The case, where this advocate has it or covers for whoever has it; nobody else changes it meanwhile.
pub async fn theirs(tx: &mut Tx, app: &AppState, staff: &Staff, id: &str) -> Result<Option<Found>> {
    lock(tx, id).await?;
    if !works_on(tx, staff, id, app.now()).await? {
        return Ok(None);
    }
    find(tx, &app.keys, id).await
}

/// False where the young person does not want them, or where they said themselves that they must not have it.
async fn give(tx: &mut Tx, found: &Found, to: &PersonId, now: i64) -> Result<bool> {
    let (id, to) = (found.thread.case.id.as_str(), to.as_str());
    let given = exec!(
        tx,
        "update advocacy_cases set advocate_id = $1, claimed_at = $2
         where id = $3 and not exists (select 1 from advocacy_objections where case_id = $3 and staff_id = $1)
         and not exists (select 1 from advocacy_conflicts where case_id = $3 and staff_id = $1)",
        to,
        now,
        id
    )?;
    Ok(given == 1)
}

struct Id {
    #[allow(dead_code)] // asked for so that there is something to ask for
    id: String,
}

async fn is_advocate(tx: &mut Tx, person: &PersonId) -> Result<bool> {
    let id = person.as_str();
    let found = sql!(
        tx,
        fetch_optional,
        Id,
        "select id from people where id = $1 and disabled_at is null
         and exists (select 1 from staff_roles where person_id = people.id and role = 'advocate')",
        id
    )?;
    Ok(found.is_some())
}
