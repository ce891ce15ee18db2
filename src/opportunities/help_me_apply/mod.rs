//! Help with applying: a young person sends an opportunity, with their own words, to their personal adviser or to the team that
//! looks after the listings; sees who has it and by when they answer; and writes back and forth until it is done.
//!
//! Addresses: `/opportunities/{id}/help-me-apply`, `/opportunities/help-me-apply` (found elsewhere, or nothing found yet) and, with
//! nothing in them that gives anybody away, `/asked/{request}`; for staff `/help-wanted…`. Tables: `help_requests`, `help_words`,
//! and the view `help_holders`. Personal data: what they ask for and what is said, sealed with the young person's own data key,
//! until 12 months after the end, or with their account.
//!
//! 2026-11-26: Who has a request is worked out whenever it is asked for, and written down nowhere: a request to "my adviser" is
//! the new adviser's the moment somebody is handed over, and the team's where nobody is their adviser. So none is ever left with
//! somebody who is gone.
//! 2026-11-26: The promise stands still while the young person's turn it is, and is made anew when they write back. Passing a
//! request on changes nothing about it: nobody waits longer because two of ours could not agree whose it is.

mod actions;
mod demo;
pub mod for_board;
mod form;
mod holding;
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
pub use pages::ask::{ASK_ANYTHING, address_for};
pub use store::RETENTION;

#[cfg(test)]
mod tests;
