//! Asking for another address, and the code that proves it.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{YoungPerson, digits};
use crate::app;
use crate::error::Result;
use crate::forms::{EmailAddress, FieldErrors, FormState};
use crate::say;
use crate::web::{AppState, Form, Knock, Routes, see_other};

use super::pages;
use super::store::{self, Tried};

pub fn routes() -> Routes {
    Routes::new()
        .get(app::NEW_ADDRESS, async |_: YoungPerson| pages::ask(FormState::current()))
        .post(app::NEW_ADDRESS, ask)
        .get(app::NEW_ADDRESS_CODE, async |_: YoungPerson| pages::code(FormState::current()))
        .post(app::NEW_ADDRESS_CODE, try_code)
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AddressForm {
    pub email: String,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CodeForm {
    pub code: String,
}

async fn ask(
    State(app): State<AppState>,
    person: YoungPerson,
    _: Knock,
    Form(form): Form<AddressForm>,
) -> Result<Response> {
    let mut errors = FieldErrors::default();
    if let Some(email) = errors.note("email", EmailAddress::parse(&form.email)) {
        if store::ask(&app, &person, &email).await? {
            return Ok(see_other(app::NEW_ADDRESS_CODE));
        }
        errors.note("email", Err::<(), _>(say!("mine-address-enough").to_owned()));
    }
    Ok(pages::ask(FormState::refused(form, errors)).refused().into_response())
}

async fn try_code(
    State(app): State<AppState>,
    person: YoungPerson,
    _: Knock,
    Form(form): Form<CodeForm>,
) -> Result<Response> {
    let tried = match digits(&form.code, 6) {
        Some(code) => store::try_code(&app, &person, &code).await?,
        None => return Ok(refused(say!("accounts-code-shape"))),
    };
    Ok(match tried {
        Tried::Changed => see_other(&format!("{}?done=address", app::ABOUT_ME)),
        Tried::Wrong => refused(say!("accounts-code-wrong")),
        Tried::Taken => refused(say!("mine-address-taken")),
    })
}

/// The same page with what is wrong; a code is never sent back.
fn refused(sentence: &str) -> Response {
    let mut errors = FieldErrors::default();
    errors.note("code", Err::<(), _>(sentence.to_owned()));
    pages::code(FormState::refused(CodeForm::default(), errors)).refused().into_response()
}
