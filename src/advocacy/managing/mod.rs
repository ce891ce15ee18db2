//! What the provider answers for: that no promise is missed in silence, who has how much, who reads what and why, and figures in
//! which nobody can be recognised. Advocacy managers use it; `/advocacy-figures` is for all staff.
//!
//! Addresses: `/advocacy/load…`, `/advocacy/read/{case}…`, `/advocacy/figures…`, `/advocacy-figures`. Tables: `advocacy_readings`,
//! `advocacy_figures`, `advocacy_figures_proposed`. Personal data: which manager may read which case for an hour, and which two gave
//! figures out; no young person is in these tables.
//!
//! 2026-11-26: A manager sees topics, languages and wishes, which is what giving a case to somebody needs. What was said is opened
//! for a reason alone, for an hour, and the reason stands in the thread for its young person.

mod clocks;
mod demo;
mod figures;
mod load;
mod reading;
mod retention;

use crate::accounts::{Role, Staff};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::forms::FieldErrors;
use crate::web::{AppState, Routes};
use crate::words::{day_words, london_day, weekday_words};

pub use clocks::raise_late;
pub use demo::{Cast, add_cases as add_demo_cases, seed};
pub use figures::given_out_to_board;
pub use retention::RETENTION;

/// The most that a reason or a note may hold, in letters.
const WORDS_AT_MOST: usize = 1_000;

/// What waits for managers, each in a sentence.
pub async fn waiting(app: &AppState) -> Result<Vec<String>> {
    Ok([load::waiting(app).await?, figures::waiting(app).await?].concat())
}

pub fn routes() -> Routes {
    load::routes().merge(reading::routes()).merge(figures::routes())
}

/// It is not there, and the audit knows who asked (S-24).
async fn not_there<T>(app: &AppState, staff: &Staff, route: &str) -> Result<T> {
    let mut tx = app.db.begin().await?;
    let (who, role) = (Some(staff.id.as_str()), Role::AdvocacyManager.code());
    let line = Line { who, role, deed: Deed::AccessRefused, about: Some(route), ..Line::default() };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}

/// Notes what a manager saw or did.
async fn note(
    app: &AppState,
    tx: &mut crate::web::Tx,
    staff: &Staff,
    deed: Deed,
    about: &str,
    reason: Option<&str>,
) -> Result<()> {
    let (who, role) = (Some(staff.id.as_str()), Role::AdvocacyManager.code());
    let line = Line { who, role, deed, about: Some(about), subject: None, reason };
    Ok(audit::record(tx, &app.keys, &line, app.now()).await?)
}

fn wrong(field: &'static str, sentence: &str) -> FieldErrors {
    let mut errors = FieldErrors::default();
    errors.note::<()>(field, Err(sentence.to_owned()));
    errors
}

/// What was typed, or why it cannot be taken.
fn words(typed: &str, missing: Option<&str>) -> std::result::Result<Option<String>, String> {
    let text = typed.trim().replace("\r\n", "\n");
    if text.chars().count() > WORDS_AT_MOST {
        return Err(format!("Make it shorter: {WORDS_AT_MOST} letters at most"));
    }
    match (text.is_empty(), missing) {
        (true, Some(missing)) => Err(missing.to_owned()),
        (true, None) => Ok(None),
        (false, _) => Ok(Some(text)),
    }
}

/// "Friday 27 November 2026"
fn weekday(at: i64) -> String {
    weekday_words(london_day(at))
}

/// "27 November 2026"
fn day(at: i64) -> String {
    day_words(london_day(at))
}

#[cfg(test)]
mod tests;
