//! A form that is not sent yet, kept because its owner chose so: they find it by their account, or by a reference and 16 digits.

use crate::accounts::PersonId;
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::{Keys, Place, Purpose, Wrapped, in_plain_letters, slow};
use crate::web::{AppState, Db, Tx};
use crate::{exec, sql};

use super::super::store::owner_index;
use super::visit::Visit;

/// How long one is kept after its last change, in ms.
pub const KEPT_FOR: i64 = 7 * 24 * 3_600_000;

fn place(id: &str) -> Place<'_> {
    Place::new("advocacy_drafts", "body", id)
}

/// Where a visit is kept: the same place for the same visit, so that keeping it twice keeps it once.
fn id_of(keys: &Keys, visit: &Visit) -> String {
    keys.advocacy_index("draft", &visit.once)
}

/// What opens it elsewhere: the reference, and the 16 digits. Both are worked out from the page that asks, so that its browser can
/// show them again.
pub fn ways_in(keys: &Keys, visit: &Visit) -> (String, String) {
    let letters = in_plain_letters(&keys.code_bytes("advocacy.draft.reference", &visit.once)[..8]);
    let bytes = keys.code_bytes("advocacy.draft.secret", &visit.once);
    let number = u128::from_be_bytes(bytes[..16].try_into().expect("16 of 32 bytes"));
    (format!("{}-{}", &letters[..4], &letters[4..]), format!("{:016}", number % 10_000_000_000_000_000))
}

/// Keeps it from now on. An account keeps one: an older one goes.
pub async fn keep(app: &AppState, visit: &Visit, owner: Option<&PersonId>) -> Result<()> {
    let (keys, now, id) = (&app.keys, app.now(), id_of(&app.keys, visit));
    let (reference, secret) = ways_in(keys, visit);
    let secret = match owner {
        Some(_) => None,
        None => Some(slow::hash(&secret).await),
    };
    let owner = owner.map(|owner| owner_index(keys, owner));
    let mut tx = app.db.begin().await?;
    let (key, wrapped) = keys.new_data_key(Purpose::Advocacy, &id);
    let body = key.seal(place(&id), &visit.text());
    exec!(&mut tx, "delete from advocacy_drafts where owner_index = $1 and id <> $2", owner, id)?;
    let added = exec!(
        &mut tx,
        "insert into advocacy_drafts (id, reference, secret, owner_index, data_key, body, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict (id) do nothing",
        id,
        reference,
        secret,
        owner,
        wrapped,
        body,
        now
    )?;
    if added == 0 {
        change_in(&mut tx, keys, &id, visit, now).await?;
    } else {
        note(&mut tx, app, Deed::AdvocacyDraftKept).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Keeps the newest answers. False where it is not kept any more: it was stopped elsewhere.
pub async fn change(app: &AppState, visit: &Visit) -> Result<bool> {
    let id = id_of(&app.keys, visit);
    let mut tx = app.db.begin().await?;
    let changed = change_in(&mut tx, &app.keys, &id, visit, app.now()).await?;
    tx.commit().await?;
    Ok(changed)
}

async fn change_in(tx: &mut Tx, keys: &Keys, id: &str, visit: &Visit, now: i64) -> Result<bool> {
    let row = sql!(&mut *tx, fetch_optional, Row, "select id, data_key, body from advocacy_drafts where id = $1", id)?;
    let Some(row) = row else { return Ok(false) };
    let key = keys.data_key(Purpose::Advocacy, &row.id, &row.data_key)?;
    let body = key.seal(place(id), &visit.text());
    exec!(tx, "update advocacy_drafts set body = $1, changed_at = $2 where id = $3", body, now, id)?;
    Ok(true)
}

/// Stops keeping it: it was sent, or its owner does not want it kept.
pub async fn stop(app: &AppState, visit: &Visit) -> Result<()> {
    let id = id_of(&app.keys, visit);
    let mut tx = app.db.begin().await?;
    if exec!(&mut tx, "delete from advocacy_drafts where id = $1", id)? > 0 {
        note(&mut tx, app, Deed::AdvocacyDraftRemoved).await?;
        tx.commit().await?;
    }
    Ok(())
}

struct Row {
    id: String,
    data_key: String,
    body: String,
}

impl Row {
    fn open(self, keys: &Keys) -> Result<Option<Visit>> {
        let key = keys.data_key(Purpose::Advocacy, &self.id, &self.data_key)?;
        Ok(Visit::from_text(&key.open(place(&self.id), &self.body)?))
    }
}

/// What an account keeps.
pub async fn of_account(tx: &mut Tx, keys: &Keys, owner: &PersonId, now: i64) -> Result<Option<Visit>> {
    let (owner, since) = (owner_index(keys, owner), now - KEPT_FOR);
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        "select id, data_key, body from advocacy_drafts where owner_index = $1 and changed_at > $2",
        owner,
        since
    )?;
    row.map_or(Ok(None), |row| row.open(keys))
}

struct SecretRow {
    secret: Option<String>,
}

/// The slow fingerprint of the digits that open what has this reference.
pub async fn secret_of(tx: &mut Tx, reference: &str, now: i64) -> Result<Option<String>> {
    let since = now - KEPT_FOR;
    let row = sql!(
        tx,
        fetch_optional,
        SecretRow,
        "select secret from advocacy_drafts where reference = $1 and changed_at > $2",
        reference,
        since
    )?;
    Ok(row.and_then(|row| row.secret))
}

/// What has this reference: for whoever proved that it is theirs.
pub async fn of_reference(tx: &mut Tx, keys: &Keys, reference: &str) -> Result<Option<Visit>> {
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        "select id, data_key, body from advocacy_drafts where reference = $1",
        reference
    )?;
    row.map_or(Ok(None), |row| row.open(keys))
}

/// What an account keeps of a form that is not sent yet, for the copy of its data.
pub struct Kept {
    pub words: Option<String>,
    pub wish: Option<String>,
    pub name: String,
}

/// See `Kept`.
pub async fn kept_of(tx: &mut Tx, keys: &Keys, owner: &PersonId, now: i64) -> Result<Option<Kept>> {
    let visit = of_account(tx, keys, owner, now).await?;
    Ok(visit.map(|visit| Kept { words: visit.asked.words, wish: visit.asked.wish, name: visit.contact.name }))
}

/// Forgets what an account keeps: the account goes.
pub async fn forget_of(tx: &mut Tx, keys: &Keys, owner: &PersonId) -> Result<()> {
    let owner = owner_index(keys, owner);
    exec!(tx, "delete from advocacy_drafts where owner_index = $1", owner)?;
    Ok(())
}

/// Forgets those that nobody came back to. Says how many.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let since = now - KEPT_FOR;
    exec!(tx, "delete from advocacy_drafts where changed_at <= $1", since)
}

/// The audit knows that somebody kept one, and not who.
async fn note(tx: &mut Tx, app: &AppState, deed: Deed) -> Result<()> {
    let line = Line { role: "young_person", deed, ..Line::default() };
    Ok(audit::record(tx, &app.keys, &line, app.now()).await?)
}

struct KeyRow {
    id: String,
    data_key: String,
}

/// Wraps the data key of every draft with the newest key. Says how many.
pub async fn rewrap_all(db: &Db, keys: &Keys) -> Result<usize> {
    let mut tx = db.begin().await?;
    let rows = sql!(&mut tx, fetch_all, KeyRow, "select id, data_key from advocacy_drafts order by id")?;
    let mut count = 0;
    for row in rows {
        let held = Wrapped { purpose: Purpose::Advocacy, row: row.id, wrapped: row.data_key };
        if let Some(anew) = keys.rewrap(&held)? {
            let id = held.row;
            exec!(&mut tx, "update advocacy_drafts set data_key = $1 where id = $2", anew, id)?;
            count += 1;
        }
    }
    tx.commit().await?;
    Ok(count)
}
