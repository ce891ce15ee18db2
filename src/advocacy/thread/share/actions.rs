//! What young people ask and send about sharing: yes or no to what their advocate would share, words of their own, "take it back".

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};

use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState, once};
use crate::keys::random_id;
use crate::say;
use crate::web::{AppState, Form, Routes, see_other};

use super::super::super::model::{Colleague, address};
use super::super::super::opening::Opener;
use super::super::super::store::Outcome;
use super::super::actions::{Done, nowhere};
use super::super::store::{Follow, follow};
use super::form::{ShareForm, To};
use super::pages;
use super::store::{self, New};

const SHARE: &str = "/r/{case}/share";

pub fn routes() -> Routes {
    Routes::new().get(SHARE, show).post(SHARE, act)
}

async fn show(
    State(app): State<AppState>,
    opener: Opener,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response> {
    let Some(case) = follow(&app, &opener, &id).await? else { return nowhere(&opener) };
    let mut form = FormState::<ShareForm>::current();
    if form.values.once.is_empty() {
        form.values.once = random_id();
    }
    let adviser = adviser(&app, &case).await?;
    Ok(pages::page(&app, &case, adviser.as_ref(), &done.done, form).into_response())
}

async fn adviser(app: &AppState, case: &Follow) -> Result<Option<Colleague>> {
    let mut tx = app.db.read().await?;
    store::adviser_of(&mut tx, &app.keys, case.thread.case.owner.as_ref()).await
}

async fn act(
    State(app): State<AppState>,
    opener: Opener,
    Path(id): Path<String>,
    Form(form): Form<ShareForm>,
) -> Result<Response> {
    let (outcome, done) = match form.deed.as_str() {
        "agree" => match form.offered() {
            Ok(words) => (store::agree(&app, &opener, &id, &form.share, &words).await?, "shared"),
            Err(errors) => return refused(&app, &opener, &id, form, errors).await,
        },
        "decline" => (store::decline(&app, &opener, &id, &form.share).await?, "declined"),
        "take-back" => (store::take_back(&app, &opener, &id, &form.share).await?, "taken-back"),
        "check" | "change" | "send" => return write(&app, &opener, &id, form).await,
        _ => return Err(AppError::Unreadable),
    };
    match outcome {
        None => nowhere(&opener),
        Some(Outcome::Yes) => Ok(see_other(&format!("{}/share?done={done}", address(&id)))),
        Some(no) => {
            let errors = why_not("offered", &no);
            refused(&app, &opener, &id, form, errors).await
        }
    }
}

fn why_not(field: &'static str, outcome: &Outcome) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let sentence = match outcome {
        Outcome::NotYours => say!("advocacy-share-error-gone"),
        _ => say!("advocacy-share-error-over"),
    };
    errors.note::<()>(field, Err(sentence.to_owned()));
    errors
}

/// Words of their own: first shown to be checked with the name of whoever would read them, then sent.
async fn write(app: &AppState, opener: &Opener, id: &str, form: ShareForm) -> Result<Response> {
    let Some(case) = follow(app, opener, id).await? else { return nowhere(opener) };
    let adviser = adviser(app, &case).await?;
    if form.deed == "change" {
        let form = FormState { values: form, errors: FieldErrors::default() };
        return Ok(pages::page(app, &case, adviser.as_ref(), "", form).into_response());
    }
    let (to, words) = match form.check(adviser.is_some()) {
        Ok(checked) => checked,
        Err(errors) => return refused(app, opener, id, form, errors).await,
    };
    let to = match to {
        To::Adviser => adviser,
        To::Address(email) => {
            let mut tx = app.db.read().await?;
            store::by_address(&mut tx, &app.keys, &email).await?
        }
    };
    let Some(to) = to else {
        let mut errors = FieldErrors::default();
        errors.note::<()>("email", Err(say!("advocacy-share-error-nobody").to_owned()));
        return refused(app, opener, id, form, errors).await;
    };
    if form.deed == "check" {
        return Ok(pages::check(app, &case, &to, &words, &form).into_response());
    }
    let new = New { once: &once(&form.once), to: &to, words: &words };
    match store::share(app, opener, id, &new).await? {
        None => nowhere(opener),
        Some(Outcome::Yes) => Ok(see_other(&format!("{}/share?done=shared", address(id)))),
        Some(no) => refused(app, opener, id, form, why_not("words", &no)).await,
    }
}

async fn refused(app: &AppState, opener: &Opener, id: &str, form: ShareForm, errors: FieldErrors) -> Result<Response> {
    let Some(case) = follow(app, opener, id).await? else { return nowhere(opener) };
    let adviser = adviser(app, &case).await?;
    let form = FormState::refused(form, errors);
    Ok(pages::page(app, &case, adviser.as_ref(), "", form).refused().into_response())
}
