//! How a request stood before it was moved, and putting it back so.

use crate::error::Result;
use crate::keys::Keys;
use crate::web::Tx;
use crate::{exec, sql};

use super::super::super::letters;
use super::super::super::model::{Kind, Status};
use super::super::super::store::{Found, Said, say};
use crate::accounts::Staff;

/// All that a step changes of a request.
pub struct Before {
    pub status: String,
    pub status_at: i64,
    pub why_not: Option<String>,
    pub works_until: Option<i64>,
    pub closed_at: Option<i64>,
    pub due_at: Option<i64>,
    pub paused_at: Option<i64>,
    pub raised_at: Option<i64>,
    pub warned_at: Option<i64>,
    pub promise_number: i64,
    pub use_id: Option<String>,
    pub sent_on: Option<i64>,
    pub working_on: Option<i64>,
    pub closed_on: Option<i64>,
    pub ending: Option<String>,
}

/// How a request stands now.
pub async fn of(tx: &mut Tx, request: &str) -> Result<Before> {
    Ok(sql!(
        tx,
        fetch_one,
        Before,
        r#"select r.status, r.status_at, r.why_not, r.works_until, r.closed_at, r.due_at, r.paused_at, r.raised_at, r.warned_at,
                  (select coalesce(max(number), 0) from internet_access_promises where request_id = r.id) as "promise_number!: i64",
                  (select id from internet_access_uses
                   where request_id = r.id and used_at is null and released_at is null) as "use_id?: String",
                  o.sent_on as "sent_on?: i64", o.working_on as "working_on?: i64", o.closed_on as "closed_on?: i64",
                  o.ending as "ending?: String"
           from internet_access_requests r left join internet_access_outcomes o on o.request_id = r.id where r.id = $1"#,
        request
    )?)
}

/// Keeps it, with what came of the move.
pub async fn keep(tx: &mut Tx, bulk: &str, request: &str, outcome: &str, number: i64, before: &Before) -> Result<()> {
    exec!(
        tx,
        "insert into internet_access_bulk_steps
             (bulk_id, request_id, outcome, number, status, status_at, why_not, works_until, closed_at, due_at, paused_at, raised_at,
              warned_at, promise_number, use_id, sent_on, working_on, closed_on, ending)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        bulk,
        request,
        outcome,
        number,
        before.status,
        before.status_at,
        before.why_not,
        before.works_until,
        before.closed_at,
        before.due_at,
        before.paused_at,
        before.raised_at,
        before.warned_at,
        before.promise_number,
        before.use_id,
        before.sent_on,
        before.working_on,
        before.closed_on,
        before.ending
    )?;
    Ok(())
}

/// How it stood before it was moved in this bulk.
pub async fn kept(tx: &mut Tx, bulk: &str, request: &str) -> Result<Before> {
    Ok(sql!(
        tx,
        fetch_one,
        Before,
        "select status, status_at, why_not, works_until, closed_at, due_at, paused_at, raised_at, warned_at, promise_number, use_id,
                sent_on, working_on, closed_on, ending
         from internet_access_bulk_steps where bulk_id = $1 and request_id = $2",
        bulk,
        request
    )?)
}

/// Puts it back. False, and nothing is changed, where what was let go has been given to somebody else.
pub async fn put_back(
    tx: &mut Tx,
    keys: &Keys,
    found: &Found,
    staff: &Staff,
    before: &Before,
    now: i64,
) -> Result<bool> {
    let request = &found.thread.request;
    let id = request.id.as_str();
    if let Some(used) = &before.use_id
        && !reserve_again(tx, used).await?
    {
        return Ok(false);
    }
    exec!(
        &mut *tx,
        "update internet_access_requests
         set status = $1, status_at = $2, why_not = $3, works_until = $4, closed_at = $5, due_at = $6, paused_at = $7,
             raised_at = $8, warned_at = $9
         where id = $10",
        before.status,
        before.status_at,
        before.why_not,
        before.works_until,
        before.closed_at,
        before.due_at,
        before.paused_at,
        before.raised_at,
        before.warned_at,
        id
    )?;
    promise_again(tx, id, before).await?;
    exec!(
        &mut *tx,
        "update internet_access_outcomes set sent_on = $1, working_on = $2, closed_on = $3, ending = $4 where request_id = $5",
        before.sent_on,
        before.working_on,
        before.closed_on,
        before.ending,
        id
    )?;
    let number = found.thread.last();
    letters::take_back_news(tx, keys, request, number).await?;
    hide(tx, found, staff, before, now).await?;
    Ok(true)
}

/// What was reserved is so again, whether it had been used meanwhile or let go.
async fn reserve_again(tx: &mut Tx, id: &str) -> Result<bool> {
    let used = exec!(
        &mut *tx,
        "update internet_access_items
         set reserved = reserved + 1, used = used - 1, in_stock = in_stock + case when counted then 1 else 0 end
         where id = (select item_id from internet_access_uses where id = $1 and used_at is not null)",
        id
    )?;
    let let_go = exec!(
        &mut *tx,
        "update internet_access_items set reserved = reserved + 1
         where id = (select item_id from internet_access_uses where id = $1 and released_at is not null)
           and (not counted or reserved < in_stock)",
        id
    )?;
    let ended = exec!(
        &mut *tx,
        "update internet_access_uses set id = id where id = $1 and (used_at is not null or released_at is not null)",
        id
    )?;
    if ended == 1 && used + let_go == 0 {
        return Ok(false);
    }
    exec!(tx, "update internet_access_uses set used_at = null, released_at = null where id = $1", id)?;
    Ok(true)
}

/// The promise that was in force is so again, and none that came after it was ever made.
async fn promise_again(tx: &mut Tx, request: &str, before: &Before) -> Result<()> {
    let number = before.promise_number;
    exec!(&mut *tx, "delete from internet_access_promises where request_id = $1 and number > $2", request, number)?;
    if before.due_at.is_some() {
        exec!(
            tx,
            "update internet_access_promises set met_at = null where request_id = $1 and number = $2",
            request,
            number
        )?;
    }
    Ok(())
}

/// The young person reads no more of the move; the team still reads it, and that it was taken back.
async fn hide(tx: &mut Tx, found: &Found, staff: &Staff, before: &Before, now: i64) -> Result<()> {
    let (id, number) = (found.thread.request.id.as_str(), found.thread.last());
    exec!(
        &mut *tx,
        "update internet_access_entries set private = $1 where request_id = $2 and number = $3",
        true,
        id,
        number
    )?;
    let to = Status::from_code(&before.status).map_or("where it was", Status::name);
    let words = format!("Taken back within a minute: it stands at \u{201c}{to}\u{201d} again.");
    say(tx, &found.key, id, number + 1, &Said::privately(Kind::Note, staff, Some(&words)), now).await?;
    Ok(())
}
