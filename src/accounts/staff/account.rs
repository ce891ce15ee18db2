//! What members of staff look after themselves: where they are signed in, their password, and their other proofs.

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::accounts::{PersonId, Staff, people, sessions};
use crate::app;
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, Tx, see_other};

use super::enrol::{AskedForNew, SecondForm, check_new};
use super::half_done::{self, Beginning, HalfDone};
use super::letters::{self, Change};
use super::password::{self, Surroundings};
use super::{app_code, pages, proofs};

pub fn routes() -> Routes {
    Routes::new()
        .get(app::STAFF_ACCOUNT, show)
        .post(app::STAFF_ACCOUNT, end_sessions)
        .get(app::STAFF_PASSWORD, show_password)
        .post(app::STAFF_PASSWORD, change_password)
        .get(app::STAFF_APP, show_app)
        .post(app::STAFF_APP, set_app)
        .get(app::STAFF_APP_REMOVE, ask_about_app)
        .post(app::STAFF_APP_REMOVE, remove_app)
        .get(app::STAFF_PASSKEYS, show_passkeys)
        .post(app::STAFF_PASSKEYS, add_passkey)
        .get(app::STAFF_PASSKEY, ask_about_passkey)
        .post(app::STAFF_PASSKEY, remove_passkey)
        .get(app::STAFF_CODES, show_codes)
        .post(app::STAFF_CODES, put_codes_away)
        .get(app::STAFF_CODES_NEW, ask_about_codes)
        .post(app::STAFF_CODES_NEW, renew_codes)
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
struct WhichForm {
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

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ChangeForm {
    /// Only there so that a browser keeps the password with its address.
    email: String,
    current: String,
    password: String,
    again: String,
}

async fn show_password(State(app): State<AppState>, staff: Staff) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let contact = contact(&mut tx, &app, &staff).await?;
    Ok(pages::change_password(contact.email.unwrap_or_default(), FieldErrors::default()).into_response())
}

async fn change_password(State(app): State<AppState>, staff: Staff, Form(form): Form<ChangeForm>) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let contact = contact(&mut tx, &app, &staff).await?;
    let current = proofs::password(&mut tx, &staff.id).await?;
    drop(tx);
    let email = contact.email.unwrap_or_default();
    let mut errors = FieldErrors::default();
    if password::is_right(&form.current, current).await {
        let around = Surroundings::new(&app.config, &contact.name, &email);
        errors = check_new(&form.password, &form.again, around).await;
    } else {
        errors
            .note::<()>("current", Err("That is not your password now. Type it as you do when you sign in".to_owned()));
    }
    if !errors.is_empty() {
        return Ok(pages::change_password(email, errors).refused().into_response());
    }
    let (hash, now) = (password::hash(&form.password).await, app.now());
    let mut tx = app.db.begin().await?;
    proofs::set_password(&mut tx, &staff.id, &hash, now).await?;
    sessions::end_others(&mut tx, &staff.id, &staff.session.id).await?;
    note(&mut tx, &app, &staff, Change::Password, now).await?;
    tx.commit().await?;
    Ok(see_other(app::STAFF_ACCOUNT))
}

/// The secret of a new app, until its first code comes.
#[derive(Serialize, Deserialize)]
struct NewApp {
    secret: String,
}

impl Beginning for NewApp {
    const KIND: &'static str = "new_app";
}

async fn show_app(State(app): State<AppState>, staff: Staff) -> Result<Response> {
    let begun = NewApp { secret: app_code::new_secret() };
    let mut tx = app.db.begin().await?;
    let email = contact(&mut tx, &app, &staff).await?.email.unwrap_or_default();
    let token = half_done::begin(&mut tx, &app.keys, Some(&staff.id), None, &begun, app.now()).await?;
    tx.commit().await?;
    let mut response = pages::new_app(&begun.secret, &email, FieldErrors::default()).into_response();
    half_done::tie(&mut response, &token);
    Ok(response)
}

/// What this browser has begun, if it is this person's.
async fn begun_by<B: Beginning>(app: &AppState, headers: &HeaderMap, staff: &Staff) -> Result<Option<HalfDone<B>>> {
    let half = half_done::find::<B>(app, headers).await?;
    Ok(half.filter(|half| half.person.as_ref() == Some(&staff.id)))
}

async fn set_app(
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

async fn ask_about_app(_: Staff) -> Sheet {
    pages::sure_about_app()
}

/// Never the last proof.
async fn remove_app(State(app): State<AppState>, staff: Staff, Form(_): Form<WhichForm>) -> Result<Response> {
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

async fn show_passkeys(State(app): State<AppState>, staff: Staff, headers: HeaderMap) -> Result<Response> {
    let mut form = FormState::<PasskeyForm>::current().values;
    if form.name.is_empty() {
        form.name = super::let_in::device(&headers);
    }
    passkey_page(&app, &staff, form, FieldErrors::default()).await
}

async fn passkey_page(app: &AppState, staff: &Staff, form: PasskeyForm, errors: FieldErrors) -> Result<Response> {
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

async fn add_passkey(
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

async fn ask_about_passkey(State(app): State<AppState>, staff: Staff, Path(id): Path<String>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let kept = proofs::passkeys(&mut tx, &app.keys, &staff.id).await?;
    let kept = kept.into_iter().find(|kept| kept.id == id).ok_or(AppError::NotFound)?;
    Ok(pages::sure_about_passkey(&kept.name))
}

/// Never the last proof.
async fn remove_passkey(
    State(app): State<AppState>,
    staff: Staff,
    Path(id): Path<String>,
    Form(_): Form<WhichForm>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    let has_app = proofs::has_app(&mut tx, &staff.id).await?;
    let others = proofs::passkeys(&mut tx, &app.keys, &staff.id).await?.iter().any(|kept| kept.id != id);
    if !has_app && !others {
        return Ok(pages::last_proof().refused().into_response());
    }
    if !proofs::remove_passkey(&mut tx, &staff.id, &id).await? {
        return Err(AppError::NotFound);
    }
    note(&mut tx, &app, &staff, Change::PasskeyRemoved, app.now()).await?;
    tx.commit().await?;
    Ok(see_other(app::STAFF_ACCOUNT))
}

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

async fn show_codes(State(app): State<AppState>, staff: Staff, headers: HeaderMap) -> Result<Response> {
    Ok(match begun_by::<Codes>(&app, &headers, &staff).await? {
        Some(half) => pages::codes(&half.state.codes).into_response(),
        None => see_other(app::STAFF_ACCOUNT),
    })
}

async fn put_codes_away(
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

async fn ask_about_codes(_: Staff) -> Sheet {
    pages::sure_about_codes()
}

async fn renew_codes(State(app): State<AppState>, staff: Staff, Form(_): Form<WhichForm>) -> Result<Response> {
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
