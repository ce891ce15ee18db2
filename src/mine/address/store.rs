//! The verbs of changing an address, and their SQL.

use crate::accounts::{PersonId, YoungPerson, people};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::forms::EmailAddress;
use crate::keys::{self, Keys, Place, random_id};
use crate::mail::{self, NewLetter};
use crate::mine::copy::{Shown, told};
use crate::mine::{Asking, Part};
use crate::web::{AppState, Tx};
use crate::{exec, say, sql};

use super::letters::{CHANGED, CODE};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// How long a code works once its letter is written, in ms.
const CODE_WORKS: i64 = 10 * MINUTE;
/// How long its letter may wait to be written, in ms.
const LETTER_WAITS: i64 = 30 * MINUTE;
/// Wrong codes that one change takes.
const TRIES: i64 = 5;
/// Letters that one person can have sent to new addresses (S-10).
const LETTERS_A_DAY: i64 = 6;

fn place(id: &str) -> Place<'_> {
    Place::new("mine_new_addresses", "email", id)
}

fn code_mac(keys: &Keys, id: &str, code: &str) -> String {
    keys.code("mine.new_address", &format!("{id} {code}"))
}

struct Count {
    count: i64,
}

/// Sends a code to a new address. False where today's letters are used up. The newest code is the one that works.
pub async fn ask(app: &AppState, person: &YoungPerson, email: &EmailAddress) -> Result<bool> {
    let (now, id, who) = (app.now(), random_id(), person.id.as_str());
    let (since, expires_at) = (now - DAY, now + LETTER_WAITS);
    let mut tx = app.db.begin().await?;
    let sent = sql!(
        &mut tx,
        fetch_one,
        Count,
        r#"select count(*) as "count!: i64" from mine_new_addresses where person_id = $1 and asked_at > $2"#,
        who,
        since
    )?;
    if sent.count >= LETTERS_A_DAY {
        return Ok(false);
    }
    exec!(&mut tx, "update mine_new_addresses set expires_at = 0 where person_id = $1", who)?;
    let sealed = people::data_key(&mut tx, &app.keys, &person.id).await?.seal(place(&id), email.as_str());
    exec!(
        &mut tx,
        "insert into mine_new_addresses (id, person_id, email, tries, asked_at, expires_at) values ($1, $2, $3, 0, $4, $5)",
        id,
        who,
        sealed,
        now,
        expires_at
    )?;
    let letter = NewLetter { kind: CODE, to: email, person: Some(who), team: "council", payload: &id, once: None };
    mail::queue(&mut tx, &app.keys, &letter, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// Draws the code at the moment its letter is written. None where the change is over.
pub async fn draw_code(app: &AppState, id: &str) -> Result<Option<String>> {
    let now = app.now();
    let code = keys::random_digits(6);
    let (mac, expires_at) = (code_mac(&app.keys, id, &code), now + CODE_WORKS);
    let mut tx = app.db.begin().await?;
    let drawn = exec!(
        &mut tx,
        "update mine_new_addresses set code_mac = $1, expires_at = $2 where id = $3 and expires_at > $4",
        mac,
        expires_at,
        id,
        now
    )?;
    tx.commit().await?;
    Ok((drawn == 1).then_some(code))
}

/// What came of typing a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    Changed,
    /// Wrong, too late, or tried too often: one answer for all.
    Wrong,
    /// Somebody else's page has this address. They have proved that it is theirs, so they may know.
    Taken,
}

struct Trial {
    id: String,
    email: String,
    code_mac: String,
}

/// Tries a code; the right one changes the address. Each try is counted.
pub async fn try_code(app: &AppState, person: &YoungPerson, code: &str) -> Result<Tried> {
    let (now, who) = (app.now(), person.id.as_str());
    let mut tx = app.db.begin().await?;
    let trial = sql!(
        &mut tx,
        fetch_optional,
        Trial,
        r#"update mine_new_addresses set tries = tries + 1
           where person_id = $1 and tries < $2 and expires_at > $3 and code_mac is not null
           returning id as "id!", email as "email!", code_mac as "code_mac!""#,
        who,
        TRIES,
        now
    )?;
    let right = trial.filter(|trial| keys::same(&trial.code_mac, &code_mac(&app.keys, &trial.id, code)));
    let Some(trial) = right else {
        tx.commit().await?;
        return Ok(Tried::Wrong);
    };
    let id = &trial.id;
    exec!(&mut tx, "update mine_new_addresses set expires_at = 0 where id = $1", id)?;
    let key = people::data_key(&mut tx, &app.keys, &person.id).await?;
    let Ok(email) = EmailAddress::parse(&key.open(place(id), &trial.email)?) else { return Ok(Tried::Wrong) };
    let before = people::contact(&mut tx, &app.keys, &person.id).await?.and_then(|contact| contact.email);
    if !people::readdress(&mut tx, &app.keys, &key, &person.id, &email).await? {
        tx.commit().await?;
        return Ok(Tried::Taken);
    }
    if let Some(before) = before.and_then(|before| EmailAddress::parse(&before).ok()) {
        tell_old(&mut tx, &app.keys, &person.id, &before, now).await?;
    }
    let line = Line {
        who: Some(who),
        role: "young_person",
        deed: Deed::MineAddressChanged,
        about: Some(who),
        subject: Some(who),
        reason: None,
    };
    audit::record(&mut tx, &app.keys, &line, now).await?;
    tx.commit().await?;
    Ok(Tried::Changed)
}

async fn tell_old(tx: &mut Tx, keys: &Keys, person: &PersonId, before: &EmailAddress, now: i64) -> Result<()> {
    let (kind, person) = (CHANGED, Some(person.as_str()));
    let letter = NewLetter { kind, to: before, person, team: "council", payload: "", once: None };
    mail::queue(tx, keys, &letter, now).await?;
    Ok(())
}

struct CopyRow {
    id: String,
    email: String,
    tries: i64,
    asked_at: i64,
    expires_at: i64,
}

/// New addresses of the last day, for the copy of somebody's data.
pub async fn copy(asking: Asking<'_>) -> Result<Part> {
    let person = asking.person.as_str();
    let rows = sql!(
        &mut *asking.tx,
        fetch_all,
        CopyRow,
        "select id, email, tries, asked_at, expires_at from mine_new_addresses where person_id = $1 order by asked_at",
        person
    )?;
    let key = people::data_key(asking.tx, asking.keys, asking.person).await?;
    let heading = say!("mine-copy-new-addresses").to_owned();
    let mut part = Part { table: "mine_new_addresses", heading, rows: Vec::new() };
    for row in rows {
        part.rows.push(vec![
            told("email", say!("mine-copy-email"), key.open(place(&row.id), &row.email)?),
            told("tries", say!("mine-copy-tries"), row.tries.to_string()),
            told("asked_at", say!("mine-copy-asked"), row.asked_at.shown()),
            told("expires_at", say!("mine-copy-ends"), row.expires_at.shown()),
        ]);
    }
    Ok(part)
}

/// Forgets changes of yesterday.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - DAY;
    exec!(tx, "delete from mine_new_addresses where asked_at <= $1", before)
}
