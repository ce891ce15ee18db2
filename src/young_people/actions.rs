//! The doors of this room: who may knock, what they bring, where they go next.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{PersonalAdviser, Role, Staff};
use crate::app;
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState};
use crate::mine::{self, about::About};
use crate::web::{AppState, Form, Routes, Sheet, see_other};

use super::form::{DeedForm, DetailsForm, HandOverForm};
use super::model::Entry;
use super::store::{self, Again, HandedOver, Kept};
use super::{letters, pages};

mod import;
mod waiting;

pub use import::Importer;

const ENTRY: &str = "/young-people/{entry}";
const CHANGE: &str = "/young-people/{entry}/change";
const CODE: &str = "/young-people/{entry}/code";
const HAND_OVER: &str = "/young-people/{entry}/hand-over";

pub fn routes() -> Routes {
    Routes::new()
        .get(app::YOUNG_PEOPLE, list)
        .get(app::YOUNG_PEOPLE_INVITE, show_invite)
        .post(app::YOUNG_PEOPLE_INVITE, invite)
        .get(ENTRY, show)
        .post(ENTRY, do_deed)
        .get(CHANGE, show_change)
        .post(CHANGE, change)
        .get(CODE, show_code)
        .post(CODE, give_code)
        .get(HAND_OVER, show_hand_over)
        .post(HAND_OVER, hand_over)
        .merge(waiting::routes())
        .merge(import::routes())
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Done {
    done: String,
}

impl Done {
    fn words(&self) -> &'static str {
        match self.done.as_str() {
            "invited" => "The invitation is on its way.",
            "added" => "They are on your list. Give them a one-time code when they are with you.",
            "changed" => "The list says it now.",
            "handed-over" => "Their new adviser finds them now, and you do not.",
            "matched" => "Matched. They are told, if they have an address.",
            "undone" => "The match is undone.",
            "removed" => "They are off your list.",
            _ => "",
        }
    }
}

/// It is not theirs, or it is not there: both look the same, and the audit knows (S-24).
pub(super) async fn not_theirs<T>(app: &AppState, staff: &Staff, role: Role, route: &str) -> Result<T> {
    let mut tx = app.db.begin().await?;
    let who = Some(staff.id.as_str());
    let line = Line { who, role: role.code(), deed: Deed::AccessRefused, about: Some(route), ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}

async fn found<T>(app: &AppState, adviser: &PersonalAdviser, route: &str, found: Option<T>) -> Result<T> {
    match found {
        Some(found) => Ok(found),
        None => not_theirs(app, adviser, Role::PersonalAdviser, route).await,
    }
}

async fn read(app: &AppState, adviser: &PersonalAdviser, route: &str, id: &str) -> Result<Entry> {
    let entry = store::read(app, adviser, id).await?;
    found(app, adviser, route, entry).await
}

/// What somebody with an account says about how to reach them.
async fn about(app: &AppState, entry: &Entry) -> Result<Option<About>> {
    let Some(account) = &entry.account else { return Ok(None) };
    let mut tx = app.db.read().await?;
    mine::about::about(&mut tx, &app.keys, &account.id).await.map(Some)
}

async fn list(State(app): State<AppState>, adviser: PersonalAdviser, Query(done): Query<Done>) -> Result<Sheet> {
    let entries = store::mine(&app, &adviser).await?;
    let mut tx = app.db.read().await?;
    let (waiting, doubted) = (store::waiting_count(&mut tx, false).await?, store::waiting_count(&mut tx, true).await?);
    let unreached = letters::unreached(&mut tx, &entries).await?;
    Ok(pages::list(&entries, &unreached, waiting, doubted, done.words()))
}

async fn show_invite(_: PersonalAdviser) -> Sheet {
    pages::invite(FormState::current())
}

async fn invite(
    State(app): State<AppState>,
    adviser: PersonalAdviser,
    Form(form): Form<DetailsForm>,
) -> Result<Response> {
    let errors = match form.check(app.now()) {
        Ok(details) => match store::invite(&app, &adviser, &details).await? {
            Kept::Yes(id) => {
                let done = if details.email.is_some() { "invited" } else { "added" };
                return Ok(see_other(&format!("{}?done={done}", pages::entry_address(&id))));
            }
            taken => why_not(taken),
        },
        Err(errors) => errors,
    };
    Ok(pages::invite(FormState::refused(form, errors)).refused().into_response())
}

fn why_not(taken: Kept) -> FieldErrors {
    let mut errors = FieldErrors::default();
    let (field, sentence) = match taken {
        Kept::AddressTaken => (
            "email",
            "Somebody else on the list has this address. Each needs their own: ask them for another, or leave it empty",
        ),
        _ => ("reference", "Somebody else on the list has this number: check it, or leave it empty"),
    };
    errors.note::<()>(field, Err(sentence.to_owned()));
    errors
}

async fn show(
    State(app): State<AppState>,
    adviser: PersonalAdviser,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Sheet> {
    let entry = read(&app, &adviser, ENTRY, &id).await?;
    let mut tx = app.db.read().await?;
    let lost = !letters::unreached(&mut tx, std::slice::from_ref(&entry)).await?.is_empty();
    drop(tx);
    let about = about(&app, &entry).await?;
    Ok(pages::one(&entry, about.as_ref(), lost, done.words(), FieldErrors::default()))
}

async fn do_deed(
    State(app): State<AppState>,
    adviser: PersonalAdviser,
    Path(id): Path<String>,
    Form(form): Form<DeedForm>,
) -> Result<Response> {
    let address = pages::entry_address(&id);
    let done = match form.deed.as_str() {
        "invite" => return invite_again(&app, &adviser, &id).await,
        "undo" => store::undo_match(&app, &adviser, &id).await?.then(|| format!("{address}?done=undone")),
        "remove" => store::remove(&app, &adviser, &id).await?.then(|| format!("{}?done=removed", app::YOUNG_PEOPLE)),
        _ => return Err(AppError::Unreadable),
    };
    Ok(see_other(&found(&app, &adviser, ENTRY, done).await?))
}

async fn invite_again(app: &AppState, adviser: &PersonalAdviser, id: &str) -> Result<Response> {
    let again = store::invite_again(app, adviser, id).await?;
    let sentence = match found(app, adviser, ENTRY, again).await? {
        Again::Sent => return Ok(see_other(&format!("{}?done=invited", pages::entry_address(id)))),
        Again::TooSoon => "A letter went out less than an hour ago: wait a little before you send another",
        Again::NoAddress => "They have no address on the list: write one, or give them a one-time code",
        Again::AlreadyHere => "They have joined already, so there is nothing to send",
    };
    let entry = read(app, adviser, ENTRY, id).await?;
    let mut errors = FieldErrors::default();
    errors.note::<()>("deed", Err(sentence.to_owned()));
    let about = about(app, &entry).await?;
    Ok(pages::one(&entry, about.as_ref(), false, "", errors).refused().into_response())
}

async fn show_change(State(app): State<AppState>, adviser: PersonalAdviser, Path(id): Path<String>) -> Result<Sheet> {
    let entry = read(&app, &adviser, CHANGE, &id).await?;
    let typed = crate::web::held_form().unwrap_or_else(|| DetailsForm::of(&entry.details));
    Ok(pages::change(&entry, FormState { values: typed, errors: FieldErrors::default() }))
}

async fn change(
    State(app): State<AppState>,
    adviser: PersonalAdviser,
    Path(id): Path<String>,
    Form(form): Form<DetailsForm>,
) -> Result<Response> {
    let errors = match form.check(app.now()) {
        Ok(details) => {
            let kept = store::change(&app, &adviser, &id, &details).await?;
            match found(&app, &adviser, CHANGE, kept).await? {
                Kept::Yes(_) => return Ok(see_other(&format!("{}?done=changed", pages::entry_address(&id)))),
                taken => why_not(taken),
            }
        }
        Err(errors) => errors,
    };
    let entry = read(&app, &adviser, CHANGE, &id).await?;
    Ok(pages::change(&entry, FormState::refused(form, errors)).refused().into_response())
}

async fn show_code(State(app): State<AppState>, adviser: PersonalAdviser, Path(id): Path<String>) -> Result<Sheet> {
    Ok(pages::ask_for_code(&read(&app, &adviser, CODE, &id).await?))
}

/// Nothing is asked but the button. The answer is the page itself: sent onwards, the code would have to be kept.
async fn give_code(
    State(app): State<AppState>,
    adviser: PersonalAdviser,
    Path(id): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Sheet> {
    let digits = store::give_code(&app, &adviser, &id).await?;
    let digits = found(&app, &adviser, CODE, digits).await?;
    let entry = read(&app, &adviser, CODE, &id).await?;
    Ok(pages::show_code(&entry, &digits, &app.config.base_url))
}

/// A form with a button and nothing else.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Nothing {}

async fn show_hand_over(
    State(app): State<AppState>,
    adviser: PersonalAdviser,
    Path(id): Path<String>,
) -> Result<Sheet> {
    let entry = read(&app, &adviser, HAND_OVER, &id).await?;
    Ok(pages::hand_over(&entry, &store::colleagues(&app, &adviser).await?, FormState::current()))
}

async fn hand_over(
    State(app): State<AppState>,
    adviser: PersonalAdviser,
    Path(id): Path<String>,
    Form(form): Form<HandOverForm>,
) -> Result<Response> {
    let handed = store::hand_over(&app, &adviser, &id, &form.adviser).await?;
    if found(&app, &adviser, HAND_OVER, handed).await? == HandedOver::Yes {
        return Ok(see_other(&format!("{}?done=handed-over", app::YOUNG_PEOPLE)));
    }
    let entry = read(&app, &adviser, HAND_OVER, &id).await?;
    let mut errors = FieldErrors::default();
    errors.note::<()>("adviser", Err("Choose who looks after them from now on".to_owned()));
    let colleagues = store::colleagues(&app, &adviser).await?;
    Ok(pages::hand_over(&entry, &colleagues, FormState::refused(form, errors)).refused().into_response())
}
