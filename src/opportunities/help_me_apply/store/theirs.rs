//! What the young person does with a request of their own.

use crate::accounts::PersonId;
use crate::audit::Deed;
use crate::error::Result;
use crate::exec;
use crate::promises;
use crate::web::{AppState, Tx};

use super::super::model::{Ending, Holder, Kind};
use super::find::Found;
use super::{Outcome, Seeker, find, note_own, say, was_just_said};

/// Writes back. It is our turn again, with a new promise, also where it had ended: then it was not sorted after all.
pub async fn reply(app: &AppState, person: &PersonId, id: &str, seen: i64, words: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = mine(&mut tx, app, person, id).await? else { return Ok(None) };
    if was_just_said(&found.thread, Kind::Replied, None, Some(words)) {
        return Ok(Some(Outcome::Yes));
    }
    if found.is_withdrawn() {
        return Ok(Some(Outcome::Over));
    }
    let now = app.now();
    let due_at = found.thread.request.due_at.unwrap_or_else(|| promises::due(now, app.config.help_days));
    if seen != found.thread.last()
        || !say(&mut tx, &found.key, id, seen + 1, Kind::Replied, None, Some(words), now).await?
    {
        return Ok(Some(Outcome::Crossed));
    }
    exec!(
        &mut tx,
        "update help_requests set raised_at = case when due_at = $1 then raised_at end, due_at = $1, changed_at = $2,
                closed_at = null, closed_by = null, ending = null
         where id = $3",
        due_at,
        now,
        id
    )?;
    if matches!(found.thread.request.holder, Holder::Adviser(_)) {
        super::super::letters::queue_waiting(&mut tx, &app.keys, person, now).await?;
    }
    note_own(&mut tx, &app.keys, person, Deed::HelpReplied, id, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Says that it is done.
pub async fn finish(app: &AppState, person: &PersonId, id: &str) -> Result<Option<Outcome>> {
    end(app, person, id, Ending::Done, Kind::Closed, Deed::HelpClosed).await
}

/// Takes it back: from here on nobody but the young person can read it.
pub async fn withdraw(app: &AppState, person: &PersonId, id: &str) -> Result<Option<Outcome>> {
    end(app, person, id, Ending::Withdrawn, Kind::Withdrawn, Deed::HelpWithdrawn).await
}

async fn end(
    app: &AppState,
    person: &PersonId,
    id: &str,
    ending: Ending,
    kind: Kind,
    deed: Deed,
) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = mine(&mut tx, app, person, id).await? else { return Ok(None) };
    match found.thread.request.end {
        // Pressed twice, or said by both: it is as they want it. What has ended can still be taken back.
        Some(end) if end.ending == ending || ending != Ending::Withdrawn => return Ok(Some(Outcome::Yes)),
        _ => {}
    }
    let (now, code) = (app.now(), ending.code());
    if !say(&mut tx, &found.key, id, found.thread.last() + 1, kind, None, None, now).await? {
        return Ok(Some(Outcome::Crossed));
    }
    exec!(
        &mut tx,
        "update help_requests set closed_at = $1, closed_by = 'young_person', ending = $2, due_at = null, raised_at = null,
                changed_at = $1
         where id = $3",
        now,
        code,
        id
    )?;
    if ending == Ending::Withdrawn {
        super::super::letters::take_back(&mut tx, &app.keys, id, found.thread.last()).await?;
    }
    note_own(&mut tx, &app.keys, person, deed, id, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Sends to the team what their adviser has not answered in time. The promise stays missed: nobody hides that.
pub async fn send_to_team(app: &AppState, person: &PersonId, id: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = mine(&mut tx, app, person, id).await? else { return Ok(None) };
    let request = &found.thread.request;
    if request.end.is_some() {
        return Ok(Some(Outcome::Over));
    }
    if !matches!(request.holder, Holder::Adviser(_)) {
        return Ok(Some(Outcome::Yes));
    }
    let now = app.now();
    if !say(&mut tx, &found.key, id, found.thread.last() + 1, Kind::PassedToTeam, None, None, now).await? {
        return Ok(Some(Outcome::Crossed));
    }
    exec!(
        &mut tx,
        "update help_requests set sent_to = 'team', taken_by = null, raised_at = null, changed_at = $1 where id = $2",
        now,
        id
    )?;
    note_own(&mut tx, &app.keys, person, Deed::HelpPassed, id, now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

async fn mine(tx: &mut Tx, app: &AppState, person: &PersonId, id: &str) -> Result<Option<Found>> {
    find(tx, &app.keys, &Seeker::young_person(person), id).await
}

impl Found {
    fn is_withdrawn(&self) -> bool {
        self.thread.request.end.is_some_and(|end| end.ending == Ending::Withdrawn)
    }
}
