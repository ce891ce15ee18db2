//! What young people ask of their list, and what they send.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{Nothing, YoungPerson};
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::keys::random_id;
use crate::say;
use crate::web::{AppState, Form, Routes, Sheet, is_our_address, see_other};

use super::form::{ElsewhereForm, NoteForm, SaveForm, TellForm};
use super::model::Step;
use super::pages;
use super::store::{self, Kept};

const YES: &str = "yes";

pub fn routes() -> Routes {
    Routes::new()
        .get(app::SAVE, ask_to_save)
        .post(app::SAVE, save)
        .get(app::SAVED, list)
        .get(app::SAVED_ELSEWHERE, show_elsewhere)
        .post(app::SAVED_ELSEWHERE, add_elsewhere)
        .get(app::SAVED_ONE, show)
        .post(app::SAVED_ONE, write_note)
        .post(app::SAVED_TOLD, tell)
        .post(app::SAVED_REMOVE, remove)
}

/// Where a visitor comes back to who pressed "Save" and had to sign in first.
async fn ask_to_save(State(app): State<AppState>, person: YoungPerson, Path(id): Path<String>) -> Result<Response> {
    let id: i64 = id.parse().map_err(|_| AppError::NotFound)?;
    let found = crate::opportunities::store::find(&app.db, id).await?.ok_or(AppError::NotFound)?;
    let known = store::known(&mut app.db.read().await?, &person.id).await?;
    if known.contains_key(&id) {
        return Ok(see_other(app::SAVED));
    }
    Ok(pages::ask_to_save(id, &found.opportunity.title, &found.opportunity.employer).into_response())
}

async fn save(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(form): Form<SaveForm>,
) -> Result<Response> {
    let id: i64 = id.parse().map_err(|_| AppError::NotFound)?;
    if form.undo == YES {
        store::undo_save(&app, &person, id).await?;
    } else if store::save(&app, &person, id).await? == Kept::Full {
        return Ok(pages::full().refused().into_response());
    }
    Ok(see_other(&way_back(&form.back, id)))
}

/// Back to the page on which "Save" was pressed, in a list to the same advert; else to the own list.
fn way_back(back: &str, id: i64) -> String {
    let is_ours = is_our_address(back)
        && (back == app::OPPORTUNITIES || back.starts_with("/opportunities/") || back.starts_with("/opportunities?"));
    match back {
        _ if !is_ours => app::SAVED.to_owned(),
        back if back == format!("/opportunities/{id}") => back.to_owned(),
        back => format!("{back}#o{id}"),
    }
}

/// Which part of a long list.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Part {
    page: Option<usize>,
}

async fn list(State(app): State<AppState>, person: YoungPerson, Query(part): Query<Part>) -> Result<Sheet> {
    let saved = store::list(&mut app.db.read().await?, &app.keys, &person.id).await?;
    Ok(pages::list(saved, part.page.unwrap_or(1), app.now()))
}

async fn show_elsewhere(_: YoungPerson) -> Sheet {
    let mut form = FormState::<ElsewhereForm>::current();
    if form.values.once.is_empty() {
        form.values.once = random_id();
    }
    pages::elsewhere(form)
}

async fn add_elsewhere(
    State(app): State<AppState>,
    person: YoungPerson,
    Form(form): Form<ElsewhereForm>,
) -> Result<Response> {
    let refused = |form, errors| pages::elsewhere(FormState::refused(form, errors)).refused().into_response();
    let new = match form.check() {
        Ok(new) => new,
        Err(errors) => return Ok(refused(form, errors)),
    };
    match store::add(&app, &person, &new).await? {
        Kept::Yes => Ok(see_other(app::SAVED)),
        Kept::Full => {
            let mut errors = FieldErrors::default();
            errors.note::<()>("title", Err(say!("saved-full-text", most = store::MOST)));
            Ok(refused(form, errors))
        }
    }
}

async fn show(State(app): State<AppState>, person: YoungPerson, Path(id): Path<String>) -> Result<Sheet> {
    let saved = store::find(&mut app.db.read().await?, &app.keys, &person.id, &id).await?;
    let note = crate::web::held_form::<NoteForm>()
        .unwrap_or_else(|| NoteForm { note: saved.note.clone().unwrap_or_default() });
    Ok(pages::one(&saved, FormState { values: note, errors: FieldErrors::default() }, app.now()))
}

async fn write_note(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(form): Form<NoteForm>,
) -> Result<Response> {
    match form.check() {
        Ok(note) => {
            store::write_note(&app, &person, &id, note.as_deref()).await?;
            Ok(see_other(&pages::address(&id)))
        }
        Err(errors) => {
            let saved = store::find(&mut app.db.read().await?, &app.keys, &person.id, &id).await?;
            Ok(pages::one(&saved, FormState::refused(form, errors), app.now()).refused().into_response())
        }
    }
}

async fn tell(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(form): Form<TellForm>,
) -> Result<Response> {
    match (Step::from_code(&form.step), Step::from_code(&form.undo)) {
        (Some(step), None) => store::tell(&app, &person, &id, step).await?,
        (None, Some(step)) => store::take_back(&app, &person, &id, step).await?,
        _ => return Err(AppError::Unreadable),
    }
    Ok(see_other(&format!("{}#s-{id}", app::SAVED)))
}

async fn remove(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response> {
    store::remove(&app, &person, &id).await?;
    Ok(see_other(app::SAVED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_is_one_of_ours() {
        for (back, goes) in [
            ("/opportunities?words=bike&page=2", "/opportunities?words=bike&page=2#o7"),
            ("/opportunities", "/opportunities#o7"),
            ("/opportunities/7", "/opportunities/7"),
            ("", "/opportunities/saved"),
            ("https://evil.example/", "/opportunities/saved"),
            ("//evil.example/opportunities", "/opportunities/saved"),
            ("/sign-out", "/opportunities/saved"),
            ("/opportunities\r\nx", "/opportunities/saved"),
        ] {
            assert_eq!(way_back(back, 7), goes, "{back}");
        }
    }
}
