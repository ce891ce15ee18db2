//! What young people do with their cases.

use crate::audit::Deed;
use crate::error::Result;
use crate::exec;
use crate::promises;
use crate::web::{AppState, Tx};

use super::super::letters;
use super::super::model::{Got, Kind};
use super::super::opening::Opener;
use super::work::lock;
use super::{Found, Outcome, Said, find, is_own, note_own, promise, refuse_advocate, say, was_sent};

/// Writes a message. Where the case is open it is our turn, with the promise there is or a new one; a plain message does not open
/// an ended case again. The same page sent twice writes once.
pub async fn write(app: &AppState, opener: &Opener, id: &str, once: &str, words: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = mine(&mut tx, app, opener, id).await? else { return Ok(None) };
    if was_sent(&mut tx, id, once).await? {
        return Ok(Some(Outcome::Yes));
    }
    let now = app.now();
    let said = Said { once: Some(once), ..Said::own(Kind::Wrote, Some(words)) };
    say(&mut tx, &found.key, id, found.thread.last() + 1, &said, now).await?;
    let case = &found.thread.case;
    if case.end.is_none() {
        match (case.due_at, case.paused_at) {
            (None, _) => promise::make(&mut tx, id, promises::due(now, app.config.advocacy_days), now).await?,
            (Some(_), Some(_)) => promise::resume(&mut tx, case, now).await?,
            (Some(_), None) => {}
        }
    }
    letters::queue_written(&mut tx, app, case, now).await?;
    note_own(&mut tx, &app.keys, Deed::AdvocacyWrote, id, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// "This isn't sorted": opens an ended case again, with a new promise, and raises the alarm with the advocate and the manager.
pub async fn not_sorted(app: &AppState, opener: &Opener, id: &str, words: Option<&str>) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = mine(&mut tx, app, opener, id).await? else { return Ok(None) };
    let last = found.thread.entries.last();
    if last.is_some_and(|last| last.kind == Kind::NotSorted && last.words.as_deref() == words) {
        return Ok(Some(Outcome::Yes)); // pressed twice
    }
    let now = app.now();
    say(&mut tx, &found.key, id, found.thread.last() + 1, &Said::own(Kind::NotSorted, words), now).await?;
    exec!(&mut tx, "update advocacy_cases set closed_at = null, closed_by = null, ending = null where id = $1", id)?;
    let case = &found.thread.case;
    match (case.due_at, case.paused_at) {
        (None, _) => promise::make(&mut tx, id, promises::due(now, app.config.advocacy_days), now).await?,
        (Some(_), Some(_)) => promise::resume(&mut tx, case, now).await?,
        (Some(_), None) => {}
    }
    letters::queue_alarm(&mut tx, &app.keys, case, &format!("not_sorted:{}", found.thread.last()), now).await?;
    note_own(&mut tx, &app.keys, Deed::AdvocacyReopened, id, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// "I don't want this advocate": they lose the case at once, whoever has it is looked for anew, and no clock stops.
pub async fn object(app: &AppState, opener: &Opener, id: &str, words: Option<&str>) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = mine(&mut tx, app, opener, id).await? else { return Ok(None) };
    let case = &found.thread.case;
    // Pressed twice: there is nobody any more.
    let Some(advocate) = &case.advocate else { return Ok(Some(Outcome::Yes)) };
    if case.end.is_some() {
        return Ok(Some(Outcome::Over));
    }
    let now = app.now();
    // Only the manager and the next advocate read why.
    say(&mut tx, &found.key, id, found.thread.last() + 1, &Said::own(Kind::Objected, words), now).await?;
    refuse_advocate(&mut tx, id, advocate.id.as_str(), now).await?;
    exec!(&mut tx, "update advocacy_cases set advocate_id = null, claimed_at = null where id = $1", id)?;
    if case.due_at.is_none() {
        promise::make(&mut tx, id, promises::due(now, app.config.advocacy_days), now).await?;
    } else if case.paused_at.is_some() {
        promise::resume(&mut tx, case, now).await?;
    }
    letters::queue_waiting(&mut tx, &app.keys, Some(&format!("{id}:{}", found.thread.last())), now).await?;
    note_own(&mut tx, &app.keys, Deed::AdvocacyObjected, id, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// "Stop, I changed my mind".
pub async fn stop(app: &AppState, opener: &Opener, id: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = mine(&mut tx, app, opener, id).await? else { return Ok(None) };
    if found.thread.case.is_stopped() {
        return Ok(Some(Outcome::Yes));
    }
    let now = app.now();
    say(&mut tx, &found.key, id, found.thread.last() + 1, &Said::own(Kind::Stopped, None), now).await?;
    promise::let_go(&mut tx, id, now).await?;
    exec!(
        &mut tx,
        "update advocacy_cases set closed_at = coalesce(closed_at, $1), closed_by = 'young_person', ending = 'stopped',
                next_step = null, next_step_by = null
         where id = $2",
        now,
        id
    )?;
    letters::queue_written(&mut tx, app, &found.thread.case, now).await?;
    note_own(&mut tx, &app.keys, Deed::AdvocacyStopped, id, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// "Did you get what you wanted?" May be said again, and the last word counts.
pub async fn got(app: &AppState, opener: &Opener, id: &str, got: Got, words: Option<&str>) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = mine(&mut tx, app, opener, id).await? else { return Ok(None) };
    let last = found.thread.entries.last();
    let twice = last.is_some_and(|last| last.kind == Kind::Got && last.words.as_deref() == words);
    if twice && found.thread.case.got == Some(got) {
        return Ok(Some(Outcome::Yes));
    }
    let (now, code) = (app.now(), got.code());
    say(&mut tx, &found.key, id, found.thread.last() + 1, &Said::own(Kind::Got, words), now).await?;
    exec!(&mut tx, "update advocacy_cases set got = $1 where id = $2", code, id)?;
    note_own(&mut tx, &app.keys, Deed::AdvocacyOutcome, id, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// The case, where it is theirs; nobody else changes it meanwhile.
pub async fn mine(tx: &mut Tx, app: &AppState, opener: &Opener, id: &str) -> Result<Option<Found>> {
    lock(tx, id).await?;
    if !is_own(tx, &app.keys, opener, id).await? {
        return Ok(None);
    }
    find(tx, &app.keys, id).await
}
