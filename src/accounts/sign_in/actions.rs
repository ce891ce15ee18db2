//! What young people send on their way in. Opening a link changes nothing; typing a code does.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::form::{AddressForm, AdviserCodeForm, CodeForm, NewForm};
use super::store::{self, Tried};
use super::{SIGN_IN_COOKIE, adviser_code, pages};
use crate::accounts::door::DoorForm;
use crate::accounts::session_cookie::{device, held_session};
use crate::app;
use crate::error::Result;
use crate::forms::pace::{self, Pace};
use crate::forms::{FieldErrors, FormState};
use crate::say;
use crate::web::{AppState, Form, Knock, Routes, Sheet, cookie, is_our_address, see_other, set_cookie};

/// How long the cookie of a sign-in lasts, in seconds.
const COOKIE_SECONDS: i64 = 3_600;

pub fn routes() -> Routes {
    Routes::new()
        .get(app::SIGN_IN, show_address)
        .post(app::SIGN_IN, ask)
        .get(app::SIGN_IN_CODE, show_code)
        .post(app::SIGN_IN_CODE, try_code)
        .post(app::SIGN_IN_AGAIN, ask_again)
        .get(app::SIGN_IN_NEW, show_new)
        .post(app::SIGN_IN_NEW, join)
        .get(app::SIGN_IN_ADVISER, show_adviser_code)
        .post(app::SIGN_IN_ADVISER, try_adviser_code)
}

/// Where to go afterwards, and what to say first.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    onwards: String,
    again: Option<String>,
}

async fn show_address(Query(asked): Query<Asked>) -> Sheet {
    let onwards = if is_our_address(&asked.onwards) { asked.onwards } else { String::new() };
    pages::address(FormState {
        values: AddressForm { onwards, ..AddressForm::default() },
        errors: FieldErrors::default(),
    })
}

/// The same answer after the same work, whoever's address it is (S-03).
async fn ask(State(app): State<AppState>, _: Knock, parts: Parts, Form(form): Form<AddressForm>) -> Result<Response> {
    match form.check() {
        Ok(asked) => {
            let earlier = cookie(&parts.headers, SIGN_IN_COOKIE);
            let token = store::ask(&app, &asked, earlier).await?;
            Ok(to_the_code(&token, app::SIGN_IN_CODE))
        }
        Err(errors) => Ok(pages::address(FormState::refused(form, errors)).refused().into_response()),
    }
}

fn to_the_code(token: &str, address: &str) -> Response {
    let mut response = see_other(address);
    set_cookie(&mut response, SIGN_IN_COOKIE, token, Some(COOKIE_SECONDS));
    response
}

async fn show_code(headers: HeaderMap, Query(asked): Query<Asked>) -> Response {
    match cookie(&headers, SIGN_IN_COOKIE) {
        Some(_) => pages::code(FormState::default(), asked.again.is_some()).into_response(),
        None => see_other(app::SIGN_IN),
    }
}

async fn ask_again(State(app): State<AppState>, _: Knock, parts: Parts, Form(_): Form<Nothing>) -> Result<Response> {
    let Some(token) = cookie(&parts.headers, SIGN_IN_COOKIE) else { return Ok(see_other(app::SIGN_IN)) };
    match store::ask_again(&app, token).await? {
        Some(token) => Ok(to_the_code(&token, &format!("{}?again=yes", app::SIGN_IN_CODE))),
        None => Ok(see_other(app::SIGN_IN)),
    }
}

/// A form without fields of its own.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Nothing {}

async fn try_code(
    State(app): State<AppState>,
    _: Knock,
    parts: Parts,
    DoorForm(form): DoorForm<CodeForm>,
) -> Result<Response> {
    let Some(token) = cookie(&parts.headers, SIGN_IN_COOKIE) else { return Ok(see_other(app::SIGN_IN)) };
    let tried = match form.check() {
        Ok(code) => store::try_code(&app, token, &code, &device(&parts.headers)).await?,
        Err(errors) => return Ok(refused_code(errors)),
    };
    Ok(match tried {
        Tried::Wrong => {
            let mut errors = FieldErrors::default();
            errors.note::<()>("code", Err(say!("accounts-code-wrong").to_owned()));
            refused_code(errors)
        }
        Tried::New => see_other(app::SIGN_IN_NEW),
        Tried::In { begun, onwards } => let_in(held_session(&begun, home_or(&onwards))),
    })
}

/// A code is never shown back.
fn refused_code(errors: FieldErrors) -> Response {
    pages::code(FormState::refused(CodeForm::default(), errors), false).refused().into_response()
}

/// Where somebody goes who is in.
fn home_or(onwards: &str) -> &str {
    if onwards.is_empty() { app::ME } else { onwards }
}

/// The cookie of the sign-in has done its work.
fn let_in(mut response: Response) -> Response {
    set_cookie(&mut response, SIGN_IN_COOKIE, "", Some(0));
    response
}

async fn show_new(State(app): State<AppState>, headers: HeaderMap) -> Result<Response> {
    let Some(token) = cookie(&headers, SIGN_IN_COOKIE) else { return Ok(see_other(app::SIGN_IN)) };
    let mut tx = app.db.read().await?;
    let row = store::find(&mut tx, token, app.now() - store::CODE_WORKS * 6).await?;
    match row {
        Some(row) if row.used_at.is_some() => {
            Ok(pages::new(FormState { values: fresh(&app), errors: FieldErrors::default() }).into_response())
        }
        _ => Ok(see_other(app::SIGN_IN)),
    }
}

/// A form that says when its page was made.
fn fresh(app: &AppState) -> NewForm {
    NewForm { shown: pace::shown(&app.keys, "", app.now()), ..NewForm::default() }
}

async fn join(
    State(app): State<AppState>,
    _: Knock,
    parts: Parts,
    DoorForm(form): DoorForm<NewForm>,
) -> Result<Response> {
    let Some(token) = cookie(&parts.headers, SIGN_IN_COOKIE) else { return Ok(see_other(app::SIGN_IN)) };
    let doubted_at = Pace::of(&app.keys, &form.more, &form.shown, app.now()).doubted_at(app.now());
    match form.check() {
        Ok(name) => match store::join(&app, token, &name, doubted_at, &device(&parts.headers)).await? {
            Some((begun, onwards)) => Ok(let_in(held_session(&begun, home_or(&onwards)))),
            None => Ok(see_other(app::SIGN_IN)),
        },
        Err(errors) => Ok(pages::new(FormState::refused(form, errors)).refused().into_response()),
    }
}

async fn show_adviser_code(Query(asked): Query<Asked>) -> Sheet {
    let onwards = if is_our_address(&asked.onwards) { asked.onwards } else { String::new() };
    let values = AdviserCodeForm { onwards, ..AdviserCodeForm::default() };
    pages::adviser_code(FormState { values, errors: FieldErrors::default() })
}

async fn try_adviser_code(
    State(app): State<AppState>,
    _: Knock,
    parts: Parts,
    DoorForm(form): DoorForm<AdviserCodeForm>,
) -> Result<Response> {
    let refused = |errors| {
        let values = AdviserCodeForm { code: String::new(), ..form.clone() };
        pages::adviser_code(FormState::refused(values, errors)).refused().into_response()
    };
    let (code, own_phone, onwards) = match form.check() {
        Ok(checked) => checked,
        Err(errors) => return Ok(refused(errors)),
    };
    match adviser_code::enter(&app, &code, own_phone, &device(&parts.headers)).await? {
        Some(begun) => Ok(let_in(held_session(&begun, home_or(&onwards)))),
        None => {
            let mut errors = FieldErrors::default();
            errors.note::<()>("code", Err(say!("accounts-adviser-code-wrong").to_owned()));
            Ok(refused(errors))
        }
    }
}
