//! How often a reference may be tried with its 16 digits: ten times a day, and then it is closed for a day (S-04). A room names a
//! reference by a fingerprint of its own, whether it is anybody's or not.

use crate::error::Result;
use crate::web::Tx;
use crate::{exec, sql};

const TRIES: i64 = 10;
const DAY: i64 = 24 * 3_600_000;

/// Whether a reference may be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MayTry {
    Yes,
    /// This is one too many: whoever it is about should hear of it.
    ClosesNow,
    /// It was tried too often, and is closed.
    Closed,
}

struct Tries {
    tries: i64,
    since: i64,
    locked_until: Option<i64>,
}

/// Counts a try before it is made, so that many at once are no more than ten.
pub async fn count(tx: &mut Tx, index: &str, now: i64) -> Result<MayTry> {
    exec!(
        &mut *tx,
        "insert into digit_tries (reference_index, tries, since) values ($1, 0, $2)
         on conflict (reference_index) do update set tries = digit_tries.tries",
        index,
        now
    )?;
    let found = sql!(
        &mut *tx,
        fetch_one,
        Tries,
        "select tries, since, locked_until from digit_tries where reference_index = $1",
        index
    )?;
    if found.locked_until.is_some_and(|until| now < until) {
        return Ok(MayTry::Closed);
    }
    let is_new_day = now - found.since >= DAY || found.locked_until.is_some();
    let (tries, since) = if is_new_day { (0, now) } else { (found.tries, found.since) };
    let closes = tries >= TRIES;
    let (tries, locked_until) = if closes { (tries, Some(now + DAY)) } else { (tries + 1, None) };
    exec!(
        tx,
        "update digit_tries set tries = $1, since = $2, locked_until = $3 where reference_index = $4",
        tries,
        since,
        locked_until,
        index
    )?;
    Ok(if closes { MayTry::ClosesNow } else { MayTry::Yes })
}

/// The digits were right: the tries before them count no more.
pub async fn forget(tx: &mut Tx, index: &str) -> Result<()> {
    exec!(tx, "delete from digit_tries where reference_index = $1", index)?;
    Ok(())
}

/// Forgets tries that count no more. Says how many.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - DAY;
    exec!(tx, "delete from digit_tries where (locked_until is null and since <= $1) or locked_until <= $2", before, now)
}
