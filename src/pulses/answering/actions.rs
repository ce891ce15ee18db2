//! What everybody asks for and sends. No handler here asks who they are.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState, once};
use crate::keys::random_id;
use crate::say;
use crate::web::{AppState, Nameless, Routes, Sheet, see_other};

use super::super::model::{Pulse, State as Stands, Who};
use super::super::store::{self, By, Sent};
use super::form::{AnswerForm, CodeForm, FIELDS, letters_of};
use super::pages::{self, Asking};
use super::{address, results, ticket_address};

const PULSE: &str = "/questions/{pulse}";
const THANKS: &str = "/questions/{pulse}/thanks";
const RESULTS: &str = "/questions/{pulse}/results";
const TICKET: &str = "/questions/t/{ticket}";

pub fn routes() -> Routes {
    Routes::new()
        .get(app::QUESTIONS, list)
        .post(app::QUESTIONS, with_code)
        .get(PULSE, show)
        .post(PULSE, send)
        .get(THANKS, thanks)
        .get(RESULTS, came_out)
        .get(TICKET, show_ticket)
        .post(TICKET, send_ticket)
}

async fn list(State(app): State<AppState>) -> Result<Sheet> {
    all(&app, FormState::default()).await
}

async fn all(app: &AppState, code: FormState<CodeForm>) -> Result<Sheet> {
    let (pulses, now) = (store::all(&mut app.db.read().await?).await?, app.now());
    Ok(pages::list(&pulses, now, code))
}

/// Somebody types what stands on their paper.
async fn with_code(State(app): State<AppState>, Nameless(form): Nameless<CodeForm>) -> Result<Response> {
    let ticket = letters_of(&form.code);
    if store::holder_may_answer(&mut app.db.read().await?, &app.keys, &ticket).await?.is_some() {
        return Ok(see_other(&ticket_address(&ticket)));
    }
    let mut errors = FieldErrors::default();
    errors.note::<()>("code", Err(say!("pulses-code-wrong").to_owned()));
    Ok(all(&app, FormState::refused(form, errors)).await?.refused().into_response())
}

/// A pulse that has been opened, and its first day has come.
async fn begun(app: &AppState, id: &str) -> Result<Pulse> {
    let pulse = store::find(&mut app.db.read().await?, id).await?;
    let begun = |pulse: &Pulse| !matches!(pulse.state(app.now()), Stands::Draft | Stands::Planned);
    pulse.filter(begun).ok_or(AppError::NotFound)
}

/// The same, where anybody may answer it.
async fn for_everyone(app: &AppState, id: &str) -> Result<Pulse> {
    Some(begun(app, id).await?).filter(|pulse| pulse.who == Who::Everyone).ok_or(AppError::NotFound)
}

async fn show(State(app): State<AppState>, Path(id): Path<String>) -> Result<Sheet> {
    let pulse = for_everyone(&app, &id).await?;
    if pulse.state(app.now()) != Stands::Running {
        return Ok(pages::closed(&pulse));
    }
    let form = FormState { values: AnswerForm::fresh(random_id()), errors: FieldErrors::default() };
    Ok(pages::ask(Asking { pulse: &pulse, by_ticket: false, form: &form }))
}

async fn send(
    State(app): State<AppState>,
    Path(id): Path<String>,
    Nameless(mut form): Nameless<AnswerForm>,
) -> Result<Response> {
    let pulse = for_everyone(&app, &id).await?;
    form.once = once(&form.once);
    let page = form.once.clone();
    keep(&app, &pulse, By::Page(&page), form).await
}

async fn show_ticket(State(app): State<AppState>, Path(ticket): Path<String>) -> Result<Response> {
    let Some(pulse) = of_ticket(&app, &ticket).await? else { return Ok(unknown()) };
    Ok(match pulse.state(app.now()) {
        Stands::Running => {
            pages::ask(Asking { pulse: &pulse, by_ticket: true, form: &FormState::default() }).into_response()
        }
        Stands::Planned => pages::later(&pulse).into_response(),
        _ => unknown(),
    })
}

async fn send_ticket(
    State(app): State<AppState>,
    Path(ticket): Path<String>,
    Nameless(form): Nameless<AnswerForm>,
) -> Result<Response> {
    let ticket = letters_of(&ticket);
    match of_ticket(&app, &ticket).await?.filter(|pulse| pulse.state(app.now()) == Stands::Running) {
        Some(pulse) => keep(&app, &pulse, By::Ticket(&ticket), form).await,
        None => Ok(match store::just_answered(&app, &ticket).await? {
            Some(pulse) => see_other(&format!("{}/thanks", address(&pulse))),
            None => unknown(),
        }),
    }
}

async fn of_ticket(app: &AppState, ticket: &str) -> Result<Option<Pulse>> {
    store::holder_may_answer(&mut app.db.read().await?, &app.keys, &letters_of(ticket)).await
}

/// A ticket that opens nothing: used, over, or never made. We cannot tell which.
fn unknown() -> Response {
    pages::unknown_ticket().with_status(StatusCode::NOT_FOUND).into_response()
}

async fn keep(app: &AppState, pulse: &Pulse, by: By<'_>, form: AnswerForm) -> Result<Response> {
    let by_ticket = matches!(by, By::Ticket(_));
    let refused = |form, errors| {
        let form = FormState::refused(form, errors);
        Ok(pages::ask(Asking { pulse, by_ticket, form: &form }).refused().into_response())
    };
    let answers = match form.check(&pulse.questions) {
        Ok(answers) => answers,
        Err(errors) => return refused(form, errors),
    };
    match store::answer(app, pulse, by, &answers).await? {
        Sent::Yes => Ok(see_other(&format!("{}/thanks", address(pulse)))),
        Sent::NotNow => Ok(pages::too_late(pulse).refused().into_response()),
        Sent::TooLong => {
            let mut errors = FieldErrors::default();
            errors.note::<()>(FIELDS[0], Err(say!("pulses-all-too-long").to_owned()));
            refused(form, errors)
        }
    }
}

async fn thanks(State(app): State<AppState>, Path(id): Path<String>) -> Result<Sheet> {
    let pulse = begun(&app, &id).await?;
    Ok(pages::thanks(&pulse))
}

async fn came_out(State(app): State<AppState>, Path(id): Path<String>) -> Result<Sheet> {
    let pulse = begun(&app, &id).await?;
    let shown = store::shown(&mut app.db.read().await?, &id).await?;
    Ok(match shown {
        Some(shown) => results::for_everybody(&pulse, &shown),
        None => results::not_yet(&pulse, app.now()),
    })
}
