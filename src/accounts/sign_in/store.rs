//! The verbs of signing in with a code by email.

use crate::accounts::model::{OpenedBy, PersonId};
use crate::accounts::people::{self, NewPerson};
use crate::accounts::sessions::{self, Begun, NewSession};
use crate::accounts::{Lasts, list};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::{self, Keys, Place, hash_of, random_id, random_token};
use crate::mail::{self, NewLetter};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::form::Asked;
use super::letters::SIGN_IN_CODE;
use super::mailbox::mailbox_of;

/// How long a code works once its letter is written, in ms (S-01).
pub const CODE_WORKS: i64 = 10 * MINUTE;
/// How long after a code was asked for its letter may still be written, in ms.
const LETTER_WAITS: i64 = 30 * MINUTE;
/// How long after proving their address somebody new may take to say what they are called, in ms.
const NEW_FOR: i64 = 30 * MINUTE;
/// How long after a code was right the same press may arrive again, in ms.
const PRESSED_TWICE: i64 = 10_000;
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

/// What came of typing a code.
pub enum Tried {
    /// Wrong, too late, tried too often, or from another browser: one answer for all.
    Wrong,
    /// They are in.
    In { begun: Begun, onwards: String },
    /// The address is proved, and nobody here has it.
    New,
}

struct Trial {
    id: String,
    email: String,
    code_mac: String,
    own_phone: bool,
    onwards: String,
}

/// Tries a code. Each try is counted, right or wrong.
pub async fn try_code(app: &AppState, token: &str, code: &str, device: &str) -> Result<Tried> {
    let (browser, now) = (hash_of(token), app.now());
    let mut tx = app.db.begin().await?;
    let trial = sql!(
        &mut tx,
        fetch_optional,
        Trial,
        r#"update sign_ins set tries = tries + 1
           where browser_hash = $1 and tries < $2 and expires_at > $3 and used_at is null and code_mac is not null
           returning id as "id!", email as "email!", code_mac as "code_mac!", own_phone as "own_phone!: bool", onwards as "onwards!""#,
        browser,
        TRIES,
        now
    )?;
    let Some(trial) = trial else { return pressed_twice(tx, app, &browser, code, now).await };
    if !keys::same(&trial.code_mac, &code_mac(&app.keys, &trial.id, code)) {
        let line =
            Line { role: "visitor", about: Some(&trial.id), deed: Deed::AccountsSignInFailed, ..Line::default() };
        audit::record(&mut tx, &app.keys, &line, now).await?;
        tx.commit().await?;
        return Ok(Tried::Wrong);
    }
    exec!(&mut tx, "update sign_ins set used_at = $1 where id = $2", now, trial.id)?;
    let Ok(email) = EmailAddress::parse(&app.keys.open(place(&trial.id), &trial.email)?) else {
        return Ok(Tried::Wrong);
    };
    let person = match people::find_by_email(&mut tx, &app.keys, &email).await? {
        Some(found) if found.organisation.is_some() || found.disabled => {
            exec!(&mut tx, "update sign_ins set code_mac = null where id = $1", trial.id)?;
            tx.commit().await?;
            return Ok(Tried::Wrong);
        }
        Some(found) => Some(found.id),
        None => None,
    };
    let Some(person) = join_invited(&mut tx, &app.keys, person, &email, now).await? else {
        tx.commit().await?;
        return Ok(Tried::New);
    };
    let begun = let_in(&mut tx, &app.keys, &person, OpenedBy::EmailCode, trial.own_phone, device, now).await?;
    exec!(&mut tx, "update sign_ins set session_id = $1 where id = $2", begun.id, trial.id)?;
    tx.commit().await?;
    Ok(Tried::In { begun, onwards: trial.onwards })
}

struct Pressed {
    id: String,
    code_mac: String,
    onwards: String,
    session_id: Option<String>,
}

/// The button was pressed twice: the browser shows the answer to the second press, and may never have read the first. It
/// gets the session that the first one opened, under another token; the code opens nothing more (S-01).
async fn pressed_twice(mut tx: Tx, app: &AppState, browser: &str, code: &str, now: i64) -> Result<Tried> {
    let lately = now - PRESSED_TWICE;
    let pressed = sql!(
        &mut tx,
        fetch_optional,
        Pressed,
        r#"update sign_ins set tries = tries + 1
           where browser_hash = $1 and tries < $2 and used_at > $3 and code_mac is not null
           returning id as "id!", code_mac as "code_mac!", onwards as "onwards!", session_id"#,
        browser,
        TRIES,
        lately
    )?;
    let Some(pressed) = pressed else { return Ok(Tried::Wrong) };
    let tried = match &pressed.session_id {
        _ if !keys::same(&pressed.code_mac, &code_mac(&app.keys, &pressed.id, code)) => Tried::Wrong,
        None => Tried::New,
        Some(session) => match sessions::begin_again(&mut tx, session, now).await? {
            Some(begun) => Tried::In { begun, onwards: pressed.onwards },
            None => Tried::Wrong,
        },
    };
    tx.commit().await?;
    Ok(tried)
}

/// Matches somebody whose adviser invited this very address, and makes their account where there is none: the code has
/// proved the address, so nothing is guessed (S-52). None where nobody has it and nobody was invited.
async fn join_invited(
    tx: &mut Tx,
    keys: &Keys,
    person: Option<PersonId>,
    email: &EmailAddress,
    now: i64,
) -> Result<Option<PersonId>> {
    let Some(entry) = list::entry_for(tx, keys, email).await? else { return Ok(person) };
    if let Some(person) = person {
        // Whoever is somebody else's already stays so; their adviser can undo it.
        if !people::is_matched(tx, &person).await? {
            list::link(tx, &entry.id, &person, now).await?;
        }
        return Ok(Some(person));
    }
    let new = NewPerson { organisation: None, name: &entry.name, email: Some(email) };
    let Some(person) = people::add(tx, keys, &new, now).await? else { return Ok(None) };
    list::link(tx, &entry.id, &person, now).await?;
    joined(tx, keys, &person, now).await?;
    Ok(Some(person))
}

async fn joined(tx: &mut Tx, keys: &Keys, person: &PersonId, now: i64) -> sqlx::Result<()> {
    let id = Some(person.as_str());
    let line =
        Line { who: id, role: "young_person", about: id, subject: id, deed: Deed::AccountsJoined, ..Line::default() };
    audit::record(tx, keys, &line, now).await
}

/// Begins a young person's session.
pub async fn let_in(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    opened_by: OpenedBy,
    own_phone: bool,
    device: &str,
    now: i64,
) -> Result<Begun> {
    let new = NewSession { person, opened_by, own_phone, device, lasts: Lasts::of_young_person(own_phone) };
    let begun = sessions::begin(tx, &new, now).await?;
    let id = Some(person.as_str());
    let line = Line {
        who: id,
        role: "young_person",
        about: id,
        subject: id,
        reason: Some(opened_by.code()),
        deed: Deed::AccountsSignedIn,
    };
    audit::record(tx, keys, &line, now).await?;
    Ok(begun)
}

/// Makes the account of somebody new, whose address is proved. None where this browser has proved none lately.
pub async fn join(
    app: &AppState,
    token: &str,
    name: &str,
    doubted_at: Option<i64>,
    device: &str,
) -> Result<Option<(Begun, String)>> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let Some(row) = find(&mut tx, token, now - KEPT).await? else { return Ok(None) };
    if row.used_at.is_none_or(|at| now - at > NEW_FOR) {
        return Ok(None);
    }
    let Ok(email) = EmailAddress::parse(&app.keys.open(place(&row.id), &row.email)?) else { return Ok(None) };
    let new = NewPerson { organisation: None, name, email: Some(&email) };
    let person = match people::add(&mut tx, &app.keys, &new, now).await? {
        Some(person) => {
            if let Some(at) = doubted_at {
                let id = person.as_str();
                exec!(&mut tx, "update people set doubted_at = $1 where id = $2", at, id)?;
            }
            joined(&mut tx, &app.keys, &person, now).await?;
            person
        }
        // A double tap, or a second window: the account was made a moment ago, with the same proof.
        None => match people::find_by_email(&mut tx, &app.keys, &email).await? {
            Some(found) if found.organisation.is_none() && !found.disabled => found.id,
            _ => return Ok(None),
        },
    };
    let begun = let_in(&mut tx, &app.keys, &person, OpenedBy::EmailCode, row.own_phone, device, now).await?;
    tx.commit().await?;
    Ok(Some((begun, row.onwards)))
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
