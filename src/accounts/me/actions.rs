//! What people ask and send on their own pages.

use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::asking::{SESSION_COOKIE, Who, YoungPerson};
use crate::accounts::session_cookie::forgotten_session;
use crate::accounts::sessions;
use crate::accounts::sign_in::Nothing;
use crate::app;
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::web::{AppState, Form, Routes, Sheet, cookie, see_other};

use super::pages;

pub fn routes() -> Routes {
    Routes::new()
        .get(app::MY_SESSIONS, show_sessions)
        .post("/me/sessions/{session}/end", end_one)
        .post(app::END_ALL_SESSIONS, end_all)
        .get(app::WHO_LOOKED, who_looked)
        .post(app::STAY, stay)
        .get(app::SIGN_OUT, async || pages::signed_out())
        .post(app::SIGN_OUT, sign_out)
}

async fn show_sessions(State(app): State<AppState>, person: YoungPerson) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let list = sessions::list(&mut tx, &person.id, app.now()).await?;
    Ok(pages::sessions(&list, &person.session.id))
}

async fn end_one(
    State(app): State<AppState>,
    person: YoungPerson,
    Path(id): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    if !sessions::end_one(&mut tx, &person.id, &id).await? {
        return Err(AppError::NotFound);
    }
    record(&mut tx, &app, &person, Deed::AccountsSessionEnded).await?;
    tx.commit().await?;
    Ok(if id == person.session.id { forgotten_session(app::SIGN_OUT) } else { see_other(app::MY_SESSIONS) })
}

/// Signs out everywhere, here as well.
async fn end_all(State(app): State<AppState>, person: YoungPerson, Form(_): Form<Nothing>) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    sessions::end_all(&mut tx, &person.id).await?;
    record(&mut tx, &app, &person, Deed::AccountsSessionsEnded).await?;
    tx.commit().await?;
    Ok(forgotten_session(app::SIGN_OUT))
}

async fn record(tx: &mut crate::web::Tx, app: &AppState, person: &YoungPerson, deed: Deed) -> sqlx::Result<()> {
    let id = Some(person.id.as_str());
    let line = Line { who: id, role: "young_person", about: id, subject: id, deed, ..Line::default() };
    audit::record(tx, &app.keys, &line, app.now()).await
}

/// Which part of a long list.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Part {
    before: Option<i64>,
}

async fn who_looked(State(app): State<AppState>, person: YoungPerson, Query(part): Query<Part>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let lines = audit::looked(&mut tx, person.id.as_str(), part.before, pages::AT_ONCE as i64).await?;
    Ok(pages::who_looked(&lines))
}

/// Somebody pressed "Stay signed in": asking is enough, and the page they are on stays as it is.
async fn stay(_: Who, Form(_): Form<Nothing>) -> StatusCode {
    StatusCode::NO_CONTENT
}

/// Ends this session, for young people and staff alike.
async fn sign_out(
    State(app): State<AppState>,
    who: Who,
    headers: HeaderMap,
    Form(_): Form<Nothing>,
) -> Result<Response> {
    end_session(&app, &who, &headers).await?;
    Ok(forgotten_session(app::SIGN_OUT).into_response())
}

/// Ends the session that a browser holds, if it holds one.
pub async fn end_session(app: &AppState, who: &Who, headers: &HeaderMap) -> Result<()> {
    let Some(token) = cookie(headers, SESSION_COOKIE) else { return Ok(()) };
    let mut tx = app.db.begin().await?;
    if sessions::end(&mut tx, token).await? {
        let (id, role) = who.in_audit();
        let subject = id.filter(|_| matches!(who, Who::YoungPerson(_)));
        let line = Line { who: id, role, about: id, subject, deed: Deed::AccountsSignedOut, ..Line::default() };
        audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    }
    tx.commit().await?;
    Ok(())
}
