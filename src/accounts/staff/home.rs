//! The first page of staff: who I am here, and what I may do.

use axum::extract::State;

use crate::accounts::{Staff, people};
use crate::error::{AppError, Result};
use crate::web::{AppState, Sheet};

use super::pages;

pub async fn show(State(app): State<AppState>, staff: Staff) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let contact = people::contact(&mut tx, &app.keys, &staff.id).await?.ok_or(AppError::NotFound)?;
    Ok(pages::home(&contact.name, &staff.roles))
}
