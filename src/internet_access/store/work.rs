//! What the internet team does with requests. Any of them may: whoever has a request is the one who is asked for it first.

use crate::accounts::{Organisation, PersonId, Role, Staff, with_roles};
use crate::audit::Deed;
use crate::error::Result;
use crate::exec;
use crate::promises;
use crate::web::{AppState, Tx};

use super::super::letters;
use super::super::model::{Kind, Status, WhyNot};
use super::step::end_of;
use super::{At, Found, Outcome, Said, Step, find, note_deed, promise, say, stock, take, was_sent};

/// Nobody else changes this request until the transaction ends.
pub async fn lock(tx: &mut Tx, id: &str) -> Result<()> {
    exec!(tx, "update internet_access_requests set changed_at = changed_at where id = $1", id)?;
    Ok(())
}

/// Takes a request that nobody has. Of all who press at the same moment one has it, and the others hear who (F08).
pub async fn claim(app: &AppState, staff: &Staff, id: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = open(&mut tx, app, id).await? else { return Ok(None) };
    match &found.thread.request.holder {
        Some(holder) if holder.id == staff.id => return Ok(Some(Outcome::Yes)),
        Some(holder) => return Ok(Some(Outcome::TakenBy(holder.name.clone()))),
        None => {}
    }
    give(&mut tx, app, &found, &staff.id).await?;
    let said = Said::staff(Kind::Claimed, staff, None);
    say(&mut tx, &found.key, id, found.thread.last() + 1, &said, app.now()).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::InternetClaimed, &found.thread.request, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Gives a request to one of the team. Nobody's clock stops.
pub async fn assign(app: &AppState, staff: &Staff, id: &str, to: &PersonId) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = open(&mut tx, app, id).await? else { return Ok(None) };
    let request = &found.thread.request;
    if request.holder.as_ref().is_some_and(|holder| holder.id == *to) {
        return Ok(Some(Outcome::Yes));
    }
    if !with_roles(&mut tx, Organisation::Council, &[Role::InternetTeam]).await?.contains(to) {
        return Ok(Some(Outcome::Nobody));
    }
    give(&mut tx, app, &found, to).await?;
    // The line names who has it from now on; the audit knows who gave it.
    let said = Said { staff: Some(to), ..Said::staff(Kind::Assigned, staff, None) };
    say(&mut tx, &found.key, id, found.thread.last() + 1, &said, app.now()).await?;
    if *to != staff.id {
        letters::queue_given(&mut tx, &app.keys, to, request, app.now()).await?;
    }
    note_deed(&mut tx, &app.keys, staff, Deed::InternetAssigned, request, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

async fn give(tx: &mut Tx, app: &AppState, found: &Found, to: &PersonId) -> Result<()> {
    let (id, to, now) = (found.thread.request.id.as_str(), to.as_str(), app.now());
    exec!(tx, "update internet_access_requests set holder_id = $1, held_at = $2 where id = $3", to, now, id)?;
    Ok(())
}

/// Puts it back for whoever of the team has time.
pub async fn put_back(app: &AppState, staff: &Staff, id: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = open(&mut tx, app, id).await? else { return Ok(None) };
    if found.thread.request.holder.is_none() {
        return Ok(Some(Outcome::Yes));
    }
    exec!(&mut tx, "update internet_access_requests set holder_id = null, held_at = null where id = $1", id)?;
    let said = Said::privately(Kind::PutBack, staff, None);
    say(&mut tx, &found.key, id, found.thread.last() + 1, &said, app.now()).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::InternetPutBack, &found.thread.request, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Writes to the young person. What was promised is met, and promised anew while it is our turn.
pub async fn reply(
    app: &AppState,
    staff: &Staff,
    id: &str,
    seen: i64,
    once: &str,
    words: &str,
) -> Result<Option<Outcome>> {
    answer(app, staff, id, seen, once, (Kind::Replied, words)).await
}

/// Asks the young person something: the promise stands still until they answer.
pub async fn question(
    app: &AppState,
    staff: &Staff,
    id: &str,
    seen: i64,
    once: &str,
    words: &str,
) -> Result<Option<Outcome>> {
    answer(app, staff, id, seen, once, (Kind::Question, words)).await
}

async fn answer(
    app: &AppState,
    staff: &Staff,
    id: &str,
    seen: i64,
    once: &str,
    (kind, words): (Kind, &str),
) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = open(&mut tx, app, id).await? else { return Ok(None) };
    if was_sent(&mut tx, id, once).await? {
        return Ok(Some(Outcome::Yes));
    }
    if seen != found.thread.last() {
        return Ok(Some(Outcome::Crossed));
    }
    let (request, at) = (&found.thread.request, At::of(app));
    let said = Said { once: Some(once), ..Said::staff(kind, staff, Some(words)) };
    say(&mut tx, &found.key, id, seen + 1, &said, at.now).await?;
    if kind == Kind::Question {
        promise::pause(&mut tx, id, at.now).await?;
    } else {
        promise::meet(&mut tx, id, at.now).await?;
        if let Some(days) = request.status.promise_days(at.days, at.supplier_days) {
            promise::make(&mut tx, id, promises::due(at.now, days), at.now).await?;
        }
    }
    letters::queue_news(&mut tx, at.keys, request, seen + 1, at.now).await?;
    note_deed(&mut tx, at.keys, staff, Deed::InternetReplied, request, at.now).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Writes a note that the team alone reads. It changes no promise.
pub async fn note(app: &AppState, staff: &Staff, id: &str, once: &str, words: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = open(&mut tx, app, id).await? else { return Ok(None) };
    if was_sent(&mut tx, id, once).await? {
        return Ok(Some(Outcome::Yes));
    }
    let said = Said { once: Some(once), ..Said::privately(Kind::Note, staff, Some(words)) };
    say(&mut tx, &found.key, id, found.thread.last() + 1, &said, app.now()).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::InternetNoted, &found.thread.request, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Approves a request, and reserves one thing of this item for it.
pub async fn approve(
    app: &AppState,
    staff: &Staff,
    id: &str,
    seen: i64,
    item: &str,
    words: Option<&str>,
) -> Result<Option<Outcome>> {
    let step = Step { item: Some(item), ..Step::staff(Status::Approved, &staff.id, words, app.now()) };
    step_by(app, staff, id, seen, step).await
}

/// Moves a request to where it stands from now on; `why_not` for one that is declined.
pub async fn move_to(
    app: &AppState,
    staff: &Staff,
    id: &str,
    seen: i64,
    to: Status,
    why_not: Option<WhyNot>,
    words: Option<&str>,
) -> Result<Option<Outcome>> {
    let step = Step { why_not, ..Step::staff(to, &staff.id, words, app.now()) };
    step_by(app, staff, id, seen, step).await
}

/// What works for a while goes on for as long again, and one more thing of the same item is used.
pub async fn renew(app: &AppState, staff: &Staff, id: &str, seen: i64) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = open(&mut tx, app, id).await? else { return Ok(None) };
    let (request, at) = (&found.thread.request, At::of(app));
    let (Status::EndingSoon, Some(until)) = (request.status, request.works_until) else {
        return Ok(Some(Outcome::NotNow(request.status)));
    };
    if seen != found.thread.last() {
        return Ok(Some(Outcome::Crossed));
    }
    let item = stock::item_of(&mut tx, id).await?.unwrap_or_default();
    let days = stock::lasts_days(&mut tx, id).await?;
    if !stock::reserve(&mut tx, at.keys, id, &item, at.now).await? {
        return Ok(Some(Outcome::NoneLeft));
    }
    stock::used(&mut tx, id, at.now).await?;
    let outcome = take(&mut tx, at, &found, &Step::staff(Status::Working, &staff.id, None, at.now)).await?;
    let until = days.map(|days| end_of(until.max(at.now), days));
    exec!(&mut tx, "update internet_access_requests set works_until = $1, warned_at = null where id = $2", until, id)?;
    note_deed(&mut tx, at.keys, staff, Deed::InternetMoved, request, at.now).await?;
    tx.commit().await?;
    Ok(Some(outcome))
}

async fn step_by(app: &AppState, staff: &Staff, id: &str, seen: i64, step: Step<'_>) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = open(&mut tx, app, id).await? else { return Ok(None) };
    let request = &found.thread.request;
    if request.status == step.to && found.thread.last() == seen + 1 {
        return Ok(Some(Outcome::Yes)); // pressed twice
    }
    if seen != found.thread.last() {
        return Ok(Some(Outcome::Crossed));
    }
    let outcome = take(&mut tx, At::of(app), &found, &step).await?;
    if outcome == Outcome::Yes {
        note_deed(&mut tx, &app.keys, staff, Deed::InternetMoved, request, app.now()).await?;
        tx.commit().await?;
    }
    Ok(Some(outcome))
}

/// A request, locked.
pub async fn open(tx: &mut Tx, app: &AppState, id: &str) -> Result<Option<Found>> {
    lock(tx, id).await?;
    find(tx, &app.keys, id).await
}
