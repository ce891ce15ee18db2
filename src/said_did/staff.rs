//! What participation workers ask for and send.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::ParticipationWorker;
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, held_form, see_other};
use crate::words::london_day;

use super::form::{MoveForm, PromiseForm, version};
use super::model::Item;
use super::pages::staff::{self as pages, OnePage};
use super::sections::Sections;
use super::store::{self, Moved, Theme};

pub fn routes() -> Routes {
    Routes::new()
        .get(app::SAID_DID_EDIT, list)
        .get(app::SAID_DID_NEW, fresh)
        .post(app::SAID_DID_NEW, promise)
        .get(app::SAID_DID_MOVE, show)
        .post(app::SAID_DID_MOVE, move_on)
        .get(app::SAID_DID_WORDS, words)
        .post(app::SAID_DID_WORDS, correct)
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn list(State(app): State<AppState>, _: ParticipationWorker) -> Result<Sheet> {
    let items = store::items(&mut app.db.read().await?).await?;
    Ok(pages::list(&Sections::of(items, app.now()), app.now()))
}

/// The themes that may be chosen: those that are offered, and one that it has already.
async fn themes(app: &AppState, now: Option<&str>) -> Result<Vec<Theme>> {
    let mut themes = store::themes(&mut app.db.read().await?).await?;
    themes.retain(|theme| !theme.retired || now == Some(theme.code.as_str()));
    Ok(themes)
}

fn codes(themes: &[Theme]) -> Vec<String> {
    themes.iter().map(|theme| theme.code.clone()).collect()
}

async fn fresh(State(app): State<AppState>, _: ParticipationWorker) -> Result<Sheet> {
    let values = held_form().unwrap_or_else(PromiseForm::fresh);
    Ok(pages::promise(FormState { values, errors: FieldErrors::default() }, &themes(&app, None).await?))
}

async fn promise(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Form(form): Form<PromiseForm>,
) -> Result<Response> {
    let themes = themes(&app, None).await?;
    match form.check(&codes(&themes), london_day(app.now())) {
        Ok(new) => {
            let id = store::promise(&app, &staff, &new).await?;
            Ok(see_other(&format!("{}?done=promised", pages::address(&id))))
        }
        Err(errors) => Ok(pages::promise(FormState::refused(form, errors), &themes).refused().into_response()),
    }
}

async fn find(app: &AppState, id: &str) -> Result<Item> {
    store::item(&mut app.db.read().await?, id).await?.ok_or(AppError::NotFound)
}

/// The page of one promise, with the form of its next move.
async fn page(app: &AppState, item: &Item, form: FormState<MoveForm>, said: &str, crossed: bool) -> Result<Sheet> {
    let story = store::story(&mut app.db.read().await?, Some(&app.keys), &item.id).await?;
    Ok(pages::one(OnePage { item, story: &story, form, said, crossed, now: app.now() }))
}

async fn show(
    State(app): State<AppState>,
    _: ParticipationWorker,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Sheet> {
    let item = find(&app, &id).await?;
    let values = held_form().unwrap_or_else(|| MoveForm { seen: item.version.to_string(), ..MoveForm::default() });
    page(&app, &item, FormState { values, errors: FieldErrors::default() }, &done.done, false).await
}

async fn move_on(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(id): Path<String>,
    Form(form): Form<MoveForm>,
) -> Result<Response> {
    let item = find(&app, &id).await?;
    let seen = version(&form.seen);
    if seen == item.version {
        let new = match form.check(&item, london_day(app.now())) {
            Ok(new) => new,
            Err(errors) => {
                let form = FormState::refused(form, errors);
                return Ok(page(&app, &item, form, "", false).await?.refused().into_response());
            }
        };
        if store::move_on(&app, &staff, &item, seen, &new).await? == Moved::Yes {
            return Ok(see_other(&format!("{}?done=moved", pages::address(&id))));
        }
    }
    let (item, story) = (find(&app, &id).await?, store::story(&mut app.db.read().await?, None, &id).await?);
    if story.last().is_some_and(|last| form.says(last)) {
        // The button was pressed twice.
        return Ok(see_other(&format!("{}?done=moved", pages::address(&id))));
    }
    // Sending it again is then a decision: they have seen what the other did.
    let values = MoveForm { seen: item.version.to_string(), ..form };
    let form = FormState::refused(values, FieldErrors::default());
    Ok(page(&app, &item, form, "", true).await?.refused().into_response())
}

async fn words(State(app): State<AppState>, _: ParticipationWorker, Path(id): Path<String>) -> Result<Sheet> {
    let item = find(&app, &id).await?;
    let values = held_form().unwrap_or_else(|| PromiseForm::of(&item));
    let themes = themes(&app, Some(&item.words.theme)).await?;
    Ok(pages::words(&item, FormState { values, errors: FieldErrors::default() }, &themes, false))
}

async fn correct(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(id): Path<String>,
    Form(form): Form<PromiseForm>,
) -> Result<Response> {
    let item = find(&app, &id).await?;
    let themes = themes(&app, Some(&item.words.theme)).await?;
    let (new, why) = match form.check_correction(&codes(&themes), &item) {
        Ok(checked) => checked,
        Err(errors) => {
            let form = FormState::refused(form, errors);
            return Ok(pages::words(&item, form, &themes, false).refused().into_response());
        }
    };
    if store::correct(&app, &staff, &item, version(&form.seen), &new, &why).await? == Moved::Yes {
        return Ok(see_other(&format!("{}?done=corrected", pages::address(&id))));
    }
    let item = find(&app, &id).await?;
    if item.words == new {
        return Ok(see_other(&format!("{}?done=corrected", pages::address(&id))));
    }
    let values = PromiseForm { seen: item.version.to_string(), ..form };
    let form = FormState::refused(values, FieldErrors::default());
    Ok(pages::words(&item, form, &themes, true).refused().into_response())
}
