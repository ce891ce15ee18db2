//! One step of a request, from where it stands to where it stands next: with it go the promise, what is reserved, the figures
//! and the letter. Whoever takes a step takes it here.

use crate::accounts::PersonId;
use crate::error::Result;
use crate::exec;
use crate::promises;
use crate::web::Tx;
use crate::words::{london_day, london_midnight};

use super::super::letters;
use super::super::model::{By, Kind, Status, WhyNot};
use super::{At, Found, Outcome, Said, day_of, promise, say, stock};

/// A step to take.
pub struct Step<'a> {
    pub to: Status,
    /// What happened: `Moved`, or what the young person said.
    pub kind: Kind,
    pub by: By,
    pub staff: Option<&'a PersonId>,
    pub words: Option<&'a str>,
    /// The page or the file that asked for it.
    pub once: Option<&'a str>,
    pub why_not: Option<WhyNot>,
    /// What is reserved for them: for `Approved` alone.
    pub item: Option<&'a str>,
    /// The letter about it does not go before this, in ms since 1970 UTC; none: nobody is written to.
    pub letter_at: Option<i64>,
}

impl<'a> Step<'a> {
    /// A step by the young person: they need no letter about it.
    pub fn own(to: Status, kind: Kind, words: Option<&'a str>) -> Step<'a> {
        let by = By::YoungPerson;
        Step { to, kind, by, staff: None, words, once: None, why_not: None, item: None, letter_at: None }
    }

    /// A step by one of the team, that the young person is written to about.
    pub fn staff(to: Status, staff: &'a PersonId, words: Option<&'a str>, now: i64) -> Step<'a> {
        let (kind, by) = (Kind::Moved, By::Staff);
        Step { to, kind, by, staff: Some(staff), words, once: None, why_not: None, item: None, letter_at: Some(now) }
    }

    /// A step that nobody of ours takes: a supplier's, or the clock's.
    pub fn without_us(to: Status, by: By, words: Option<&'a str>, now: i64) -> Step<'a> {
        let kind = Kind::Moved;
        Step { to, kind, by, staff: None, words, once: None, why_not: None, item: None, letter_at: Some(now) }
    }
}

/// What becomes of the thing that is reserved for a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserved {
    Used,
    Released,
}

/// What a step changes beside where the request stands: the same for one request and for many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub reserved: Option<Reserved>,
    pub works_until: Option<i64>,
    pub closed_at: Option<i64>,
    /// By when something is promised from now on.
    pub due_at: Option<i64>,
}

impl Change {
    /// `lasts_days`: for how many days what they were given works, where it has just begun to; none: for good.
    pub fn of(from: Status, to: Status, works_until: Option<i64>, lasts_days: Option<i64>, at: At<'_>) -> Change {
        let begins = to == Status::Working && works_until.is_none();
        let works_until = if begins { lasts_days.map(|days| end_of(at.now, days)) } else { works_until };
        let leaves = from.holds_a_reservation() && !to.holds_a_reservation();
        Change {
            reserved: leaves.then_some(if to.is_sent() { Reserved::Used } else { Reserved::Released }),
            works_until,
            closed_at: to.is_finished(works_until).then_some(at.now),
            due_at: to.promise_days(at.days, at.supplier_days).map(|days| promises::due(at.now, days)),
        }
    }
}

/// Takes the step, if it can follow. The request must be locked.
pub async fn take(tx: &mut Tx, at: At<'_>, found: &Found, step: &Step<'_>) -> Result<Outcome> {
    let request = &found.thread.request;
    let (id, from, to, now) = (request.id.as_str(), request.status, step.to, at.now);
    if !from.may_become(to) {
        return Ok(Outcome::NotNow(from));
    }
    if to == Status::Approved {
        if !request.matched {
            return Ok(Outcome::NotMatched);
        }
        if from != Status::Approved && !stock::reserve(tx, at.keys, id, step.item.unwrap_or_default(), now).await? {
            return Ok(Outcome::NoneLeft);
        }
    }
    let lasts_days = match to {
        Status::Working if request.works_until.is_none() => stock::lasts_days(tx, id).await?,
        _ => None,
    };
    let change = Change::of(from, to, request.works_until, lasts_days, at);
    match change.reserved {
        Some(Reserved::Used) => stock::used(tx, id, now).await?,
        Some(Reserved::Released) => stock::release(tx, id, now).await?,
        None => {}
    }
    match step.by {
        By::YoungPerson => promise::let_go(tx, id, now).await?,
        By::Staff | By::Supplier => promise::meet(tx, id, now).await?,
        By::Clock => {} // time answers nobody: what we owe them we owe them still
    }
    let (code, why_not) = (to.code(), step.why_not.map(WhyNot::code));
    let (works_until, closed_at) = (change.works_until, change.closed_at);
    exec!(
        &mut *tx,
        "update internet_access_requests
         set status = $1, status_at = $2, why_not = $3, works_until = $4, closed_at = $5 where id = $6",
        code,
        now,
        why_not,
        works_until,
        closed_at,
        id
    )?;
    let said = Said {
        kind: step.kind,
        status: Some(to),
        by: step.by,
        staff: step.staff,
        private: false,
        words: step.words,
        once: step.once,
    };
    let number = found.thread.last() + 1;
    if !say(tx, &found.key, id, number, &said, now).await? {
        return Ok(Outcome::Crossed);
    }
    if let Some(due_at) = change.due_at {
        promise::make(tx, id, due_at, now).await?;
    }
    note_outcome(tx, id, to, closed_at.is_some(), now).await?;
    if let Some(not_before) = step.letter_at {
        letters::queue_news(tx, at.keys, request, number, not_before).await?;
    }
    Ok(Outcome::Yes)
}

/// The end of the day, in London, so many days after this one.
pub fn end_of(now: i64, days: i64) -> i64 {
    let last = london_day(now).saturating_add(jiff::Span::new().days(days));
    london_midnight(last.saturating_add(jiff::Span::new().days(1))) - 1
}

async fn note_outcome(tx: &mut Tx, request: &str, to: Status, closed: bool, now: i64) -> Result<()> {
    let (today, code) = (day_of(now), to.code());
    let (approved, sent, working) = (to == Status::Approved, to.is_sent(), to == Status::Working);
    exec!(
        tx,
        "update internet_access_outcomes
         set approved_on = case when $1 then coalesce(approved_on, $2) else approved_on end,
             sent_on = case when $3 then coalesce(sent_on, $2) else sent_on end,
             working_on = case when $4 then coalesce(working_on, $2) else working_on end,
             closed_on = case when $5 then $2 end,
             ending = $6
         where request_id = $7",
        approved,
        today,
        sent,
        working,
        closed,
        code,
        request
    )?;
    Ok(())
}
