//! What rooms show on the first page of staff.

use std::sync::Arc;

use crate::accounts::Role;
use crate::accounts::staff::{RoomCard, RoomCards};
use crate::advocacy;
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
        waiting: Arc::new(move |app, _| {
            let shelf = shelf.clone();
            Box::pin(async move { editor::at_a_glance(&app, &shelf).await })
        }),
    };
    let load = RoomCard {
        role: Role::AdvocacyManager,
        heading: "Who has what",
        address: "/advocacy/load",
        about: "Advocates and what waits, promises, and figures to give out.",
        waiting: Arc::new(|app, _| Box::pin(async move { advocacy::waiting(&app).await })),
    };
    let cases = |role| RoomCard {
        role,
        heading: "Cases",
        address: advocacy::CASES,
        about: "Who waits for an advocate, and what is yours.",
        waiting: Arc::new(advocacy::at_a_glance),
    };
    let figures = RoomCard {
        role: Role::BoardReviewer,
        heading: "Figures of the advocates",
        address: "/advocacy-figures",
        about: "A quarter at a time, as the advocacy service gave them out.",
        waiting: Arc::new(|_, _| Box::pin(async { Ok(Vec::new()) })),
    };
    Arc::new([listings, cases(Role::Advocate), cases(Role::AdvocacyManager), load, figures])
}
