//! What time does to requests, on working days and not before eight: a missed promise is told to the team, what ends is told to
//! whoever has it and then ends, and whoever says nothing of what was sent to them is asked. Each once.

use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::promises;
use crate::web::{AppState, Tx};
use crate::words::london_hour;
use crate::{exec, sql};

use super::super::letters;
use super::super::model::{By, Kind, Status};
use super::super::store::{At, Found, Outcome, Step, find, lock, take};

/// Nobody is told in the night: the day of a promise ends at midnight.
const FROM: i8 = 8;
const DAY: i64 = 24 * 3_600_000;
/// How long before the end they are told.
const WARNED_BEFORE: i64 = 30 * DAY;
/// How long they may say nothing before they are asked.
const UNANSWERED: i64 = 14 * DAY;

struct Id {
    id: String,
}

/// Does what is due. Several processes may be at it: each request is a transaction of its own, in which everything is looked at
/// again. Says how many requests there were.
pub async fn raise_late(app: &AppState) -> Result<usize> {
    let now = app.now();
    if london_hour(now) < FROM || !promises::is_working_day(now) {
        return Ok(0);
    }
    let mut count = 0;
    for due in due(app).await? {
        count += usize::from(act(app, &due.id).await?);
    }
    Ok(count)
}

/// Requests with which something is to be done now.
async fn due(app: &AppState) -> Result<Vec<Id>> {
    let (now, mut tx) = (app.now(), app.db.read().await?);
    let (soon, silent_since) = (now + WARNED_BEFORE, now - UNANSWERED);
    Ok(sql!(
        &mut tx,
        fetch_all,
        Id,
        "select id from internet_access_requests
         where closed_at is null and (
             due_at < $1 and paused_at is null and (raised_at is null or raised_at <= due_at)
             or works_until < $2 and status = 'working' and warned_at is null
             or works_until < $1 and status in ('working', 'ending_soon') and due_at is null
             or status in ('on_its_way', 'ready_to_collect', 'arrived') and status_at <= $3 and due_at is null
                and (reminded_at is null or reminded_at < status_at))
         order by asked_at, id limit 500",
        now,
        soon,
        silent_since
    )?)
}

/// When this was last done.
struct Done {
    raised_at: Option<i64>,
    warned_at: Option<i64>,
    reminded_at: Option<i64>,
}

async fn act(app: &AppState, id: &str) -> Result<bool> {
    let (at, mut tx) = (At::of(app), app.db.begin().await?);
    lock(&mut tx, id).await?;
    let Some(found) = find(&mut tx, at.keys, id).await? else { return Ok(false) };
    let done = sql!(
        &mut tx,
        fetch_one,
        Done,
        "select raised_at, warned_at, reminded_at from internet_access_requests where id = $1",
        id
    )?;
    let (request, now) = (&found.thread.request, at.now);
    if request.closed_at.is_some() {
        return Ok(false);
    }
    let is_missed = |due_at: i64| due_at < now && done.raised_at.is_none_or(|raised_at| raised_at <= due_at);
    let mut acted = false;
    if let Some(due_at) = request.due_at.filter(|due_at| request.paused_at.is_none() && is_missed(*due_at)) {
        tell_team(&mut tx, at, &found, due_at).await?;
        acted = true;
    }
    let works = matches!(request.status, Status::Working | Status::EndingSoon);
    let is_coming = matches!(request.status, Status::OnItsWay | Status::ReadyToCollect | Status::Arrived);
    match request.works_until {
        Some(until) if works && until < now && request.due_at.is_none() => {
            acted |= step(&mut tx, at, &found, Status::Ended, Kind::Moved).await?;
        }
        Some(until) if request.status == Status::Working && until < now + WARNED_BEFORE && done.warned_at.is_none() => {
            acted |= step(&mut tx, at, &found, Status::EndingSoon, Kind::Warned).await?;
            exec!(&mut tx, "update internet_access_requests set warned_at = $1 where id = $2", now, id)?;
        }
        _ if is_coming
            && request.due_at.is_none()
            && request.status_at <= now - UNANSWERED
            && done.reminded_at.is_none_or(|reminded_at| reminded_at < request.status_at) =>
        {
            remind(&mut tx, at, &found).await?;
            acted = true;
        }
        _ => {}
    }
    tx.commit().await?;
    Ok(acted)
}

/// A promise was missed: the whole team is told, since whoever has it may be away.
async fn tell_team(tx: &mut Tx, at: At<'_>, found: &Found, due_at: i64) -> Result<()> {
    let (request, now) = (&found.thread.request, at.now);
    let id = request.id.as_str();
    exec!(&mut *tx, "update internet_access_requests set raised_at = $1 where id = $2", now, id)?;
    letters::queue_alarm(tx, at.keys, request, &format!("late:{due_at}"), now).await?;
    note(tx, at, found, Deed::InternetLate).await
}

async fn step(tx: &mut Tx, at: At<'_>, found: &Found, to: Status, kind: Kind) -> Result<bool> {
    let step = Step { kind, ..Step::without_us(to, By::Clock, None, at.now) };
    if take(tx, at, found, &step).await? != Outcome::Yes {
        return Ok(false);
    }
    note(tx, at, found, Deed::InternetMoved).await?;
    Ok(true)
}

/// Asks the young person, by the letter that says nothing, to say whether it came and works.
async fn remind(tx: &mut Tx, at: At<'_>, found: &Found) -> Result<()> {
    let (request, now) = (&found.thread.request, at.now);
    let id = request.id.as_str();
    exec!(&mut *tx, "update internet_access_requests set reminded_at = $1 where id = $2", now, id)?;
    // What was said last had a letter of its own: this one is another.
    letters::queue_news(tx, at.keys, request, now, now).await?;
    note(tx, at, found, Deed::InternetReminded).await
}

async fn note(tx: &mut Tx, at: At<'_>, found: &Found, deed: Deed) -> Result<()> {
    let request = &found.thread.request;
    let (about, subject) = (Some(request.id.as_str()), Some(request.person.as_str()));
    let line = Line { role: "service", deed, about, subject, ..Line::default() };
    Ok(audit::record(tx, at.keys, &line, at.now).await?)
}
