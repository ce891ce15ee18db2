//! What staff do with the requests they have.

use crate::accounts::{Role, Staff, people};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::exec;
use crate::web::{AppState, Tx};

use super::super::letters;
use super::super::model::{Ending, Holder, Kind};
use super::find::{Found, Listed, of_staff};
use super::{Outcome, Seeker, find, note, say, was_just_said};

/// In which capacity staff do what they do with a request.
fn role(found: &Found) -> Role {
    match found.thread.request.holder {
        Holder::Adviser(_) => Role::PersonalAdviser,
        Holder::Team(_) => Role::OpportunitiesEditor,
    }
}

/// What waits for these staff.
pub async fn list(app: &AppState, staff: &Staff) -> Result<Vec<Listed>> {
    let mut tx = app.db.begin().await?;
    let listed = of_staff(&mut tx, &app.keys, &Seeker::staff(staff)).await?;
    let role = if staff.is(Role::PersonalAdviser) { Role::PersonalAdviser } else { Role::OpportunitiesEditor };
    let who = Some(staff.id.as_str());
    let line = Line { who, role: role.code(), deed: Deed::HelpListRead, about: None, subject: None, reason: None };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Ok(listed)
}

/// Reads one, and notes that they did.
pub async fn read(app: &AppState, staff: &Staff, id: &str) -> Result<Option<Found>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    note(&mut tx, app, staff, role(&found), Deed::HelpRead, &found.thread).await?;
    tx.commit().await?;
    Ok(Some(found))
}

/// Takes a request of the team, from nobody or from the colleague whom the page showed as having it.
pub async fn take(app: &AppState, staff: &Staff, id: &str, from: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    let holder = match &found.thread.request.holder {
        Holder::Adviser(_) => return Ok(Some(Outcome::Yes)),
        Holder::Team(taker) => taker.as_ref().map_or("", |taker| taker.id.as_str()),
    };
    let (me, now) = (staff.id.as_str(), app.now());
    if holder == me {
        return Ok(Some(Outcome::Yes));
    }
    // A colleague who is gone stands in the row still, and has nothing any more.
    let taken = holder == from
        && exec!(
            &mut tx,
            "update help_requests set taken_by = $1, taken_at = $4
             where id = $2 and (coalesce(taken_by, '') = $3
                 or ($3 = '' and not exists (select 1 from help_holders h where h.request_id = $2 and h.taker_id is not null)))",
            me,
            id,
            from,
            now
        )? == 1;
    if !taken {
        return Ok(Some(Outcome::NotYours));
    }
    note(&mut tx, app, staff, Role::OpportunitiesEditor, Deed::HelpTaken, &found.thread).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Puts it back for the team.
pub async fn put_back(app: &AppState, staff: &Staff, id: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    let (me, now) = (staff.id.as_str(), app.now());
    let put_back = exec!(
        &mut tx,
        "update help_requests set taken_by = null, taken_at = $1 where id = $2 and taken_by = $3",
        now,
        id,
        me
    )?;
    if put_back == 1 {
        note(&mut tx, app, staff, role(&found), Deed::HelpPassed, &found.thread).await?;
        tx.commit().await?;
    }
    Ok(Some(Outcome::Yes))
}

/// Answers. From here on it is the young person's turn; they get a letter that says no more than that.
pub async fn answer(app: &AppState, staff: &Staff, id: &str, seen: i64, words: &str) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    if was_just_said(&found.thread, Kind::Answered, Some(staff), Some(words)) {
        return Ok(Some(Outcome::Yes));
    }
    if let Some(no) = in_the_way(&found, staff, seen) {
        return Ok(Some(no));
    }
    let now = app.now();
    if !say(&mut tx, &found.key, id, seen + 1, Kind::Answered, Some(staff), Some(words), now).await? {
        return Ok(Some(Outcome::Crossed));
    }
    exec!(&mut tx, "update help_requests set due_at = null, raised_at = null, changed_at = $1 where id = $2", now, id)?;
    told(&mut tx, app, staff, &found, Deed::HelpAnswered, seen + 1).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Passes it on: an adviser to the team, the team to the young person's adviser. The promise stays as it is.
pub async fn pass(app: &AppState, staff: &Staff, id: &str, seen: i64, words: Option<&str>) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    if let Some(no) = in_the_way(&found, staff, seen) {
        return Ok(Some(no));
    }
    let (kind, to) = match found.thread.request.holder {
        Holder::Adviser(_) => (Kind::PassedToTeam, "team"),
        Holder::Team(_) => (Kind::PassedToAdviser, "adviser"),
    };
    let person = &found.thread.request.person;
    if kind == Kind::PassedToAdviser && !people::is_matched(&mut tx, person).await? {
        return Ok(Some(Outcome::Nobody));
    }
    let now = app.now();
    if !say(&mut tx, &found.key, id, seen + 1, kind, Some(staff), words, now).await? {
        return Ok(Some(Outcome::Crossed));
    }
    exec!(
        &mut tx,
        "update help_requests set sent_to = $1, taken_by = null, raised_at = null, changed_at = $2 where id = $3",
        to,
        now,
        id
    )?;
    if kind == Kind::PassedToAdviser {
        letters::queue_waiting(&mut tx, &app.keys, person, now).await?;
    }
    told(&mut tx, app, staff, &found, Deed::HelpPassed, seen + 1).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Closes it, with an honest ending.
pub async fn close(
    app: &AppState,
    staff: &Staff,
    id: &str,
    seen: i64,
    ending: Ending,
    words: Option<&str>,
) -> Result<Option<Outcome>> {
    let mut tx = app.db.begin().await?;
    let Some(found) = theirs(&mut tx, app, staff, id).await? else { return Ok(None) };
    if was_just_said(&found.thread, Kind::Closed, Some(staff), words) {
        return Ok(Some(Outcome::Yes));
    }
    if let Some(no) = in_the_way(&found, staff, seen) {
        return Ok(Some(no));
    }
    let (now, code) = (app.now(), ending.code());
    if !say(&mut tx, &found.key, id, seen + 1, Kind::Closed, Some(staff), words, now).await? {
        return Ok(Some(Outcome::Crossed));
    }
    exec!(
        &mut tx,
        "update help_requests set closed_at = $1, closed_by = 'staff', ending = $2, due_at = null, raised_at = null, changed_at = $1
         where id = $3",
        now,
        code,
        id
    )?;
    told(&mut tx, app, staff, &found, Deed::HelpClosed, seen + 1).await?;
    tx.commit().await?;
    Ok(Some(Outcome::Yes))
}

/// Why this member of staff cannot say anything now, if so. Of the team only the one who has taken it speaks (two would answer
/// twice), and only whoever has read what was said last.
fn in_the_way(found: &Found, staff: &Staff, seen: i64) -> Option<Outcome> {
    let request = &found.thread.request;
    if request.end.is_some() {
        return Some(Outcome::Over);
    }
    match &request.holder {
        Holder::Team(taker) if taker.as_ref().is_none_or(|taker| taker.id != staff.id) => Some(Outcome::NotYours),
        _ if seen != found.thread.last() => Some(Outcome::Crossed),
        _ => None,
    }
}

/// Writes to the young person that there is something to read, and notes the deed.
async fn told(tx: &mut Tx, app: &AppState, staff: &Staff, found: &Found, deed: Deed, number: i64) -> Result<()> {
    letters::queue_news(tx, &app.keys, &found.thread.request, number, app.now()).await?;
    note(tx, app, staff, role(found), deed, &found.thread).await
}

async fn theirs(tx: &mut Tx, app: &AppState, staff: &Staff, id: &str) -> Result<Option<Found>> {
    find(tx, &app.keys, &Seeker::staff(staff), id).await
}
