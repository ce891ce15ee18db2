//! Things to give: what is on the shelf, what is reserved, and what was used.

mod form;
mod model;
mod pages;
mod store;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::InternetTeam;
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState, once};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::not_there;
use form::{DeedForm, ItemForm};
use model::Item;
use store::Done;

pub fn routes() -> Routes {
    Routes::new()
        .get(app::STOCK, list)
        .get(app::STOCK_NEW, fresh)
        .post(app::STOCK_NEW, add)
        .get(app::STOCK_ITEM, show)
        .post(app::STOCK_ITEM, act)
        .get(app::STOCK_CHANGE, change)
        .post(app::STOCK_CHANGE, save)
}

fn address(item: &str) -> String {
    app::STOCK_ITEM.replace("{item}", item)
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    done: String,
}

impl Asked {
    fn words(&self) -> &'static str {
        match self.done.as_str() {
            "added" => "Added. It can be chosen when a request is approved.",
            "saved" => "Saved.",
            "arrived" => "Counted in.",
            "counted" => "The number is right now.",
            "take-out" => "Out of use. Nobody can choose it any more; what is reserved stays reserved.",
            "take-in" => "In use again.",
            _ => "",
        }
    }
}

async fn list(State(app): State<AppState>, _: InternetTeam) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    Ok(pages::list(&store::all(&mut tx).await?))
}

async fn fresh(_: InternetTeam) -> Sheet {
    pages::add(FormState::current())
}

async fn add(State(app): State<AppState>, staff: InternetTeam, Form(form): Form<ItemForm>) -> Result<Response> {
    match form.check() {
        Ok(new) => {
            let id = store::add(&app, &staff, &new).await?;
            Ok(see_other(&format!("{}?done=added", address(&id))))
        }
        Err(errors) => Ok(pages::add(FormState::refused(form, errors)).refused().into_response()),
    }
}

async fn found(app: &AppState, staff: &InternetTeam, id: &str, route: &str) -> Result<Item> {
    let mut tx = app.db.read().await?;
    let item = store::find(&mut tx, id).await?;
    drop(tx);
    match item {
        Some(item) => Ok(item),
        None => not_there(app, staff, route).await,
    }
}

async fn show(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Sheet> {
    one(&app, &staff, &id, asked.words(), FormState::current()).await
}

async fn one(
    app: &AppState,
    staff: &InternetTeam,
    id: &str,
    done: &'static str,
    form: FormState<DeedForm>,
) -> Result<Sheet> {
    let item = found(app, staff, id, app::STOCK_ITEM).await?;
    let mut tx = app.db.read().await?;
    let history = store::history(&mut tx, app, id).await?;
    Ok(pages::one(&item, &history, done, form))
}

async fn act(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Form(form): Form<DeedForm>,
) -> Result<Response> {
    let errors = match form.check().ok_or(AppError::Unreadable)? {
        Ok(deed) => match store::act(&app, &staff, &id, &once(&form.once), &deed).await? {
            Done::Yes => return Ok(see_other(&format!("{}?done={}", address(&id), form.deed))),
            Done::BelowReserved(reserved) => wrong("counted", below(reserved)),
            Done::NotCounted => wrong("more", "This is ordered for each request, so none are counted".to_owned()),
            Done::Meanwhile(_) | Done::Nowhere => return not_there(&app, &staff, app::STOCK_ITEM).await,
        },
        Err(errors) => errors,
    };
    Ok(one(&app, &staff, &id, "", FormState::refused(form, errors)).await?.refused().into_response())
}

fn wrong(field: &'static str, sentence: String) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.note::<()>(field, Err(sentence));
    errors
}

fn below(reserved: i64) -> String {
    format!(
        "{reserved} are reserved for people, so fewer than {reserved} cannot be here: move one of those requests first"
    )
}

async fn change(State(app): State<AppState>, staff: InternetTeam, Path(id): Path<String>) -> Result<Sheet> {
    let item = found(&app, &staff, &id, app::STOCK_CHANGE).await?;
    let values = crate::web::held_form().unwrap_or_else(|| item.form());
    Ok(pages::change(&item, FormState { values, errors: FieldErrors::default() }, None))
}

async fn save(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Form(form): Form<ItemForm>,
) -> Result<Response> {
    let item = found(&app, &staff, &id, app::STOCK_CHANGE).await?;
    let (form, errors, theirs) = match form.check() {
        Ok(new) => match store::save(&app, &staff, &id, &new).await? {
            Done::Yes => return Ok(see_other(&format!("{}?done=saved", address(&id)))),
            // Saving again is then a decision: they have seen what the other wrote.
            Done::Meanwhile(theirs) => {
                let form = ItemForm { version: theirs.version.to_string(), ..form };
                (form, FieldErrors::default(), Some((theirs, new)))
            }
            Done::BelowReserved(reserved) => (form, wrong("kept", below(reserved)), None),
            Done::NotCounted | Done::Nowhere => return not_there(&app, &staff, app::STOCK_CHANGE).await,
        },
        Err(errors) => (form, errors, None),
    };
    let theirs = theirs.as_ref().map(|(theirs, new)| (&**theirs, new));
    Ok(pages::change(&item, FormState::refused(form, errors), theirs).refused().into_response())
}
