//! The verbs of advocacy and their SQL. A case is found through the young person whose it is, or through the advocate who has it.

use crate::accounts::{PersonId, Staff, people};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::EmailAddress;
use crate::keys::{DataKey, Keys, Place, Purpose, random_id, random_long_reference, slow};
use crate::promises;
use crate::web::{AppState, Db, Tx};
use crate::{exec, sql};

use super::model::{Asked, Contact, Kind};
use super::{letters, opening};

mod adopt;
mod find;
mod own;
mod promise;
mod work;

pub use adopt::adopt;
pub use find::{Found, Names, Row, find, is_own, of_person, works_on};
pub use own::{got, mine, not_sorted, object, stop, write};
pub use work::{NextStep, answer, assign, claim, close, contacted, lock, next_step, note, pause, put_back, theirs};

/// What came of a deed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Yes,
    /// Something was said since the page was made: whoever answers should read it first.
    Crossed,
    /// They do not have this case.
    NotYours,
    /// Somebody was quicker: who has it.
    TakenBy(String),
    /// The young person does not want this advocate.
    Objected,
    /// It has ended.
    Over,
}

pub fn place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("advocacy_cases", column, id)
}

pub fn words_place(id: &str) -> Place<'_> {
    Place::new("advocacy_entries", "words", id)
}

/// The fingerprint by which an account finds its cases.
pub fn owner_index(keys: &Keys, person: &PersonId) -> String {
    keys.advocacy_index("owner", person.as_str())
}

/// The fingerprint by which an address finds what was asked for its owner.
pub fn invited_index(keys: &Keys, email: &EmailAddress) -> String {
    keys.advocacy_index("invited", &email.as_str().to_lowercase())
}

/// Somebody asks for an advocate.
pub struct NewCase {
    /// The page that asked; whoever knows it could work out the secret, so it stays in that browser.
    pub once: String,
    pub asked: Asked,
    pub contact: Contact,
    /// The account of whoever asks; none: it is opened by reference and secret.
    pub owner: Option<PersonId>,
    /// Whose address may open it, where somebody else asks for them.
    pub invited: Option<EmailAddress>,
}

/// What whoever asked keeps.
pub struct Receipt {
    pub case: String,
    /// The token of the browser that asked, which may read it and its 16 digits; none for an account.
    pub opening: Option<String>,
}

struct Before {
    id: String,
}

/// Asks for an advocate. The same page sent twice asks once, and both answers are the same.
pub async fn ask(app: &AppState, new: &NewCase) -> Result<Receipt> {
    // Whoever asks for somebody else gets nothing that opens it.
    let secret = (new.owner.is_none() && new.asked.on_behalf.is_none()).then(|| secret_of(&app.keys, &new.once));
    let once = app.keys.advocacy_index("once", &new.once);
    let mut tx = app.db.read().await?;
    let before = sql!(&mut tx, fetch_optional, Before, "select id from advocacy_cases where once = $1", once)?;
    drop(tx);
    let hash = match &secret {
        // Hashing is slow, and the second press needs none.
        Some(secret) if before.is_none() => Some(slow::hash(secret).await),
        _ => None,
    };
    let clock = Clock { days: app.config.advocacy_days, now: app.now() };
    let mut tx = app.db.begin().await?;
    if before.is_none() && insert(&mut tx, &app.keys, new, &once, hash.as_deref(), clock).await?.is_some() {
        letters::queue_waiting(&mut tx, &app.keys, new.asked.unsafe_now.then_some(once.as_str()), app.now()).await?;
    }
    let Before { id } = sql!(&mut tx, fetch_one, Before, "select id from advocacy_cases where once = $1", once)?;
    let opening = match secret {
        Some(secret) => Some(opening::begin(&mut tx, &app.keys, &id, Some(&secret), app.now()).await?),
        None => None,
    };
    tx.commit().await?;
    Ok(Receipt { case: id, opening })
}

/// The same for whoever fills a demonstration or a test, without any hashing: the id of a new case.
pub async fn ask_in(tx: &mut Tx, app: &AppState, new: &NewCase) -> Result<String> {
    ask_at(tx, &app.keys, new, app.config.advocacy_days, app.now()).await
}

/// The same at this time, with a promise of so many working days: for whoever has no app.
pub async fn ask_at(tx: &mut Tx, keys: &Keys, new: &NewCase, days: u16, now: i64) -> Result<String> {
    let once = keys.advocacy_index("once", &new.once);
    insert(tx, keys, new, &once, None, Clock { days, now }).await?.ok_or(AppError::NotFound)
}

/// When it is, and in how many working days somebody is promised an answer.
struct Clock {
    days: u16,
    now: i64,
}

async fn insert(
    tx: &mut Tx,
    keys: &Keys,
    new: &NewCase,
    once: &str,
    secret: Option<&str>,
    Clock { days, now }: Clock,
) -> Result<Option<String>> {
    let (id, reference) = (random_id(), random_long_reference());
    let (key, wrapped) = keys.new_data_key(Purpose::Advocacy, &id);
    let owner_index = new.owner.as_ref().map(|owner| owner_index(keys, owner));
    let owner = key.seal_optional(place("owner", &id), new.owner.as_ref().map(PersonId::as_str));
    let invited = new.invited.as_ref().map(|email| invited_index(keys, email));
    let asked = key.seal_json(place("asked", &id), &new.asked);
    let contact = key.seal_json(place("contact", &id), &new.contact);
    let added = exec!(
        &mut *tx,
        "insert into advocacy_cases (id, reference, data_key, once, owner_index, owner, invited_index, secret, asked, contact,
                                     asked_at, changed_at, urgent)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12) on conflict (once) do nothing",
        id,
        reference,
        wrapped,
        once,
        owner_index,
        owner,
        invited,
        secret,
        asked,
        contact,
        now,
        new.asked.unsafe_now
    )?;
    if added == 0 {
        return Ok(None);
    }
    let asked = Said { kind: Kind::Asked, staff: None, private: false, words: new.asked.words.as_deref(), once: None };
    say(tx, &key, &id, 1, &asked, now).await?;
    promise::make(tx, &id, promises::due(now, days), now).await?;
    if let Some(avoid) = new.asked.avoid.as_deref() {
        refuse_advocate(tx, &id, avoid, now).await?;
    }
    note_own(tx, keys, Deed::AdvocacyAsked, &id, now).await?;
    Ok(Some(id))
}

/// The 16 digits of whoever asked from this page: the same for the same page, so that pressing twice shows one secret.
pub fn secret_of(keys: &Keys, once: &str) -> String {
    let bytes = keys.code_bytes("advocacy.secret", once);
    let number = u128::from_be_bytes(bytes[..16].try_into().expect("16 of 32 bytes"));
    format!("{:016}", number % 10_000_000_000_000_000)
}

/// They never want this advocate; one who is not there any more changes nothing.
async fn refuse_advocate(tx: &mut Tx, case: &str, staff: &str, now: i64) -> Result<()> {
    exec!(
        tx,
        "insert into advocacy_objections (case_id, staff_id, at) select $1, id, $3 from people where id = $2
         on conflict (case_id, staff_id) do nothing",
        case,
        staff,
        now
    )?;
    Ok(())
}

/// Something to add to a case.
pub struct Said<'a> {
    pub kind: Kind,
    pub staff: Option<&'a PersonId>,
    pub private: bool,
    pub words: Option<&'a str>,
    /// The page that sent it.
    pub once: Option<&'a str>,
}

impl<'a> Said<'a> {
    /// By the young person.
    pub fn own(kind: Kind, words: Option<&'a str>) -> Said<'a> {
        Said { kind, staff: None, private: false, words, once: None }
    }

    /// By staff, for the young person to read.
    pub fn staff(kind: Kind, staff: &'a Staff, words: Option<&'a str>) -> Said<'a> {
        Said { kind, staff: Some(&staff.id), private: false, words, once: None }
    }

    /// By staff, for advocates alone.
    pub fn privately(kind: Kind, staff: &'a Staff, words: Option<&'a str>) -> Said<'a> {
        Said { private: true, ..Said::staff(kind, staff, words) }
    }
}

/// Adds what was said or done under this number. False where somebody was quicker, or where this page has sent it before.
pub async fn say(tx: &mut Tx, key: &DataKey, case: &str, number: i64, said: &Said<'_>, now: i64) -> Result<bool> {
    let id = random_id();
    let sealed = key.seal_optional(words_place(&id), said.words);
    let (kind, staff, private, once) = (said.kind.code(), said.staff.map(PersonId::as_str), said.private, said.once);
    let added = exec!(
        &mut *tx,
        "insert into advocacy_entries (id, case_id, number, once, at, kind, staff_id, private, words)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing",
        id,
        case,
        number,
        once,
        now,
        kind,
        staff,
        private,
        sealed
    )?;
    if added == 1 {
        exec!(tx, "update advocacy_cases set changed_at = $1 where id = $2", now, case)?;
    }
    Ok(added == 1)
}

struct Sent {
    number: i64,
}

/// True where this page has sent this before.
pub async fn was_sent(tx: &mut Tx, case: &str, once: &str) -> Result<bool> {
    let sent = sql!(
        tx,
        fetch_optional,
        Sent,
        "select number from advocacy_entries where case_id = $1 and once = $2",
        case,
        once
    )?;
    Ok(sent.is_some_and(|sent| sent.number > 0))
}

/// Notes a deed of the young person's own: that somebody did it, and with which case, but not who. The audit must not say that a
/// person has a case.
pub async fn note_own(tx: &mut Tx, keys: &Keys, deed: Deed, case: &str, now: i64) -> Result<()> {
    let line = Line { role: "young_person", deed, about: Some(case), ..Line::default() };
    Ok(audit::record(tx, keys, &line, now).await?)
}

/// Notes a deed of staff.
pub async fn note_deed(tx: &mut Tx, keys: &Keys, staff: &Staff, deed: Deed, case: &str, now: i64) -> Result<()> {
    let role = staff.roles.first().map_or("staff", |role| role.code());
    let line = Line { who: Some(staff.id.as_str()), role, deed, about: Some(case), ..Line::default() };
    Ok(audit::record(tx, keys, &line, now).await?)
}

/// What the young person's account says of their address; none where they have none.
pub async fn address_of(tx: &mut Tx, keys: &Keys, person: &PersonId) -> Result<Option<EmailAddress>> {
    let email = people::contact(tx, keys, person).await?.and_then(|contact| contact.email);
    Ok(email.and_then(|email| EmailAddress::parse(&email).ok()))
}

struct KeyRow {
    id: String,
    data_key: String,
}

/// Wraps the data key of every case with the newest key, a hundred at a time. Says how many.
pub async fn rewrap_all(db: &Db, keys: &Keys) -> Result<usize> {
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let mut tx = db.begin().await?;
        let Some((last, wrapped)) = rewrap(&mut tx, keys, &after).await? else { return Ok(count) };
        tx.commit().await?;
        (after, count) = (last, count + wrapped);
    }
}

async fn rewrap(tx: &mut Tx, keys: &Keys, after: &str) -> Result<Option<(String, usize)>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        KeyRow,
        "select id, data_key from advocacy_cases where id > $1 order by id limit 100",
        after
    )?;
    let Some(last) = rows.last().map(|row| row.id.clone()) else { return Ok(None) };
    let mut count = 0;
    for row in rows {
        let held = crate::keys::Wrapped { purpose: Purpose::Advocacy, row: row.id, wrapped: row.data_key };
        if let Some(anew) = keys.rewrap(&held)? {
            exec!(
                &mut *tx,
                "update advocacy_cases set data_key = $1 where id = $2 and data_key = $3",
                anew,
                held.row,
                held.wrapped
            )?;
            count += 1;
        }
    }
    Ok(Some((last, count)))
}
