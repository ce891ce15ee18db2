//! The second half of signing in: the code is typed, and somebody is in.

use crate::accounts::list;
use crate::accounts::model::{Lasts, OpenedBy, PersonId};
use crate::accounts::people::{self, NewPerson};
use crate::accounts::sessions::{self, Begun, NewSession};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::{self, Keys, hash_of};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::{KEPT, MINUTE, TRIES, code_mac, find, place};

/// How long after proving their address somebody new may take to say what they are called, in ms.
const NEW_FOR: i64 = 30 * MINUTE;
/// How long after a code was right the same press may arrive again, in ms.
const PRESSED_TWICE: i64 = 10_000;

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
