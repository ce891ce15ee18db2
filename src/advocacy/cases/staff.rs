//! Staff of the advocacy provider, and what every page of theirs here needs.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Deserialize;

use crate::accounts::{PersonId, Role, Staff, people};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::FieldErrors;
use crate::keys::Keys;
use crate::web::{AppState, Tx};
use crate::words::{london_day, london_time, weekday_words};

use super::super::letters;
use super::super::model::Colleague;
use super::super::store::Outcome;

pub use crate::forms::{needed as words, optional};
pub use crate::ui::{JustDone, lines};

/// Somebody who works on cases or sees that others do: an advocate, or a manager of theirs.
#[derive(Clone, Debug)]
pub struct OfProvider(pub Staff);

impl std::ops::Deref for OfProvider {
    type Target = Staff;

    fn deref(&self) -> &Staff {
        &self.0
    }
}

impl FromRequestParts<AppState> for OfProvider {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<OfProvider> {
        let staff = Staff::from_request_parts(parts, app).await?;
        let is_one = staff.is(Role::Advocate) || staff.is(Role::AdvocacyManager);
        if is_one { Ok(OfProvider(staff)) } else { Err(AppError::NotFound) }
    }
}

/// What was just done, as the address after a deed says it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Done {
    pub done: String,
}

/// It is not theirs, or it is not there: both look the same, and the audit knows (S-24).
pub async fn not_theirs<T>(app: &AppState, staff: &Staff, route: &'static str) -> Result<T> {
    let mut tx = app.db.begin().await?;
    let role = staff.roles.first().map_or("staff", |role| role.code());
    let (who, about) = (Some(staff.id.as_str()), Some(route));
    audit::record(
        &mut tx,
        &app.keys,
        &Line { who, role, deed: Deed::AccessRefused, about, ..Line::default() },
        app.now(),
    )
    .await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}

/// Notes a deed that is about no case.
pub async fn note(tx: &mut Tx, app: &AppState, staff: &Staff, deed: Deed, about: Option<&str>) -> Result<()> {
    let role = staff.roles.first().map_or("staff", |role| role.code());
    let line = Line { who: Some(staff.id.as_str()), role, deed, about, ..Line::default() };
    Ok(audit::record(tx, &app.keys, &line, app.now()).await?)
}

/// Everybody with one of these roles, by name.
pub async fn colleagues(tx: &mut Tx, keys: &Keys, roles: &[Role]) -> Result<Vec<Colleague>> {
    let mut colleagues = Vec::new();
    for id in letters::of_provider(tx, roles).await? {
        if let Some(contact) = people::contact(tx, keys, &id).await? {
            colleagues.push(Colleague { id, name: contact.name });
        }
    }
    colleagues.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(colleagues)
}

/// The same without one of them.
pub fn others(colleagues: Vec<Colleague>, but: &PersonId) -> Vec<Colleague> {
    colleagues.into_iter().filter(|colleague| colleague.id != *but).collect()
}

pub fn wrong(field: &'static str, sentence: &str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.note::<()>(field, Err(sentence.to_owned()));
    errors
}

/// Why a deed was not done, for whoever tried.
pub fn why_not(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Yes => String::new(),
        Outcome::Crossed => {
            "Something was said while you were writing: read it above, change your words if you need to, \
                             and send again. What you wrote is still here"
                .to_owned()
        }
        Outcome::NotYours => "They are no advocate here: choose somebody else".to_owned(),
        Outcome::TakenBy(name) => format!("{name} took this one a moment ago"),
        Outcome::Objected => {
            "This young person would rather not have them, or they said that they must not have it".to_owned()
        }
        Outcome::Over => "It has ended: nobody waits for an answer any more".to_owned(),
    }
}

/// "Friday 11 December 2026"
pub fn day(at: i64) -> String {
    weekday_words(london_day(at))
}

/// "Friday 11 December 2026, 14:05"
pub fn moment(at: i64) -> String {
    format!("{}, {}", day(at), london_time(at))
}
