//! What young people ask and send about a complaint.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};

use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState, once};
use crate::keys::random_id;
use crate::web::{AppState, Form, Routes, see_other};

use super::super::super::model::{Case, address};
use super::super::super::opening::Opener;
use super::super::actions::{Done, nowhere};
use super::super::store::{Follow, follow};
use super::form::ComplaintForm;
use super::model::Complaint;
use super::pages;
use super::store::{self, By, Move};

/// Its name says nothing: it stands in the history of the phone.
const FURTHER: &str = "/r/{case}/further";

pub fn routes() -> Routes {
    Routes::new().get(FURTHER, show).post(FURTHER, act)
}

async fn show(
    State(app): State<AppState>,
    opener: Opener,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response> {
    let Some(case) = follow(&app, &opener, &id).await? else { return nowhere(&opener) };
    let mut form = FormState::<ComplaintForm>::current();
    if form.values.once.is_empty() {
        form.values = begun(&case.thread.case);
    }
    Ok(page(&app, &case, &done.done, form).into_response())
}

fn page(app: &AppState, case: &Follow, done: &str, form: FormState<ComplaintForm>) -> crate::web::Sheet {
    match &case.complaint {
        Some(complaint) => pages::one(app, case, complaint, done, form),
        None => pages::make(app, case, store::mailbox(app).is_some(), form),
    }
}

/// The words carry over, for the young person to change. Where to answer them does not: they told that to advocates alone.
fn begun(case: &Case) -> ComplaintForm {
    let words = [case.asked.words.as_deref(), case.asked.wish.as_deref()];
    ComplaintForm {
        once: random_id(),
        words: words.into_iter().flatten().collect::<Vec<_>>().join("\n\n"),
        name: case.contact.name.clone(),
        ..ComplaintForm::default()
    }
}

async fn act(
    State(app): State<AppState>,
    opener: Opener,
    Path(id): Path<String>,
    Form(form): Form<ComplaintForm>,
) -> Result<Response> {
    let Some(case) = follow(&app, &opener, &id).await? else { return nowhere(&opener) };
    match (&case.complaint, form.deed.as_str()) {
        (None, "change") => {
            let form = FormState { values: form, errors: FieldErrors::default() };
            Ok(page(&app, &case, "", form).into_response())
        }
        (None, "check" | "send") => match form.check() {
            Err(errors) => Ok(page(&app, &case, "", FormState::refused(form, errors)).refused().into_response()),
            Ok(new) if form.deed == "send" => {
                let outcome = store::make(&app, &opener, &id, &once(&form.once), &new).await?;
                if outcome.is_none() { nowhere(&opener) } else { onwards(&id, "complained") }
            }
            Ok(new) => Ok(pages::check(&app, &case, store::mailbox(&app).is_some(), &new, &form).into_response()),
        },
        // Pressed twice.
        (Some(_), "send") => onwards(&id, "complained"),
        (Some(complaint), "answered" | "next") => {
            let step = match step(complaint, &form, app.now()) {
                Ok(step) => step,
                Err(errors) => {
                    let form = FormState::refused(form, errors);
                    return Ok(page(&app, &case, "", form).refused().into_response());
                }
            };
            let outcome = store::move_on(&app, By::Own(&opener), &id, step).await?;
            if outcome.is_none() { nowhere(&opener) } else { onwards(&id, "moved") }
        }
        _ => Err(AppError::Unreadable),
    }
}

fn onwards(id: &str, done: &str) -> Result<Response> {
    Ok(see_other(&format!("{}/further?done={done}", address(id))))
}

/// How the form moves a complaint on.
pub fn step(complaint: &Complaint, form: &ComplaintForm, now: i64) -> std::result::Result<Move, FieldErrors> {
    let stage = form.stage().unwrap_or(0);
    match form.deed.as_str() {
        "next" => Ok(Move::Next { stage }),
        "handed" => Ok(Move::Handed { stage, at: form.day(complaint.made_at, now)? }),
        _ => {
            // One that was answered meanwhile is left as it is.
            let from = complaint.stages.iter().find(|one| one.number == stage).map_or(0, |one| one.asked_at);
            Ok(Move::Answered { stage, at: form.day(from, now)? })
        }
    }
}
