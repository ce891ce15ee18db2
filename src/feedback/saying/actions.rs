//! What there is, and saying something under one's name.

use axum::extract::State;
use axum::response::{IntoResponse, Response};

use crate::accounts::YoungPerson;
use crate::app;
use crate::error::Result;
use crate::forms::{FormState, Pace, once};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::letters::address_of;
use super::super::model::{Way, month_of};
use super::super::store;
use super::super::themes::{Theme, themes};
use super::form::SayForm;
use super::pages;

pub fn routes() -> Routes {
    Routes::new()
        .get(app::FEEDBACK, async |State(app): State<AppState>| pages::about(&app.config))
        .get(app::FEEDBACK_NAMED, show)
        .post(app::FEEDBACK_NAMED, say)
}

async fn show(State(app): State<AppState>, _: YoungPerson) -> Result<Sheet> {
    form(&app, Way::Named, FormState::current()).await
}

async fn say(State(app): State<AppState>, person: YoungPerson, Form(typed): Form<SayForm>) -> Result<Response> {
    let (now, themes) = (app.now(), every_theme(&app).await?);
    match typed.check(Way::Named, month_of(now), &themes) {
        Ok(mut piece) => {
            let pace = Pace::of(&app.keys, &typed.more, &typed.shown, now);
            piece.doubted = pace.and_words(app.words_seen.came_before(&piece.words, now)) != Pace::Human;
            let id = store::say(&app, &person.id, &once(&typed.once), &piece).await?;
            Ok(see_other(&format!("{}?done=sent", address_of(&id))))
        }
        Err(errors) => Ok(form(&app, Way::Named, FormState::refused(typed, errors)).await?.refused().into_response()),
    }
}

/// The page of the form.
pub(super) async fn form(app: &AppState, way: Way, form: FormState<SayForm>) -> Result<Sheet> {
    let themes = every_theme(app).await?;
    Ok(pages::say(way, &themes, app.config.feedback_days, SayForm::ready(form, &app.keys, app.now())))
}

pub(super) async fn every_theme(app: &AppState) -> Result<Vec<Theme>> {
    let mut tx = app.db.read().await?;
    themes(&mut tx).await
}
