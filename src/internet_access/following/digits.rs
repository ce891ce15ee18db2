//! Opening a request with its reference and digits, and saying whether it came and works.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::say;
use crate::web::{AppState, Form, Knock, Routes, see_other};

use super::super::model::Request;
use super::super::store::{self as requests, Outcome, Whose, find};
use super::actions::said;
use super::form::{DigitsForm, OpenedForm};
use super::opening::{self, Opening};
use super::pages::digits as page;
use super::pages::follow::done_of;
use super::tries::{self, Tried};

pub fn routes() -> Routes {
    Routes::new()
        .get(app::OPEN_WITH_DIGITS, show)
        .post(app::OPEN_WITH_DIGITS, open)
        .get(app::OPENED_WITH_DIGITS, show_opened)
        .post(app::OPENED_WITH_DIGITS, act)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn show(State(app): State<AppState>, headers: HeaderMap, Query(done): Query<Done>) -> Response {
    let is_open = Opening::of(&headers, &app.keys, app.now()).is_some();
    page::open(&FormState::default(), is_open, done.done == "away").into_response()
}

async fn open(
    State(app): State<AppState>,
    _: Knock,
    headers: HeaderMap,
    Form(form): Form<DigitsForm>,
) -> Result<Response> {
    let mut errors = FieldErrors::default();
    match form.check() {
        Err(wrong) => errors = wrong,
        Ok((reference, digits)) => match tries::open(&app, &reference, &digits).await? {
            Tried::Opened(request) => {
                let mut response = see_other(app::OPENED_WITH_DIGITS);
                Opening::new(&request, app.now()).hold(&app.keys, app.now(), &mut response);
                return Ok(response);
            }
            Tried::Wrong => {
                errors.note::<()>("digits", Err(say!("internet_access-follow-open-wrong").to_owned()));
            }
            Tried::Closed => {
                errors.note::<()>("reference", Err(say!("internet_access-follow-open-closed").to_owned()));
            }
        },
    }
    // The digits are never sent back to the page.
    let form = FormState::refused(DigitsForm { digits: String::new(), ..form }, errors);
    let is_open = Opening::of(&headers, &app.keys, app.now()).is_some();
    Ok(page::open(&form, is_open, false).refused().into_response())
}

/// What this browser has open, if it is there still.
async fn opened(app: &AppState, headers: &HeaderMap) -> Result<Option<(Opening, Request)>> {
    let Some(opening) = Opening::of(headers, &app.keys, app.now()) else { return Ok(None) };
    let mut tx = app.db.read().await?;
    let found = find(&mut tx, &app.keys, &opening.request).await?;
    Ok(found.map(|found| (opening, found.thread.request)))
}

async fn show_opened(State(app): State<AppState>, headers: HeaderMap, Query(done): Query<Done>) -> Result<Response> {
    let Some((opening, request)) = opened(&app, &headers).await? else { return Ok(see_other(app::OPEN_WITH_DIGITS)) };
    let mut response = page::opened(&request, app.now(), &done.done, false).into_response();
    opening.hold(&app.keys, app.now(), &mut response);
    Ok(response)
}

async fn act(State(app): State<AppState>, headers: HeaderMap, Form(form): Form<OpenedForm>) -> Result<Response> {
    if form.deed == "away" {
        let mut response = see_other(&format!("{}?done=away", app::OPEN_WITH_DIGITS));
        opening::forget(&mut response);
        return Ok(response);
    }
    let Some((opening, request)) = opened(&app, &headers).await? else { return Ok(see_other(app::OPEN_WITH_DIGITS)) };
    let kind = said(&form.deed).ok_or(AppError::Unreadable)?;
    let whose = Whose::Opened(&opening.request);
    let outcome = requests::say_whether(&app, whose, &request.id, kind, None).await?.ok_or(AppError::NotFound)?;
    let mut response = if outcome == Outcome::Yes {
        see_other(&format!("{}?done={}", app::OPENED_WITH_DIGITS, done_of(kind)))
    } else {
        page::opened(&request, app.now(), "", true).refused().into_response()
    };
    opening.hold(&app.keys, app.now(), &mut response);
    Ok(response)
}
