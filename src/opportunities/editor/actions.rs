//! What editors ask for. Every listing is all editors'; a deed that another deed overtook changes nothing and says so.

mod employers;
mod imports;
mod listing;
mod write;

use axum::Extension;
use axum::extract::{DefaultBodyLimit, Query, State};
use serde::Deserialize;

use crate::accounts::OpportunitiesEditor;
use crate::app;
use crate::error::{AppError, Result};
use crate::opportunities::shelf::Shelf;
use crate::web::{AROUND_THE_FILE, AppState, Routes, Sheet};

use super::model::ListingId;
use super::{pages, store};

pub use imports::at_a_glance;

/// The most that a listing's form may hold, in bytes: every field full, and each of its letters written as three.
const LARGEST_LISTING: usize = 256 * 1024;

pub fn routes() -> Routes {
    let files = Routes::new()
        .get(app::EDITOR_EMPLOYERS_IMPORT, employers::ask_for_file)
        .post(app::EDITOR_EMPLOYERS_IMPORT, employers::import)
        .layer(DefaultBodyLimit::max(employers::LARGEST_FILE + AROUND_THE_FILE));
    Routes::new()
        .get(app::EDITOR_NEW, write::fresh)
        .post(app::EDITOR_NEW, write::make)
        .get(app::EDITOR_CHANGE, write::change)
        .post(app::EDITOR_CHANGE, write::save)
        .layer(DefaultBodyLimit::max(LARGEST_LISTING))
        .get(app::EDITOR, list)
        .get(app::EDITOR_LISTING, listing::show)
        .post(app::EDITOR_LISTING, listing::decide)
        .get(app::EDITOR_PREVIEW, listing::preview)
        .post(app::EDITOR_PREVIEW, listing::publish)
        .get(app::EDITOR_CLOSE, listing::ask_close)
        .post(app::EDITOR_CLOSE, listing::close)
        .get(app::EDITOR_EMPLOYERS, employers::show)
        .post(app::EDITOR_EMPLOYERS, employers::add)
        .get(app::EDITOR_EMPLOYERS_REMOVE, employers::ask_remove)
        .post(app::EDITOR_EMPLOYERS_REMOVE, employers::remove)
        .get(app::EDITOR_EMPLOYERS_NEAR, employers::near)
        .post(app::EDITOR_EMPLOYERS_NEAR, employers::decide)
        .get(app::EDITOR_IMPORTS, imports::log)
        .get(app::EDITOR_IMPORT, imports::one)
        .merge(files)
}

/// What an address of this room may ask.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    show: String,
    words: String,
    page: String,
    done: String,
    check: String,
    employer: String,
}

impl Asked {
    fn page(&self) -> i64 {
        self.page.parse().unwrap_or(1)
    }

    fn show(&self) -> &'static str {
        match self.show.as_str() {
            "drafts" => "drafts",
            "review" => "review",
            "closed" => "closed",
            _ => "open",
        }
    }
}

async fn list(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    _: OpportunitiesEditor,
    Query(asked): Query<Asked>,
) -> Result<Sheet> {
    let wanted = store::Asked { show: asked.show(), words: asked.words.clone(), page: asked.page() };
    let (mut tx, now) = (app.db.read().await?, app.now());
    let found = store::list(&mut tx, &wanted, now).await?;
    let near = store::near(&mut tx, &shelf.held(), now).await?.len();
    let stale = store::is_stale(store::last_good(&mut tx).await?, now);
    Ok(pages::list(&pages::List { found: &found, asked: &wanted, near, stale, now, done: &asked.done }))
}

/// The number of a listing in an address; whatever is none is not there.
fn number(text: &str) -> Result<ListingId> {
    text.parse().map(ListingId).map_err(|_| AppError::NotFound)
}

/// Lets this process's own search see a deed before its page is shown; others see it within a second.
async fn show_at_once(app: &AppState, shelf: &Shelf) {
    if let Err(cause) = shelf.refresh(app).await {
        tracing::warn!(%cause, "the opportunities could not be refreshed; they will be soon");
    }
}
