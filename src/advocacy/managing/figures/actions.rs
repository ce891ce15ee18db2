//! What managers do with figures.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{AdvocacyManager, Staff};
use crate::error::{AppError, Result};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::not_there;
use super::model::{No, Step};
use super::{FIGURES, GIVE_OUT, GIVEN_OUT, ONE, Quarter, address, pages, store};

pub fn routes() -> Routes {
    Routes::new()
        .get(FIGURES, list)
        .get(ONE, show)
        .post(ONE, step)
        .get(GIVE_OUT, about_to_give_out)
        .post(GIVE_OUT, give_out)
        .get(GIVEN_OUT, given_out)
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    done: String,
}

/// What is done, and with which figures before one's eyes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct StepForm {
    seen: String,
    deed: String,
}

/// A quarter that is over; of one that goes on there are no figures (D-46).
fn over(code: &str, now: i64) -> Option<Quarter> {
    Quarter::parse(code).filter(|quarter| quarter.until() <= now && quarter.from() > 0)
}

async fn list(State(app): State<AppState>, _: AdvocacyManager) -> Result<Sheet> {
    let quarters = store::quarters(&app).await?;
    Ok(pages::list(&quarters))
}

async fn show(
    State(app): State<AppState>,
    manager: AdvocacyManager,
    Path(code): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Sheet> {
    let Some(quarter) = over(&code, app.now()) else { return not_there(&app, &manager, ONE).await };
    let looked = store::read(&app, &manager, quarter).await?;
    Ok(pages::one(quarter, &looked, &manager, done(&asked.done), None))
}

fn done(code: &str) -> &'static str {
    match code {
        "right" => "Kept: you say that these are right.",
        "back" => "Taken back.",
        _ => "",
    }
}

async fn step(
    State(app): State<AppState>,
    manager: AdvocacyManager,
    Path(code): Path<String>,
    Form(form): Form<StepForm>,
) -> Result<Response> {
    let Some(quarter) = over(&code, app.now()) else { return not_there(&app, &manager, ONE).await };
    let (came, done) = match form.deed.as_str() {
        "propose" => (store::propose(&app, &manager, quarter, &form.seen).await?, "right"),
        "take-back" => (store::take_back(&app, &manager, quarter).await?, "back"),
        _ => return Err(AppError::Unreadable),
    };
    match came {
        Ok(()) | Err(No::Already) => Ok(see_other(&format!("{}?done={done}", address(quarter)))),
        Err(no) => refused(&app, &manager, quarter, no).await,
    }
}

async fn about_to_give_out(
    State(app): State<AppState>,
    manager: AdvocacyManager,
    Path(code): Path<String>,
) -> Result<Response> {
    let Some(quarter) = over(&code, app.now()) else { return not_there(&app, &manager, GIVE_OUT).await };
    let looked = store::read(&app, &manager, quarter).await?;
    // Where this manager cannot give them out, their page says why.
    match looked.allows(Step::GiveOut, &manager) {
        Ok(()) => Ok(pages::about_to_give_out(quarter, &looked).into_response()),
        Err(_) => Ok(see_other(&address(quarter))),
    }
}

async fn give_out(
    State(app): State<AppState>,
    manager: AdvocacyManager,
    Path(code): Path<String>,
    Form(form): Form<StepForm>,
) -> Result<Response> {
    let Some(quarter) = over(&code, app.now()) else { return not_there(&app, &manager, GIVE_OUT).await };
    match store::give_out(&app, &manager, quarter, &form.seen).await? {
        Ok(()) | Err(No::Already) => Ok(see_other(&address(quarter))),
        Err(no) => refused(&app, &manager, quarter, no).await,
    }
}

/// How it stands now, and why it could not be done.
async fn refused(app: &AppState, manager: &Staff, quarter: Quarter, no: No) -> Result<Response> {
    let looked = store::read(app, manager, quarter).await?;
    Ok(pages::one(quarter, &looked, manager, "", Some(no)).refused().into_response())
}

async fn given_out(State(app): State<AppState>, _: Staff) -> Result<Sheet> {
    let given = store::given_out(&app).await?;
    Ok(pages::given_out(&given, &app.config.provider))
}
