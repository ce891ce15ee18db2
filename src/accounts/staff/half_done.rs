//! What somebody has begun and not finished in one browser: kept here, sealed, and tied to that browser by a cookie, so that
//! nothing half proved is ever in anybody's hands.

use axum::http::HeaderMap;
use axum::response::Response;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::accounts::PersonId;
use crate::error::{AppError, Reference, Result};
use crate::keys::{Keys, Place, hash_of, random_token};
use crate::web::{AppState, Tx, cookie, set_cookie};
use crate::{exec, sql};

/// The cookie of the browser that began something. A new one each time.
pub const STAFF_COOKIE: &str = "__Host-staff";
/// How long it holds, in ms.
pub const HOLDS: i64 = 15 * 60_000;
/// How long an answer of a passkey may take, in ms.
pub const PASSKEY_HOLDS: i64 = 5 * 60_000;

/// Something that can be begun. Its name keeps one kind from being taken for another.
pub trait Beginning: Serialize + DeserializeOwned {
    const KIND: &'static str;
}

/// Something begun.
pub struct HalfDone<B> {
    pub id: String,
    pub person: Option<PersonId>,
    pub state: B,
}

fn place(id: &str) -> Place<'_> {
    Place::new("staff_half_done", "state", id)
}

fn sealed<B: Beginning>(keys: &Keys, id: &str, state: &B) -> Result<String> {
    let text = serde_json::to_string(state).map_err(unreadable)?;
    Ok(keys.seal(place(id), &text))
}

fn unreadable(cause: serde_json::Error) -> AppError {
    let reference = Reference::new();
    tracing::error!(%reference, kind = ?cause.classify(), "what somebody began cannot be written or read");
    AppError::Unexpected(reference)
}

/// Keeps a beginning, and gives the value of the cookie that leads back to it.
pub async fn begin<B: Beginning>(
    tx: &mut Tx,
    keys: &Keys,
    person: Option<&PersonId>,
    invitation: Option<&str>,
    state: &B,
    now: i64,
) -> Result<String> {
    let token = random_token();
    let id = hash_of(&token);
    let (kind, person, expires_at) = (B::KIND, person.map(PersonId::as_str), now + HOLDS);
    let state = sealed(keys, &id, state)?;
    exec!(
        tx,
        "insert into staff_half_done (id, kind, person_id, invitation_id, state, expires_at) values ($1, $2, $3, $4, $5, $6)",
        id,
        kind,
        person,
        invitation,
        state,
        expires_at
    )?;
    Ok(token)
}

struct Row {
    id: String,
    person_id: Option<String>,
    state: String,
}

/// Finds what the browser of this request has begun, if it is of this kind and holds.
pub async fn find<B: Beginning>(app: &AppState, headers: &HeaderMap) -> Result<Option<HalfDone<B>>> {
    let Some(token) = cookie(headers, STAFF_COOKIE).filter(|token| !token.is_empty()) else { return Ok(None) };
    let (id, kind, now) = (hash_of(token), B::KIND, app.now());
    let mut tx = app.db.read().await?;
    let row = sql!(
        &mut tx,
        fetch_optional,
        Row,
        r#"select id as "id!", person_id, state from staff_half_done where id = $1 and kind = $2 and expires_at > $3"#,
        id,
        kind,
        now
    )?;
    let Some(row) = row else { return Ok(None) };
    let text = app.keys.open(place(&row.id), &row.state)?;
    Ok(Some(HalfDone {
        state: serde_json::from_str(&text).map_err(unreadable)?,
        person: row.person_id.map(PersonId),
        id: row.id,
    }))
}

/// Keeps what has become of it. It holds no longer for that.
pub async fn save<B: Beginning>(tx: &mut Tx, keys: &Keys, half: &HalfDone<B>) -> Result<()> {
    let (id, state) = (&half.id, sealed(keys, &half.id, &half.state)?);
    exec!(tx, "update staff_half_done set state = $1 where id = $2", state, id)?;
    Ok(())
}

/// Ends it: finished. False where somebody else just did, so that nothing is finished twice.
pub async fn end(tx: &mut Tx, id: &str) -> sqlx::Result<bool> {
    Ok(exec!(tx, "delete from staff_half_done where id = $1", id)? == 1)
}

/// Forgets what nobody finished.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    exec!(tx, "delete from staff_half_done where expires_at <= $1", now)
}

/// Ties an answer's browser to what it began.
pub fn tie(response: &mut Response, token: &str) {
    set_cookie(response, STAFF_COOKIE, token, Some(HOLDS / 1000));
}
