//! "You said, we did": what young people said to the Children in Care Council (CiCC), what was promised, by whom and by when, and what
//! came of it. Anybody reads it; young people who are signed in are told when something moves; participation workers write it.
//!
//! Addresses: `/you-said-we-did…`. Tables: `said_did_items`, `said_did_moves`, `said_did_followers`. Personal data: who follows what,
//! as long as they do, and a year after it ended at most; which participation worker wrote what. Nothing here names who said something.
//!
//! 2026-11-26: A promise is measured against the day first promised, also where it was put off; else whoever is late could put it right by
//! putting it off. So what one quarter kept and missed never gets better afterwards.
//! 2026-11-26: Nothing is deleted. What was written by mistake is taken back: its words are not shown any more, and that it was and why is.
//! 2026-11-26: The letter leads to a page that asks who one is, and not to the promise: whoever reads a mailbox learns nothing of it.

mod actions;
mod board;
mod demo;
mod form;
mod fresh;
mod holding;
mod late;
mod letters;
mod model;
mod pages;
mod sections;
mod staff;
mod store;

#[cfg(test)]
mod tests;

use crate::web::{Routes, Rule};

pub use board::{Kept, of_quarter, promise};
pub use demo::seed;
pub use fresh::keep_up;
pub use holding::HOLDING;
pub use late::{at_a_glance, raise};
pub use letters::KINDS;
pub use model::{Item, NewPromise, State, Words};

pub const RETENTION: &[Rule] = &[Rule {
    record: "said_did.followers",
    limit: "12 months after the promise that they follow ended",
    reason: "nothing moves there any more",
    forget: |old| Box::pin(async move { Ok(store::forget_old(old.tx, old.now).await?) }),
}];

pub fn routes() -> Routes {
    actions::routes().merge(staff::routes())
}
