//! The list of friendly employers, and names that are close to one on it.

use axum::Extension;
use axum::extract::{Multipart, Query, State};
use axum::http::Extensions;
use axum::response::{IntoResponse, Response};

use crate::accounts::OpportunitiesEditor;
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::opportunities::editor::employers_form::{AddForm, DecideForm, RemoveForm, names};
use crate::opportunities::editor::pages;
use crate::opportunities::editor::store::{self, Added, Decision, Employer};
use crate::opportunities::shelf::Shelf;
use crate::web::{AppState, Form, Sheet, Upload, read_upload, see_other};

use super::{Asked, show_at_once};

/// The largest file of names we take, in bytes; more names than there are signatories many times over.
pub const LARGEST_FILE: usize = 512 * 1024;
fn about(field: &'static str, sentence: String) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.note::<()>(field, Err(sentence));
    errors
}

pub async fn show(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    _: OpportunitiesEditor,
    Query(asked): Query<Asked>,
) -> Result<Sheet> {
    list(&app, &shelf, &asked, FormState::current()).await
}

async fn list(app: &AppState, shelf: &Shelf, asked: &Asked, form: FormState<AddForm>) -> Result<Sheet> {
    let (mut tx, held, now) = (app.db.read().await?, shelf.held(), app.now());
    let employers = store::employers(&mut tx, &app.keys, &held, now).await?;
    let near = store::near(&mut tx, &held, now).await?.len();
    let words = asked.words.trim().to_lowercase();
    Ok(pages::employers(&pages::EmployersPage { employers, near, words, page: asked.page(), done: &asked.done, form }))
}

pub async fn add(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    editor: OpportunitiesEditor,
    Form(form): Form<AddForm>,
) -> Result<Response> {
    let sentence = match form.check() {
        Ok(name) => match store::add(&app, &editor, &name).await? {
            Added::Yes => {
                show_at_once(&app, &shelf).await;
                return Ok(see_other(&format!("{}?done=added", app::EDITOR_EMPLOYERS)));
            }
            Added::IsThere => "That employer is on the list already".to_owned(),
        },
        Err(sentence) => sentence,
    };
    let form = FormState::refused(form, about("name", sentence));
    Ok(list(&app, &shelf, &Asked::default(), form).await?.refused().into_response())
}

async fn one(app: &AppState, shelf: &Shelf, key: &str) -> Result<Option<Employer>> {
    let mut tx = app.db.read().await?;
    let employers = store::employers(&mut tx, &app.keys, &shelf.held(), app.now()).await?;
    Ok(employers.list.into_iter().find(|employer| employer.key == key))
}

pub async fn ask_remove(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    _: OpportunitiesEditor,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    match one(&app, &shelf, &asked.employer).await? {
        Some(employer) => Ok(pages::remove(&employer, FormState::current()).into_response()),
        None => Ok(see_other(app::EDITOR_EMPLOYERS)),
    }
}

pub async fn remove(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    editor: OpportunitiesEditor,
    Form(form): Form<RemoveForm>,
) -> Result<Response> {
    // Gone already, by somebody else or by pressing twice: that is what they want.
    let Some(employer) = one(&app, &shelf, &form.employer).await? else { return Ok(see_other(app::EDITOR_EMPLOYERS)) };
    match form.check() {
        Ok(why) => {
            store::remove(&app, &editor, &employer.key, &why).await?;
            show_at_once(&app, &shelf).await;
            Ok(see_other(&format!("{}?done=removed", app::EDITOR_EMPLOYERS)))
        }
        Err(sentence) => {
            let form = FormState::refused(form, about("why", sentence));
            Ok(pages::remove(&employer, form).refused().into_response())
        }
    }
}

pub async fn ask_for_file(_: OpportunitiesEditor) -> Sheet {
    pages::employers_file(FieldErrors::default())
}

pub async fn import(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    editor: OpportunitiesEditor,
    extensions: Extensions,
    form: Multipart,
) -> Result<Response> {
    let names = match read_upload(&extensions, form, LARGEST_FILE).await? {
        Upload::TooLarge => Err("The file is larger than 500 KB: it cannot be a list of names".to_owned()),
        Upload::Nothing => Err("Choose a file".to_owned()),
        Upload::File(bytes) => names(&bytes),
    };
    match names {
        Ok(names) => {
            store::replace(&app, &editor, &names).await?;
            show_at_once(&app, &shelf).await;
            Ok(see_other(&format!("{}?done=imported", app::EDITOR_EMPLOYERS)))
        }
        Err(sentence) => Ok(pages::employers_file(about("file", sentence)).refused().into_response()),
    }
}

pub async fn near(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    _: OpportunitiesEditor,
    Query(asked): Query<Asked>,
) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    Ok(pages::near(&store::near(&mut tx, &shelf.held(), app.now()).await?, &asked.done))
}

pub async fn decide(
    State(app): State<AppState>,
    Extension(shelf): Extension<Shelf>,
    editor: OpportunitiesEditor,
    Form(form): Form<DecideForm>,
) -> Result<Response> {
    let same = match form.same.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(AppError::Unreadable),
    };
    let advert_name = form.advert_name().ok_or(AppError::Unreadable)?;
    store::decide(&app, &editor, &Decision { advert_name: &advert_name, name_key: &form.employer, same }).await?;
    show_at_once(&app, &shelf).await;
    let done = if same { "same" } else { "not-same" };
    Ok(see_other(&format!("{}?done={done}", app::EDITOR_EMPLOYERS_NEAR)))
}
