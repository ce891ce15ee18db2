//! Council staff who have an inbox.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::Deserialize;

use crate::accounts::{Role, Staff};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::web::{AppState, Tx};

/// Those for whom something can wait.
pub const ROLES: [Role; 4] =
    [Role::InternetTeam, Role::PersonalAdviser, Role::OpportunitiesEditor, Role::ParticipationWorker];

/// Somebody who holds one of them.
#[derive(Clone, Debug)]
pub struct WithInbox(pub Staff);

impl std::ops::Deref for WithInbox {
    type Target = Staff;

    fn deref(&self) -> &Staff {
        &self.0
    }
}

impl FromRequestParts<AppState> for WithInbox {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<WithInbox> {
        let staff = Staff::from_request_parts(parts, app).await?;
        if ROLES.into_iter().any(|role| staff.is(role)) { Ok(WithInbox(staff)) } else { Err(AppError::NotFound) }
    }
}

/// Their roles of those.
pub fn roles_of(staff: &Staff) -> Vec<Role> {
    ROLES.into_iter().filter(|role| staff.is(*role)).collect()
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
    note(&mut tx, app, staff, Deed::AccessRefused, Some(route)).await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}

pub async fn note(tx: &mut Tx, app: &AppState, staff: &Staff, deed: Deed, about: Option<&str>) -> Result<()> {
    let role = roles_of(staff).first().map_or("staff", |role| role.code());
    let line = Line { who: Some(staff.id.as_str()), role, deed, about, ..Line::default() };
    Ok(audit::record(tx, &app.keys, &line, app.now()).await?)
}
