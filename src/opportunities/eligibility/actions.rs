//! What people ask and send on these pages.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::YoungPerson;
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, held_form, see_other};

use super::form::{self, AnswerForm, StartForm};
use super::judge::Judge;
use super::mine::Mine;
use super::model::Question;
use super::visit::{self, Visit};
use super::{pages, store};

const QUESTION: &str = "/opportunities/can-i-apply/{question}";
/// Where the page with all answers sends those who change one.
const FROM_ANSWERS: &str = "answers";
const KEPT: &str = "kept";

pub fn routes() -> Routes {
    Routes::new()
        .get(app::CAN_I_APPLY, begin)
        .get(QUESTION, ask)
        .post(QUESTION, answer)
        .get(app::MY_ANSWERS, answers)
        .post(app::KEEP_ANSWERS, keep)
        .post(app::REMOVE_ANSWERS, remove)
        .get(app::WHAT_I_WOULD_GET, what_i_would_get)
}

/// What it is for, and the first question; or on from where somebody is.
async fn begin(mine: Mine) -> Sheet {
    let sheet = pages::begin(mine.answers());
    if mine.answers().is_none() { sheet.public() } else { sheet }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    from: String,
}

async fn ask(mine: Mine, Path(code): Path<String>, Query(asked): Query<Asked>) -> Result<Sheet> {
    let question = Question::from_code(&code).ok_or(AppError::NotFound)?;
    let answers = mine.answers().cloned().unwrap_or_default();
    let from = if asked.from == FROM_ANSWERS { FROM_ANSWERS } else { "" };
    let values = held_form().unwrap_or_else(|| form::filled(question, &answers, from));
    Ok(pages::question(question, &FormState { values, errors: FieldErrors::default() }))
}

/// Takes one answer into the visit, and leads to the next question that has not come yet.
async fn answer(
    State(app): State<AppState>,
    mine: Mine,
    Path(code): Path<String>,
    Form(form): Form<AnswerForm>,
) -> Result<Response> {
    let question = Question::from_code(&code).ok_or(AppError::NotFound)?;
    let mut answers = mine.answers().cloned().unwrap_or_default();
    if let Err(errors) = form::answer(&form, question, &mut answers, app.now()) {
        return Ok(pages::question(question, &FormState::refused(form, errors)).refused().into_response());
    }
    let onwards = match answers.next_after(question) {
        Some(next) if form.from != FROM_ANSWERS => pages::address(next),
        _ => app::MY_ANSWERS.to_owned(),
    };
    let mut response = see_other(&onwards);
    Visit::new(mine.person.as_ref(), answers, app.now()).hold(&app.keys, &mut response);
    Ok(response)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn answers(mine: Mine, Query(done): Query<Done>) -> Response {
    match mine.answers() {
        Some(answers) => pages::answers(answers, &mine, done.done == KEPT).into_response(),
        None => see_other(app::CAN_I_APPLY),
    }
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Nothing {}

/// Keeps what was answered in this visit with the account. Pressed twice, the second finds nothing left to do.
async fn keep(
    State(app): State<AppState>,
    person: YoungPerson,
    mine: Mine,
    Form(_): Form<Nothing>,
) -> Result<Response> {
    let mut response = see_other(&format!("{}?done={KEPT}", app::MY_ANSWERS));
    if let Some(visit) = &mine.visit {
        store::keep(&app, &person.id, &visit.answers).await?;
        visit::forget(&mut response);
    }
    Ok(response)
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct RemoveForm {
    /// "visit" leaves alone what is kept with an account.
    only: String,
}

/// Removes answers: those of this visit, and those kept with the account.
async fn remove(State(app): State<AppState>, mine: Mine, Form(form): Form<RemoveForm>) -> Result<Response> {
    if let Some(person) = mine.young_person.as_ref().filter(|_| form.only != "visit") {
        store::remove(&app, person).await?;
    }
    let mut response = see_other(app::CAN_I_APPLY);
    visit::forget(&mut response);
    Ok(response)
}

/// The money that comes with work and training for people who have been in care, and when, from a day of one's choice.
async fn what_i_would_get(State(app): State<AppState>, mine: Mine, Query(form): Query<StartForm>) -> Response {
    let now = app.now();
    let judge = mine.answers().map(|answers| Judge::new(answers, now));
    let (start, errors) = match form.check(now) {
        _ if form.is_empty() => (None, FieldErrors::default()),
        Ok(start) => (Some(start), FieldErrors::default()),
        Err(errors) => (None, errors),
    };
    let refused = !errors.is_empty();
    let sheet = pages::what_i_would_get(&FormState { values: form, errors }, start, judge.as_ref());
    match (refused, judge) {
        (true, _) => sheet.refused().into_response(),
        (false, Some(_)) => sheet.into_response(),
        (false, None) => sheet.public().into_response(),
    }
}
