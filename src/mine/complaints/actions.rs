//! Complaining, and reading one's own complaint; what officers do stands in `staff`.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use crate::accounts::YoungPerson;
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::web::{AppState, Form, Routes, Sheet, held_form, see_other};

use super::form::ComplaintForm;
use super::{pages, staff, store};

pub fn routes() -> Routes {
    Routes::new()
        .get(app::COMPLAIN, show)
        .post(app::COMPLAIN, complain)
        .get("/me/data/told/{complaint}", one)
        .merge(staff::routes())
}

async fn show(_: YoungPerson) -> Sheet {
    let values = held_form().unwrap_or_else(ComplaintForm::fresh);
    pages::complain(FormState { values, errors: FieldErrors::default() })
}

async fn complain(
    State(app): State<AppState>,
    person: YoungPerson,
    Form(form): Form<ComplaintForm>,
) -> Result<Response> {
    match form.check() {
        Ok((words, once)) => {
            let id = store::complain(&app, &person, words, once).await?;
            Ok(see_other(&store::address(&id)))
        }
        Err(errors) => {
            let form = FormState::refused(form, errors);
            Ok(pages::complain(form).refused().into_response())
        }
    }
}

async fn one(State(app): State<AppState>, person: YoungPerson, Path(id): Path<String>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let complaint = store::find(&mut tx, &app.keys, &person.id, &id).await?.ok_or(AppError::NotFound)?;
    Ok(pages::one(&complaint))
}
