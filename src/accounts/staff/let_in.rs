//! The last step of signing in: a session of one's own.

use axum::http::{HeaderMap, header};
use axum::response::Response;

use crate::accounts::sessions::{self, Begun, NewSession};
use crate::accounts::{Lasts, OpenedBy, PersonId, SESSION_COOKIE};
use crate::app;
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::web::{AppState, Tx, cookie, is_our_address, see_other, set_cookie};

use super::half_done::STAFF_COOKIE;
use super::{letters, proofs};

/// Begins a session for somebody who has proved who they are; none where they may not come in any more.
pub async fn let_in(
    tx: &mut Tx,
    app: &AppState,
    person: &PersonId,
    opened_by: OpenedBy,
    headers: &HeaderMap,
    now: i64,
) -> Result<Option<Begun>> {
    let Some(standing) = proofs::standing(tx, person).await? else { return Ok(None) };
    if let Some(before) = cookie(headers, SESSION_COOKIE) {
        sessions::end(tx, before).await?;
    }
    let device = device(headers);
    if proofs::is_new_device(tx, person, &device, now).await? {
        letters::tell_of_device(tx, &app.keys, person, &device, now).await?;
    }
    let new =
        NewSession { person, opened_by, own_phone: false, device: &device, lasts: Lasts::of_staff(&standing.roles) };
    let begun = sessions::begin(tx, &new, now).await?;
    let line = Line {
        who: Some(person.as_str()),
        role: standing.roles.first().map_or("staff", |role| role.code()),
        deed: Deed::AccountsSignedIn,
        reason: Some(opened_by.code()),
        ..Line::default()
    };
    audit::record(tx, &app.keys, &line, now).await?;
    Ok(Some(begun))
}

/// The kind of browser that sent a request.
pub fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    sessions::device_of(agent)
}

/// Where to go after a door: where they were going, or the first page of staff.
pub fn onwards(address: &str) -> &str {
    if is_our_address(address) { address } else { app::STAFF }
}

/// Sends somebody onwards with their session, and without what led to it.
pub fn welcome(begun: &Begun, onwards: &str) -> Response {
    let mut response = see_other(onwards);
    set_cookie(&mut response, SESSION_COOKIE, &begun.token, begun.cookie_seconds);
    set_cookie(&mut response, STAFF_COOKIE, "", Some(0));
    response
}
