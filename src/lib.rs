//! Foothold: the support portal for young people who have been in care.
//!
//! Rooms, in groups. A room may use the groups before its own, never those after it or the neighbours in it.

#![recursion_limit = "256"]

// what every room stands on
pub mod error;
pub mod forms;
#[cfg(feature = "ssr")]
pub mod keys;
pub mod ui;
#[cfg(feature = "ssr")]
pub mod web;
#[cfg(feature = "ssr")]
pub mod words;

// what every deed leaves behind
#[cfg(feature = "ssr")]
pub mod audit;
#[cfg(feature = "ssr")]
pub mod mail;

// by when somebody has an answer
#[cfg(feature = "ssr")]
pub mod promises;

// what may be told of many
#[cfg(feature = "ssr")]
pub mod disclosure;

// who is asking
#[cfg(feature = "ssr")]
pub mod accounts;

// what colleagues share who answer side by side
#[cfg(feature = "ssr")]
pub mod absence;
#[cfg(feature = "ssr")]
pub mod presence;
#[cfg(feature = "ssr")]
pub mod snippets;
// what keeps an open page up to date
#[cfg(feature = "ssr")]
pub mod live;

// what is theirs
#[cfg(feature = "ssr")]
pub mod mine;

// the way out, and who to call
#[cfg(feature = "ssr")]
pub mod help;
#[cfg(feature = "ssr")]
pub mod leave;

// the service itself
#[cfg(feature = "ssr")]
pub mod advocacy;
#[cfg(feature = "ssr")]
pub mod confirmation_letters;
#[cfg(feature = "ssr")]
pub mod feedback;
#[cfg(feature = "ssr")]
pub mod home;
#[cfg(feature = "ssr")]
pub mod internet_access;
#[cfg(feature = "ssr")]
pub mod opportunities;
#[cfg(feature = "ssr")]
pub mod pulses;
#[cfg(feature = "ssr")]
pub mod said_did;
#[cfg(feature = "ssr")]
pub mod young_people;

// those who look after it
#[cfg(feature = "ssr")]
pub mod admin;
#[cfg(feature = "ssr")]
pub mod board;
#[cfg(feature = "ssr")]
pub mod inbox;

// the table of contents, and all of it joined up
pub mod app;
#[cfg(feature = "ssr")]
pub mod server;

/// Wakes the islands of a page. Staff pages only: a young person's page never loads the browser half.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_islands();
}
