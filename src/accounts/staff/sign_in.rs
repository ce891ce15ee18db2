//! Signing in: an address and a password, then a second proof; or an address and a passkey, which proves both.

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::accounts::Who;
use crate::accounts::door::DoorForm;
use crate::app;
use crate::audit::Deed;
use crate::audit::{self, Line};
use crate::error::Result;
use crate::forms::{EmailAddress, FieldErrors, FormState};
use crate::web::{AppState, Form, Knock, Sheet, see_other};

use super::half_done::{self, Beginning, HalfDone};
use super::let_in::{let_in, onwards, welcome};
use super::prove::{Asked, ProofForm, prove};
use super::{pages, proofs};
use crate::keys::slow;

/// Where somebody was going.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Onwards {
    pub onwards: String,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SignInForm {
    pub email: String,
    pub password: String,
    pub onwards: String,
    /// A browser's answer, on the page that asks for a passkey.
    passkey: String,
}

impl SignInForm {
    fn check(&self) -> std::result::Result<EmailAddress, FieldErrors> {
        let mut errors = FieldErrors::default();
        let email = errors.note("email", EmailAddress::parse(&self.email));
        let password = if self.password.is_empty() { Err("Type your password".to_owned()) } else { Ok(()) };
        let password = errors.note("password", password);
        email.filter(|_| password.is_some()).ok_or(errors)
    }
}

/// A password was right; the second proof is to come.
#[derive(Serialize, Deserialize)]
struct Second {
    onwards: String,
    asked: Option<Asked>,
}

impl Beginning for Second {
    const KIND: &'static str = "second";
}

/// An address was typed, and a passkey asked for.
#[derive(Serialize, Deserialize)]
struct WithPasskey {
    onwards: String,
    asked: Asked,
}

impl Beginning for WithPasskey {
    const KIND: &'static str = "with_passkey";
}

pub async fn show(who: Who, Query(to): Query<Onwards>) -> Response {
    if let Who::Staff(_) = who {
        return see_other(onwards(&to.onwards));
    }
    let values = SignInForm { onwards: to.onwards, ..SignInForm::default() };
    pages::sign_in(FormState { values, errors: FieldErrors::default() }).into_response()
}

pub async fn sign_in(State(app): State<AppState>, _: Knock, Form(form): Form<SignInForm>) -> Result<Response> {
    let email = match form.check() {
        Ok(email) => email,
        Err(errors) => return Ok(pages::sign_in(FormState::refused(form, errors)).refused().into_response()),
    };
    let now = app.now();
    let mut tx = app.db.read().await?;
    let claimed = proofs::claimed(&mut tx, &app.keys, &email).await?;
    drop(tx);
    let hash = claimed.as_ref().and_then(|claimed| claimed.hash.clone());
    let right = slow::is_right(&form.password, hash).await;
    let Some(claimed) = claimed.filter(|_| right) else {
        note_refused(&app, now).await?;
        let mut errors = FieldErrors::default();
        let sentence = "That address and that password do not belong together. Check both and try again";
        errors.note::<()>("email", Err(sentence.to_owned()));
        return Ok(pages::sign_in(FormState::refused(form, errors)).refused().into_response());
    };
    let state = Second { onwards: form.onwards, asked: None };
    let mut tx = app.db.begin().await?;
    let token = half_done::begin(&mut tx, &app.keys, Some(&claimed.person), None, &state, now).await?;
    tx.commit().await?;
    let mut response = see_other(app::STAFF_SECOND);
    half_done::tie(&mut response, &token);
    Ok(response)
}

/// Says nothing of whose address it was: the line is the same for one that nobody has.
async fn note_refused(app: &AppState, now: i64) -> Result<()> {
    let mut tx = app.db.begin().await?;
    let line = Line { role: "visitor", deed: Deed::AccountsSignInFailed, ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, now).await?;
    tx.commit().await?;
    Ok(())
}

pub async fn show_second(State(app): State<AppState>, headers: HeaderMap) -> Result<Response> {
    match half_done::find::<Second>(&app, &headers).await? {
        Some(half) => Ok(second_page(&app, half, FieldErrors::default()).await?.into_response()),
        None => Ok(see_other(app::STAFF_SIGN_IN)),
    }
}

/// The page, with a new question to a passkey each time.
async fn second_page(app: &AppState, mut half: HalfDone<Second>, errors: FieldErrors) -> Result<Sheet> {
    let mut tx = app.db.begin().await?;
    let mut offer = pages::Offer { errors, ..pages::Offer::default() };
    if let Some(person) = &half.person {
        let kept = proofs::passkeys(&mut tx, &app.keys, person).await?;
        half.state.asked = Asked::about(app, &kept, app.now())?;
        offer.app = proofs::has_app(&mut tx, person).await?;
    }
    offer.question = half.state.asked.as_ref().map(|asked| asked.question.clone());
    half_done::save(&mut tx, &app.keys, &half).await?;
    tx.commit().await?;
    Ok(pages::second(offer))
}

pub async fn second(
    State(app): State<AppState>,
    _: Knock,
    headers: HeaderMap,
    DoorForm(form): DoorForm<ProofForm>,
) -> Result<Response> {
    let begun = half_done::find::<Second>(&app, &headers).await?;
    let Some((half, person)) = begun.and_then(|half| half.person.clone().map(|person| (half, person))) else {
        return Ok(see_other(app::STAFF_SIGN_IN));
    };
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let proved = match prove(&mut tx, &app, &person, &form, half.state.asked.as_ref(), now).await? {
        Ok(proved) => proved,
        Err(errors) => {
            tx.commit().await?;
            return Ok(second_page(&app, half, errors).await?.refused().into_response());
        }
    };
    let first = half_done::end(&mut tx, &half.id).await?;
    let begun = let_in(&mut tx, &app, &person, proved.opens(), &headers, now).await?;
    match begun.filter(|_| first) {
        Some(begun) => {
            tx.commit().await?;
            Ok(welcome(&begun, onwards(&half.state.onwards)))
        }
        None => Ok(see_other(app::STAFF_SIGN_IN)),
    }
}

pub async fn show_passkey(State(app): State<AppState>, headers: HeaderMap) -> Result<Response> {
    match half_done::find::<WithPasskey>(&app, &headers).await? {
        Some(half) => Ok(pages::with_passkey(&half.state.asked.question, FieldErrors::default()).into_response()),
        None => Ok(see_other(app::STAFF_SIGN_IN)),
    }
}

/// Asks for a passkey when an address comes, and looks at the answer when that comes.
pub async fn with_passkey(
    State(app): State<AppState>,
    _: Knock,
    headers: HeaderMap,
    DoorForm(form): DoorForm<SignInForm>,
) -> Result<Response> {
    if form.passkey.is_empty() {
        return ask_for_passkey(&app, form).await;
    }
    let Some(half) = half_done::find::<WithPasskey>(&app, &headers).await? else {
        return Ok(see_other(app::STAFF_SIGN_IN));
    };
    let now = app.now();
    let mut tx = app.db.begin().await?;
    // Each question is answered once, rightly or wrongly.
    let mut first = half_done::end(&mut tx, &half.id).await?;
    if let Some(person) = half.person.as_ref().filter(|_| first) {
        let proof = ProofForm { passkey: form.passkey, ..ProofForm::default() };
        if let Ok(proved) = prove(&mut tx, &app, person, &proof, Some(&half.state.asked), now).await?
            && let Some(begun) = let_in(&mut tx, &app, person, proved.opens(), &headers, now).await?
        {
            tx.commit().await?;
            return Ok(welcome(&begun, onwards(&half.state.onwards)));
        }
        first = false;
    }
    if first {
        let line = Line { role: "visitor", deed: Deed::AccountsSignInFailed, ..Line::default() };
        audit::record(&mut tx, &app.keys, &line, now).await?;
    }
    tx.commit().await?;
    let mut errors = FieldErrors::default();
    let sentence = "That passkey does not belong to that address. Try again, or use your password";
    errors.note::<()>("email", Err(sentence.to_owned()));
    let values = SignInForm { onwards: half.state.onwards, ..SignInForm::default() };
    Ok(pages::sign_in(FormState::refused(values, errors)).refused().into_response())
}

/// The question names no passkey, so that it is the same for an address that nobody has.
async fn ask_for_passkey(app: &AppState, form: SignInForm) -> Result<Response> {
    let mut errors = FieldErrors::default();
    let Some(email) = errors.note("email", EmailAddress::parse(&form.email)) else {
        return Ok(pages::sign_in(FormState::refused(form, errors)).refused().into_response());
    };
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let claimed = proofs::claimed(&mut tx, &app.keys, &email).await?;
    let kept = match &claimed {
        Some(claimed) => proofs::passkeys(&mut tx, &app.keys, &claimed.person).await?,
        None => Vec::new(),
    };
    let state = WithPasskey { onwards: form.onwards, asked: Asked::unnamed(app, &kept, now)? };
    let person = claimed.as_ref().map(|claimed| &claimed.person);
    let token = half_done::begin(&mut tx, &app.keys, person, None, &state, now).await?;
    tx.commit().await?;
    let mut response = see_other(app::STAFF_SIGN_IN_PASSKEY);
    half_done::tie(&mut response, &token);
    Ok(response)
}
