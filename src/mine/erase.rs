//! An account goes, and everything of its owner with it (D-12, D-25): the data key is destroyed, so that even a row that
//! somebody copied opens no more. Only an opaque id stays, in the ledger.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::Path;

use crate::accounts::{PersonId, YoungPerson, holds, people};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Reference, Result};
use crate::keys::Keys;
use crate::web::{AppState, Db, Tx};
use crate::{exec, sql};

use super::{Asking, Holding};

/// How long the ledger keeps an id, in ms: longer than any backup.
pub const KEPT: i64 = 365 * 24 * 3_600_000;

/// What came of asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erased {
    Gone,
    /// The law says that it must be kept for now.
    Held,
}

/// Deletes the account of whoever asks.
pub async fn on_demand(app: &AppState, holdings: &[Holding], person: &YoungPerson) -> Result<Erased> {
    let who = person.id.as_str();
    let line = Line { who: Some(who), role: "young_person", deed: Deed::MineErased, reason: Some("asked"), ..of(who) };
    let mut tx = app.db.begin().await?;
    if !erase(&mut tx, &app.keys, holdings, &person.id, &line, app.now()).await? {
        return Ok(Erased::Held);
    }
    tx.commit().await?;
    if let Err(cause) = keep_ledger(&app.db, &app.config.erasures_file).await {
        tracing::error!(?cause, "the ledger of erasures was not written; it is tried again within an hour");
    }
    Ok(Erased::Gone)
}

fn of(person: &str) -> Line<'_> {
    Line { about: Some(person), subject: Some(person), ..Line::default() }
}

/// Deletes an account because a rule says so. False where it must be kept for now.
pub async fn by_rule(
    tx: &mut Tx,
    keys: &Keys,
    holdings: &[Holding],
    person: &PersonId,
    reason: &'static str,
    now: i64,
) -> Result<bool> {
    let line = Line { role: "service", deed: Deed::MineErased, reason: Some(reason), ..of(person.as_str()) };
    erase(tx, keys, holdings, person, &line, now).await
}

/// All of it or none: every room removes its own, then the person goes, and the ledger has their id.
async fn erase(
    tx: &mut Tx,
    keys: &Keys,
    holdings: &[Holding],
    person: &PersonId,
    line: &Line<'_>,
    now: i64,
) -> Result<bool> {
    if holds::held_since(tx, person).await?.is_some() {
        return Ok(false);
    }
    for holding in holdings {
        (holding.erase)(Asking { tx, keys, person, now }).await?;
    }
    if people::remove_young_person(tx, person).await? {
        let id = person.as_str();
        exec!(
            tx,
            "insert into mine_erasures (person_id, erased_at) values ($1, $2) on conflict (person_id) do nothing",
            id,
            now
        )?;
        audit::record(tx, keys, line, now).await?;
    }
    Ok(true)
}

struct ErasureRow {
    person_id: String,
    erased_at: i64,
}

async fn ledger_of(db: &Db) -> Result<BTreeMap<String, i64>> {
    let mut tx = db.read().await?;
    let rows = sql!(&mut tx, fetch_all, ErasureRow, "select person_id, erased_at from mine_erasures")?;
    Ok(rows.into_iter().map(|row| (row.person_id, row.erased_at)).collect())
}

/// What the ledger's file says, beside the database and its backups: an id and a time on each line. A line that was cut short
/// by a power cut says nothing.
fn read_file(file: &Path) -> std::io::Result<BTreeMap<String, i64>> {
    let text = match std::fs::read_to_string(file) {
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
        read => read?,
    };
    let lines = text.lines().filter_map(|line| line.split_once(' '));
    Ok(lines.filter_map(|(id, at)| Some((id.to_owned(), at.parse().ok()?))).collect())
}

/// Adds to the file what it does not have yet. Lines are only added, so that several processes may do it at once.
pub async fn keep_ledger(db: &Db, file: &Path) -> Result<()> {
    let known = read_file(file).map_err(unusable)?;
    let new: String = ledger_of(db)
        .await?
        .into_iter()
        .filter(|(id, _)| !known.contains_key(id))
        .map(|(id, at)| format!("{id} {at}\n"))
        .collect();
    if new.is_empty() {
        return Ok(());
    }
    append(file, &new).map_err(unusable)
}

fn append(file: &Path, lines: &str) -> std::io::Result<()> {
    let mut out = std::fs::OpenOptions::new().create(true).append(true).open(file)?;
    out.write_all(lines.as_bytes())?;
    out.sync_all()
}

fn unusable(cause: std::io::Error) -> AppError {
    let reference = Reference::new();
    tracing::error!(%reference, %cause, "the ledger of erasures cannot be used");
    AppError::Unexpected(reference)
}

/// Before anybody is served: whoever was erased since the backup that this database was put back from is erased again (D-25).
/// Says how many that were.
pub async fn replay(db: &Db, keys: &Keys, holdings: &[Holding], file: &Path, now: i64) -> Result<usize> {
    let mut ledger = read_file(file).map_err(unusable)?;
    ledger.extend(ledger_of(db).await?);
    let mut again = 0;
    for id in ledger.keys() {
        let person = PersonId(id.clone());
        let mut tx = db.begin().await?;
        if !people::is_young_person(&mut tx, &person).await? {
            continue;
        }
        // A hold of the backup had ended when they were erased.
        holds::release(&mut tx, &person).await?;
        by_rule(&mut tx, keys, holdings, &person, "restored", now).await?;
        tx.commit().await?;
        again += 1;
    }
    keep_ledger(db, file).await?;
    Ok(again)
}

/// Forgets ids that no backup has any more.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let before = now - KEPT;
    exec!(tx, "delete from mine_erasures where erased_at <= $1", before)
}
