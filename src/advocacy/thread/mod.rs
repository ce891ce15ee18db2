//! One case, as its young person sees it: who has it and by when they answer, what was said, who read it, what was shared with the
//! council, and how far a formal complaint has come. And the council's side of what was shared: these words, and nothing else.
//!
//! Addresses: with nothing in them that gives anybody away, `/r/{case}`, `/r/{case}/reach`, `/r/{case}/looked`, `/r/{case}/more`,
//! `/r/{case}/share`, `/r/{case}/further`; for the advocate `/advocacy/cases/{case}/share` and `…/complaint`; for council staff
//! `/shared-with-me…`. Tables: `advocacy_shares`, `shared_words`, `advocacy_complaints`, `advocacy_complaint_stages`. Personal
//! data: what was shared and complained about, sealed with the key of the case, as long as the case; the council's copy of what was
//! shared, sealed with a key of its own, for 12 months, or until it is taken back.
//!
//! 2026-11-26: Whoever hides a case from their list gives it up as an account: it is then theirs by number and secret alone. So
//! somebody who holds their unlocked phone finds nothing, and no row says that there ever was something.
//! 2026-11-26: When something was read is worked out from the audit whenever it is asked for, and written down nowhere else: so
//! what the young person sees is what the audit says, and opening a page changes nothing.

mod actions;
mod complaint;
mod demo;
mod form;
mod holding;
mod letters;
mod pages;
mod share;
mod store;

use crate::web::Routes;

pub use demo::{Sharing, seed_sharing};
pub use holding::HOLDING;
pub use letters::KINDS;
pub use share::{RETENTION, rewrap_all};

/// Every address of this part.
pub fn routes() -> Routes {
    actions::routes().merge(share::routes()).merge(complaint::routes())
}

#[cfg(test)]
pub mod tests;
