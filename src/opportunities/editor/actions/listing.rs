//! One listing: how it stands, its preview, publishing, closing, copying, and looking at it again.

use std::collections::HashSet;

use axum::Extension;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::OpportunitiesEditor;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::keys::random_id;
use crate::opportunities::editor::form::{DeedForm, review_day};
use crate::opportunities::editor::model::{Listing, State as Standing, Why};
use crate::opportunities::editor::pages::{self, change_address, listing_address};
use crate::opportunities::editor::store::{self, Published};
use crate::opportunities::shelf::Shelf;
use crate::opportunities::store::{friendly_keys, name_key};
use crate::web::{AppState, Form, Sheet, see_other};

use super::write::{after_closing, find};
use super::{Asked, number, show_at_once};

pub async fn show(
    State(app): State<AppState>,
    _: OpportunitiesEditor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Sheet> {
    let listing = find(&app, number(&id)?).await?;
    let values = DeedForm { review_by: review_day(app.now()), made_by: random_id(), ..DeedForm::default() };
    one(&app, &listing, FormState { values, errors: FieldErrors::default() }, &asked.done).await
}

async fn one(app: &AppState, listing: &Listing, form: FormState<DeedForm>, done: &str) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let story = store::story(&mut tx, &app.keys, listing.id).await?;
    Ok(pages::one(&pages::OneListing { listing, story: &story, form, done, now: app.now() }))
}

pub async fn decide(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    editor: OpportunitiesEditor,
    Path(id): Path<String>,
    Form(form): Form<DeedForm>,
) -> Result<Response> {
    let listing = find(&app, number(&id)?).await?;
    match form.deed.as_str() {
        "copy" => {
            let made_by = if form.made_by.is_empty() { random_id() } else { form.made_by };
            let copy = store::copy(&app, &editor, &listing, &made_by).await?;
            Ok(see_other(&change_address(copy)))
        }
        "review" => {
            let refused = match form.check_review(app.now()) {
                Ok(review_at) if store::review(&app, &editor, listing.id, review_at).await? => {
                    return Ok(see_other(&format!("{}?done=reviewed", listing_address(listing.id))));
                }
                Ok(_) => about("review_by", "It is closed. Open it again instead"),
                Err(errors) => errors,
            };
            Ok(one(&app, &listing, FormState::refused(form, refused), "").await?.refused().into_response())
        }
        "reopen" => match store::publish(&app, &editor, listing.id, listing.version).await? {
            Published::Yes => {
                show_at_once(&app, &shelf).await;
                Ok(see_other(&format!("{}?done=published", listing_address(listing.id))))
            }
            // Its days are over, most likely: the form says which.
            Published::Meanwhile | Published::Refused => {
                Ok(see_other(&format!("{}?check=yes", change_address(listing.id))))
            }
        },
        _ => Err(AppError::Unreadable),
    }
}

fn about(field: &'static str, sentence: &str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.note::<()>(field, Err(sentence.to_owned()));
    errors
}

pub async fn preview(State(app): State<AppState>, _: OpportunitiesEditor, Path(id): Path<String>) -> Result<Response> {
    let listing = find(&app, number(&id)?).await?;
    preview_of(&app, &listing, false).await
}

/// The page as young people will see it; the form, where something is missing.
async fn preview_of(app: &AppState, listing: &Listing, meanwhile: bool) -> Result<Response> {
    let now = app.now();
    let Ok(checked) = listing.typed.check(now) else {
        return Ok(see_other(&format!("{}?check=yes", change_address(listing.id))));
    };
    let opportunity = store::whole(app, listing, checked.opportunity).await?;
    let mut tx = app.db.read().await?;
    let friendly: HashSet<String> = friendly_keys(&mut tx).await?;
    let friendly = friendly.contains(&name_key(&opportunity.employer));
    let sheet = pages::preview(&pages::Preview { listing, opportunity: &opportunity, friendly, meanwhile, now });
    Ok(if meanwhile { sheet.refused() } else { sheet }.into_response())
}

pub async fn publish(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    editor: OpportunitiesEditor,
    Path(id): Path<String>,
    Form(form): Form<DeedForm>,
) -> Result<Response> {
    let id = number(&id)?;
    match store::publish(&app, &editor, id, form.version.parse().unwrap_or(0)).await? {
        Published::Yes => {
            show_at_once(&app, &shelf).await;
            Ok(see_other(&format!("{}?done=published", listing_address(id))))
        }
        Published::Meanwhile => preview_of(&app, &find(&app, id).await?, true).await,
        Published::Refused => Ok(see_other(&format!("{}?check=yes", change_address(id)))),
    }
}

pub async fn ask_close(State(app): State<AppState>, _: OpportunitiesEditor, Path(id): Path<String>) -> Result<Sheet> {
    let listing = find(&app, number(&id)?).await?;
    Ok(pages::close(&listing, app.now(), FormState::current()))
}

pub async fn close(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    editor: OpportunitiesEditor,
    Path(id): Path<String>,
    Form(form): Form<DeedForm>,
) -> Result<Response> {
    let listing = find(&app, number(&id)?).await?;
    if listing.state(app.now()) == Standing::Draft {
        store::throw_away(&app, &editor, listing.id).await?;
        return Ok(after_closing(listing.id, true));
    }
    let Some(why) = Why::BY_HAND.into_iter().find(|why| why.code() == form.why) else {
        let form = FormState::refused(form, about("why", "Choose why it closes"));
        return Ok(pages::close(&listing, app.now(), form).refused().into_response());
    };
    // One that was closed before stays as it was closed: pressed twice, it closes once.
    store::close(&app, &editor, listing.id, why).await?;
    show_at_once(&app, &shelf).await;
    Ok(after_closing(listing.id, false))
}
