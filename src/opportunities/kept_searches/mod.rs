//! Searches that a young person keeps, and what is new for them: on their page, and if they want in one letter a day.
//! Addresses: `/opportunities/searches`, `/opportunities/searches/keep`, `/opportunities/searches/{search}`. Tables:
//! `kept_searches`, `kept_search_news`, `kept_search_letters`, `kept_search_rounds`; it reads `opportunity_changes`.
//! Personal data: the searches, sealed; which adverts are new for which. Until they are taken away, at most as long as the
//! account; what was new until 90 days after its advert closed.
//!
//! 2026-11-26: When the list changes, one *round* holds all kept searches against what changed (`round`): a process takes
//! the round by a lease, goes through people in the order of their ids, a few hundred searches at a time, and writes each
//! batch with how far it has come in one transaction. Killed in the middle, it goes on from there. Letters are queued
//! afterwards, from what is written (`letters`), so that no crash between the two loses one or sends two.
//! 2026-11-26: What counts as new (`compare`): the search finds it now, and did not find it as it was before. Both are
//! asked of a whole catalogue by the very search of the search page, since what a word is read as depends on all the words
//! there are. Triggers keep how an advert was, whoever changes it.

mod actions;
mod compare;
pub mod demo;
mod form;
mod holding;
mod keeping;
mod letters;
mod name;
mod pages;
mod round;
mod store;
#[cfg(test)]
mod tests;

pub use actions::routes;
pub use holding::HOLDING;
pub use keeping::Keeping;
pub use letters::KINDS;
pub use round::{Tally, keep_up, run_rounds};
pub use store::RETENTION;
