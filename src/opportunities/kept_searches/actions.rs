//! What young people ask of the searches they keep, and what they send.

use axum::Extension;
use axum::extract::{Path, RawQuery, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::{Nothing, Who, YoungPerson};
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::opportunities::eligibility::{Judge, Mine};
use crate::opportunities::saved::OwnList;
use crate::opportunities::search::Params;
use crate::opportunities::shelf::Shelf;
use crate::say;
use crate::web::{AppState, Form, Routes, Sheet, held_form, see_other};

use super::compare::MOST as MOST_NEW;
use super::form::{SeenForm, Tell, TellForm};
use super::name::{canonical, query_of};
use super::pages;
use super::store::{self, Kept, Letters};

pub fn routes() -> Routes {
    Routes::new()
        .get(app::SEARCHES, list)
        .get(app::SEARCHES_KEEP, ask_to_keep)
        .post(app::SEARCHES_KEEP, keep)
        .get(app::SEARCHES_ONE, show)
        .post(app::SEARCHES_ONE, change)
        .post(app::SEARCHES_SEEN, see)
        .post(app::SEARCHES_REMOVE, remove)
}

async fn list(State(app): State<AppState>, person: YoungPerson) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    Ok(pages::list(&store::list(&mut tx, &app.keys, &person.id, app.now()).await?))
}

/// The search in the address; one for everything is none to keep.
fn asked(raw: Option<String>) -> Option<Params> {
    let params = canonical(&Params::parse(raw.as_deref().unwrap_or_default()));
    (!query_of(&params).is_empty()).then_some(params)
}

async fn letters(app: &AppState, person: &YoungPerson) -> Result<Letters> {
    store::letters_of(&mut app.db.read().await?, &app.keys, &person.id).await
}

async fn ask_to_keep(State(app): State<AppState>, person: YoungPerson, RawQuery(raw): RawQuery) -> Result<Response> {
    let Some(params) = asked(raw) else { return Ok(see_other(app::OPPORTUNITIES)) };
    let letters = letters(&app, &person).await?;
    Ok(pages::keep(&params, letters, FormState::<TellForm>::current()).into_response())
}

async fn keep(
    State(app): State<AppState>,
    person: YoungPerson,
    RawQuery(raw): RawQuery,
    Form(form): Form<TellForm>,
) -> Result<Response> {
    let Some(params) = asked(raw) else { return Ok(see_other(app::OPPORTUNITIES)) };
    let letters = letters(&app, &person).await?;
    let refused = |form, errors| {
        let page = pages::keep(&params, letters, FormState::refused(form, errors));
        Ok(page.refused().into_response())
    };
    let tell = match form.check(letters != Letters::NoAddress) {
        Ok(tell) => tell,
        Err(errors) => return refused(form, errors),
    };
    match store::keep(&app, &person, &params, tell).await? {
        Kept::Yes(id) => Ok(see_other(&pages::address(&id))),
        Kept::Full => {
            let mut errors = FieldErrors::default();
            errors.note::<()>("tell", Err(say!("kept_searches-full", most = store::MOST)));
            refused(form, errors)
        }
    }
}

async fn show(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    person: YoungPerson,
    mine: Mine,
    Path(id): Path<String>,
) -> Result<Sheet> {
    page(&app, &shelf, &person, &mine, &id, None).await
}

/// The page of one search; with a form, as that was refused.
async fn page(
    app: &AppState,
    shelf: &Shelf,
    person: &YoungPerson,
    mine: &Mine,
    id: &str,
    refused: Option<(TellForm, FieldErrors)>,
) -> Result<Sheet> {
    let now = app.now();
    let mut tx = app.db.read().await?;
    let search = store::find(&mut tx, &app.keys, &person.id, id).await?;
    let letters = store::letters_of(&mut tx, &app.keys, &person.id).await?;
    let news = store::news_of(&mut tx, id, now, MOST_NEW as i64 + 1).await?;
    let list = OwnList::of(&app.db, &Who::YoungPerson(person.clone())).await?;
    drop(tx);
    let held = shelf.held();
    let new: Vec<_> = news.iter().filter_map(|found| held.catalogue.listing(found.opportunity)).collect();
    let until = news.iter().map(|found| found.found_at).max().unwrap_or_default();
    let form = match refused {
        Some((form, errors)) => FormState::refused(form, errors),
        None => {
            let values = held_form().unwrap_or_else(|| TellForm::of(Tell::of(search.by_letter)));
            FormState { values, errors: FieldErrors::default() }
        }
    };
    let judge = mine.answers().map(|answers| Judge::new(answers, now));
    let judge = judge.as_ref();
    Ok(pages::one(&pages::One { search: &search, new: &new, until, letters, judge, list: &list, form, now }))
}

async fn change(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    person: YoungPerson,
    mine: Mine,
    Path(id): Path<String>,
    Form(form): Form<TellForm>,
) -> Result<Response> {
    match form.check(letters(&app, &person).await? != Letters::NoAddress) {
        Ok(tell) => {
            store::change(&app, &person, &id, tell).await?;
            Ok(see_other(&pages::address(&id)))
        }
        Err(errors) => {
            Ok(page(&app, &shelf, &person, &mine, &id, Some((form, errors))).await?.refused().into_response())
        }
    }
}

async fn see(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(form): Form<SeenForm>,
) -> Result<Response> {
    let until = form.until.parse().map_err(|_| AppError::Unreadable)?;
    store::see(&app, &person, &id, until).await?;
    Ok(see_other(&pages::address(&id)))
}

async fn remove(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response> {
    store::remove(&app, &person, &id).await?;
    Ok(see_other(app::SEARCHES))
}
