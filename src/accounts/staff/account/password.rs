use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{contact, note};
use crate::accounts::staff::enrol::check_new;
use crate::accounts::staff::letters::Change;
use crate::accounts::staff::password::Surroundings;
use crate::accounts::staff::{pages, proofs};
use crate::accounts::{Staff, sessions};
use crate::app;
use crate::error::Result;
use crate::forms::FieldErrors;
use crate::keys::slow;
use crate::web::{AppState, Form, see_other};

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ChangeForm {
    /// Only there so that a browser keeps the password with its address.
    email: String,
    current: String,
    password: String,
    again: String,
}

pub async fn show_password(State(app): State<AppState>, staff: Staff) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let contact = contact(&mut tx, &app, &staff).await?;
    Ok(pages::change_password(contact.email.unwrap_or_default(), FieldErrors::default()).into_response())
}

pub async fn change_password(
    State(app): State<AppState>,
    staff: Staff,
    Form(form): Form<ChangeForm>,
) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let contact = contact(&mut tx, &app, &staff).await?;
    let current = proofs::password(&mut tx, &staff.id).await?;
    drop(tx);
    let email = contact.email.unwrap_or_default();
    let mut errors = FieldErrors::default();
    if slow::is_right(&form.current, current).await {
        let around = Surroundings::new(&app.config, &contact.name, &email);
        errors = check_new(&form.password, &form.again, around).await;
    } else {
        errors
            .note::<()>("current", Err("That is not your password now. Type it as you do when you sign in".to_owned()));
    }
    if !errors.is_empty() {
        return Ok(pages::change_password(email, errors).refused().into_response());
    }
    let (hash, now) = (slow::hash(&form.password).await, app.now());
    let mut tx = app.db.begin().await?;
    proofs::set_password(&mut tx, &staff.id, &hash, now).await?;
    sessions::end_others(&mut tx, &staff.id, &staff.session.id).await?;
    note(&mut tx, &app, &staff, Change::Password, now).await?;
    tx.commit().await?;
    Ok(see_other(app::STAFF_ACCOUNT))
}
