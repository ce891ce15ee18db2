//! What advisers ask and send: what waits to be confirmed, and the answer.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{PersonalAdviser, Role};
use crate::app::LETTERS_TO_CONFIRM;
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::form::AnswerForm;
use super::pages::staff as pages;
use super::store::{self, Confirmed};

const ONE: &str = "/letters/to-confirm/{letter}";

pub fn routes() -> Routes {
    Routes::new().get(LETTERS_TO_CONFIRM, list).get(ONE, show).post(ONE, answer)
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn list(State(app): State<AppState>, adviser: PersonalAdviser, Query(done): Query<Done>) -> Result<Sheet> {
    let waiting = store::list(&app, &adviser).await?;
    Ok(pages::list(&waiting, app.now(), &done.done))
}

async fn show(State(app): State<AppState>, adviser: PersonalAdviser, Path(id): Path<String>) -> Result<Sheet> {
    let Some(found) = store::read(&app, &adviser, &id).await? else { return not_theirs(&app, &adviser).await };
    Ok(pages::one(&found, &app.config.council, app.config.letter_months, FormState::current()))
}

async fn answer(
    State(app): State<AppState>,
    adviser: PersonalAdviser,
    Path(id): Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<Response> {
    let answer = match (form.deed.as_str(), form.check()) {
        ("confirm" | "turn-down", Ok(answer)) => answer,
        ("confirm" | "turn-down", Err(errors)) => return refused(&app, &adviser, &id, form, errors).await,
        _ => return Err(AppError::Unreadable),
    };
    match store::answer(&app, &adviser, &id, &answer).await? {
        None => not_theirs(&app, &adviser).await,
        Some(Confirmed::Yes) => Ok(see_other(&format!("{LETTERS_TO_CONFIRM}?done={}", form.deed))),
        Some(Confirmed::Answered) => {
            let mut errors = FieldErrors::default();
            errors.note::<()>("answer", Err("It was answered already: this is how it stands".to_owned()));
            refused(&app, &adviser, &id, form, errors).await
        }
    }
}

async fn refused(
    app: &AppState,
    adviser: &PersonalAdviser,
    id: &str,
    form: AnswerForm,
    errors: FieldErrors,
) -> Result<Response> {
    let Some(found) = store::read(app, adviser, id).await? else { return not_theirs(app, adviser).await };
    let form = FormState::refused(form, errors);
    Ok(pages::one(&found, &app.config.council, app.config.letter_months, form).refused().into_response())
}

/// It is not theirs, or it is not there: both look the same, and the audit knows (S-24).
async fn not_theirs<T>(app: &AppState, adviser: &PersonalAdviser) -> Result<T> {
    let mut tx = app.db.begin().await?;
    let (who, role) = (Some(adviser.id.as_str()), Role::PersonalAdviser.code());
    let line = Line { who, role, deed: Deed::AccessRefused, about: Some(ONE), ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}
