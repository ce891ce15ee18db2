//! Asking for an advocate, what whoever asked keeps, and opening it again. For young people, signed in or not, and for those who
//! ask for somebody else, staff among them.
//!
//! Addresses: `/advocacy` (what an advocate is), `/r/ask/{step}` and what stands beside it (one thing a page), `/r/{case}/keep` (the
//! receipt), `/r` (opening again), `/r/{case}/adopt`. Table: `advocacy_drafts`. Personal data: a form that is not
//! sent, sealed, where they chose to keep it: until it is sent, and 7 days after the last change at most.
//!
//! 2026-11-26: While somebody asks, their answers travel in a cookie of their browser that only we can read, and nothing is in the
//! database before they press "Send" (S-45). Whoever chooses to keep them has a draft: found by their account, or by a reference and
//! 16 digits like a case, and their browser then also holds what they are typing.
//!
//! 2026-11-26: A reference that nobody has is tried, counted and closed like any other, so that trying tells nobody which there are.

mod actions;
mod asker;
mod behalf;
mod filled;
mod form;
mod keep_actions;
mod kept;
mod open_actions;
mod open_form;
mod pages;
mod step;
#[cfg(test)]
mod tests;
mod tries;
mod visit;

use crate::web::{Routes, Rule};

pub use kept::{Kept, forget_of, kept_of, rewrap_all};
pub use open_actions::end_opening;
pub use step::KEPT;

pub fn routes() -> Routes {
    actions::routes().merge(keep_actions::routes()).merge(open_actions::routes())
}

pub const RETENTION: &[Rule] = &[Rule {
    record: "advocacy.drafts",
    limit: "7 days after the last change",
    reason: "they chose to keep it and come back; who has not by then begins anew",
    forget: |old| Box::pin(async move { Ok(kept::forget_old(old.tx, old.now).await?) }),
}];
