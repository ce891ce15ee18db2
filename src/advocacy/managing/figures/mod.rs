//! Figures of one quarter, a few fixed tables, in which nobody can be recognised (bar 5.4). Once given out they never change.

mod count;
mod for_board;
mod pages;
mod store;

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::{AdvocacyManager, Nothing, Staff};
use crate::error::Result;
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::not_there;

pub use crate::words::Quarter;
pub use for_board::given_out as given_out_to_board;

/// For managers: what could be given out, and what was.
pub const FIGURES: &str = "/advocacy/figures";
const ONE: &str = "/advocacy/figures/{quarter}";
/// For all staff: what was given out.
pub const GIVEN_OUT: &str = "/advocacy-figures";

pub fn routes() -> Routes {
    Routes::new().get(FIGURES, list).get(ONE, show).post(ONE, give_out).get(GIVEN_OUT, given_out)
}

async fn list(State(app): State<AppState>, _: AdvocacyManager) -> Result<Sheet> {
    let quarters = store::quarters(&app).await?;
    Ok(pages::list(&quarters))
}

/// A quarter that is over; of one that goes on there are no figures (D-46).
fn over(code: &str, now: i64) -> Option<Quarter> {
    Quarter::parse(code).filter(|quarter| quarter.until() <= now && quarter.from() > 0)
}

async fn show(State(app): State<AppState>, manager: AdvocacyManager, Path(code): Path<String>) -> Result<Sheet> {
    let Some(quarter) = over(&code, app.now()) else { return not_there(&app, &manager, ONE).await };
    let (figures, given) = store::figures(&app, &manager, quarter).await?;
    Ok(pages::one(quarter, &figures, given))
}

async fn give_out(
    State(app): State<AppState>,
    manager: AdvocacyManager,
    Path(code): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response> {
    let Some(quarter) = over(&code, app.now()) else { return not_there(&app, &manager, ONE).await };
    store::give_out(&app, &manager, quarter).await?;
    Ok(see_other(&format!("{FIGURES}/{}", quarter.code())).into_response())
}

async fn given_out(State(app): State<AppState>, _: Staff) -> Result<Sheet> {
    let given = store::given_out(&app).await?;
    Ok(pages::given_out(&given, &app.config.provider))
}
