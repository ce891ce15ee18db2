//! Whoever was given a code looks at the letter it opens: with no account, and nothing else to see.

use axum::extract::State;
use axum::response::{IntoResponse, Response};

use crate::app;
use crate::error::Result;
use crate::forms::{FieldErrors, FormState};
use crate::say;
use crate::web::{AppState, Form, Knock, Routes, Sheet};

use super::form::CheckForm;
use super::model::typed_code;
use super::{pages, store};

pub fn routes() -> Routes {
    Routes::new().get(app::CHECK_LETTER, show).post(app::CHECK_LETTER, check)
}

async fn show(State(app): State<AppState>) -> Sheet {
    pages::check::form(&app.config.council, FormState::default())
}

/// A code that is wrong, was taken back or is too old is answered alike. It is typed, and never in an address.
async fn check(State(app): State<AppState>, _: Knock, Form(form): Form<CheckForm>) -> Result<Response> {
    let opened = match typed_code(&form.code) {
        Some(code) => store::open(&app, &code).await?,
        None => None,
    };
    match opened {
        Some(words) => Ok(pages::check::letter(words, &app.config.base_url).into_response()),
        None => {
            let mut errors = FieldErrors::default();
            errors.note::<()>("code", Err(say!("confirmation_letters-check-no").to_owned()));
            let form = FormState::refused(CheckForm::default(), errors);
            Ok(pages::check::form(&app.config.council, form).refused().into_response())
        }
    }
}
