//! What everybody sees: which questions are open, answering them, and what came out. These pages know nobody: they ask for no session,
//! set no cookie and write no line in the audit.

mod actions;
mod form;
mod pages;
mod results;

use crate::app;
use crate::error::Result;
use crate::web::{AppState, Tx};

use super::model::Pulse;
use super::store;

pub use actions::routes;
pub use form::AnswerForm;
pub use pages::questions;
pub use results::{Numbers, tables};

/// Where everybody finds what came out.
pub fn public_results(id: &str) -> String {
    format!("{}/{id}/results", app::QUESTIONS)
}

/// Where a ticket is used.
pub fn ticket_address(ticket: &str) -> String {
    format!("{}/t/{ticket}", app::QUESTIONS)
}

fn address(pulse: &Pulse) -> String {
    format!("{}/{}", app::QUESTIONS, pulse.id)
}

/// The same as `open_to_all`, for a page that has no transaction at hand.
pub async fn open_now(app: AppState) -> Result<Vec<(String, String)>> {
    open_to_all(&mut app.db.read().await?, app.now()).await
}

/// What anybody may answer now: its title and its address. For pages that lead here.
pub async fn open_to_all(tx: &mut Tx, now: i64) -> Result<Vec<(String, String)>> {
    let pulses = store::open_to_all(tx, now).await?;
    Ok(pulses.into_iter().map(|pulse| (pulse.title.clone(), address(&pulse))).collect())
}
