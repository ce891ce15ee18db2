//! What young people ask and send: a letter, and what becomes of it.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{YoungPerson, people};
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FormState, once};
use crate::keys::random_id;
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::form::{AskForm, CodeForm, OwnForm};
use super::model::{Letter, State as Stands};
use super::pages::{self, mine};
use super::store::{self, Made};

const ONE: &str = "/letters/mine/{letter}";
const PAPER: &str = "/letters/mine/{letter}/paper";
const CODE: &str = "/letters/mine/{letter}/code";

pub fn routes() -> Routes {
    Routes::new()
        .get(app::MY_LETTERS, list)
        .get(app::ASK_FOR_LETTER, show_ask)
        .post(app::ASK_FOR_LETTER, ask)
        .get(ONE, show)
        .post(ONE, act)
        .get(PAPER, paper)
        .get(CODE, show_code)
        .post(CODE, make_code)
        .merge(super::staff::routes())
        .merge(super::check::routes())
}

async fn list(State(app): State<AppState>, person: YoungPerson) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let letters = store::of_person(&mut tx, &app.keys, &person.id, app.now()).await?;
    Ok(mine::list(&letters, app.now()))
}

/// The adviser who would confirm it; none for somebody whom nobody has matched.
async fn adviser(app: &AppState, person: &YoungPerson) -> Result<Option<String>> {
    let mut tx = app.db.read().await?;
    people::adviser_name(&mut tx, &app.keys, &person.id).await
}

async fn show_ask(State(app): State<AppState>, person: YoungPerson) -> Result<Sheet> {
    let mut form = FormState::<AskForm>::current();
    form.values.once = once(&form.values.once);
    Ok(mine::ask(adviser(&app, &person).await?.as_deref(), &app.config.council, app.config.letter_days, form))
}

async fn ask(State(app): State<AppState>, person: YoungPerson, Form(form): Form<AskForm>) -> Result<Response> {
    let adviser = adviser(&app, &person).await?;
    let (council, days) = (&app.config.council, app.config.letter_days);
    let details = match form.check() {
        Ok(details) => details,
        Err(errors) => {
            let form = FormState::refused(form, errors);
            return Ok(mine::ask(adviser.as_deref(), council, days, form).refused().into_response());
        }
    };
    match store::ask(&app, &person.id, &once(&form.once), &details).await? {
        Some(id) => Ok(see_other(&format!("{}?done=asked", pages::address(&id)))),
        // Nobody is their adviser any more: the page says what to do.
        None => {
            let form = FormState { values: form, errors: Default::default() };
            Ok(mine::ask(None, council, days, form).refused().into_response())
        }
    }
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn find(app: &AppState, person: &YoungPerson, id: &str) -> Result<Letter> {
    let mut tx = app.db.read().await?;
    store::find(&mut tx, &app.keys, &person.id, id, app.now()).await?.ok_or(AppError::NotFound)
}

async fn show(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Sheet> {
    let letter = find(&app, &person, &id).await?;
    let mut tx = app.db.read().await?;
    let codes = store::codes_of(&mut tx, &letter.id).await?;
    drop(tx);
    Ok(mine::one(&letter, &codes, adviser(&app, &person).await?.as_deref(), app.now(), &done.done))
}

async fn act(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(form): Form<OwnForm>,
) -> Result<Response> {
    let (done, words) = match form.deed.as_str() {
        "withdraw" => (store::withdraw(&app, &person.id, &id).await?, "withdrawn"),
        "withdraw-code" => (store::withdraw_code(&app, &person.id, &id, &form.code).await?, "code-withdrawn"),
        _ => return Err(AppError::Unreadable),
    };
    if !done {
        return Err(AppError::NotFound);
    }
    Ok(see_other(&format!("{}?done={words}", pages::address(&id))))
}

/// The letter alone, to read and to print.
async fn paper(State(app): State<AppState>, person: YoungPerson, Path(id): Path<String>) -> Result<Response> {
    match find(&app, &person, &id).await?.state {
        Stands::Confirmed(words) => Ok(mine::paper(&id, *words, &app.config.base_url).into_response()),
        _ => Ok(see_other(&pages::address(&id))),
    }
}

async fn show_code(State(app): State<AppState>, person: YoungPerson, Path(id): Path<String>) -> Result<Response> {
    match find(&app, &person, &id).await?.state {
        Stands::Confirmed(_) => Ok(mine::ask_for_code(&id, random_id()).into_response()),
        _ => Ok(see_other(&pages::address(&id))),
    }
}

/// The answer is the page itself: sent onwards, the code would have to be kept.
async fn make_code(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(form): Form<CodeForm>,
) -> Result<Response> {
    match store::make_code(&app, &person.id, &id, &once(&form.once)).await?.ok_or(AppError::NotFound)? {
        Made::Code(code, until) => Ok(mine::code(&id, &code, until, &app.config.base_url).into_response()),
        Made::Not => Ok(see_other(&pages::address(&id))),
    }
}
