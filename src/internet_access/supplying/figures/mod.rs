//! How many asked, and how long they waited; no more of them than may be told to others.

mod count;
pub mod for_board;
mod pages;

use axum::extract::{Query, State};
use serde::Deserialize;

use crate::accounts::InternetTeam;
use crate::app;
use crate::error::Result;
use crate::web::{AppState, Routes, Sheet};
use crate::words::Quarter;

pub fn routes() -> Routes {
    Routes::new().get(app::INTERNET_FIGURES, show)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    quarter: String,
}

async fn show(State(app): State<AppState>, _: InternetTeam, Query(asked): Query<Asked>) -> Result<Sheet> {
    let now = app.now();
    let quarter = Quarter::parse(&asked.quarter).filter(|quarter| quarter.from() <= now).unwrap_or(Quarter::of(now));
    let mut tx = app.db.read().await?;
    let figures = count::figures(&mut tx, quarter, now).await?;
    let quarters = count::quarters(&mut tx, now).await?;
    Ok(pages::figures(quarter, &figures, &quarters, quarter.until() > now))
}
