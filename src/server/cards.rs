//! What rooms show on the first page of staff.

use std::sync::Arc;

use crate::accounts::Role;
use crate::accounts::staff::{RoomCard, RoomCards};
use crate::advocacy;
use crate::app;
use crate::board;
use crate::feedback;
use crate::inbox;
use crate::internet_access;
use crate::opportunities::{Shelf, editor};
use crate::pulses;
use crate::said_did;

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
    let board = |role| RoomCard {
        role,
        heading: "The Board\u{2019}s quarter",
        address: app::BOARD,
        about: "What young people said and what came of it, a quarter at a time.",
        waiting: Arc::new(|app, _| Box::pin(async move { board::at_a_glance(&app).await })),
    };
    let packs = RoomCard {
        role: Role::ParticipationWorker,
        heading: "Packs for the Board",
        address: app::BOARD_DRAFTS,
        about: "Make, check and publish them; official figures; questions of the Board.",
        waiting: Arc::new(|app, _| {
            Box::pin(async move {
                let drafts = board::drafts_at_a_glance(&app).await?;
                Ok([drafts, board::questions_at_a_glance(&app).await?].concat())
            })
        }),
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
    let said = RoomCard {
        role: Role::ParticipationWorker,
        heading: "What young people say",
        address: app::FEEDBACK_PIECES,
        about: "Read it, answer it, and choose what the Board reads.",
        waiting: Arc::new(|app, _| Box::pin(async move { feedback::at_a_glance(&app).await })),
    };
    let said_did = RoomCard {
        role: Role::ParticipationWorker,
        heading: "You said, we did",
        address: app::SAID_DID_EDIT,
        about: "What was promised, by whom and by when, and where it stands. Anybody reads it.",
        waiting: Arc::new(|app, _| Box::pin(async move { said_did::at_a_glance(&app).await })),
    };
    let inbox = |role| RoomCard {
        role,
        heading: "Inbox",
        address: inbox::INBOX,
        about: "All that waits for you and your team, the oldest promise first.",
        waiting: Arc::new(inbox::at_a_glance),
    };
    let [online, adviser, editor, listener] = inbox::ROLES.map(inbox);
    let questions = RoomCard {
        role: Role::ParticipationWorker,
        heading: "Questions to young people",
        address: app::PULSES,
        about: "A few questions for a few weeks, and what came out.",
        waiting: Arc::new(|app, staff| Box::pin(pulses::at_a_glance(app, staff))),
    };
    Arc::new([
        online,
        adviser,
        editor,
        listener,
        said,
        stock,
        elsewhere,
        of_mine,
        listings,
        cases(Role::Advocate),
        cases(Role::AdvocacyManager),
        load,
        packs,
        board(Role::BoardReviewer),
        board(Role::ParticipationWorker),
        figures,
        said_did,
        questions,
    ])
}
