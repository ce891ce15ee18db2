//! The verbs of signing in with a code by email: asking for it here, typing it in `enter`.

mod enter;

use crate::accounts::people;
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::{self, Keys, Place, hash_of, random_id, random_token};
use crate::mail::{self, NewLetter};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::form::Asked;
use super::letters::SIGN_IN_CODE;
use super::mailbox::mailbox_of;

pub use enter::{Tried, join, let_in, try_code};

/// How long a code works once its letter is written, in ms (S-01).
pub const CODE_WORKS: i64 = 10 * MINUTE;
/// How long after a code was asked for its letter may still be written, in ms.
const LETTER_WAITS: i64 = 30 * MINUTE;
/// Wrong codes that one sign-in takes.
const TRIES: i64 = 5;
/// Letters with codes that one mailbox gets (S-10).
const LETTERS_AN_HOUR: i64 = 3;
const LETTERS_A_DAY: i64 = 10;
/// How long a sign-in is kept at all, in ms.
const KEPT: i64 = 24 * 60 * MINUTE;
const MINUTE: i64 = 60_000;

fn place(id: &str) -> Place<'_> {
    Place::new("sign_ins", "email", id)
}

/// Begins a sign-in, and queues its letter unless the mailbox has had enough. Gives the cookie of the browser that asked.
/// `earlier` is the cookie it held before: that sign-in is over (the newest code supersedes).
pub async fn ask(app: &AppState, asked: &Asked, earlier: Option<&str>) -> Result<String> {
    let (keys, now) = (&app.keys, app.now());
    let (id, token) = (random_id(), random_token());
    let (browser, email) = (hash_of(&token), keys.seal(place(&id), asked.email.as_str()));
    let index = people::email_index(keys, &asked.email);
    let limit = keys.index("sign_ins.mailbox", &mailbox_of(&asked.email));
    let expires_at = now + LETTER_WAITS;
    let mut tx = app.db.begin().await?;
    forget(&mut tx, earlier).await?;
    let lettered = may_write(&mut tx, &limit, now).await?;
    exec!(
        &mut tx,
        "insert into sign_ins (id, browser_hash, email, email_index, limit_index, own_phone, onwards, lettered, tries, asked_at, expires_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10)",
        id,
        browser,
        email,
        index,
        limit,
        asked.own_phone,
        asked.onwards,
        lettered,
        now,
        expires_at
    )?;
    if lettered {
        let letter =
            NewLetter { kind: SIGN_IN_CODE, to: &asked.email, person: None, team: "council", payload: &id, once: None };
        mail::queue(&mut tx, keys, &letter, now).await?;
    }
    tx.commit().await?;
    Ok(token)
}

/// Ends the sign-in of a browser's cookie. The row stays for the limit on letters.
async fn forget(tx: &mut Tx, token: Option<&str>) -> sqlx::Result<()> {
    let Some(token) = token else { return Ok(()) };
    let (browser, over) = (hash_of(token), random_token());
    exec!(
        tx,
        "update sign_ins set browser_hash = $1, code_mac = null, expires_at = 0 where browser_hash = $2",
        over,
        browser
    )?;
    Ok(())
}

struct Counted {
    hour: i64,
    day: i64,
}

/// True where a mailbox may get another letter. Two who ask at once wait for one another here.
async fn may_write(tx: &mut Tx, limit: &str, now: i64) -> sqlx::Result<bool> {
    struct Turn {
        #[allow(dead_code)] // the turn is taken by asking
        turn: i64,
    }
    sql!(
        tx,
        fetch_one,
        Turn,
        sqlite: r#"select 1 as "turn!: i64" where $1 = $1"#,
        pg: r#"select 1::bigint as "turn!: i64" from pg_advisory_xact_lock(hashtextextended($1, 0))"#,
        limit
    )?;
    let (hour, day) = (now - 60 * MINUTE, now - 24 * 60 * MINUTE);
    let counted = sql!(
        tx,
        fetch_one,
        Counted,
        r#"select count(case when asked_at > $2 then 1 end) as "hour!: i64", count(*) as "day!: i64"
           from sign_ins where limit_index = $1 and asked_at > $3 and lettered"#,
        limit,
        hour,
        day
    )?;
    Ok(counted.hour < LETTERS_AN_HOUR && counted.day < LETTERS_A_DAY)
}

/// Begins the same sign-in again, for another letter. None where this browser has none under way.
pub async fn ask_again(app: &AppState, token: &str) -> Result<Option<String>> {
    let mut tx = app.db.read().await?;
    let Some(row) = find(&mut tx, token, app.now() - KEPT).await? else { return Ok(None) };
    drop(tx);
    let Ok(email) = EmailAddress::parse(&app.keys.open(place(&row.id), &row.email)?) else { return Ok(None) };
    let asked = Asked { email, own_phone: row.own_phone, onwards: row.onwards };
    ask(app, &asked, Some(token)).await.map(Some)
}

/// A sign-in under way.
pub struct Row {
    id: String,
    email: String,
    pub own_phone: bool,
    pub onwards: String,
    pub used_at: Option<i64>,
}

/// Finds the sign-in of a browser, as long as it may still be finished.
pub async fn find(tx: &mut Tx, token: &str, since: i64) -> sqlx::Result<Option<Row>> {
    let browser = hash_of(token);
    sql!(
        tx,
        fetch_optional,
        Row,
        r#"select id as "id!", email, own_phone as "own_phone: bool", onwards, used_at from sign_ins
           where browser_hash = $1 and asked_at > $2"#,
        browser,
        since
    )
}

struct Drawn {
    email: String,
    asked_at: i64,
    expires_at: i64,
    used_at: Option<i64>,
}

/// Draws the code of a sign-in, at the moment its letter is written: it is nowhere before that, and only its fingerprint
/// afterwards. None where the sign-in is over.
pub async fn draw_code(app: &AppState, id: &str) -> Result<Option<(EmailAddress, String)>> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        Drawn,
        "select email, asked_at, expires_at, used_at from sign_ins where id = $1",
        id
    )?;
    let Some(row) =
        row.filter(|row| row.used_at.is_none() && row.expires_at > now && row.asked_at > now - LETTER_WAITS)
    else {
        return Ok(None);
    };
    let Ok(email) = EmailAddress::parse(&app.keys.open(place(id), &row.email)?) else { return Ok(None) };
    let code = keys::random_digits(6);
    let (mac, expires_at) = (code_mac(&app.keys, id, &code), now + CODE_WORKS);
    exec!(&mut tx, "update sign_ins set code_mac = $1, expires_at = $2 where id = $3", mac, expires_at, id)?;
    tx.commit().await?;
    Ok(Some((email, code)))
}

/// Whose address it is, for the letter: staff get another one.
pub async fn is_staff(app: &AppState, email: &EmailAddress) -> Result<bool> {
    let mut tx = app.db.read().await?;
    let found = people::find_by_email(&mut tx, &app.keys, email).await?;
    Ok(found.is_some_and(|found| found.organisation.is_some()))
}

fn code_mac(keys: &Keys, id: &str, code: &str) -> String {
    keys.code("sign_in", &format!("{id} {code}"))
}

/// Forgets sign-ins of yesterday.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - KEPT;
    exec!(tx, "delete from sign_ins where asked_at < $1", before)
}

/// How many wrong codes anybody can try for one mailbox in a day, from however many places.
#[cfg(test)]
pub fn guesses_a_day() -> i64 {
    TRIES * LETTERS_A_DAY
}
