use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::{WhichForm, begun_by, note};
use crate::accounts::staff::half_done::{self, Beginning};
use crate::accounts::staff::letters::Change;
use crate::accounts::staff::{pages, proofs};
use crate::accounts::{PersonId, Staff};
use crate::app;
use crate::error::Result;
use crate::web::{AppState, Form, Sheet, Tx, see_other};

/// New recovery codes, until their owner says that they are put away, or for a quarter of an hour.
#[derive(Serialize, Deserialize)]
struct Codes {
    codes: Vec<String>,
}

impl Beginning for Codes {
    const KIND: &'static str = "codes";
}

/// Keeps new codes for the page that shows them; gives the value of the cookie that leads there.
pub async fn codes_to_show(
    tx: &mut Tx,
    app: &AppState,
    person: &PersonId,
    codes: Vec<String>,
    now: i64,
) -> Result<String> {
    half_done::begin(tx, &app.keys, Some(person), None, &Codes { codes }, now).await
}

pub async fn show_codes(State(app): State<AppState>, staff: Staff, headers: HeaderMap) -> Result<Response> {
    Ok(match begun_by::<Codes>(&app, &headers, &staff).await? {
        Some(half) => pages::codes(&half.state.codes).into_response(),
        None => see_other(app::STAFF_ACCOUNT),
    })
}

pub async fn put_codes_away(
    State(app): State<AppState>,
    staff: Staff,
    headers: HeaderMap,
    Form(_): Form<WhichForm>,
) -> Result<Response> {
    if let Some(half) = begun_by::<Codes>(&app, &headers, &staff).await? {
        let mut tx = app.db.begin().await?;
        half_done::end(&mut tx, &half.id).await?;
        tx.commit().await?;
    }
    Ok(see_other(app::STAFF))
}

pub async fn ask_about_codes(_: Staff) -> Sheet {
    pages::sure_about_codes()
}

pub async fn renew_codes(State(app): State<AppState>, staff: Staff, Form(_): Form<WhichForm>) -> Result<Response> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let codes = proofs::renew_recovery(&mut tx, &app.keys, &staff.id, now).await?;
    let token = codes_to_show(&mut tx, &app, &staff.id, codes, now).await?;
    note(&mut tx, &app, &staff, Change::NewRecoveryCodes, now).await?;
    tx.commit().await?;
    let mut response = see_other(app::STAFF_CODES);
    half_done::tie(&mut response, &token);
    Ok(response)
}
