//! What workers ask for and send. Every pulse is all of theirs.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::ParticipationWorker;
use crate::app::PULSES;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState, once};
use crate::keys::random_id;
use crate::web::{AppState, Form, Routes, Sheet, held_form, see_other};

use super::super::form::WriteForm;
use super::super::model::{MOST_TICKETS, Offers, Pulse, State as Stands, Who};
use super::super::store::{self, Printed, Saved};
use super::handing_out::{self, HandOutForm};
use super::write::{self, Writing};
use super::{address, one, results, results_address};

const NEW: &str = "/pulses/new";
const PULSE: &str = "/pulses/{pulse}";
const CHANGE: &str = "/pulses/{pulse}/change";
const PREVIEW: &str = "/pulses/{pulse}/preview";
const TICKETS: &str = "/pulses/{pulse}/tickets";
const RESULTS: &str = "/pulses/{pulse}/results";

pub fn routes() -> Routes {
    Routes::new()
        .get(PULSES, list)
        .get(NEW, fresh)
        .post(NEW, add)
        .get(PULSE, show)
        .post(PULSE, step)
        .get(CHANGE, change)
        .post(CHANGE, save)
        .get(PREVIEW, preview)
        .get(TICKETS, tickets)
        .post(TICKETS, hand_out)
        .get(RESULTS, came_out)
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

async fn list(State(app): State<AppState>, _: ParticipationWorker, Query(done): Query<Done>) -> Result<Sheet> {
    let pulses = store::all(&mut app.db.read().await?).await?;
    Ok(one::list(&pulses, app.now(), &done.done))
}

async fn fresh(_: ParticipationWorker) -> Sheet {
    let values = held_form().unwrap_or_else(|| WriteForm::fresh(random_id()));
    write::write(Writing { pulse: None, form: FormState { values, errors: FieldErrors::default() }, theirs: None })
}

async fn add(State(app): State<AppState>, staff: ParticipationWorker, Form(form): Form<WriteForm>) -> Result<Response> {
    match form.check(app.now()) {
        Ok(new) => {
            let id = store::add(&app, &staff, &once(&form.once), &new).await?;
            Ok(see_other(&format!("{}?done=saved", address(&id))))
        }
        Err(errors) => {
            let form = FormState::refused(form, errors);
            Ok(write::write(Writing { pulse: None, form, theirs: None }).refused().into_response())
        }
    }
}

async fn find(app: &AppState, id: &str) -> Result<Pulse> {
    store::find(&mut app.db.read().await?, id).await?.ok_or(AppError::NotFound)
}

async fn show(
    State(app): State<AppState>,
    _: ParticipationWorker,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Sheet> {
    Ok(one::show(&find(&app, &id).await?, app.now(), &done.done))
}

/// One of the buttons of a pulse's page.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct StepForm {
    /// "open", "close", "count", "share" or "remove".
    deed: String,
    /// The version that was there when the page was shown.
    seen: String,
}

async fn step(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(id): Path<String>,
    Form(form): Form<StepForm>,
) -> Result<Response> {
    let pulse = find(&app, &id).await?;
    let here = address(&id);
    let (done, then) = match form.deed.as_str() {
        "open" => (store::open(&app, &staff, &id, version(&form.seen)).await?, format!("{here}?done=opened")),
        "close" => (store::close(&app, &staff, &id).await?, format!("{here}?done=closed")),
        "count" => (store::count_now(&app, &id).await?, results_address(&id)),
        "share" => (store::share(&app, &staff, &id).await?, format!("{here}?done=shared")),
        "remove" => (store::remove(&app, &id).await?, format!("{PULSES}?done=removed")),
        _ => return Ok(one::show(&pulse, app.now(), "").refused().into_response()),
    };
    // What a colleague has done meanwhile, or the same button a moment ago, stands on the page.
    let after = find(&app, &id).await.unwrap_or_else(|_| pulse.clone());
    if done || is_done(&form.deed, &after, app.now()) {
        return Ok(see_other(&then));
    }
    Ok(one::show(&after, app.now(), "crossed").refused().into_response())
}

/// True where what the button asks for has been done already.
fn is_done(deed: &str, pulse: &Pulse, now: i64) -> bool {
    match deed {
        "open" => pulse.opened_at.is_some(),
        "close" | "count" => matches!(pulse.state(now), Stands::Over | Stands::Counted | Stands::Shared),
        "share" => pulse.shared_at.is_some(),
        _ => false,
    }
}

fn version(typed: &str) -> i64 {
    typed.parse().unwrap_or(-1)
}

/// A draft; of what has been opened nothing changes.
async fn draft(app: &AppState, id: &str) -> Result<Pulse> {
    Some(find(app, id).await?).filter(|pulse| pulse.opened_at.is_none()).ok_or(AppError::NotFound)
}

async fn change(State(app): State<AppState>, _: ParticipationWorker, Path(id): Path<String>) -> Result<Sheet> {
    let pulse = draft(&app, &id).await?;
    let values = held_form().unwrap_or_else(|| WriteForm::of(&pulse));
    let form = FormState { values, errors: FieldErrors::default() };
    Ok(write::write(Writing { pulse: Some(&pulse), form, theirs: None }))
}

async fn save(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(id): Path<String>,
    Form(form): Form<WriteForm>,
) -> Result<Response> {
    let pulse = draft(&app, &id).await?;
    let new = match form.check(app.now()) {
        Ok(new) => new,
        Err(errors) => {
            let form = FormState::refused(form, errors);
            return Ok(write::write(Writing { pulse: Some(&pulse), form, theirs: None }).refused().into_response());
        }
    };
    match store::save(&app, &staff, &id, version(&form.seen), &new).await? {
        Saved::Yes => Ok(see_other(&format!("{}?done=saved", address(&id)))),
        Saved::Meanwhile(theirs) => {
            // Saving again is then a decision: they have seen what the other wrote.
            let values = WriteForm { seen: theirs.version.to_string(), ..form };
            let form = FormState::refused(values, FieldErrors::default());
            let writing = Writing { pulse: Some(&pulse), form, theirs: Some(&theirs) };
            Ok(write::write(writing).refused().into_response())
        }
        Saved::Opened => Ok(see_other(&address(&id))),
        Saved::NotThere => Err(AppError::NotFound),
    }
}

async fn preview(State(app): State<AppState>, _: ParticipationWorker, Path(id): Path<String>) -> Result<Sheet> {
    Ok(write::preview(&find(&app, &id).await?))
}

/// One that asks only those who are invited, and has been opened.
async fn invited(app: &AppState, id: &str) -> Result<Pulse> {
    let pulse = find(app, id).await?;
    Some(pulse).filter(|pulse| pulse.who == Who::Invited && pulse.opened_at.is_some()).ok_or(AppError::NotFound)
}

async fn tickets(
    State(app): State<AppState>,
    _: ParticipationWorker,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Sheet> {
    let pulse = invited(&app, &id).await?;
    let form = HandOutForm { once: random_id(), ..HandOutForm::default() };
    let form = FormState { values: form, errors: FieldErrors::default() };
    Ok(handing_out::page(&pulse, app.now(), &form, &done.done))
}

async fn hand_out(
    State(app): State<AppState>,
    staff: ParticipationWorker,
    Path(id): Path<String>,
    Form(form): Form<HandOutForm>,
) -> Result<Response> {
    let pulse = invited(&app, &id).await?;
    let here = format!("{}/tickets", address(&id));
    if form.deed == "letters" {
        let sent = store::send_letters(&app, &staff, &id).await?.is_some() || pulse.letters_at.is_some();
        return Ok(see_other(&format!("{here}?done={}", if sent { "sent" } else { "" })));
    }
    let mut errors = FieldErrors::default();
    let number = form.number.trim().parse().ok().filter(|number| (1..=MOST_TICKETS).contains(number));
    let number = number.ok_or_else(|| format!("Write how many: a number from 1 to {MOST_TICKETS}"));
    let Some(number) = errors.note("number", number) else {
        let form = FormState::refused(form, errors);
        return Ok(handing_out::page(&pulse, app.now(), &form, "").refused().into_response());
    };
    match store::print(&app, &staff, &id, &once(&form.once), number).await? {
        Printed::Tickets(tickets) => Ok(handing_out::paper(&pulse, &app.config.base_url, &tickets).into_response()),
        Printed::Before | Printed::NotNow => Ok(see_other(&here)),
    }
}

/// What came out. Before it is over there is no such page.
async fn came_out(State(app): State<AppState>, staff: ParticipationWorker, Path(id): Path<String>) -> Result<Response> {
    let pulse = find(&app, &id).await?;
    let Some(results) = store::results(&app, &staff, &id).await? else { return Ok(see_other(&address(&id))) };
    let asks_words = pulse.questions.iter().any(|question| question.offers == Offers::Words);
    let words = if asks_words { store::words_of(&app, &pulse).await? } else { Vec::new() };
    Ok(results::page(&pulse, &results, &words).into_response())
}
