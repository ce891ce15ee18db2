//! Accepting an invitation: a password, then a second proof, and only then an account (S-3E). Until both are there the
//! invitation holds, and nothing is kept but what this browser has begun.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{Passkey, PasskeyRegistration};

use crate::accounts::door::DoorForm;
use crate::accounts::invitations::{self, Invitation};
use crate::accounts::people::{self, NewPerson};
use crate::accounts::sessions::{self, Begun};
use crate::accounts::{OpenedBy, PersonId};
use crate::app;
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::forms::FieldErrors;
use crate::web::{AppState, Form, Knock, Sheet, Tx, see_other};

use super::account::codes_to_show;
use super::half_done::{self, Beginning, HalfDone, PASSKEY_HOLDS};
use super::let_in::{device, let_in, welcome};
use super::letters::{self, Change};
use super::password::{self, Surroundings};
use super::{app_code, pages, passkey, proofs};
use crate::keys::slow;

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PasswordForm {
    /// Only there so that a browser keeps the password with its address.
    email: String,
    pub password: String,
    pub again: String,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SecondForm {
    pub code: String,
    pub passkey: String,
}

/// A password was chosen; the second proof is to come.
#[derive(Serialize, Deserialize)]
struct Enrolment {
    token: String,
    hash: String,
    secret: String,
    asked: Option<AskedForNew>,
}

/// A browser was asked to make a passkey.
#[derive(Serialize, Deserialize)]
pub struct AskedForNew {
    pub question: String,
    pub state: PasskeyRegistration,
    pub at: i64,
}

impl AskedForNew {
    pub fn ask(app: &AppState, email: &str, name: &str, have: &[Passkey], now: i64) -> Result<AskedForNew> {
        let (question, state) = passkey::ask_for_new(&app.config, &app.keys, email, name, have)?;
        Ok(AskedForNew { question, state, at: now })
    }

    /// The passkey of an answer, if it is true and came in time.
    pub fn take(&self, app: &AppState, answer: &str, now: i64) -> Result<Option<Passkey>> {
        if now - self.at >= PASSKEY_HOLDS { Ok(None) } else { passkey::take_new(&app.config, answer, &self.state) }
    }
}

impl Beginning for Enrolment {
    const KIND: &'static str = "enrolment";
}

/// The second proof of somebody who joins.
enum SecondProof {
    App { step: i64 },
    Passkey(Box<Passkey>),
}

async fn find(app: &AppState, token: &str) -> Result<Option<(Invitation, Option<String>)>> {
    let mut tx = app.db.read().await?;
    let Some(invitation) = invitations::find(&mut tx, &app.keys, token, app.now()).await? else { return Ok(None) };
    if let Some(person) = &invitation.person
        && proofs::standing(&mut tx, person).await?.is_none()
    {
        return Ok(None);
    }
    let inviter = match &invitation.invited_by {
        Some(inviter) => people::contact(&mut tx, &app.keys, inviter).await?.map(|contact| contact.name),
        None => None,
    };
    Ok(Some((invitation, inviter)))
}

/// The same for one that was used, that ended, that was taken back or that never was.
fn holds_no_longer() -> Sheet {
    pages::no_invitation().with_status(StatusCode::NOT_FOUND)
}

pub async fn show(State(app): State<AppState>, Path(token): Path<String>) -> Result<Sheet> {
    Ok(match find(&app, &token).await? {
        Some((invitation, inviter)) => pages::invitation(&app.config, &invitation, inviter, FieldErrors::default()),
        None => holds_no_longer(),
    })
}

pub async fn choose_password(
    State(app): State<AppState>,
    _: Knock,
    Path(token): Path<String>,
    Form(form): Form<PasswordForm>,
) -> Result<Response> {
    let Some((invitation, inviter)) = find(&app, &token).await? else { return Ok(holds_no_longer().into_response()) };
    let around = Surroundings::new(&app.config, &invitation.name, invitation.email.as_str());
    let errors = check_new(&form.password, &form.again, around).await;
    if !errors.is_empty() {
        return Ok(pages::invitation(&app.config, &invitation, inviter, errors).refused().into_response());
    }
    let hash = slow::hash(&form.password).await;
    let state = Enrolment { token, hash, secret: app_code::new_secret(), asked: None };
    let mut tx = app.db.begin().await?;
    let cookie = half_done::begin(&mut tx, &app.keys, None, Some(&invitation.id), &state, app.now()).await?;
    tx.commit().await?;
    let mut response = see_other(app::STAFF_ENROL);
    half_done::tie(&mut response, &cookie);
    Ok(response)
}

/// Says what is wrong with a new password that was typed twice.
pub async fn check_new(typed: &str, again: &str, around: Surroundings) -> FieldErrors {
    let mut errors = FieldErrors::default();
    if errors.note("password", password::check_apart(typed, around).await).is_some() && typed != again {
        errors.note::<()>("again", Err("This is not the same as the first. Type your new password twice".to_owned()));
    }
    errors
}

pub async fn show_second(State(app): State<AppState>, headers: HeaderMap) -> Result<Response> {
    match half_done::find::<Enrolment>(&app, &headers).await? {
        Some(half) => second_page(&app, half, FieldErrors::default()).await,
        None => Ok(holds_no_longer().into_response()),
    }
}

async fn second_page(app: &AppState, mut half: HalfDone<Enrolment>, errors: FieldErrors) -> Result<Response> {
    let Some((invitation, _)) = find(app, &half.state.token).await? else {
        return Ok(holds_no_longer().into_response());
    };
    let email = invitation.email.as_str();
    let asked = AskedForNew::ask(app, email, &invitation.name, &[], app.now())?;
    let offer = pages::NewProof {
        secret: half.state.secret.clone(),
        address: app_code::address(&half.state.secret, pages::SERVICE, email),
        question: asked.question.clone(),
        errors,
    };
    half.state.asked = Some(asked);
    let mut tx = app.db.begin().await?;
    half_done::save(&mut tx, &app.keys, &half).await?;
    tx.commit().await?;
    let refused = !offer.errors.is_empty();
    let sheet = pages::enrol(offer);
    Ok(if refused { sheet.refused() } else { sheet }.into_response())
}

pub async fn finish(
    State(app): State<AppState>,
    _: Knock,
    headers: HeaderMap,
    DoorForm(form): DoorForm<SecondForm>,
) -> Result<Response> {
    let Some(half) = half_done::find::<Enrolment>(&app, &headers).await? else {
        return Ok(holds_no_longer().into_response());
    };
    let second = match check_second(&app, &half.state, &form)? {
        Ok(second) => second,
        Err(errors) => return second_page(&app, half, errors).await,
    };
    let mut tx = app.db.begin().await?;
    match join(&mut tx, &app, &half, second, &headers).await? {
        Some((begun, codes)) => {
            tx.commit().await?;
            let mut response = welcome(&begun, app::STAFF_CODES);
            half_done::tie(&mut response, &codes);
            Ok(response)
        }
        None => Ok(holds_no_longer().into_response()),
    }
}

fn check_second(
    app: &AppState,
    begun: &Enrolment,
    form: &SecondForm,
) -> Result<std::result::Result<SecondProof, FieldErrors>> {
    let now = app.now();
    let mut errors = FieldErrors::default();
    if form.passkey.is_empty() {
        let step = app_code::step_of(&begun.secret, &form.code, now)
            .ok_or_else(|| "That is not the code that your app shows now. Type the newest one".to_owned());
        return Ok(errors.note("code", step).map(|step| SecondProof::App { step }).ok_or(errors));
    }
    let passkey = match &begun.asked {
        Some(asked) => asked.take(app, &form.passkey, now)?,
        None => None,
    };
    let passkey = passkey.ok_or_else(|| "That passkey did not work here. Try again, or use an app".to_owned());
    Ok(errors.note("passkey", passkey).map(|passkey| SecondProof::Passkey(Box::new(passkey))).ok_or(errors))
}

/// The account, the end of the invitation and the first session, all at once; none where the invitation holds no longer.
async fn join(
    tx: &mut Tx,
    app: &AppState,
    half: &HalfDone<Enrolment>,
    second: SecondProof,
    headers: &HeaderMap,
) -> Result<Option<(Begun, String)>> {
    let (now, keys) = (app.now(), &app.keys);
    let Some(invitation) = invitations::find(tx, keys, &half.state.token, now).await? else { return Ok(None) };
    if !half_done::end(tx, &half.id).await? || !invitations::use_up(tx, &invitation.id, now).await? {
        return Ok(None);
    }
    let Some(person) = account(tx, app, &invitation, now).await? else { return Ok(None) };
    proofs::set_password(tx, &person, &half.state.hash, now).await?;
    let opened_by = match second {
        SecondProof::App { step } => {
            proofs::set_app(tx, keys, &person, &half.state.secret, step, now).await?;
            OpenedBy::PasswordAndCode
        }
        SecondProof::Passkey(passkey) => {
            if !proofs::add_passkey(tx, keys, &person, &device(headers), &passkey, now).await? {
                return Ok(None);
            }
            OpenedBy::Passkey
        }
    };
    let codes = proofs::renew_recovery(tx, keys, &person, now).await?;
    // The first browser is nobody's news.
    proofs::is_new_device(tx, &person, &device(headers), now).await?;
    let Some(begun) = let_in(tx, app, &person, opened_by, headers, now).await? else { return Ok(None) };
    let codes = codes_to_show(tx, app, &person, codes, now).await?;
    Ok(Some((begun, codes)))
}

/// The person of an invitation: new, or here already and starting again.
async fn account(tx: &mut Tx, app: &AppState, invitation: &Invitation, now: i64) -> Result<Option<PersonId>> {
    let (person, deed) = match &invitation.person {
        Some(person) => {
            if proofs::standing(tx, person).await?.is_none() {
                return Ok(None);
            }
            proofs::forget_all(tx, person).await?;
            sessions::end_all(tx, person).await?;
            letters::tell_of_change(tx, &app.keys, person, Change::StartedAgain, now).await?;
            (person.clone(), Change::StartedAgain.deed())
        }
        None => {
            let (organisation, inviter) = (invitation.organisation, invitation.invited_by.as_ref());
            let new =
                NewPerson { organisation: Some(organisation), name: &invitation.name, email: Some(&invitation.email) };
            let Some(person) = people::add(tx, &app.keys, &new, now).await? else { return Ok(None) };
            people::set_roles(tx, &person, organisation, &invitation.roles, inviter, now).await?;
            (person, Deed::AccountsJoined)
        }
    };
    let line = Line {
        who: Some(person.as_str()),
        role: invitation.roles.first().map_or("staff", |role| role.code()),
        deed,
        about: Some(&invitation.id),
        ..Line::default()
    };
    audit::record(tx, &app.keys, &line, now).await?;
    Ok(Some(person))
}
