//! One case, for the advocate who has it or covers for whoever does.

mod contact;
mod deeds;
mod form;
mod page;
mod thread;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::{Advocate, Staff};
use crate::audit::Deed;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::presence::{self, Other};
use crate::snippets::{self, Snippet};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::model::Thread;
use super::super::store::{self, NextStep, Outcome, find, note_deed, works_on};
use super::presence::thing;
use super::safeguarding::{self, Told};
use super::snippets::SHELF;
use super::staff::{Done, not_theirs, why_not, wrong};
use super::{ONE, address};
use form::CaseForm;

pub use contact::SafeContact;
pub use thread::thread;

pub fn routes() -> Routes {
    Routes::new().get(ONE, show).post(ONE, act)
}

/// A case with all that its page shows.
pub struct Shown {
    pub thread: Thread,
    /// Who else has it before them.
    pub others: Vec<Other>,
    pub snippets: Vec<Snippet>,
    /// What was told to keep somebody safe.
    pub told: Vec<Told>,
}

async fn show(
    State(app): State<AppState>,
    staff: Advocate,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Sheet> {
    let Some(shown) = read(&app, &staff, &id, false).await? else { return not_theirs(&app, &staff, ONE).await };
    Ok(page::one(&shown, &staff, app.now(), &done.done, FormState::current()))
}

/// Reads a case, notes that they did, and that they have it before them.
async fn read(app: &AppState, staff: &Staff, id: &str, writing: bool) -> Result<Option<Shown>> {
    let mut tx = app.db.begin().await?;
    if !works_on(&mut tx, staff, id, app.now()).await? {
        return Ok(None);
    }
    let Some(found) = find(&mut tx, &app.keys, id).await? else { return Ok(None) };
    let others = presence::here(&mut tx, &app.keys, &staff.id, &thing(id), writing, app.now()).await?;
    let snippets = snippets::active(&mut tx, &SHELF).await?;
    let told = safeguarding::of_case(&mut tx, &app.keys, &found).await?;
    note_deed(&mut tx, &app.keys, staff, Deed::AdvocacyRead, id, app.now()).await?;
    tx.commit().await?;
    Ok(Some(Shown { thread: found.thread, others, snippets, told }))
}

async fn act(
    State(app): State<AppState>,
    staff: Advocate,
    Path(id): Path<String>,
    Form(form): Form<CaseForm>,
) -> Result<Response> {
    let (field, done, outcome) = match form.deed.as_str() {
        "use-text" => return with_text(&app, &staff, &id, form).await,
        "reply" => match form.reply() {
            Ok(words) => {
                ("reply", "sent", store::answer(&app, &staff, &id, form.seen(), &form.once("reply"), &words).await?)
            }
            Err(errors) => return refused(&app, &staff, &id, form, errors).await,
        },
        "note" => match form.note() {
            Ok(words) => ("note", "noted", store::note(&app, &staff, &id, &form.once("note"), &words).await?),
            Err(errors) => return refused(&app, &staff, &id, form, errors).await,
        },
        "contacted" => match form.contact() {
            Ok((reached, words)) => {
                let once = form.once("contact");
                ("contact_words", "logged", store::contacted(&app, &staff, &id, &once, reached, &words).await?)
            }
            Err(errors) => return refused(&app, &staff, &id, form, errors).await,
        },
        "next-step" => match form.step(app.now()) {
            Ok((words, by)) => {
                let step = NextStep { words: &words, by };
                ("step", "stepped", store::next_step(&app, &staff, &id, Some(step)).await?)
            }
            Err(errors) => return refused(&app, &staff, &id, form, errors).await,
        },
        "step-done" => ("step", "step-done", store::next_step(&app, &staff, &id, None).await?),
        "pause" => ("pause", "paused", store::pause(&app, &staff, &id).await?),
        _ => return Err(AppError::Unreadable),
    };
    match outcome {
        None => not_theirs(&app, &staff, ONE).await,
        Some(Outcome::Yes) => Ok(see_other(&format!("{}?done={done}", address(&id)))),
        Some(no) => refused(&app, &staff, &id, form, wrong(field, &why_not(&no))).await,
    }
}

/// The page again, with what was typed and, where it crossed with something, with that too (F09).
async fn refused(app: &AppState, staff: &Staff, id: &str, form: CaseForm, errors: FieldErrors) -> Result<Response> {
    let Some(shown) = read(app, staff, id, true).await? else { return not_theirs(app, staff, ONE).await };
    Ok(page::one(&shown, staff, app.now(), "", FormState::refused(form, errors)).refused().into_response())
}

/// Where no script runs: the page with the chosen text in the reply, after what is there already.
async fn with_text(app: &AppState, staff: &Staff, id: &str, mut form: CaseForm) -> Result<Response> {
    let Some(shown) = read(app, staff, id, true).await? else { return not_theirs(app, staff, ONE).await };
    if let Some(snippet) = shown.snippets.iter().find(|snippet| snippet.id == form.snippet) {
        form.reply = snippet.after(&form.reply, &shown.thread.case.contact.name);
    }
    Ok(page::one(&shown, staff, app.now(), "", FormState::refused(form, FieldErrors::default())).into_response())
}
