//! Complaints about how we use somebody's data (D-13): a young person sends one, sees its clock, and reads the answer; the
//! data protection officers of the council acknowledge and answer it.
//!
//! Addresses: `/me/data/tell`, `/me/data/told/{complaint}`, `/data-protection…`. Tables: `mine_complaints`, and
//! `legal_holds` of `accounts`. Personal data: the words of a complaint and of its answer, sealed, a year after the answer.
//!
//! 2026-11-26: One clock: we answer within 30 days. The law (DPA 2018, section 164A) gives 30 days to say that we have it, and
//! an answer without undue delay; two dates would be one too many on a young person's page. Nobody acknowledged it after 20
//! days: every data protection officer gets a letter that says so, and nothing of what it is about.

mod actions;
mod form;
mod letters;
mod model;
mod pages;
mod staff;
mod store;

pub use actions::routes;
pub use letters::KINDS;
pub use store::{copy, forget_old, items, remind};

#[cfg(test)]
mod tests;
