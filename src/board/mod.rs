//! What the Corporate Parenting Board reads four times a year, in ten minutes: what young people said, whether they were answered,
//! and what changed; and what its reviewers say and ask about it. Participation workers make it, two of them for each quarter.
//!
//! Addresses: `/board…`. Tables: `board_drafts`, `board_packs`, `board_statutory`, `board_comments`. Personal data: none of young
//! people's. All figures went through `disclosure` before they were written down, drafts too; quotes were made fit by two people.
//!
//! 2026-11-26: A pack is JSON, exactly as it is shown, with its SHA-256 beside it. It is published once and read from there ever
//! after: what comes late is told with a later quarter, and a correction is another version that says why (D-46).
//! 2026-11-26: A quarter is counted as it stood two weeks after its end, so that everything asked in it has had the time of its
//! promise. At publishing it is counted again: were anything shown otherwise, two people would have to look again.
//! 2026-11-26: Tables that speak of the same things hang together by `within` and by their totals, so that the check knows it. No
//! number stands in two tables under two names.

mod comments;
mod demo;
mod drafts;
mod figures;
mod letters;
mod model;
mod names;
mod reading;
mod retention;
mod statutory;
mod words;

use crate::accounts::{Role, Staff};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::web::{AppState, Routes, Tx};

pub use comments::at_a_glance as questions_at_a_glance;
pub use demo::{Cast, seed};
pub use drafts::at_a_glance as drafts_at_a_glance;
pub use letters::KINDS;
pub use reading::at_a_glance;
pub use retention::RETENTION;

pub fn routes() -> Routes {
    Routes::new().merge(reading::routes()).merge(drafts::routes()).merge(statutory::routes()).merge(comments::routes())
}

/// Notes what somebody did with a pack.
async fn note(tx: &mut Tx, app: &AppState, staff: &Staff, deed: Deed, about: &str) -> Result<()> {
    let role = if staff.is(Role::ParticipationWorker) { Role::ParticipationWorker } else { Role::BoardReviewer };
    let (who, about) = (Some(staff.id.as_str()), Some(about));
    let line = Line { who, role: role.code(), deed, about, ..Line::default() };
    Ok(audit::record(tx, &app.keys, &line, app.now()).await?)
}

/// There is nothing like that: it looks like any page that is not there, and the audit knows (S-24).
async fn not_there<T>(app: &AppState, staff: &Staff, route: &str) -> Result<T> {
    let mut tx = app.db.begin().await?;
    note(&mut tx, app, staff, Deed::AccessRefused, route).await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}

#[cfg(test)]
mod tests;
