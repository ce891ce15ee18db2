use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::{WhichForm, begun_by, contact, note};
use crate::accounts::Staff;
use crate::accounts::staff::enrol::SecondForm;
use crate::accounts::staff::half_done::{self, Beginning};
use crate::accounts::staff::letters::Change;
use crate::accounts::staff::{app_code, pages, proofs};
use crate::app;
use crate::error::Result;
use crate::forms::FieldErrors;
use crate::web::{AppState, Form, Sheet, see_other};

/// The secret of a new app, until its first code comes.
#[derive(Serialize, Deserialize)]
struct NewApp {
    secret: String,
}

impl Beginning for NewApp {
    const KIND: &'static str = "new_app";
}

pub async fn show_app(State(app): State<AppState>, staff: Staff) -> Result<Response> {
    let begun = NewApp { secret: app_code::new_secret() };
    let mut tx = app.db.begin().await?;
    let email = contact(&mut tx, &app, &staff).await?.email.unwrap_or_default();
    let token = half_done::begin(&mut tx, &app.keys, Some(&staff.id), None, &begun, app.now()).await?;
    tx.commit().await?;
    let mut response = pages::new_app(&begun.secret, &email, FieldErrors::default()).into_response();
    half_done::tie(&mut response, &token);
    Ok(response)
}

pub async fn set_app(
    State(app): State<AppState>,
    staff: Staff,
    headers: HeaderMap,
    Form(form): Form<SecondForm>,
) -> Result<Response> {
    let Some(half) = begun_by::<NewApp>(&app, &headers, &staff).await? else { return Ok(see_other(app::STAFF_APP)) };
    let (now, secret) = (app.now(), &half.state.secret);
    let mut tx = app.db.begin().await?;
    let Some(step) = app_code::step_of(secret, &form.code, now) else {
        let email = contact(&mut tx, &app, &staff).await?.email.unwrap_or_default();
        let mut errors = FieldErrors::default();
        errors.note::<()>("code", Err("That is not the code that your app shows now. Type the newest one".to_owned()));
        return Ok(pages::new_app(secret, &email, errors).refused().into_response());
    };
    if half_done::end(&mut tx, &half.id).await? {
        proofs::set_app(&mut tx, &app.keys, &staff.id, secret, step, now).await?;
        note(&mut tx, &app, &staff, Change::AppAdded, now).await?;
        tx.commit().await?;
    }
    Ok(see_other(app::STAFF_ACCOUNT))
}

pub async fn ask_about_app(_: Staff) -> Sheet {
    pages::sure_about_app()
}

/// Never the last proof.
pub async fn remove_app(State(app): State<AppState>, staff: Staff, Form(_): Form<WhichForm>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    if proofs::passkeys(&mut tx, &app.keys, &staff.id).await?.is_empty() {
        return Ok(pages::last_proof().refused().into_response());
    }
    if proofs::remove_app(&mut tx, &staff.id).await? {
        note(&mut tx, &app, &staff, Change::AppRemoved, app.now()).await?;
    }
    tx.commit().await?;
    Ok(see_other(app::STAFF_ACCOUNT))
}
