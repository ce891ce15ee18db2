//! What staff ask and send: what waits for them, and one request.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{Role, Staff};
use crate::app::HELP_WANTED;
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::form::{ThreadForm, WORDS_AT_MOST, optional};
use super::pages::staff as pages;
use super::store::{self, Outcome, Seeker};

const ONE: &str = "/help-wanted/{request}";

pub fn routes() -> Routes {
    Routes::new().get(HELP_WANTED, list).get(ONE, show).post(ONE, act)
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn list(State(app): State<AppState>, staff: Staff, Query(done): Query<Done>) -> Result<Sheet> {
    let listed = store::list(&app, &staff).await?;
    Ok(pages::list(&listed, &staff, app.now(), &done.done))
}

async fn show(
    State(app): State<AppState>,
    staff: Staff,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Sheet> {
    let Some(found) = store::read(&app, &staff, &id).await? else { return not_theirs(&app, &staff).await };
    Ok(pages::one(&found, &staff, app.now(), &done.done, FormState::current()))
}

/// It is not theirs, or it is not there: both look the same, and the audit knows (S-24).
async fn not_theirs<T>(app: &AppState, staff: &Staff) -> Result<T> {
    let mut tx = app.db.begin().await?;
    let role = if staff.is(Role::PersonalAdviser) { Role::PersonalAdviser } else { Role::OpportunitiesEditor };
    let (who, about) = (Some(staff.id.as_str()), Some(ONE));
    let line = Line { who, role: role.code(), deed: Deed::AccessRefused, about, ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}

async fn act(
    State(app): State<AppState>,
    staff: Staff,
    Path(id): Path<String>,
    Form(form): Form<ThreadForm>,
) -> Result<Response> {
    let seen = form.seen();
    let (outcome, onwards) = match form.deed.as_str() {
        "take" => (store::take(&app, &staff, &id, &form.from).await?, format!("{}?done=taken", pages::address(&id))),
        "put-back" => (store::put_back(&app, &staff, &id).await?, format!("{HELP_WANTED}?done=put-back")),
        "answer" => match form.words("Write your answer") {
            Ok(words) => (
                store::answer(&app, &staff, &id, seen, &words).await?,
                format!("{}?done=answered", pages::address(&id)),
            ),
            Err(errors) => return refused(&app, &staff, &id, form, errors).await,
        },
        "pass" => match optional(&form.words, WORDS_AT_MOST) {
            Ok(words) => {
                (store::pass(&app, &staff, &id, seen, words.as_deref()).await?, format!("{HELP_WANTED}?done=passed"))
            }
            Err(sentence) => return refused(&app, &staff, &id, form, wrong("words", &sentence)).await,
        },
        "close" => match form.ending() {
            Ok((ending, words)) => (
                store::close(&app, &staff, &id, seen, ending, words.as_deref()).await?,
                format!("{HELP_WANTED}?done=closed"),
            ),
            Err(errors) => return refused(&app, &staff, &id, form, errors).await,
        },
        _ => return Err(AppError::Unreadable),
    };
    let field = if form.deed == "close" { "ending" } else { "words" };
    match outcome {
        None => not_theirs(&app, &staff).await,
        Some(Outcome::Yes) => Ok(see_other(&onwards)),
        Some(no) => refused(&app, &staff, &id, form, wrong(field, why_not(no))).await,
    }
}

fn wrong(field: &'static str, sentence: &str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.note::<()>(field, Err(sentence.to_owned()));
    errors
}

fn why_not(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Crossed => {
            "Something was said while you were writing: read it below, change your words if you need to, and send again"
        }
        Outcome::NotYours => "You do not have this one: take it first, or leave it to whoever has it",
        Outcome::Over => "It has ended: nobody waits for an answer any more",
        Outcome::Nobody => "They have no personal adviser here: it stays with the team",
        Outcome::Yes => "",
    }
}

async fn refused(app: &AppState, staff: &Staff, id: &str, form: ThreadForm, errors: FieldErrors) -> Result<Response> {
    let mut tx = app.db.read().await?;
    let found = store::find(&mut tx, &app.keys, &Seeker::staff(staff), id).await?;
    drop(tx);
    let Some(found) = found else { return not_theirs(app, staff).await };
    Ok(pages::one(&found, staff, app.now(), "", FormState::refused(form, errors)).refused().into_response())
}
