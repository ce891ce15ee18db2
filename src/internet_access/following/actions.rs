//! What young people ask and send about a request of theirs.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::YoungPerson;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState, once};
use crate::keys::random_id;
use crate::say;
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::model::{Kind, address};
use super::super::store::{self as requests, Outcome, Whose};
use super::form::{CorrectForm, FollowForm};
use super::pages::{correct, follow};
use super::store::{self, Follow};

const ONE: &str = "/i/{request}";
const CORRECT: &str = "/i/{request}/correct";

pub fn routes() -> Routes {
    Routes::new().get(ONE, show).post(ONE, act).get(CORRECT, show_correct).post(CORRECT, put_right)
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

/// What the young person says with this button of what was sent.
pub fn said(deed: &str) -> Option<Kind> {
    match deed {
        "arrived" => Some(Kind::Arrived),
        "not-arrived" => Some(Kind::NotArrived),
        "works" => Some(Kind::Works),
        "does-not-work" => Some(Kind::DoesNotWork),
        "lost" => Some(Kind::Lost),
        _ => None,
    }
}

async fn show(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Sheet> {
    let found = own(&app, &person, &id).await?;
    let mut form = FormState::<FollowForm>::current();
    if form.values.once.is_empty() {
        form.values.once = random_id();
    }
    Ok(follow::page(&found, app.now(), &done.done, form))
}

async fn own(app: &AppState, person: &YoungPerson, id: &str) -> Result<Follow> {
    store::follow(app, person, id).await?.ok_or(AppError::NotFound)
}

async fn act(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(form): Form<FollowForm>,
) -> Result<Response> {
    let (me, page) = (&person.id, once(&form.once));
    let (outcome, done) = match form.deed.as_str() {
        "write" => match form.message() {
            Ok(words) => (requests::write(&app, me, &id, &page, &words).await?, "written"),
            Err(errors) => return refused(&app, &person, &id, form, errors).await,
        },
        "need" => (requests::write(&app, me, &id, &page, say!("internet_access-follow-need-words")).await?, "needed"),
        "withdraw" => (requests::withdraw(&app, me, &id).await?, "withdrawn"),
        deed => {
            let kind = said(deed).ok_or(AppError::Unreadable)?;
            match form.happened() {
                Ok(words) => {
                    let whose = Whose::Account(me);
                    (requests::say_whether(&app, whose, &id, kind, words.as_deref()).await?, follow::done_of(kind))
                }
                Err(errors) => return refused(&app, &person, &id, form, errors).await,
            }
        }
    };
    match outcome.ok_or(AppError::NotFound)? {
        Outcome::Yes => Ok(see_other(&format!("{}?done={done}", address(&id)))),
        _ => refused(&app, &person, &id, form, not_now()).await,
    }
}

/// It stands elsewhere by now.
fn not_now() -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.note::<()>("words", Err(say!("internet_access-follow-error-not-now").to_owned()));
    errors
}

async fn refused(
    app: &AppState,
    person: &YoungPerson,
    id: &str,
    form: FollowForm,
    errors: FieldErrors,
) -> Result<Response> {
    let found = own(app, person, id).await?;
    let form = FollowForm { once: once(&form.once), ..form };
    Ok(follow::page(&found, app.now(), "", FormState::refused(form, errors)).refused().into_response())
}

async fn show_correct(State(app): State<AppState>, person: YoungPerson, Path(id): Path<String>) -> Result<Response> {
    let found = own(&app, &person, &id).await?;
    if !found.thread.request.status.can_be_corrected() {
        return Ok(see_other(&address(&id)));
    }
    let mut form = FormState::<CorrectForm>::current();
    if form.values == CorrectForm::default() {
        form.values = CorrectForm::of(&found.thread.request.details);
    }
    Ok(correct::page(&found, form).into_response())
}

async fn put_right(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(form): Form<CorrectForm>,
) -> Result<Response> {
    let found = own(&app, &person, &id).await?;
    let details = match form.check(&found.thread.request, &found.networks) {
        Ok(details) => details,
        Err(errors) => return Ok(correct::page(&found, FormState::refused(form, errors)).refused().into_response()),
    };
    match requests::correct(&app, &person.id, &id, &details).await?.ok_or(AppError::NotFound)? {
        Outcome::Yes => Ok(see_other(&format!("{}?done=corrected", address(&id)))),
        _ => refused(&app, &person, &id, FollowForm::default(), not_now()).await,
    }
}
