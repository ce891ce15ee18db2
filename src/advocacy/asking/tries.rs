//! Opening again by reference and 16 digits (S-04). Whether a reference is anybody's makes no difference to how it is tried, how
//! long that takes, and what is said.

use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::slow;
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::store::{find, note_own};
use super::super::{letters, opening};
use super::kept;
use super::visit::Visit;

/// How often a reference may be tried in a day, and how long it stays closed then.
const TRIES: i64 = 10;
const DAY: i64 = 24 * 3_600_000;

pub enum Tried {
    /// The case, and the token of this browser's opening.
    Opened(String, String),
    /// A form that was not sent yet.
    Kept(Box<Visit>),
    Wrong,
    /// It was tried too often, and is closed for a day.
    Closed,
}

struct CaseRow {
    id: String,
    secret: Option<String>,
}

/// Opens what has this reference, if the digits are right.
pub async fn open(app: &AppState, reference: &str, digits: &str) -> Result<Tried> {
    if !count(app, reference).await? {
        return Ok(Tried::Closed);
    }
    let mut tx = app.db.read().await?;
    let case = case_of(&mut tx, reference).await?;
    let draft = kept::secret_of(&mut tx, reference, app.now()).await?;
    drop(tx);
    let secret = case.as_ref().and_then(|case| case.secret.clone()).or(draft);
    let right = slow::is_right(digits, secret.clone()).await;
    let mut tx = app.db.begin().await?;
    if !right {
        let about = case.as_ref().map(|case| case.id.as_str());
        let line = Line { role: "visitor", deed: Deed::AdvocacyOpenFailed, about, ..Line::default() };
        audit::record(&mut tx, &app.keys, &line, app.now()).await?;
        tx.commit().await?;
        return Ok(Tried::Wrong);
    }
    // Somebody may have taken the secret away meanwhile.
    let opened = match case_of(&mut tx, reference).await?.filter(|case| case.secret == secret) {
        Some(case) => {
            let token = opening::begin(&mut tx, &app.keys, &case.id, None, app.now()).await?;
            note_own(&mut tx, &app.keys, Deed::AdvocacyOpened, &case.id, app.now()).await?;
            Tried::Opened(case.id, token)
        }
        None => match kept::of_reference(&mut tx, &app.keys, reference).await? {
            Some(visit) => Tried::Kept(Box::new(visit)),
            None => return Ok(Tried::Wrong),
        },
    };
    let index = index_of(app, reference);
    exec!(&mut tx, "delete from advocacy_tries where reference_index = $1", index)?;
    tx.commit().await?;
    Ok(opened)
}

async fn case_of(tx: &mut Tx, reference: &str) -> Result<Option<CaseRow>> {
    Ok(sql!(tx, fetch_optional, CaseRow, "select id, secret from advocacy_cases where reference = $1", reference)?)
}

fn index_of(app: &AppState, reference: &str) -> String {
    app.keys.advocacy_index("tries", reference)
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
        "insert into advocacy_tries (reference_index, tries, since) values ($1, 0, $2)
         on conflict (reference_index) do update set tries = advocacy_tries.tries",
        index,
        now
    )?;
    let found = sql!(
        &mut tx,
        fetch_one,
        Tries,
        "select tries, since, locked_until from advocacy_tries where reference_index = $1",
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
        "update advocacy_tries set tries = $1, since = $2, locked_until = $3 where reference_index = $4",
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

/// Tells the advocate and the managers that somebody tries to open a case, if it is one.
async fn raise(tx: &mut Tx, app: &AppState, reference: &str, now: i64) -> Result<()> {
    let Some(row) = case_of(tx, reference).await? else { return Ok(()) };
    let Some(found) = find(tx, &app.keys, &row.id).await? else { return Ok(()) };
    letters::queue_alarm(tx, &app.keys, &found.thread.case, &format!("tried:{now}"), now).await
}

/// Forgets tries that count no more. Says how many.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - DAY;
    exec!(
        tx,
        "delete from advocacy_tries where (locked_until is null and since <= $1) or locked_until <= $2",
        before,
        now
    )
}
