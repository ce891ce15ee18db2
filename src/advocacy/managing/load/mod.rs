//! Who has how much, what waits, and giving a case to somebody.

mod pages;
mod promises;
mod store;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{AdvocacyManager, PersonId};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::store::{self as cases, Outcome};
use super::{not_there, words, wrong};

/// For the first page of staff.
pub use store::waiting;

pub const LOAD: &str = "/advocacy/load";
const ASSIGN: &str = "/advocacy/load/{case}/assign";

pub fn routes() -> Routes {
    Routes::new().get(LOAD, show).get(ASSIGN, ask_whom).post(ASSIGN, assign)
}

/// What is looked at, and what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The advocate whose cases are shown; none: all advocates, and what waits.
    of: String,
    done: String,
}

async fn show(State(app): State<AppState>, manager: AdvocacyManager, Query(asked): Query<Asked>) -> Result<Sheet> {
    if asked.of.is_empty() {
        let load = store::load(&app, &manager).await?;
        return Ok(pages::load(&load, app.now(), &asked.done));
    }
    match store::of_advocate(&app, &manager, &PersonId(asked.of)).await? {
        Some(theirs) => Ok(pages::of_advocate(&theirs, app.now())),
        None => not_there(&app, &manager, LOAD).await,
    }
}

/// Giving a case to an advocate, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AssignForm {
    pub to: String,
    /// "yes": nothing stands between this advocate and this case.
    pub checked: String,
    pub words: String,
}

/// To whom, and what the manager adds for them.
struct Assign {
    to: PersonId,
    words: Option<String>,
}

impl AssignForm {
    fn check(&self) -> std::result::Result<Assign, FieldErrors> {
        let mut errors = FieldErrors::default();
        let to = Some(self.to.trim()).filter(|to| !to.is_empty()).ok_or_else(|| "Choose an advocate".to_owned());
        let to = errors.note("to", to.map(|to| PersonId(to.to_owned())));
        let missing = "Say that you checked it, or choose somebody else".to_owned();
        errors.note("checked", (self.checked == "yes").then_some(()).ok_or(missing));
        let words = errors.note("words", words(&self.words, None));
        match (to, words, errors.is_empty()) {
            (Some(to), Some(words), true) => Ok(Assign { to, words }),
            _ => Err(errors),
        }
    }
}

async fn ask_whom(State(app): State<AppState>, manager: AdvocacyManager, Path(id): Path<String>) -> Result<Sheet> {
    match store::to_assign(&app, &manager, &id).await? {
        Some(found) => Ok(pages::assign(&found, app.now(), FormState::current())),
        None => not_there(&app, &manager, ASSIGN).await,
    }
}

async fn assign(
    State(app): State<AppState>,
    manager: AdvocacyManager,
    Path(id): Path<String>,
    Form(form): Form<AssignForm>,
) -> Result<Response> {
    let Assign { to, words } = match form.check() {
        Ok(assign) => assign,
        Err(errors) => return refused(&app, &manager, &id, form, errors).await,
    };
    match cases::assign(&app, &manager, &id, &to, words.as_deref()).await? {
        None => not_there(&app, &manager, ASSIGN).await,
        Some(Outcome::Yes) => Ok(see_other(&format!("{LOAD}?done=assigned"))),
        Some(no) => refused(&app, &manager, &id, form, wrong("to", why_not(&no))).await,
    }
}

fn why_not(outcome: &Outcome) -> &'static str {
    match outcome {
        Outcome::Objected => "The young person does not want this advocate: choose another",
        Outcome::Over => "It has ended meanwhile: nobody waits any more",
        _ => "They are no advocate any more: choose another",
    }
}

async fn refused(
    app: &AppState,
    manager: &AdvocacyManager,
    id: &str,
    form: AssignForm,
    errors: FieldErrors,
) -> Result<Response> {
    match store::to_assign(app, manager, id).await? {
        Some(found) => Ok(pages::assign(&found, app.now(), FormState::refused(form, errors)).refused().into_response()),
        None => Err(AppError::NotFound),
    }
}
