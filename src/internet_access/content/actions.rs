//! What the team asks for and sends. Every offer and every network is all of theirs.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::InternetTeam;
use crate::app;
use crate::error::{AppError, Result};
use crate::forms::{FieldErrors, FormState, once};
use crate::keys::random_id;
use crate::web::{AppState, Form, Routes, Sheet, held_form, see_other};

use super::form::{NetworkForm, OfferForm};
use super::model::{Network, Offer};
use super::pages::{self, Writing};
use super::store::{self, Saved};

const NEW: &str = "/internet-access/content/new";
const OFFER: &str = "/internet-access/content/{offer}";
const CHECKED: &str = "/internet-access/content/{offer}/checked";
const NETWORK: &str = "/internet-access/content/networks/{network}";

pub fn routes() -> Routes {
    Routes::new()
        .get(app::INTERNET_CONTENT, list)
        .get(NEW, fresh)
        .post(NEW, add)
        .get(OFFER, show)
        .post(OFFER, save)
        .post(CHECKED, checked)
        .get(app::INTERNET_NETWORKS, networks)
        .post(app::INTERNET_NETWORKS, add_network)
        .get(NETWORK, show_network)
        .post(NETWORK, save_network)
}

/// What waits for the team, each in a sentence; nothing where nothing does.
pub async fn at_a_glance(app: &AppState) -> Result<Vec<String>> {
    let offers = store::shown(&mut app.db.read().await?, &app.keys).await?;
    Ok(match offers.iter().filter(|offer| offer.is_stale(app.now())).count() {
        0 => Vec::new(),
        1 => vec!["1 to check again.".to_owned()],
        more => vec![format!("{more} to check again.")],
    })
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Done {
    done: String,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Nothing {}

async fn list(State(app): State<AppState>, _: InternetTeam, Query(done): Query<Done>) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    Ok(pages::list(&store::offers(&mut tx, &app.keys).await?, app.now(), &done.done))
}

async fn fresh(_: InternetTeam) -> Sheet {
    let values = held_form().unwrap_or_else(|| OfferForm::fresh(random_id()));
    pages::write(Writing { offer: None, form: FormState { values, errors: FieldErrors::default() }, theirs: None })
}

async fn add(State(app): State<AppState>, staff: InternetTeam, Form(form): Form<OfferForm>) -> Result<Response> {
    match form.check() {
        Ok(new) => {
            store::add(&app, &staff, &once(&form.once), &new).await?;
            Ok(see_other(&format!("{}?done=added", app::INTERNET_CONTENT)))
        }
        Err(errors) => {
            let form = FormState::refused(form, errors);
            Ok(pages::write(Writing { offer: None, form, theirs: None }).refused().into_response())
        }
    }
}

async fn find(app: &AppState, id: &str) -> Result<Offer> {
    store::offer(&mut app.db.read().await?, &app.keys, id).await?.ok_or(AppError::NotFound)
}

async fn show(State(app): State<AppState>, _: InternetTeam, Path(id): Path<String>) -> Result<Sheet> {
    let offer = find(&app, &id).await?;
    let values = held_form().unwrap_or_else(|| OfferForm::of(&offer));
    let form = FormState { values, errors: FieldErrors::default() };
    Ok(pages::write(Writing { offer: Some(&offer), form, theirs: None }))
}

async fn save(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Form(form): Form<OfferForm>,
) -> Result<Response> {
    let offer = find(&app, &id).await?;
    let new = match form.check() {
        Ok(new) => new,
        Err(errors) => {
            let form = FormState::refused(form, errors);
            return Ok(pages::write(Writing { offer: Some(&offer), form, theirs: None }).refused().into_response());
        }
    };
    match store::save(&app, &staff, &offer, version(&form.version), &new).await? {
        Saved::Yes => Ok(see_other(&format!("{}?done=saved", app::INTERNET_CONTENT))),
        Saved::Meanwhile(theirs) => {
            // Saving again is then a decision: they have seen what the other wrote.
            let values = OfferForm { version: theirs.version.to_string(), ..form };
            let form = FormState::refused(values, FieldErrors::default());
            let theirs = Some(OfferForm::of(&theirs));
            Ok(pages::write(Writing { offer: Some(&offer), form, theirs }).refused().into_response())
        }
    }
}

fn version(typed: &str) -> i64 {
    typed.parse().unwrap_or(-1)
}

/// They looked at it today, and it is right.
async fn checked(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Form(_): Form<Nothing>,
) -> Result<Response> {
    match store::checked(&app, &staff, &id).await? {
        true => Ok(see_other(&format!("{}?done=checked", app::INTERNET_CONTENT))),
        false => Err(AppError::NotFound),
    }
}

async fn networks(State(app): State<AppState>, _: InternetTeam, Query(done): Query<Done>) -> Result<Sheet> {
    let networks = store::networks(&mut app.db.read().await?).await?;
    let form = FormState { values: held_form().unwrap_or_else(|| next(&networks)), errors: FieldErrors::default() };
    Ok(pages::networks(&networks, &form, &done.done))
}

/// The form for one more, at the end of the list.
fn next(networks: &[Network]) -> NetworkForm {
    let place = networks.iter().map(|network| network.place).max().unwrap_or_default() + 1;
    NetworkForm { place: place.to_string(), ..NetworkForm::default() }
}

const IS_THERE: &str = "A network of this name is on the list already";

async fn add_network(
    State(app): State<AppState>,
    staff: InternetTeam,
    Form(form): Form<NetworkForm>,
) -> Result<Response> {
    let mut errors = FieldErrors::default();
    match form.check() {
        Ok(new) if store::add_network(&app, &staff, &new).await? => {
            return Ok(see_other(&format!("{}?done=added", app::INTERNET_NETWORKS)));
        }
        Ok(_) => drop(errors.note::<()>("name", Err(IS_THERE.to_owned()))),
        Err(wrong) => errors = wrong,
    }
    let networks = store::networks(&mut app.db.read().await?).await?;
    Ok(pages::networks(&networks, &FormState::refused(form, errors), "").refused().into_response())
}

async fn find_network(app: &AppState, id: &str) -> Result<Network> {
    store::network(&mut app.db.read().await?, id).await?.ok_or(AppError::NotFound)
}

async fn show_network(State(app): State<AppState>, _: InternetTeam, Path(id): Path<String>) -> Result<Sheet> {
    let network = find_network(&app, &id).await?;
    let values = held_form().unwrap_or_else(|| NetworkForm::of(&network));
    Ok(pages::network(&network, &FormState { values, errors: FieldErrors::default() }, None))
}

async fn save_network(
    State(app): State<AppState>,
    staff: InternetTeam,
    Path(id): Path<String>,
    Form(form): Form<NetworkForm>,
) -> Result<Response> {
    let network = find_network(&app, &id).await?;
    let mut errors = FieldErrors::default();
    match form.check() {
        Err(wrong) => errors = wrong,
        Ok(new) if store::has_name(&mut app.db.read().await?, &new.name, &id).await? => {
            errors.note::<()>("name", Err(IS_THERE.to_owned()));
        }
        Ok(new) => match store::save_network(&app, &staff, &network, version(&form.version), &new).await? {
            Saved::Yes => return Ok(see_other(&format!("{}?done=saved", app::INTERNET_NETWORKS))),
            Saved::Meanwhile(theirs) => {
                let values = NetworkForm { version: theirs.version.to_string(), ..form };
                let form = FormState::refused(values, errors);
                return Ok(pages::network(&network, &form, Some(&theirs)).refused().into_response());
            }
        },
    }
    Ok(pages::network(&network, &FormState::refused(form, errors), None).refused().into_response())
}
