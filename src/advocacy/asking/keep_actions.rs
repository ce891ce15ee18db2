//! Keeping a form that is not sent yet, and stopping to.

use axum::extract::State;
use axum::response::{IntoResponse, Response};

use crate::app;
use crate::error::Result;
use crate::help;
use crate::web::{AppState, Form, Routes, see_other};

use super::actions::Nothing;
use super::asker::Asker;
use super::step::{CHECK, KEPT, STOP_KEEPING, Step};
use super::visit;
use super::{kept, pages};

pub fn routes() -> Routes {
    Routes::new().get(KEPT, show).post(STOP_KEEPING, stop)
}

/// How to come back to it: by the account, or by a reference and 16 digits.
async fn show(State(app): State<AppState>, asker: Asker) -> Result<Response> {
    let Some(visit) = asker.shown().filter(|visit| visit.kept && visit.sent.is_none()) else {
        return Ok(see_other(app::ADVOCACY));
    };
    let ways_in = asker.account.is_none().then(|| kept::ways_in(&app.keys, visit));
    let contacts = help::contacts(&app.config)?;
    let onwards = visit.onwards().map_or(CHECK.to_owned(), Step::address);
    let until = app.now() + kept::KEPT_FOR;
    Ok(pages::kept(ways_in, until, &onwards, &contacts).into_response())
}

/// The draft goes. The answers of this visit stay in the browser until it is closed.
async fn stop(State(app): State<AppState>, asker: Asker, Form(_): Form<Nothing>) -> Result<Response> {
    let Some(visit) = asker.shown() else { return Ok(see_other(app::ADVOCACY)) };
    kept::stop(&app, visit).await?;
    let mut visit = visit.clone();
    visit.kept = false;
    let mut response = see_other("/r?done=stopped");
    if let Ok(sealed) = visit.seal(&app.keys, app.now()) {
        visit::hold(&mut response, &sealed);
    }
    Ok(response)
}
