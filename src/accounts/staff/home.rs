//! The first page of staff: who I am here, and what I may do.

use std::pin::Pin;
use std::sync::Arc;

use axum::Extension;
use axum::extract::State;

use crate::accounts::{Role, Staff, people};
use crate::error::{AppError, Result};
use crate::web::{AppState, Sheet};

use super::pages;

/// A room's card on this page, for those who hold a role: its heading, and what waits there, a sentence each.
#[derive(Clone)]
pub struct RoomCard {
    pub role: Role,
    pub heading: &'static str,
    pub address: &'static str,
    pub about: &'static str,
    pub waiting: Waiting,
}

pub type Waiting =
    Arc<dyn Fn(AppState, Staff) -> Pin<Box<dyn Future<Output = Result<Vec<String>>> + Send>> + Send + Sync>;

/// Every room's card, as `server` joins them up.
pub type RoomCards = Arc<[RoomCard]>;

pub async fn show(State(app): State<AppState>, Extension(cards): Extension<RoomCards>, staff: Staff) -> Result<Sheet> {
    let mut tx = app.db.read().await?;
    let contact = people::contact(&mut tx, &app.keys, &staff.id).await?.ok_or(AppError::NotFound)?;
    drop(tx);
    let mut theirs = Vec::new();
    for card in cards.iter().filter(|card| staff.is(card.role)) {
        // Whoever holds two roles of a room has one card for it.
        if theirs.iter().any(|(other, _): &(RoomCard, _)| other.address == card.address) {
            continue;
        }
        theirs.push((card.clone(), (card.waiting)(app.clone(), staff.clone()).await?));
    }
    Ok(pages::home(&contact.name, &staff.roles, theirs))
}
