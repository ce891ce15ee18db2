//! What rooms show on the first page of staff.

use std::sync::Arc;

use crate::accounts::Role;
use crate::accounts::staff::{RoomCard, RoomCards};
use crate::advocacy;
use crate::app;
use crate::inbox;
use crate::internet_access;
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
    let elsewhere = RoomCard {
        role: Role::InternetTeam,
        heading: "What else there is",
        address: app::INTERNET_CONTENT,
        about: "Cheap tariffs, free Wi-Fi places, and networks that take part.",
        waiting: Arc::new(|app, _| Box::pin(async move { internet_access::content_at_a_glance(&app).await })),
    };
    let of_mine = RoomCard {
        role: Role::PersonalAdviser,
        heading: "Getting online: your young people",
        address: internet_access::MINE,
        about: "What they asked for, and where it stands.",
        waiting: Arc::new(|app, staff| Box::pin(internet_access::of_advisers(app, staff))),
    };
    let stock = RoomCard {
        role: Role::InternetTeam,
        heading: "What there is to give",
        address: app::STOCK,
        about: "Stock, money, suppliers, and how long people wait.",
        waiting: Arc::new(|_, _| Box::pin(async { Ok(Vec::new()) })),
    };
    let inbox = |role| RoomCard {
        role,
        heading: "Inbox",
        address: inbox::INBOX,
        about: "All that waits for you and your team, the oldest promise first.",
        waiting: Arc::new(inbox::at_a_glance),
    };
    let [online, adviser, editor] = inbox::ROLES.map(inbox);
    Arc::new([
        online,
        adviser,
        editor,
        stock,
        elsewhere,
        of_mine,
        listings,
        cases(Role::Advocate),
        cases(Role::AdvocacyManager),
        load,
        figures,
    ])
}
