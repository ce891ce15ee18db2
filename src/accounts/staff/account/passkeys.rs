use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use super::{WhichForm, begun_by, contact, note};
use crate::accounts::Staff;
use crate::accounts::staff::enrol::AskedForNew;
use crate::accounts::staff::half_done::{self, Beginning};
use crate::accounts::staff::let_in::device;
use crate::accounts::staff::letters::Change;
use crate::accounts::staff::{pages, proofs};
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Sheet, see_other};

/// A browser was asked to make a passkey.
#[derive(Serialize, Deserialize)]
struct NewPasskey {
    asked: AskedForNew,
}

impl Beginning for NewPasskey {
    const KIND: &'static str = "new_passkey";
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasskeyForm {
    pub name: String,
    passkey: String,
}

pub async fn show_passkeys(State(app): State<AppState>, staff: Staff, headers: HeaderMap) -> Result<Response> {
    let mut form = FormState::<PasskeyForm>::current().values;
    if form.name.is_empty() {
        form.name = device(&headers);
    }
    passkey_page(&app, &staff, form, FieldErrors::default()).await
}

pub async fn passkey_page(app: &AppState, staff: &Staff, form: PasskeyForm, errors: FieldErrors) -> Result<Response> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let who = contact(&mut tx, app, staff).await?;
    let have: Vec<_> =
        proofs::passkeys(&mut tx, &app.keys, &staff.id).await?.into_iter().map(|kept| kept.passkey).collect();
    let asked = AskedForNew::ask(app, &who.email.unwrap_or_default(), &who.name, &have, now)?;
    let begun = NewPasskey { asked };
    let token = half_done::begin(&mut tx, &app.keys, Some(&staff.id), None, &begun, now).await?;
    tx.commit().await?;
    let refused = !errors.is_empty();
    let sheet = pages::new_passkey(&begun.asked.question, form, errors);
    let mut response = if refused { sheet.refused() } else { sheet }.into_response();
    half_done::tie(&mut response, &token);
    Ok(response)
}

pub async fn add_passkey(
    State(app): State<AppState>,
    staff: Staff,
    headers: HeaderMap,
    Form(form): Form<PasskeyForm>,
) -> Result<Response> {
    let Some(half) = begun_by::<NewPasskey>(&app, &headers, &staff).await? else {
        return Ok(see_other(app::STAFF_PASSKEYS));
    };
    let now = app.now();
    let mut errors = FieldErrors::default();
    let name = match form.name.trim() {
        "" => Err("Give it a name by which you will know it".to_owned()),
        name if name.chars().count() > 60 => Err("Use a name of 60 letters or fewer".to_owned()),
        name => Ok(name.to_owned()),
    };
    let name = errors.note("name", name);
    let taken = half.state.asked.take(&app, &form.passkey, now)?;
    let passkey =
        errors.note("passkey", taken.ok_or_else(|| "That passkey did not work here. Please try again".to_owned()));
    let (Some(name), Some(passkey)) = (name, passkey) else { return passkey_page(&app, &staff, form, errors).await };
    let mut tx = app.db.begin().await?;
    if half_done::end(&mut tx, &half.id).await?
        && proofs::add_passkey(&mut tx, &app.keys, &staff.id, &name, &passkey, now).await?
    {
        note(&mut tx, &app, &staff, Change::PasskeyAdded, now).await?;
        tx.commit().await?;
    }
    Ok(see_other(app::STAFF_ACCOUNT))
}

pub async fn ask_about_passkey(State(app): State<AppState>, staff: Staff, Path(id): Path<String>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let kept = proofs::passkeys(&mut tx, &app.keys, &staff.id).await?;
    let kept = kept.into_iter().find(|kept| kept.id == id).ok_or(AppError::NotFound)?;
    Ok(pages::sure_about_passkey(&kept.name))
}

/// Never the last proof.
pub async fn remove_passkey(
    State(app): State<AppState>,
    staff: Staff,
    Path(id): Path<String>,
    Form(_): Form<WhichForm>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let has_app = proofs::has_app(&mut tx, &staff.id).await?;
    let theirs = proofs::passkeys(&mut tx, &app.keys, &staff.id).await?;
    if !theirs.iter().any(|kept| kept.id == id) {
        return Err(AppError::NotFound);
    }
    if !has_app && theirs.len() == 1 {
        return Ok(pages::last_proof().refused().into_response());
    }
    if !proofs::remove_passkey(&mut tx, &staff.id, &id).await? {
        return Err(AppError::NotFound);
    }
    note(&mut tx, &app, &staff, Change::PasskeyRemoved, app.now()).await?;
    tx.commit().await?;
    Ok(see_other(app::STAFF_ACCOUNT))
}
