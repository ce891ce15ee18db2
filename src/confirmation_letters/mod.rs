//! "My care-leaver letter": a young person asks for written confirmation that they are or were in the council's care; their
//! personal adviser confirms it in two taps; then it can be printed, or shown to somebody by a code.
//!
//! Addresses: `/letters/mine…` (the young person's; neutral, beside `mail`'s `/letters/stop/{token}`), `/letters/to-confirm…` (their
//! adviser's), `/check-letter` (for whoever was given a code, with no account). Tables: `confirmation_letters`,
//! `confirmation_letter_codes`. Personal data: what a letter is for, and all it says: a name, a category of care leaver and the
//! adviser's name; sealed with the young person's data key until 30 days after it ended, or with their account.
//!
//! 2026-11-26: A letter says no more than a college or an employer's trainer needs for a bursary (written confirmation, an email is
//! enough): no address, no birth date, no story. Its words are fixed when it is confirmed and are the same English in every
//! language of the pages, since somebody else relies on them.
//! 2026-11-26: A code opens one letter and no person. Beside each code lies a copy of the letter, sealed with a key that is made from
//! the code and our file of keys: opening it never touches the young person's data key, so whatever goes wrong at
//! `/check-letter`, nothing else of theirs can be shown there. The code is kept nowhere, only its keyed fingerprint; when it is
//! withdrawn, the copy is gone.

mod actions;
mod check;
mod demo;
pub mod for_board;
mod form;
mod holding;
mod letter;
mod letters;
mod model;
mod overdue;
mod pages;
mod staff;
mod store;

pub use actions::routes;
pub use demo::seed;
pub use holding::HOLDING;
pub use letters::KINDS;
pub use overdue::raise;
pub use store::RETENTION;

#[cfg(test)]
mod tests;
