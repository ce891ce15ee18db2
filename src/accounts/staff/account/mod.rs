//! What members of staff look after themselves: where they are signed in, their password, and their other proofs.

mod app_for_codes;
mod codes;
mod passkeys;
mod password;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{Staff, people, sessions};
use crate::app;
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::web::{AppState, Form, Routes, Tx, see_other};

use super::half_done::{self, Beginning, HalfDone};
use super::letters::{self, Change};
use super::{pages, proofs};

pub use codes::codes_to_show;
pub use passkeys::PasskeyForm;

pub fn routes() -> Routes {
    Routes::new()
        .get(app::STAFF_ACCOUNT, show)
        .post(app::STAFF_ACCOUNT, end_sessions)
        .get(app::STAFF_PASSWORD, password::show_password)
        .post(app::STAFF_PASSWORD, password::change_password)
        .get(app::STAFF_APP, app_for_codes::show_app)
        .post(app::STAFF_APP, app_for_codes::set_app)
        .get(app::STAFF_APP_REMOVE, app_for_codes::ask_about_app)
        .post(app::STAFF_APP_REMOVE, app_for_codes::remove_app)
        .get(app::STAFF_PASSKEYS, passkeys::show_passkeys)
        .post(app::STAFF_PASSKEYS, passkeys::add_passkey)
        .get(app::STAFF_PASSKEY, passkeys::ask_about_passkey)
        .post(app::STAFF_PASSKEY, passkeys::remove_passkey)
        .get(app::STAFF_CODES, codes::show_codes)
        .post(app::STAFF_CODES, codes::put_codes_away)
        .get(app::STAFF_CODES_NEW, codes::ask_about_codes)
        .post(app::STAFF_CODES_NEW, codes::renew_codes)
}

async fn show(State(app): State<AppState>, staff: Staff) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let account = pages::Account {
        contact: contact(&mut tx, &app, &staff).await?,
        sessions: sessions::list(&mut tx, &staff.id, app.now()).await?,
        this: staff.session.id.clone(),
        has_app: proofs::has_app(&mut tx, &staff.id).await?,
        passkeys: proofs::passkeys(&mut tx, &app.keys, &staff.id).await?,
        recovery_left: proofs::recovery_left(&mut tx, &staff.id).await?,
    };
    Ok(pages::account(account).into_response())
}

async fn contact(tx: &mut Tx, app: &AppState, staff: &Staff) -> Result<people::Contact> {
    people::contact(tx, &app.keys, &staff.id).await?.ok_or(AppError::NotFound)
}

/// Notes a change in the audit and tells its owner.
async fn note(tx: &mut Tx, app: &AppState, staff: &Staff, change: Change, now: i64) -> Result<()> {
    letters::tell_of_change(tx, &app.keys, &staff.id, change, now).await?;
    note_deed(tx, app, staff, change.deed(), now).await
}

async fn note_deed(tx: &mut Tx, app: &AppState, staff: &Staff, deed: Deed, now: i64) -> Result<()> {
    let role = staff.roles.first().map_or("staff", |role| role.code());
    let line = Line { who: Some(staff.id.as_str()), role, deed, ..Line::default() };
    Ok(audit::record(tx, &app.keys, &line, now).await?)
}

/// One session, by its id; or every one but this.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct WhichForm {
    id: String,
}

async fn end_sessions(State(app): State<AppState>, staff: Staff, Form(form): Form<WhichForm>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    if form.id.is_empty() {
        sessions::end_others(&mut tx, &staff.id, &staff.session.id).await?;
    } else {
        sessions::end_one(&mut tx, &staff.id, &form.id).await?;
    }
    note_deed(&mut tx, &app, &staff, Deed::AccountsSessionsEnded, app.now()).await?;
    tx.commit().await?;
    Ok(see_other(app::STAFF_ACCOUNT))
}

/// What this browser has begun, if it is this person's.
async fn begun_by<B: Beginning>(app: &AppState, headers: &HeaderMap, staff: &Staff) -> Result<Option<HalfDone<B>>> {
    let half = half_done::find::<B>(app, headers).await?;
    Ok(half.filter(|half| half.person.as_ref() == Some(&staff.id)))
}
