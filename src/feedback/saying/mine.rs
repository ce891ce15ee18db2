//! What somebody said under their name: where it stands, what was answered, adding to it, taking it back.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::YoungPerson;
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FormState, once};
use crate::keys::random_id;
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::letters::address_of;
use super::super::store;
use super::super::themes::themes;
use super::form::{MineForm, needed};
use super::pages;
use crate::forms::FieldErrors;

pub fn routes() -> Routes {
    Routes::new().get(app::FEEDBACK_MINE, show).post(app::FEEDBACK_MINE, act)
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn show(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Sheet> {
    page(&app, &person, &id, &done.done, FormState::current()).await
}

async fn act(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(typed): Form<MineForm>,
) -> Result<Response> {
    match typed.deed.as_str() {
        "more" => {
            let mut errors = FieldErrors::default();
            let Some(words) = errors.note("words", needed(&typed.words)) else {
                let sheet = page(&app, &person, &id, "", FormState::refused(typed, errors)).await?;
                return Ok(sheet.refused().into_response());
            };
            let added = store::say_more(&app, &person.id, &id, &once(&typed.once), &words).await?;
            added.ok_or(AppError::NotFound)?;
            Ok(see_other(&format!("{}?done=added", address_of(&id))))
        }
        "take-back" => match store::take_back(&app, &person.id, &id).await? {
            true => Ok(see_other(app::ME)),
            false => Err(AppError::NotFound),
        },
        _ => Err(AppError::Unreadable),
    }
}

async fn page(
    app: &AppState,
    person: &YoungPerson,
    id: &str,
    done: &str,
    mut form: FormState<MineForm>,
) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let found = store::mine(&mut tx, &app.keys, &person.id, id).await?.ok_or(AppError::NotFound)?;
    let themes = themes(&mut tx).await?;
    if form.values.once.is_empty() {
        form.values.once = random_id();
    }
    Ok(pages::mine(&found, &themes, &app.config, app.now(), done, form))
}
