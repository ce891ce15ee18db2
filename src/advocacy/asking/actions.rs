//! What people ask and send while they ask for an advocate: one thing a page, all of it once more, and "Send".

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::help;
use crate::promises;
use crate::say;
use crate::web::{AppState, Form, Knock, Routes, Sheet, held_form, see_other, set_cookie};

use super::super::cases::{Card, cards};
use super::super::model::address;
use super::super::opening::OPENING_COOKIE;
use super::super::store;
use super::asker::Asker;
use super::filled::filled;
use super::form::{self, FOR_SOMEBODY, FROM_CHECK, KEEP, StepForm};
use super::step::{CHECK, KEPT, NOW, SENT, Step};
use super::visit::{self, Sent, Visit};
use super::{behalf, kept, pages};

const STEP: &str = "/r/ask/{step}";

pub fn routes() -> Routes {
    Routes::new()
        .get(app::ADVOCACY, about)
        .get(STEP, show)
        .post(STEP, answer)
        .get(NOW, now)
        .get(CHECK, check)
        .post(CHECK, send)
        .get(SENT, sent)
}

/// What an advocate is, and the ways in.
async fn about(State(app): State<AppState>) -> Result<Sheet> {
    let contacts = help::contacts(&app.config)?;
    Ok(pages::about(&app.config, &contacts))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Begins {
    r#for: String,
    from: String,
}

async fn show(
    State(app): State<AppState>,
    asker: Asker,
    Path(code): Path<String>,
    Query(begins): Query<Begins>,
) -> Result<Response> {
    let step = Step::from_code(&code).ok_or(AppError::NotFound)?;
    if asker.is_over {
        return Ok(sign_in_to(&step.address()));
    }
    let visit = match asker.shown() {
        _ if step == Step::Safe => at_the_start(&app, &asker, begins.r#for == FOR_SOMEBODY).await?,
        Some(visit) if visit.sent.is_some() => return Ok(see_other(&receipt_of(visit))),
        Some(visit) if visit.steps().any(|one| one == step) => visit.clone(),
        _ => return Ok(see_other(app::ASK_SAFE)),
    };
    let advocates = advocates_for(&app, step).await?;
    if step == Step::Who && advocates.is_empty() {
        return Ok(see_other(CHECK));
    }
    let from = if begins.from == FROM_CHECK { FROM_CHECK } else { "" };
    let values = held_form().unwrap_or_else(|| filled(step, &visit, from));
    let form = FormState { values, errors: FieldErrors::default() };
    Ok(page(&app, &asker, step, &visit, &form, &advocates)?.into_response())
}

/// What the first page goes on from: what was begun, if it was for the same person and is not sent.
async fn at_the_start(app: &AppState, asker: &Asker, for_somebody: bool) -> Result<Visit> {
    let for_somebody = for_somebody || asker.staff.is_some();
    match asker.visit.as_ref().filter(|visit| visit.sent.is_none() && visit.for_somebody == for_somebody) {
        Some(begun) => Ok(begun.clone()),
        None => asker.begin(app, for_somebody).await,
    }
}

/// Those to choose among, on the page that asks.
async fn advocates_for(app: &AppState, step: Step) -> Result<Vec<Card>> {
    if step != Step::Who {
        return Ok(Vec::new());
    }
    cards(&mut app.db.read().await?, &app.keys).await
}

fn page(
    app: &AppState,
    asker: &Asker,
    step: Step,
    visit: &Visit,
    form: &FormState<StepForm>,
    advocates: &[Card],
) -> Result<Sheet> {
    let contacts = help::contacts(&app.config)?;
    let about = pages::Asking {
        visit,
        contacts: &contacts,
        advocates,
        provider: &app.config.provider,
        mark: visit.kept.then(|| pages::mark(&app.keys, visit, step)),
        let_in_by_adviser: asker.let_in_by_adviser,
    };
    Ok(pages::step(step, form, &about))
}

/// Takes the answers of one page, and leads on.
async fn answer(
    State(app): State<AppState>,
    asker: Asker,
    Path(code): Path<String>,
    Form(form): Form<StepForm>,
) -> Result<Response> {
    let step = Step::from_code(&code).ok_or(AppError::NotFound)?;
    let before = match &asker.visit {
        _ if step == Step::Safe => at_the_start(&app, &asker, form.whom == FOR_SOMEBODY).await?,
        Some(visit) if visit.sent.is_some() => return Ok(see_other(&receipt_of(visit))),
        Some(visit) => visit.clone(),
        None => return Ok(see_other(app::ASK_SAFE)),
    };
    let advocates = advocates_for(&app, step).await?;
    let mut visit = before.clone();
    let taken = match form.deed == KEEP && form::is_blank(&form, step) {
        true => Ok(()),
        false => form::take(&form, step, &mut visit, &advocates),
    };
    // What is refused stands in the page as it was typed, and in no cookie.
    let refuse = |form: StepForm, errors: FieldErrors| -> Result<Response> {
        let form = FormState::refused(form, errors);
        Ok(page(&app, &asker, step, &before, &form, &advocates)?.refused().into_response())
    };
    if let Err(errors) = taken {
        return refuse(form, errors);
    }
    keep_on(&app, &asker, &mut visit, form.deed == KEEP).await?;
    let Ok(sealed) = visit.seal(&app.keys, app.now()) else {
        let mut errors = FieldErrors::default();
        errors.note::<()>(form::longest_field(step), Err(say!("advocacy-ask-too-much").to_owned()));
        return refuse(form, errors);
    };
    let onwards = if form.deed == KEEP { KEPT.to_owned() } else { after(&visit, step, &form) };
    let mut response = if asker.is_over { sign_in_to(&onwards) } else { see_other(&onwards) };
    visit::hold(&mut response, &sealed);
    Ok(response)
}

/// Keeps the answers where they chose so, now or before.
async fn keep_on(app: &AppState, asker: &Asker, visit: &mut Visit, from_now: bool) -> Result<()> {
    if from_now {
        visit.kept = true;
        kept::keep(app, visit, asker.account.as_ref()).await?;
    } else if visit.kept {
        visit.kept = kept::change(app, visit).await?;
    }
    Ok(())
}

/// The page that comes next.
fn after(visit: &Visit, step: Step, form: &StepForm) -> String {
    if step == Step::Safe && visit.asked.unsafe_now {
        return NOW.to_owned();
    }
    // Back to all the answers, unless the change asks for one more.
    let next = match form.from == FROM_CHECK && visit.missing().is_none() {
        true => None,
        false => visit.after(step),
    };
    next.map_or(CHECK.to_owned(), Step::address)
}

fn sign_in_to(onwards: &str) -> Response {
    see_other(&format!("{}?onwards={}", app::SIGN_IN, onwards.replace('/', "%2F")))
}

/// Where what was sent is read about.
fn receipt_of(visit: &Visit) -> String {
    match &visit.sent {
        Some(Sent::Own(case)) => format!("{}/keep", address(case)),
        Some(Sent::ForSomebody(_)) => SENT.to_owned(),
        None => CHECK.to_owned(),
    }
}

/// Who to call, for somebody who said that they, or whom they ask for, are not safe.
async fn now(State(app): State<AppState>, asker: Asker) -> Result<Response> {
    match asker.shown() {
        Some(visit) if visit.sent.is_none() => Ok(pages::now(visit, &help::contacts(&app.config)?).into_response()),
        _ => Ok(see_other(app::ASK_SAFE)),
    }
}

/// All of it once more, who will read it, and the button that sends it.
async fn check(State(app): State<AppState>, asker: Asker) -> Result<Response> {
    if asker.is_over {
        return Ok(sign_in_to(CHECK));
    }
    let Some(visit) = asker.shown() else { return Ok(see_other(app::ASK_SAFE)) };
    if visit.sent.is_some() {
        return Ok(see_other(&receipt_of(visit)));
    }
    if let Some(missing) = visit.missing() {
        return Ok(see_other(&missing.address()));
    }
    let advocates = advocates_for(&app, Step::Who).await?;
    let contacts = help::contacts(&app.config)?;
    let about = pages::Asking {
        visit,
        contacts: &contacts,
        advocates: &advocates,
        provider: &app.config.provider,
        mark: None,
        let_in_by_adviser: asker.let_in_by_adviser,
    };
    Ok(pages::check(&about, promises::due(app.now(), app.config.advocacy_days)).into_response())
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Nothing {}

/// Sends it. However often it comes from one asking, it is one case with one receipt (F07).
async fn send(State(app): State<AppState>, _: Knock, asker: Asker, Form(_): Form<Nothing>) -> Result<Response> {
    let Some(visit) = &asker.visit else { return Ok(see_other(app::ASK_SAFE)) };
    if asker.is_over {
        return Ok(sign_in_to(CHECK));
    }
    if visit.sent.is_some() {
        return Ok(see_other(&receipt_of(visit)));
    }
    if let Some(missing) = visit.missing() {
        return Ok(see_other(&missing.address()));
    }
    let new = visit.new_case(asker.account.as_ref());
    let receipt = store::ask(&app, &new).await?;
    let sent = if visit.for_somebody {
        behalf::tell(&app, &new, &receipt.case).await?;
        Sent::ForSomebody(promises::due(app.now(), app.config.advocacy_days))
    } else {
        Sent::Own(receipt.case)
    };
    if visit.kept {
        kept::stop(&app, visit).await?;
    }
    let after = visit.after_sending(sent);
    let mut response = see_other(&receipt_of(&after));
    if let Ok(sealed) = after.seal(&app.keys, app.now()) {
        visit::hold(&mut response, &sealed);
    }
    if let Some(token) = receipt.opening {
        set_cookie(&mut response, OPENING_COOKIE, &token, None);
    }
    Ok(response)
}

/// "It was sent", and nothing more: whoever asked for somebody else learns no more of it.
async fn sent(State(app): State<AppState>, asker: Asker) -> Result<Response> {
    match asker.shown() {
        Some(visit) => match visit.sent {
            Some(Sent::ForSomebody(due_at)) => {
                let contacts = help::contacts(&app.config)?;
                Ok(pages::sent(&app.config.provider, &contacts, due_at, visit.kept).into_response())
            }
            _ => Ok(see_other(&receipt_of(visit))),
        },
        None => Ok(see_other(app::ADVOCACY)),
    }
}
