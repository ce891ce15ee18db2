//! What is mine: one page on which a young person finds everything of theirs, who has it, what happens next and by when.
//!
//! Addresses: `/me`, `/me/finished` (the rest of `/me/…` is `accounts`). Tables: none. Personal data: none of its own; it
//! asks the rooms that hold something.
//!
//! A room joins by its own `HOLDING`, listed in `server/holdings.rs`; nothing changes here. Each answers three questions
//! about one person: what is there to show, what is in the copy of their data, and what goes when their account goes.

mod actions;
mod holding;
mod list;
mod pages;

pub use actions::routes;
pub use holding::{Answer, Asking, HOLDING, Holding, Item, ItemState, Part, Told, Wanted};

#[cfg(test)]
mod tests;
