//! What participation workers do with questions.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::ParticipationWorker;
use crate::error::Result;
use crate::feedback::{self, Theme};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, see_other};
use crate::words::london_day;

use super::super::not_there;
use super::form::AnswerForm;
use super::{ONE, QUESTIONS, pages, store};

pub fn routes() -> Routes {
    Routes::new().get(QUESTIONS, list).get(ONE, show).post(ONE, answer)
}

/// What waits for workers, each in a sentence.
pub async fn at_a_glance(app: &AppState) -> Result<Vec<String>> {
    Ok(match store::waiting(&mut app.db.read().await?).await? {
        0 => Vec::new(),
        1 => vec!["1 question waits.".to_owned()],
        more => vec![format!("{more} questions wait.")],
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    done: String,
}

async fn list(State(app): State<AppState>, _: ParticipationWorker, Query(asked): Query<Asked>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    Ok(pages::list(&store::questions(&mut tx, &app.keys).await?, &asked.done))
}

async fn show(State(app): State<AppState>, worker: ParticipationWorker, Path(id): Path<String>) -> Result<Sheet> {
    let found = store::find(&mut app.db.read().await?, &app.keys, &id).await?;
    let Some(question) = found else { return not_there(&app, &worker, ONE).await };
    let themes = offered(&app).await?;
    Ok(pages::one(&question, &themes, FormState::current()))
}

/// The themes that a promise can be about.
async fn offered(app: &AppState) -> Result<Vec<Theme>> {
    let themes = feedback::themes(&mut app.db.read().await?).await?;
    Ok(themes.into_iter().filter(|theme| theme.retired_at.is_none()).collect())
}

async fn answer(
    State(app): State<AppState>,
    worker: ParticipationWorker,
    Path(id): Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<Response> {
    let found = store::find(&mut app.db.read().await?, &app.keys, &id).await?;
    let Some(question) = found else { return not_there(&app, &worker, ONE).await };
    let themes = offered(&app).await?;
    let answer = match form.check(&themes, london_day(app.now())) {
        Ok(answer) => answer,
        Err(errors) => {
            return Ok(pages::one(&question, &themes, FormState::refused(form, errors)).refused().into_response());
        }
    };
    if question.answer.as_ref() == Some(&answer.words) || store::answer(&app, &worker, &question, &answer).await? {
        return Ok(see_other(&format!("{QUESTIONS}?done=answered")));
    }
    let mut errors = FieldErrors::default();
    errors.note::<()>("answer", Err("A colleague has answered it meanwhile".to_owned()));
    let found = store::find(&mut app.db.read().await?, &app.keys, &id).await?;
    let question = found.unwrap_or(question);
    Ok(pages::one(&question, &themes, FormState::refused(form, errors)).refused().into_response())
}
