//! What is mine: one page on which a young person finds everything of theirs, who has it, what happens next and by when.
//!
//! And what they say of themselves, and what they may do with their data.
//!
//! Addresses: `/me`, `/me/finished`, `/me/about…`, `/me/data…`, `/data-protection…` (`/me/sessions`, `/me/who-looked` and
//! `/me/stay` are `accounts`). Tables: `mine_about`, `mine_complaints`, `mine_closings`, `mine_erasures`,
//! `mine_new_addresses`. Personal data: pronouns, a phone number, the words of a complaint, all sealed, as long as the
//! account; ids of accounts that are gone, for a year.
//!
//! A room joins by its own `HOLDING`, listed in `server/holdings.rs`; nothing changes here. Each answers three questions
//! about one person: what is there to show, what is in the copy of their data, and what goes when their account goes.

pub mod about;
mod actions;
mod address;
mod closing;
mod complaints;
mod copy;
mod data;
pub mod erase;
mod holding;
mod list;
pub mod news;
mod own;
mod pages;

pub use actions::{Holdings, routes};
pub use address::KINDS as ADDRESS_LETTERS;
pub use closing::{KINDS as CLOSING_LETTERS, close_at_25, close_unused};
pub use complaints::{KINDS as COMPLAINT_LETTERS, remind};
pub use copy::{Shown, told};
pub use holding::{Answer, Asking, Holding, Item, ItemState, Part, Told, Wanted};
pub use own::{HOLDING, RETENTION};

#[cfg(test)]
mod tests;
