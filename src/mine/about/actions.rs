//! What people say about themselves.

use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{YoungPerson, people};
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, held_form, see_other, set_cookie};

use super::form::AboutForm;
use super::{pages, store};

pub fn routes() -> Routes {
    Routes::new().get(app::ABOUT_ME, show).post(app::ABOUT_ME, change)
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn show(State(app): State<AppState>, person: YoungPerson, Query(done): Query<Done>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let contact = people::contact(&mut tx, &app.keys, &person.id).await?.ok_or(AppError::NotFound)?;
    let about = store::about(&mut tx, &app.keys, &person.id).await?;
    let values = held_form().unwrap_or_else(|| AboutForm::of(contact.name, &about));
    let form = FormState { values, errors: FieldErrors::default() };
    Ok(pages::about(form, contact.email.as_deref(), &done.done, app.config.demo))
}

async fn change(State(app): State<AppState>, person: YoungPerson, Form(form): Form<AboutForm>) -> Result<Response> {
    let said = match form.check(app.config.demo) {
        Ok(said) => said,
        Err(errors) => {
            let mut tx = app.db.read().await?;
            let contact = people::contact(&mut tx, &app.keys, &person.id).await?.ok_or(AppError::NotFound)?;
            let form = FormState::refused(form, errors);
            return Ok(pages::about(form, contact.email.as_deref(), "", app.config.demo).refused().into_response());
        }
    };
    store::change(&app, &person, &said.name, &said.about).await?;
    let mut response = see_other(&format!("{}?done=said", app::ABOUT_ME));
    if let Some(language) = said.about.letters.language {
        set_cookie(&mut response, app::LANGUAGE_COOKIE, language.code, Some(31_536_000));
    }
    Ok(response)
}
