//! Texts that participation workers begin their answers with.

use axum::extract::{Path, Query, State};
use axum::response::Response;

use crate::accounts::ParticipationWorker;
use crate::app::FEEDBACK_PIECES;
use crate::audit::Deed;
use crate::error::Result;
use crate::snippets::{self, Shelf, SnippetForm};
use crate::web::{AppState, Form, Routes, Sheet};

use super::staff::{Done, not_there};

pub const SNIPPETS: &str = "/feedback/snippets";
const ONE: &str = "/feedback/snippets/{snippet}";

pub const SHELF: Shelf = Shelf {
    team: "feedback",
    address: SNIPPETS,
    title: "Texts to begin an answer",
    back: (FEEDBACK_PIECES, "What young people say"),
    changed: Deed::FeedbackTextsChanged,
};

pub fn routes() -> Routes {
    Routes::new().get(SNIPPETS, list).post(SNIPPETS, add).get(ONE, show).post(ONE, change)
}

async fn list(State(app): State<AppState>, _: ParticipationWorker, Query(came): Query<Done>) -> Result<Sheet> {
    snippets::list(&app, &SHELF, &came.done).await
}

async fn add(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Form(form): Form<SnippetForm>,
) -> Result<Response> {
    snippets::add(&app, &staff, &SHELF, form).await
}

async fn show(State(app): State<AppState>, staff: ParticipationWorker, Path(id): Path<String>) -> Result<Response> {
    match snippets::show(&app, &SHELF, &id).await? {
        Some(page) => Ok(page),
        None => not_there(&app, &staff, ONE).await,
    }
}

async fn change(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(id): Path<String>,
    Form(form): Form<SnippetForm>,
) -> Result<Response> {
    match snippets::change(&app, &staff, &SHELF, id, form).await? {
        Some(answer) => Ok(answer),
        None => not_there(&app, &staff, ONE).await,
    }
}
