//! What young people ask and send: asking for help, and one request of their own.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{YoungPerson, people};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::keys::random_id;
use crate::say;
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::form::{About, AskForm, ThreadForm};
use super::model::Thread;
use super::pages::ask::{self, ASK_ANYTHING, Asking};
use super::pages::{asked, follow};
use super::store::{self, Outcome, Seeker};
use crate::opportunities::store::find as find_opportunity;

const ASK_ABOUT: &str = "/opportunities/{id}/help-me-apply";
const ASKED: &str = "/asked/{request}";

pub fn routes() -> Routes {
    Routes::new()
        .get(ASK_ABOUT, show_ask_about)
        .post(ASK_ABOUT, ask_about)
        .get(ASK_ANYTHING, show_ask_anything)
        .post(ASK_ANYTHING, ask_anything)
        .get(ASKED, show)
        .post(ASKED, act)
        .merge(super::staff::routes())
}

async fn show_ask_about(State(app): State<AppState>, person: YoungPerson, Path(id): Path<String>) -> Result<Sheet> {
    let (id, title) = opportunity(&app, &id).await?;
    show_ask(&app, &person, Some(About { id, title: &title })).await
}

async fn show_ask_anything(State(app): State<AppState>, person: YoungPerson) -> Result<Sheet> {
    show_ask(&app, &person, None).await
}

async fn ask_about(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(form): Form<AskForm>,
) -> Result<Response> {
    let (id, title) = opportunity(&app, &id).await?;
    step(&app, &person, Some(About { id, title: &title }), form).await
}

async fn ask_anything(State(app): State<AppState>, person: YoungPerson, Form(form): Form<AskForm>) -> Result<Response> {
    step(&app, &person, None, form).await
}

async fn opportunity(app: &AppState, id: &str) -> Result<(i64, String)> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let found = find_opportunity(&app.db, id).await?.ok_or(AppError::NotFound)?;
    Ok((id, found.opportunity.title))
}

/// Their adviser's name, where they are matched.
async fn adviser(app: &AppState, person: &YoungPerson) -> Result<Option<String>> {
    let mut tx = app.db.read().await?;
    if !people::is_matched(&mut tx, &person.id).await? {
        return Ok(None);
    }
    people::adviser_name(&mut tx, &app.keys, &person.id).await
}

async fn show_ask(app: &AppState, person: &YoungPerson, about: Option<About<'_>>) -> Result<Sheet> {
    let adviser = adviser(app, person).await?;
    let mut form = FormState::<AskForm>::current();
    if form.values.once.is_empty() {
        form.values.once = random_id();
    }
    Ok(ask::form(&asking(app, about.as_ref(), adviser.as_deref()), form))
}

fn asking<'a>(app: &'a AppState, about: Option<&'a About<'a>>, adviser: Option<&'a str>) -> Asking<'a> {
    Asking { about, adviser, council: &app.config.council, days: app.config.help_days }
}

/// First the answers are shown to be checked, then they are sent.
async fn step(app: &AppState, person: &YoungPerson, about: Option<About<'_>>, form: AskForm) -> Result<Response> {
    let adviser = adviser(app, person).await?;
    let asking = asking(app, about.as_ref(), adviser.as_deref());
    if form.step == "change" {
        return Ok(ask::form(&asking, FormState { values: form, errors: FieldErrors::default() }).into_response());
    }
    match form.check(about.as_ref(), adviser.is_some()) {
        Err(errors) => Ok(ask::form(&asking, FormState::refused(form, errors)).refused().into_response()),
        Ok(new) if form.step == "send" => {
            let id = store::ask(app, &person.id, &new).await?;
            Ok(see_other(&format!("{}?done=sent", asked(&id))))
        }
        Ok(new) => Ok(ask::check(&asking, &form, &new, app.now()).into_response()),
    }
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
    let thread = mine(&app, &person, &id).await?;
    Ok(follow::page(&thread, app.now(), &done.done, FormState::current()))
}

async fn mine(app: &AppState, person: &YoungPerson, id: &str) -> Result<Thread> {
    let mut tx = app.db.read().await?;
    let found = store::find(&mut tx, &app.keys, &Seeker::young_person(&person.id), id).await?;
    Ok(found.ok_or(AppError::NotFound)?.thread)
}

async fn act(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(form): Form<ThreadForm>,
) -> Result<Response> {
    let me = &person.id;
    let (outcome, done) = match form.deed.as_str() {
        "reply" => match form.words(say!("opportunities-help-error-words")) {
            Ok(words) => (store::reply(&app, me, &id, form.seen(), &words).await?, "replied"),
            Err(errors) => return refused(&app, &person, &id, form, errors).await,
        },
        "done" => (store::finish(&app, me, &id).await?, "finished"),
        "withdraw" => (store::withdraw(&app, me, &id).await?, "withdrawn"),
        "team" => (store::send_to_team(&app, me, &id).await?, "team"),
        _ => return Err(AppError::Unreadable),
    };
    match outcome.ok_or(AppError::NotFound)? {
        Outcome::Yes => Ok(see_other(&format!("{}?done={done}", asked(&id)))),
        Outcome::Over => {
            let mut errors = FieldErrors::default();
            errors.note::<()>("words", Err(say!("opportunities-help-error-over").to_owned()));
            refused(&app, &person, &id, form, errors).await
        }
        Outcome::Crossed | Outcome::NotYours | Outcome::Nobody => {
            let mut errors = FieldErrors::default();
            errors.note::<()>("words", Err(say!("opportunities-help-error-crossed").to_owned()));
            refused(&app, &person, &id, form, errors).await
        }
    }
}

async fn refused(
    app: &AppState,
    person: &YoungPerson,
    id: &str,
    form: ThreadForm,
    errors: FieldErrors,
) -> Result<Response> {
    let thread = mine(app, person, id).await?;
    Ok(follow::page(&thread, app.now(), "", FormState::refused(form, errors)).refused().into_response())
}
