//! What young people say to the Children in Care Council (CiCC): under their name, behind a code, or as nobody at all; and what its
//! participation workers do with it. For everybody in care or out of it, signed in or not.
//!
//! Addresses: `/feedback…`, and `/said/{piece}`, which tells nobody what it is. Tables: `feedback_…`; and, in a store of their own,
//! `anonymous_…`. Personal data: what is said under a name, sealed with its owner's data key, for 24 months or until it has been dealt
//! with. The other store knows nobody.
//!
//! 2026-11-26: All that is known of a piece stands inside its seal, themes and answers too, so a row of the anonymous store tells its month
//! and its size and no more. Lists and counts open a month's rows; a council's are few thousands.
//! 2026-11-26: What young people send without a name goes into the pool and is delivered at night, three at least or after seven
//! days. Staff change only what was delivered, so no change ever tells when somebody wrote.

pub mod anonymous;
pub mod letters;
mod listening;
mod model;
mod retention;
mod saying;
mod store;
mod themes;

pub use listening::{
    ForBoard, KINDS as LISTENING_LETTERS, Listeners, at_a_glance, for_board, raise_late, seed as seed_listening,
};
pub use model::{
    Changed, Choice, Chosen, Feeling, Fit, MOST_LETTERS, Piece, Said, Settled, Urgent, Voice, Way, bounds_of_month,
    month_of, months_of_quarter,
};
pub use retention::RETENTION;
pub use saying::{HOLDING, seed};
pub use store::{Found, Which, change, find, mine, months, of_months, of_person, say, say_more, take_back};
pub use themes::{Theme, themes};

use crate::web::Routes;

/// Every address of this room.
pub fn routes() -> Routes {
    saying::routes().merge(listening::routes())
}

#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
