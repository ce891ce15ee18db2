//! Reading what was said, for a reason that the young person sees; and letting go of a case that was kept longer.

mod pages;
mod store;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::AdvocacyManager;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::load::LOAD;
use super::{not_there, words};

const READ: &str = "/advocacy/read/{case}";
const LET_GO: &str = "/advocacy/read/{case}/let-go";

pub fn routes() -> Routes {
    Routes::new().get(READ, show).post(READ, begin).get(LET_GO, ask_let_go).post(LET_GO, let_go)
}

pub fn address(id: &str) -> String {
    READ.replace("{case}", id)
}

pub fn let_go_address(id: &str) -> String {
    LET_GO.replace("{case}", id)
}

/// Why a manager reads a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    Concern,
    Cover,
    Safety,
    Quality,
}

impl Reason {
    pub const ALL: [Reason; 4] = [Reason::Concern, Reason::Cover, Reason::Safety, Reason::Quality];

    pub fn code(self) -> &'static str {
        match self {
            Reason::Concern => "concern",
            Reason::Cover => "cover",
            Reason::Safety => "safety",
            Reason::Quality => "quality",
        }
    }

    pub fn from_code(code: &str) -> Option<Reason> {
        Reason::ALL.into_iter().find(|known| known.code() == code)
    }

    /// As the manager chooses it, and as the young person reads it.
    pub fn words(self) -> &'static str {
        match self {
            Reason::Concern => "Somebody is unhappy with how an advocate helped",
            Reason::Cover => "The advocate cannot go on, and somebody must know what to do next",
            Reason::Safety => "Somebody may not be safe",
            Reason::Quality => "To check that our work is good",
        }
    }
}

/// Asking to read, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReadForm {
    pub reason: String,
    pub words: String,
}

impl ReadForm {
    fn check(&self) -> std::result::Result<(Reason, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let reason = Reason::from_code(&self.reason).ok_or_else(|| "Choose a reason".to_owned());
        let reason = errors.note("reason", reason);
        let words = errors.note("words", words(&self.words, Some("Say in a sentence why you must read it"))).flatten();
        reason.zip(words).ok_or(errors)
    }
}

/// What was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn show(
    State(app): State<AppState>,
    manager: AdvocacyManager,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Sheet> {
    if let Some((found, until)) = store::read(&app, &manager, &id).await? {
        return Ok(pages::thread(&found.thread, until, &done.done));
    }
    match store::reference(&app, &id).await? {
        Some(reference) => Ok(pages::ask(&reference, FormState::current())),
        None => not_there(&app, &manager, READ).await,
    }
}

async fn begin(
    State(app): State<AppState>,
    manager: AdvocacyManager,
    Path(id): Path<String>,
    Form(form): Form<ReadForm>,
) -> Result<Response> {
    let Some(reference) = store::reference(&app, &id).await? else { return not_there(&app, &manager, READ).await };
    match form.check() {
        Ok((reason, words)) => {
            store::begin(&app, &manager, &id, reason, &words).await?;
            Ok(see_other(&format!("{}?done=begun", address(&id))))
        }
        Err(errors) => Ok(pages::ask(&reference, FormState::refused(form, errors)).refused().into_response()),
    }
}

/// Letting go, as typed.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LetGoForm {
    pub words: String,
}

async fn ask_let_go(State(app): State<AppState>, manager: AdvocacyManager, Path(id): Path<String>) -> Result<Sheet> {
    match store::held(&app, &id).await? {
        Some(held) => Ok(pages::let_go(&held, FormState::current())),
        None => not_there(&app, &manager, LET_GO).await,
    }
}

async fn let_go(
    State(app): State<AppState>,
    manager: AdvocacyManager,
    Path(id): Path<String>,
    Form(form): Form<LetGoForm>,
) -> Result<Response> {
    let Some(held) = store::held(&app, &id).await? else { return not_there(&app, &manager, LET_GO).await };
    let mut errors = FieldErrors::default();
    let why =
        errors.note("words", words(&form.words, Some("Say in a sentence why it need not be kept longer"))).flatten();
    match why {
        Some(why) if store::let_go(&app, &manager, &id, &why).await? => Ok(see_other(&format!("{LOAD}?done=let-go"))),
        Some(_) => Err(AppError::NotFound),
        None => Ok(pages::let_go(&held, FormState::refused(form, errors)).refused().into_response()),
    }
}
