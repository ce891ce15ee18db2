//! What participation workers type in.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::ParticipationWorker;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, held_form, see_other};
use crate::words::Quarter;

use super::super::not_there;
use super::form::StatutoryForm;
use super::{ONE, STATUTORY, pages, store};

/// How many quarters one can look back.
const BACK: usize = 12;

pub fn routes() -> Routes {
    Routes::new().get(STATUTORY, list).get(ONE, show).post(ONE, save)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    done: String,
}

async fn list(State(app): State<AppState>, _: ParticipationWorker, Query(asked): Query<Asked>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let mut quarters = Vec::new();
    for quarter in std::iter::successors(Some(Quarter::of(app.now())), |quarter| Some(quarter.before())).take(BACK) {
        quarters.push((quarter, store::typed(&mut tx, quarter).await?.measures.len()));
    }
    Ok(pages::list(&quarters, &asked.done))
}

/// A quarter that has begun.
fn begun(code: &str, now: i64) -> Option<Quarter> {
    Quarter::parse(code).filter(|quarter| quarter.from() <= now)
}

async fn show(State(app): State<AppState>, worker: ParticipationWorker, Path(code): Path<String>) -> Result<Sheet> {
    let Some(quarter) = begun(&code, app.now()) else { return not_there(&app, &worker, ONE).await };
    let typed = store::typed(&mut app.db.read().await?, quarter).await?;
    let values = held_form().unwrap_or_else(|| StatutoryForm::of(&typed.measures, typed.version));
    Ok(pages::one(quarter, &FormState { values, errors: FieldErrors::default() }, false, &app.config.council))
}

async fn save(
    State(app): State<AppState>,
    worker: ParticipationWorker,
    Path(code): Path<String>,
    Form(form): Form<StatutoryForm>,
) -> Result<Response> {
    let Some(quarter) = begun(&code, app.now()) else { return not_there(&app, &worker, ONE).await };
    if !form.is_ours() {
        return Err(AppError::Unreadable);
    }
    let council = &app.config.council;
    let measures = match form.check() {
        Ok(measures) => measures,
        Err(errors) => {
            let form = FormState::refused(form, errors);
            return Ok(pages::one(quarter, &form, false, council).refused().into_response());
        }
    };
    if store::save(&app, &worker, quarter, form.seen(), &measures).await? {
        return Ok(see_other(&format!("{STATUTORY}?done=saved")));
    }
    let theirs = store::typed(&mut app.db.read().await?, quarter).await?;
    if theirs.measures == measures {
        return Ok(see_other(&format!("{STATUTORY}?done=saved")));
    }
    // Saving again is then a decision.
    let mut form = form;
    form.see(theirs.version);
    let form = FormState::refused(form, FieldErrors::default());
    Ok(pages::one(quarter, &form, true, council).refused().into_response())
}
