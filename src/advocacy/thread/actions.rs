//! What young people ask and send about a case of theirs.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::Staff;
use crate::app;
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState, once};
use crate::keys::random_id;
use crate::say;
use crate::web::{AppState, Form, Routes, see_other, set_cookie};

use super::super::model::address;
use super::super::opening::{self, OPENING_COOKIE, Opener};
use super::super::store::{self as cases, Outcome};
use super::form::{ReachForm, ThreadForm};
use super::pages::{follow, looked, more, reach};
use super::store::{self, Follow, LetGo};

const ONE: &str = "/r/{case}";
const REACH: &str = "/r/{case}/reach";
const LOOKED: &str = "/r/{case}/looked";
const MORE: &str = "/r/{case}/more";
/// Where a case is opened with its number and its secret.
const OPEN: &str = "/r";

pub fn routes() -> Routes {
    Routes::new()
        .get(ONE, show)
        .post(ONE, act)
        .get(REACH, show_reach)
        .post(REACH, change_reach)
        .get(LOOKED, show_looked)
        .get(MORE, show_more)
        .post(MORE, act_more)
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Done {
    pub done: String,
}

/// It is not theirs, or it is not there: both look the same. Whoever has opened none is shown where one does.
pub fn nowhere(opener: &Opener) -> Result<Response> {
    if opener.account().is_some() { Err(AppError::NotFound) } else { Ok(see_other(OPEN)) }
}

/// It is not theirs, or it is not there: both look the same to staff, and the audit knows (S-24).
pub async fn not_theirs<T>(app: &AppState, staff: &Staff, route: &str) -> Result<T> {
    let role = staff.roles.first().map_or("staff", |role| role.code());
    let (who, about) = (Some(staff.id.as_str()), Some(route));
    let mut tx = app.db.begin().await?;
    let line = Line { who, role, deed: Deed::AccessRefused, about, ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}

/// A form that carries a name of its own.
fn fresh() -> FormState<ThreadForm> {
    let mut form = FormState::<ThreadForm>::current();
    if form.values.once.is_empty() {
        form.values.once = random_id();
    }
    form
}

async fn show(
    State(app): State<AppState>,
    opener: Opener,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response> {
    let Some(case) = store::follow(&app, &opener, &id).await? else { return nowhere(&opener) };
    Ok(follow::page(&app, &opener, &case, &done.done, fresh()).into_response())
}

async fn act(
    State(app): State<AppState>,
    opener: Opener,
    Path(id): Path<String>,
    Form(form): Form<ThreadForm>,
) -> Result<Response> {
    let done = match form.deed.as_str() {
        "write" => match form.message() {
            Ok(words) => (cases::write(&app, &opener, &id, &once(&form.once), &words).await?, "written"),
            Err(errors) => return refused(&app, &opener, &id, form, errors).await,
        },
        "not-sorted" => match form.missing() {
            Ok(words) => (cases::not_sorted(&app, &opener, &id, words.as_deref()).await?, "not-sorted"),
            Err(errors) => return refused(&app, &opener, &id, form, errors).await,
        },
        "got" => match form.got() {
            Ok((got, words)) => (cases::got(&app, &opener, &id, got, words.as_deref()).await?, "got"),
            Err(errors) => return refused(&app, &opener, &id, form, errors).await,
        },
        _ => return Err(AppError::Unreadable),
    };
    onwards(&opener, &id, done)
}

fn onwards(opener: &Opener, id: &str, (outcome, done): (Option<Outcome>, &str)) -> Result<Response> {
    match outcome {
        None => nowhere(opener),
        Some(_) => Ok(see_other(&format!("{}?done={done}", address(id)))),
    }
}

async fn refused(app: &AppState, opener: &Opener, id: &str, form: ThreadForm, errors: FieldErrors) -> Result<Response> {
    let Some(case) = store::follow(app, opener, id).await? else { return nowhere(opener) };
    Ok(follow::page(app, opener, &case, "", FormState::refused(form, errors)).refused().into_response())
}

async fn show_reach(State(app): State<AppState>, opener: Opener, Path(id): Path<String>) -> Result<Response> {
    let Some(case) = store::follow(&app, &opener, &id).await? else { return nowhere(&opener) };
    let mut form = FormState::<ReachForm>::current();
    if form.values.name.is_empty() {
        form.values = ReachForm::of(&case.thread.case.contact);
    }
    Ok(reach::page(&app, &case, form).into_response())
}

async fn change_reach(
    State(app): State<AppState>,
    opener: Opener,
    Path(id): Path<String>,
    Form(form): Form<ReachForm>,
) -> Result<Response> {
    let Some(case) = store::follow(&app, &opener, &id).await? else { return nowhere(&opener) };
    match form.check(case.has_mailbox) {
        Ok(contact) => onwards(&opener, &id, (store::reach(&app, &opener, &id, &contact).await?, "reach")),
        Err(errors) => Ok(reach::page(&app, &case, FormState::refused(form, errors)).refused().into_response()),
    }
}

async fn show_looked(State(app): State<AppState>, opener: Opener, Path(id): Path<String>) -> Result<Response> {
    let Some(case) = store::follow(&app, &opener, &id).await? else { return nowhere(&opener) };
    Ok(looked::page(&app, &case).into_response())
}

async fn show_more(
    State(app): State<AppState>,
    opener: Opener,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response> {
    let Some(case) = store::follow(&app, &opener, &id).await? else { return nowhere(&opener) };
    if done.done == "hidden"
        && let Some(secret) = secret(&app, &opener).await?
    {
        return Ok(more::hidden(&app, &case, &secret).into_response());
    }
    Ok(more_page(&app, &opener, &case, fresh()).into_response())
}

/// The secret of a case, in the browser that has just hidden it.
async fn secret(app: &AppState, opener: &Opener) -> Result<Option<String>> {
    let Some(open) = opener.opening() else { return Ok(None) };
    let mut tx = app.db.read().await?;
    opening::secret(&mut tx, &app.keys, open).await
}

fn more_page(app: &AppState, opener: &Opener, case: &Follow, form: FormState<ThreadForm>) -> crate::web::Sheet {
    let of_account = opener.account().is_some() && !opener.has_opened(&case.thread.case.id);
    more::page(app, case, of_account, form)
}

async fn act_more(
    State(app): State<AppState>,
    opener: Opener,
    Path(id): Path<String>,
    Form(form): Form<ThreadForm>,
) -> Result<Response> {
    match form.deed.as_str() {
        "object" => match form.why() {
            Ok(why) => {
                let outcome = cases::object(&app, &opener, &id, why.as_deref()).await?;
                onwards(&opener, &id, (outcome, "objected"))
            }
            Err(errors) => {
                let Some(case) = store::follow(&app, &opener, &id).await? else { return nowhere(&opener) };
                let form = FormState::refused(form, errors);
                Ok(more_page(&app, &opener, &case, form).refused().into_response())
            }
        },
        "stop" => onwards(&opener, &id, (cases::stop(&app, &opener, &id).await?, "stopped")),
        "hide" => hide(&app, &opener, &id, &form).await,
        "let-go" => let_go(&app, &opener, &id, form).await,
        _ => Err(AppError::Unreadable),
    }
}

async fn hide(app: &AppState, opener: &Opener, id: &str, form: &ThreadForm) -> Result<Response> {
    let Some(token) = store::hide(app, opener, id, &once(&form.once)).await? else { return nowhere(opener) };
    let mut response = see_other(&format!("{}/more?done=hidden", address(id)));
    set_cookie(&mut response, OPENING_COOKIE, &token, None);
    Ok(response)
}

async fn let_go(app: &AppState, opener: &Opener, id: &str, form: ThreadForm) -> Result<Response> {
    let why_not = match store::let_go(app, opener, id).await? {
        None => return nowhere(opener),
        Some(LetGo::Gone) if opener.account().is_some() => return Ok(see_other(app::ME)),
        Some(LetGo::Gone) => return Ok(see_other(app::HOME)),
        Some(LetGo::Open) => say!("advocacy-error-open"),
        Some(LetGo::Held) => say!("advocacy-error-held"),
    };
    let mut errors = FieldErrors::default();
    errors.note::<()>("let-go", Err(why_not.to_owned()));
    let Some(case) = store::follow(app, opener, id).await? else { return nowhere(opener) };
    Ok(more_page(app, opener, &case, FormState::refused(form, errors)).refused().into_response())
}
