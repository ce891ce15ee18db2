//! The outbox as the database keeps it. A worker's hold on a letter is a lease with a name; whoever lost it writes nothing
//! (F18).

use crate::forms::EmailAddress;
use crate::keys::{Keys, Place, random_id};
use crate::web::{Db, Rule, Tx};
use crate::{exec, sql};

use super::NewLetter;

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// How long a worker may hold a letter, in ms.
pub const LEASE: i64 = MINUTE;
/// A row stays this long after its letter was handed over. A letter that waited this long is not sent any more.
const KEPT_AFTER: i64 = 7 * DAY;
/// A task that nobody has seen to goes after this long.
const TASK_KEPT: i64 = 90 * DAY;

/// Queues a letter, inside the deed that causes it.
pub async fn queue(tx: &mut Tx, keys: &Keys, letter: &NewLetter<'_>, now: i64) -> sqlx::Result<()> {
    let id = random_id();
    let address = keys.seal(address_place(&id), letter.to.as_str());
    let payload = keys.seal(payload_place(&id), letter.payload);
    let index = address_index(keys, letter.to);
    exec!(
        tx,
        "insert into outbox (id, kind, person_id, team, address, address_index, payload, once, created_at, due_at, next_try_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $9) on conflict (once) do nothing",
        id,
        letter.kind,
        letter.person,
        letter.team,
        address,
        index,
        payload,
        letter.once,
        now
    )?;
    Ok(())
}

/// Takes back a letter that nobody has begun to hand over.
pub async fn take_back(tx: &mut Tx, once: &str) -> sqlx::Result<()> {
    exec!(tx, "delete from outbox where once = $1 and sent_at is null and failed_at is null and lease is null", once)?;
    Ok(())
}

/// The fingerprint of an address: the same however its letters are written.
pub fn address_index(keys: &Keys, address: &EmailAddress) -> String {
    keys.index("mail.address", &address.as_str().to_lowercase())
}

pub fn address_place(id: &str) -> Place<'_> {
    Place::new("outbox", "address", id)
}

pub fn payload_place(id: &str) -> Place<'_> {
    Place::new("outbox", "payload", id)
}

/// A letter that a worker holds.
#[derive(Clone, Debug)]
pub struct Taken {
    pub id: String,
    pub kind: String,
    pub person: Option<String>,
    pub address: String,
    pub address_index: String,
    pub payload: String,
    pub due_at: i64,
    /// This try included.
    pub tries: i64,
    pub lease: String,
}

/// Takes the letter that has been due longest and that no other worker holds.
pub async fn take(db: &Db, now: i64) -> sqlx::Result<Option<Taken>> {
    // Looking first keeps an empty outbox from asking for the one writing connection twice a second.
    let mut tx = db.read().await?;
    let due = sql!(
        &mut tx,
        fetch_optional,
        Due,
        "select id from outbox where sent_at is null and failed_at is null and next_try_at <= $1
         and (leased_until is null or leased_until <= $1) limit 1",
        now
    )?;
    drop(tx);
    let Some(Due { id: _ }) = due else { return Ok(None) };
    let (lease, until) = (random_id(), now + LEASE);
    let mut tx = db.begin().await?;
    let taken = sql!(&mut tx, fetch_optional, Taken,
        sqlite: r#"update outbox set leased_until = $1, lease = $2, tries = tries + 1
            where id = (select id from outbox where sent_at is null and failed_at is null and next_try_at <= $3
                        and (leased_until is null or leased_until <= $3) order by next_try_at, id limit 1)
            returning id as "id!", kind as "kind!", person_id as "person?", address as "address!", address_index as "address_index!",
                      payload as "payload!", due_at as "due_at!", tries as "tries!", lease as "lease!""#,
        pg: r#"update outbox set leased_until = $1, lease = $2, tries = tries + 1
            where id = (select id from outbox where sent_at is null and failed_at is null and next_try_at <= $3
                        and (leased_until is null or leased_until <= $3) order by next_try_at, id limit 1
                        for update skip locked)
            returning id as "id!", kind as "kind!", person_id as "person?", address as "address!", address_index as "address_index!",
                      payload as "payload!", due_at as "due_at!", tries as "tries!", lease as "lease!""#,
        until, lease, now
    )?;
    tx.commit().await?;
    Ok(taken)
}

struct Due {
    #[allow(dead_code)] // asked for so that there is something to ask for
    id: String,
}

/// True while nobody else has taken the letter.
pub async fn is_still_held(db: &Db, letter: &Taken) -> sqlx::Result<bool> {
    let mut tx = db.read().await?;
    let (id, lease) = (&letter.id, &letter.lease);
    let held = sql!(&mut tx, fetch_optional, Due, "select id from outbox where id = $1 and lease = $2", id, lease)?;
    Ok(held.is_some())
}

/// Notes that a letter was handed over, or with a `reason`, that it need not be. False where the worker had lost it.
pub async fn note_done(db: &Db, letter: &Taken, reason: Option<&str>, now: i64) -> sqlx::Result<bool> {
    let (id, lease) = (&letter.id, &letter.lease);
    let mut tx = db.begin().await?;
    let noted = exec!(
        &mut tx,
        "update outbox set sent_at = $1, reason = $2, address = null, address_index = null, payload = null, leased_until = null, lease = null
         where id = $3 and lease = $4",
        now,
        reason,
        id,
        lease
    )?;
    tx.commit().await?;
    Ok(noted == 1)
}

/// Notes that a letter will never be delivered: from here on it is a task for its team.
pub async fn note_failed(db: &Db, letter: &Taken, reason: &str, now: i64) -> sqlx::Result<bool> {
    let (id, lease) = (&letter.id, &letter.lease);
    let mut tx = db.begin().await?;
    let noted = exec!(
        &mut tx,
        "update outbox set failed_at = $1, reason = $2, address = null, address_index = null, payload = null, leased_until = null, lease = null
         where id = $3 and lease = $4",
        now,
        reason,
        id,
        lease
    )?;
    tx.commit().await?;
    Ok(noted == 1)
}

/// Notes that a letter was not taken, and when to try again.
pub async fn note_retry(db: &Db, letter: &Taken, reason: &str, next_try_at: i64) -> sqlx::Result<bool> {
    let (id, lease) = (&letter.id, &letter.lease);
    let mut tx = db.begin().await?;
    let noted = exec!(
        &mut tx,
        "update outbox set next_try_at = $1, reason = $2, leased_until = null, lease = null where id = $3 and lease = $4",
        next_try_at,
        reason,
        id,
        lease
    )?;
    tx.commit().await?;
    Ok(noted == 1)
}

/// Puts a letter back as if it had not been tried: until its reader's hours, or for another worker. One that waits for
/// its first try is due only then.
pub async fn put_back(db: &Db, letter: &Taken, until: i64) -> sqlx::Result<bool> {
    let (id, lease) = (&letter.id, &letter.lease);
    let due_at = if letter.tries == 1 { until } else { letter.due_at };
    let mut tx = db.begin().await?;
    let noted = exec!(
        &mut tx,
        "update outbox set due_at = $1, next_try_at = $2, tries = tries - 1, leased_until = null, lease = null
         where id = $3 and lease = $4",
        due_at,
        until,
        id,
        lease
    )?;
    tx.commit().await?;
    Ok(noted == 1)
}

/// A letter that could not be delivered.
#[derive(Clone, Debug)]
pub struct Undelivered {
    pub id: String,
    pub kind: String,
    pub person: Option<String>,
    pub failed_at: i64,
    /// A code: "smtp_550", "too_old".
    pub reason: String,
}

/// A team's letters that could not be delivered, the oldest first.
pub async fn undelivered(tx: &mut Tx, team: &str) -> sqlx::Result<Vec<Undelivered>> {
    sql!(
        tx,
        fetch_all,
        Undelivered,
        r#"select id, kind, person_id as "person?", failed_at as "failed_at!", coalesce(reason, '') as "reason!: String"
           from outbox where team = $1 and failed_at is not null order by failed_at, id"#,
        team
    )
}

/// Somebody has seen to a letter that could not be delivered. False where the team has no such letter.
pub async fn dismiss(tx: &mut Tx, team: &str, id: &str) -> sqlx::Result<bool> {
    Ok(exec!(tx, "delete from outbox where id = $1 and team = $2 and failed_at is not null", id, team)? == 1)
}

/// What a letter leaves behind, and for how long.
pub const RETENTION: &[Rule] = &[
    Rule {
        record: "mail.unsent",
        limit: "7 days after it was queued: emptied, and a task for its team",
        reason: "a letter that waited this long is of no use",
        forget: |old| Box::pin(async move { Ok(give_up(old.tx, old.now).await?) }),
    },
    Rule {
        record: "mail.sent",
        limit: "7 days after it was handed over",
        reason: "staff can answer why a letter did not come",
        forget: |old| Box::pin(async move { Ok(forget_sent(old.tx, old.now).await?) }),
    },
    Rule {
        record: "mail.tasks",
        limit: "90 days after it could not be delivered",
        reason: "its team has had time to see to it",
        forget: |old| Box::pin(async move { Ok(forget_tasks(old.tx, old.now).await?) }),
    },
    Rule {
        record: "mail.demo_letters",
        limit: "7 days after it was written",
        reason: "as letters that were handed over",
        forget: |old| Box::pin(async move { Ok(forget_demo_letters(old.tx, old.now).await?) }),
    },
];

/// Gives up letters that have waited too long to be of use: from here on they are tasks.
async fn give_up(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let sent = now - KEPT_AFTER;
    exec!(
        tx,
        "update outbox set failed_at = $1, reason = 'too_old', address = null, address_index = null, payload = null, leased_until = null, lease = null
         where sent_at is null and failed_at is null and created_at < $2 and (leased_until is null or leased_until <= $1)",
        now,
        sent
    )
}

async fn forget_sent(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let sent = now - KEPT_AFTER;
    exec!(tx, "delete from outbox where sent_at < $1", sent)
}

async fn forget_tasks(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let failed = now - TASK_KEPT;
    exec!(tx, "delete from outbox where failed_at < $1", failed)
}

async fn forget_demo_letters(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let written = now - KEPT_AFTER;
    exec!(tx, "delete from demo_letters where written_at < $1", written)
}
