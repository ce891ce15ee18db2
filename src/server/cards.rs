//! What rooms show on the first page of staff.

use std::sync::Arc;

use crate::accounts::Role;
use crate::accounts::staff::{RoomCard, RoomCards};
use crate::app;
use crate::opportunities::{Shelf, editor};

/// Each room's card.
pub fn room_cards(shelf: &Shelf) -> RoomCards {
    let shelf = shelf.clone();
    let listings = RoomCard {
        role: Role::OpportunitiesEditor,
        heading: "Local listings",
        address: app::EDITOR,
        about: "Write and publish, friendly employers, and the import log.",
        waiting: Arc::new(move |app| {
            let shelf = shelf.clone();
            Box::pin(async move { editor::at_a_glance(&app, &shelf).await })
        }),
    };
    Arc::new([listings])
}
