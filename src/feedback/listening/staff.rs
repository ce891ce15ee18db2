//! What every page of participation workers needs.

use serde::Deserialize;

use crate::accounts::{PersonId, Staff};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::FieldErrors;
use crate::keys::Keys;
use crate::web::{AppState, Tx};

pub const ROLE: &str = "participation_worker";

/// What was just done, as the address after a deed says it.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    pub done: String,
}

/// Notes a deed of somebody's: about one thing or none, and whose that is.
pub async fn note(
    tx: &mut Tx,
    keys: &Keys,
    staff: &Staff,
    deed: Deed,
    (about, subject): (Option<&str>, Option<&PersonId>),
    now: i64,
) -> Result<()> {
    let subject = subject.map(PersonId::as_str);
    let line = Line { who: Some(staff.id.as_str()), role: ROLE, deed, about, subject, reason: None };
    Ok(audit::record(tx, keys, &line, now).await?)
}

/// It is not there, or not there any more; the audit knows that somebody asked (S-24).
pub async fn not_there<T>(app: &AppState, staff: &Staff, route: &'static str) -> Result<T> {
    let mut tx = app.db.begin().await?;
    note(&mut tx, &app.keys, staff, Deed::AccessRefused, (Some(route), None), app.now()).await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}

pub fn wrong(field: &'static str, sentence: &str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.note::<()>(field, Err(sentence.to_owned()));
    errors
}
