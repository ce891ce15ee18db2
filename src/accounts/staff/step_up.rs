//! Proving again who one is, before what needs it (S-19).

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};

use crate::accounts::{SESSION_COOKIE, Staff, sessions};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::forms::FieldErrors;
use crate::web::{AppState, Form, see_other, set_cookie};

use super::half_done::{self, Beginning};
use super::let_in::onwards;
use super::prove::{Asked, ProofForm, prove};
use super::sign_in::Onwards;
use super::{pages, proofs};

/// A passkey was asked for.
#[derive(Serialize, Deserialize)]
struct StepUp {
    asked: Option<Asked>,
}

impl Beginning for StepUp {
    const KIND: &'static str = "step_up";
}

pub async fn show(State(app): State<AppState>, staff: Staff, Query(to): Query<Onwards>) -> Result<Response> {
    page(&app, &staff, to.onwards, FieldErrors::default()).await
}

async fn page(app: &AppState, staff: &Staff, onwards: String, errors: FieldErrors) -> Result<Response> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let kept = proofs::passkeys(&mut tx, &app.keys, &staff.id).await?;
    let asked = Asked::about(app, &kept, now)?;
    let question = asked.as_ref().map(|asked| asked.question.clone());
    let offer = pages::Offer { app: proofs::has_app(&mut tx, &staff.id).await?, question, onwards, errors };
    let token = match asked {
        Some(_) => Some(half_done::begin(&mut tx, &app.keys, Some(&staff.id), None, &StepUp { asked }, now).await?),
        None => None,
    };
    tx.commit().await?;
    let refused = !offer.errors.is_empty();
    let sheet = pages::step_up(offer);
    let mut response = if refused { sheet.refused() } else { sheet }.into_response();
    if let Some(token) = token {
        half_done::tie(&mut response, &token);
    }
    Ok(response)
}

pub async fn step_up(
    State(app): State<AppState>,
    staff: Staff,
    headers: HeaderMap,
    Form(form): Form<ProofForm>,
) -> Result<Response> {
    let half = half_done::find::<StepUp>(&app, &headers).await?.filter(|half| half.person.as_ref() == Some(&staff.id));
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let asked = match &half {
        // Each question is answered once.
        Some(half) if !form.passkey.is_empty() && !half_done::end(&mut tx, &half.id).await? => None,
        Some(half) => half.state.asked.as_ref(),
        None => None,
    };
    if let Err(errors) = prove(&mut tx, &app, &staff.id, &form, asked, now).await? {
        tx.commit().await?;
        return page(&app, &staff, form.onwards, errors).await;
    }
    let token = sessions::step_up(&mut tx, &staff.session, now).await?;
    let line = Line {
        who: Some(staff.id.as_str()),
        role: staff.roles.first().map_or("staff", |role| role.code()),
        deed: Deed::AccountsSteppedUp,
        ..Line::default()
    };
    audit::record(&mut tx, &app.keys, &line, now).await?;
    tx.commit().await?;
    let mut response = see_other(onwards(&form.onwards));
    set_cookie(&mut response, SESSION_COOKIE, &token, None);
    Ok(response)
}
