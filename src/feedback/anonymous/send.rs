//! What somebody sends whom nobody knows.

use crate::error::Result;
use crate::web::AppState;

use super::super::model::{Changed, Piece, month_of};
use super::body::{Body, Handle, Kept};
use super::kept::{delivered, find};
use super::pool::{put, waiting};

/// Keeps what somebody says. Sent again, on any later day, it is still there once. False: it is longer than a row can be.
pub async fn say(app: &AppState, handle: Handle, piece: Piece) -> Result<bool> {
    if find(app, &handle).await?.is_some() {
        return Ok(true);
    }
    put(app, handle, Kept::Piece(piece)).await
}

/// Keeps more words for a piece that was sent before, if it has room for them: nothing that we took may be cut.
pub async fn add(app: &AppState, of: &Handle, words: &str, once: &str) -> Result<Changed> {
    let pool = waiting(app).await?;
    let here = pool.iter().find(|body| body.handle == *of).cloned();
    let Some(body) = delivered(app, of).await?.or(here) else { return Ok(Changed::NotThere) };
    let Some(piece) = body.piece() else { return Ok(Changed::NotThere) };
    let handle = Handle::of_page(&app.keys, once);
    if piece.said.iter().any(|said| said.once == once) || pool.iter().any(|body| body.handle == handle) {
        return Ok(Changed::Done);
    }
    let kept = Kept::More { of: of.clone(), words: words.to_owned(), once: once.to_owned() };
    let more = Body { handle: handle.clone(), month: month_of(app.now()), kept: kept.clone() };
    let waits: Vec<_> = pool.into_iter().filter(|body| body.adds_to(of)).chain([more]).collect();
    match body.has_room_for(&waits) && put(app, handle, kept).await? {
        true => Ok(Changed::Done),
        false => Ok(Changed::TooLong),
    }
}
