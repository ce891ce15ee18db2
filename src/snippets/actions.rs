//! What a team does with its texts. The room whose address it is has seen to who asks.

use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::Staff;
use crate::error::Result;
use crate::forms::{FieldErrors, FormState, needed, once};
use crate::web::{AppState, Sheet, see_other};

use super::{Shelf, Snippet, pages, store};

const TITLE: usize = 80;
const WORDS: usize = 2_000;

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SnippetForm {
    pub(super) once: String,
    pub(super) title: String,
    pub(super) words: String,
    /// "no": it is offered no more.
    pub(super) offer: Vec<String>,
}

impl SnippetForm {
    fn check(&self) -> std::result::Result<(String, String), FieldErrors> {
        let mut errors = FieldErrors::default();
        let title = errors.note("title", needed(&self.title, TITLE, "Write what it is called"));
        let text = errors.note("words", needed(&self.words, WORDS, "Write the text"));
        title.zip(text).ok_or(errors)
    }
}

/// All of them, and a form for one more.
pub async fn list(app: &AppState, shelf: &Shelf, done: &str) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    Ok(pages::list(shelf, &store::all(&mut tx, shelf).await?, done, FormState::current()))
}

pub async fn add(app: &AppState, staff: &Staff, shelf: &Shelf, form: SnippetForm) -> Result<Response> {
    match form.check() {
        Ok((title, words)) => {
            store::add(app, staff, shelf, &once(&form.once), &title, &words).await?;
            Ok(see_other(&format!("{}?done=added", shelf.address)))
        }
        Err(errors) => {
            let mut tx = app.db.read().await?;
            let all = store::all(&mut tx, shelf).await?;
            Ok(pages::list(shelf, &all, "", FormState::refused(form, errors)).refused().into_response())
        }
    }
}

/// One of them; none where the team has no such text.
pub async fn show(app: &AppState, shelf: &Shelf, id: &str) -> Result<Option<Response>> {
    let mut tx = app.db.read().await?;
    let found = store::find(&mut tx, shelf, id).await?;
    Ok(found.map(|snippet| pages::one(shelf, &snippet, FormState::current()).into_response()))
}

pub async fn change(
    app: &AppState,
    staff: &Staff,
    shelf: &Shelf,
    id: String,
    form: SnippetForm,
) -> Result<Option<Response>> {
    let mut tx = app.db.read().await?;
    let found = store::find(&mut tx, shelf, &id).await?;
    drop(tx);
    let Some(snippet) = found else { return Ok(None) };
    match form.check() {
        Ok((title, words)) => {
            let active = !form.offer.iter().any(|tick| tick == "no");
            store::save(app, staff, shelf, &Snippet { id, title, words, active }).await?;
            Ok(Some(see_other(&format!("{}?done=changed", shelf.address))))
        }
        Err(errors) => {
            Ok(Some(pages::one(shelf, &snippet, FormState::refused(form, errors)).refused().into_response()))
        }
    }
}
