//! The import log, and what a card on the first page of staff says of this room.

use axum::extract::{Path, Query, State};

use crate::accounts::OpportunitiesEditor;
use crate::error::{AppError, Result};
use crate::opportunities::editor::{pages, store};
use crate::opportunities::shelf::Shelf;
use crate::web::{AppState, Sheet};

use super::Asked;

pub async fn log(State(app): State<AppState>, _: OpportunitiesEditor, Query(asked): Query<Asked>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    Ok(pages::log(&store::log(&mut tx, asked.page()).await?, app.now()))
}

pub async fn one(State(app): State<AppState>, _: OpportunitiesEditor, Path(id): Path<String>) -> Result<Sheet> {
    let id = id.parse().map_err(|_| AppError::NotFound)?;
    let mut tx = app.db.read().await?;
    let (run, left_out) = store::one_run(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    Ok(pages::run(&run, &left_out, app.now()))
}

/// What waits for an editor, each in a sentence; nothing where nothing does.
pub async fn at_a_glance(app: &AppState, shelf: &Shelf) -> Result<Vec<String>> {
    let (mut tx, now) = (app.db.read().await?, app.now());
    let counts = store::counts(&mut tx, now).await?;
    let near = store::near(&mut tx, &shelf.held(), now).await?.len();
    let stale = store::is_stale(store::last_good(&mut tx).await?, now);
    let counted = |count: i64, one: &str, many: &str| match count {
        0 => None,
        1 => Some(format!("1 {one}.")),
        count => Some(format!("{count} {many}.")),
    };
    let waiting = [
        counted(counts.review, "listing to look at again", "listings to look at again"),
        counted(near as i64, "name to decide about", "names to decide about"),
        stale.then(|| "The national list is not new.".to_owned()),
        counted(counts.drafts, "draft", "drafts"),
    ];
    Ok(waiting.into_iter().flatten().collect())
}
