//! Opening by reference and 16 digits (S-04). Whether a reference is anybody's makes no difference to how it is tried, how long
//! that takes, and what is said.

use crate::accounts::people::purpose_of;
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::{random_digits, random_id, same};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::letters;
use super::super::store::{find, place};

/// How often a reference may be tried in a day, and how long it stays closed then.
const TRIES: i64 = 10;
const DAY: i64 = 24 * 3_600_000;

pub enum Tried {
    /// The id of the request.
    Opened(String),
    Wrong,
    /// It was tried too often, and is closed for a day.
    Closed,
}

/// The sealed digits of a request, with what opens them.
struct Digits {
    id: String,
    person_id: String,
    data_key: String,
    digits: String,
}

/// Opens the request of this reference, if the digits are right.
pub async fn open(app: &AppState, reference: &str, digits: &str) -> Result<Tried> {
    if !count(app, reference).await? {
        return Ok(Tried::Closed);
    }
    let mut tx = app.db.begin().await?;
    let found = digits_of(&mut tx, reference).await?;
    let is_there = found.is_some();
    // As much is opened and compared where there is no such request.
    let decoy = decoy(app);
    let Digits { id, person_id, data_key, digits: sealed } = found.unwrap_or(decoy);
    let key = app.keys.data_key(purpose_of(None), &person_id, &data_key)?;
    let right = same(&key.open(place("digits", &id), &sealed)?, digits) & is_there;
    let (about, subject) = (is_there.then_some(id.as_str()), is_there.then_some(person_id.as_str()));
    let deed = if right { Deed::InternetOpened } else { Deed::InternetOpenFailed };
    if right {
        let index = index_of(app, reference);
        exec!(&mut tx, "delete from internet_access_tries where reference_index = $1", index)?;
    }
    let line = Line { role: "visitor", deed, about, subject, ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Ok(if right { Tried::Opened(id) } else { Tried::Wrong })
}

async fn digits_of(tx: &mut Tx, reference: &str) -> Result<Option<Digits>> {
    Ok(sql!(
        tx,
        fetch_optional,
        Digits,
        "select r.id, r.person_id, p.data_key, r.digits
         from internet_access_requests r join people p on p.id = r.person_id where r.reference = $1",
        reference
    )?)
}

/// Digits of nobody's, sealed as those of a request are.
fn decoy(app: &AppState) -> Digits {
    let (id, person_id) = (random_id(), random_id());
    let (key, data_key) = app.keys.new_data_key(purpose_of(None), &person_id);
    let digits = key.seal(place("digits", &id), &random_digits(16));
    Digits { id, person_id, data_key, digits }
}

fn index_of(app: &AppState, reference: &str) -> String {
    app.keys.index("internet_access.tries", reference)
}

struct Tries {
    tries: i64,
    since: i64,
    locked_until: Option<i64>,
}

/// Counts a try before it is made, so that many at once are no more than ten. False where it is one too many.
async fn count(app: &AppState, reference: &str) -> Result<bool> {
    let (now, index) = (app.now(), index_of(app, reference));
    let mut tx = app.db.begin().await?;
    exec!(
        &mut tx,
        "insert into internet_access_tries (reference_index, tries, since) values ($1, 0, $2)
         on conflict (reference_index) do update set tries = internet_access_tries.tries",
        index,
        now
    )?;
    let found = sql!(
        &mut tx,
        fetch_one,
        Tries,
        "select tries, since, locked_until from internet_access_tries where reference_index = $1",
        index
    )?;
    if found.locked_until.is_some_and(|until| now < until) {
        return Ok(false);
    }
    let is_new_day = now - found.since >= DAY || found.locked_until.is_some();
    let (tries, since) = if is_new_day { (0, now) } else { (found.tries, found.since) };
    let closes = tries >= TRIES;
    let (tries, locked_until) = if closes { (tries, Some(now + DAY)) } else { (tries + 1, None) };
    exec!(
        &mut tx,
        "update internet_access_tries set tries = $1, since = $2, locked_until = $3 where reference_index = $4",
        tries,
        since,
        locked_until,
        index
    )?;
    if closes {
        raise(&mut tx, app, reference, now).await?;
    }
    tx.commit().await?;
    Ok(!closes)
}

/// Tells the team that somebody tries to open a request, if it is one.
async fn raise(tx: &mut Tx, app: &AppState, reference: &str, now: i64) -> Result<()> {
    let Some(digits) = digits_of(tx, reference).await? else { return Ok(()) };
    let Some(found) = find(tx, &app.keys, &digits.id).await? else { return Ok(()) };
    letters::queue_alarm(tx, &app.keys, &found.thread.request, &format!("tried:{now}"), now).await
}

/// Forgets tries that count no more. Says how many.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - DAY;
    exec!(
        tx,
        "delete from internet_access_tries where (locked_until is null and since <= $1) or locked_until <= $2",
        before,
        now
    )
}
