//! Texts that advocates begin their replies with: the provider's own.

use axum::extract::{Path, Query, State};
use axum::response::Response;

use crate::audit::Deed;
use crate::error::Result;
use crate::snippets::{self, Shelf, SnippetForm};
use crate::web::{AppState, Form, Routes, Sheet};

use super::CASES;
use super::staff::{Done, OfProvider, not_theirs};

const SNIPPETS: &str = "/advocacy/snippets";
const ONE: &str = "/advocacy/snippets/{snippet}";

pub const SHELF: Shelf = Shelf {
    team: "advocacy",
    address: SNIPPETS,
    title: "Texts to begin with",
    back: (CASES, "Cases"),
    changed: Deed::AdvocacySnippetChanged,
};

pub fn routes() -> Routes {
    Routes::new().get(SNIPPETS, list).post(SNIPPETS, add).get(ONE, show).post(ONE, change)
}

async fn list(State(app): State<AppState>, _staff: OfProvider, Query(done): Query<Done>) -> Result<Sheet> {
    snippets::list(&app, &SHELF, &done.done).await
}

async fn add(State(app): State<AppState>, staff: OfProvider, Form(form): Form<SnippetForm>) -> Result<Response> {
    snippets::add(&app, &staff, &SHELF, form).await
}

async fn show(State(app): State<AppState>, staff: OfProvider, Path(id): Path<String>) -> Result<Response> {
    match snippets::show(&app, &SHELF, &id).await? {
        Some(page) => Ok(page),
        None => not_theirs(&app, &staff, ONE).await,
    }
}

async fn change(
    State(app): State<AppState>,
    staff: OfProvider,
    Path(id): Path<String>,
    Form(form): Form<SnippetForm>,
) -> Result<Response> {
    match snippets::change(&app, &staff, &SHELF, id, form).await? {
        Some(answer) => Ok(answer),
        None => not_theirs(&app, &staff, ONE).await,
    }
}
