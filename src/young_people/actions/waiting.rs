//! Matching: which account is whose.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::PersonalAdviser;
use crate::app;
use crate::audit::Deed;
use crate::error::Result;
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::super::form::{Choice, MatchForm};
use super::super::pages::{self, WaitingPage};
use super::super::store::{self, Matched};
use super::{Done, found};

const PERSON: &str = "/young-people/waiting/{person}";
/// How many stand on one page.
const AT_ONCE: i64 = 50;

pub fn routes() -> Routes {
    Routes::new().get(app::YOUNG_PEOPLE_WAITING, list).get(PERSON, show).post(PERSON, answer)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    page: String,
    done: String,
}

async fn list(State(app): State<AppState>, adviser: PersonalAdviser, Query(asked): Query<Asked>) -> Result<Sheet> {
    let page: usize = asked.page.parse().unwrap_or(1);
    let page = waiting_page(&app, &adviser, page).await?;
    Ok(pages::waiting_list(&page, Done { done: asked.done }.words()))
}

async fn waiting_page(app: &AppState, adviser: &PersonalAdviser, page: usize) -> Result<WaitingPage> {
    let mut tx = app.db.begin().await?;
    let count = store::waiting_count(&mut tx, false).await?;
    let doubted_count = store::waiting_count(&mut tx, true).await?;
    let pages = usize::try_from((count + AT_ONCE - 1) / AT_ONCE).unwrap_or(1).max(1);
    let page = page.clamp(1, pages);
    let waiting = store::waiting(&mut tx, &app.keys, false, (page as i64 - 1) * AT_ONCE, AT_ONCE).await?;
    let doubted = store::waiting(&mut tx, &app.keys, true, 0, AT_ONCE).await?;
    store::note(&mut tx, app, adviser, Deed::YoungPeopleListRead, Some("waiting"), None).await?;
    tx.commit().await?;
    Ok(WaitingPage { waiting, count, doubted, doubted_count, page, pages })
}

async fn show(State(app): State<AppState>, adviser: PersonalAdviser, Path(id): Path<String>) -> Result<Sheet> {
    let one = store::one_waiting(&app, &adviser, &id).await?;
    let (waiting, entries) = found(&app, &adviser, PERSON, one).await?;
    Ok(pages::who_is_this(&waiting, &entries, FormState::current()))
}

async fn answer(
    State(app): State<AppState>,
    adviser: PersonalAdviser,
    Path(id): Path<String>,
    Form(form): Form<MatchForm>,
) -> Result<Response> {
    let errors = match form.check() {
        Ok(Choice::SomebodyElse) => return Ok(see_other(app::YOUNG_PEOPLE_WAITING)),
        Ok(Choice::Entry(entry)) => {
            let matched = store::r#match(&app, &adviser, &id, &entry).await?;
            match found(&app, &adviser, PERSON, matched).await? {
                Matched::Yes => return Ok(see_other(&format!("{}?done=matched", pages::entry_address(&entry)))),
                Matched::NoSuchEntry => {
                    let mut errors = FieldErrors::default();
                    errors.note::<()>("entry", Err("Choose one of yours who has no account yet".to_owned()));
                    errors
                }
            }
        }
        Err(errors) => errors,
    };
    let one = store::one_waiting(&app, &adviser, &id).await?;
    let (waiting, entries) = found(&app, &adviser, PERSON, one).await?;
    Ok(pages::who_is_this(&waiting, &entries, FormState::refused(form, errors)).refused().into_response())
}
