//! Writing a listing: a draft is saved however little it says; what is shown to young people is checked.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::OpportunitiesEditor;
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::keys::random_id;
use crate::opportunities::editor::form::ListingForm;
use crate::opportunities::editor::model::{Did, Listing, ListingId};
use crate::opportunities::editor::pages::{self, Writing, listing_address, preview_address};
use crate::opportunities::editor::store::{self, Saved};
use crate::web::{AppState, Form, Sheet, held_form, see_other};

use super::{Asked, number};

pub async fn fresh(State(app): State<AppState>, _: OpportunitiesEditor) -> Sheet {
    let values = held_form().unwrap_or_else(|| ListingForm::fresh(random_id(), app.now()));
    pages::write(&Writing::fresh(FormState { values, errors: FieldErrors::default() }))
}

pub async fn make(
    State(app): State<AppState>,
    editor: OpportunitiesEditor,
    Form(mut form): Form<ListingForm>,
) -> Result<Response> {
    if form.made_by.is_empty() {
        form.made_by = random_id();
    }
    if let Err(errors) = form.check_saving(app.now()) {
        return Ok(pages::write(&Writing::fresh(FormState::refused(form, errors))).refused().into_response());
    }
    let id = store::make(&app, &editor, &form, Did::Saved).await?;
    Ok(onwards(&form, id))
}

pub async fn change(
    State(app): State<AppState>,
    _: OpportunitiesEditor,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Sheet> {
    let listing = find(&app, number(&id)?).await?;
    let values: ListingForm = held_form().unwrap_or_else(|| shown(&listing));
    let errors = match asked.check.as_str() {
        "yes" => values.check(app.now()).err().unwrap_or_default(),
        _ => FieldErrors::default(),
    };
    Ok(pages::write(&Writing::of(&listing, FormState { values, errors })))
}

pub async fn save(
    State(app): State<AppState>,
    editor: OpportunitiesEditor,
    Path(id): Path<String>,
    Form(form): Form<ListingForm>,
) -> Result<Response> {
    let listing = find(&app, number(&id)?).await?;
    if let Err(errors) = form.check_saving(app.now()) {
        return Ok(pages::write(&Writing::of(&listing, FormState::refused(form, errors))).refused().into_response());
    }
    match store::save(&app, &editor, listing.id, &form).await? {
        Saved::Yes => Ok(onwards(&form, listing.id)),
        Saved::Meanwhile(theirs) => {
            // Saving again is then a decision: they have seen what the other wrote.
            let values = ListingForm { version: theirs.version.to_string(), ..form };
            let form = FormState::refused(values, FieldErrors::default());
            let writing = Writing { theirs: Some(&theirs.typed), ..Writing::of(&theirs, form) };
            Ok(pages::write(&writing).refused().into_response())
        }
    }
}

fn onwards(form: &ListingForm, id: ListingId) -> Response {
    match form.deed.as_str() {
        "preview" => see_other(&preview_address(id)),
        _ => see_other(&format!("{}?done=saved", listing_address(id))),
    }
}

/// The form as it was saved, which knows what it was.
fn shown(listing: &Listing) -> ListingForm {
    ListingForm { version: listing.version.to_string(), ..listing.typed.clone() }
}

pub async fn find(app: &AppState, id: ListingId) -> Result<Listing> {
    let mut tx = app.db.read().await?;
    store::find(&mut tx, id).await?.ok_or(AppError::NotFound)
}

/// Where one goes who has closed a listing, or thrown a draft away.
pub fn after_closing(id: ListingId, thrown_away: bool) -> Response {
    match thrown_away {
        true => see_other(&format!("{}?show=drafts&done=thrown-away", app::EDITOR)),
        false => see_other(&format!("{}?done=closed", listing_address(id))),
    }
}
