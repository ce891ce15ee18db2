//! Following a request to get online until it works: where it stands and what is next, saying whether it came, writing, putting
//! right, taking back; opening it in short by reference and digits; and what time does to it.
//!
//! Addresses: `/i/{request}`, `/i/{request}/correct`, `/i`, `/i/opened`: nothing in them gives anybody away. Tables: those
//! of the room. Personal data: none of its own but a fingerprint of a reference, for a day.
//!
//! 2026-11-26: What reference and digits open says where it stands, and no more: no name, no address, no message. So whoever finds
//! the piece of paper learns nothing of whose it is.
//! 2026-11-26: While somebody waits for our answer, time ends nothing: "I still need it" is answered first.

mod actions;
mod clocks;
mod digits;
mod form;
mod holding;
mod opening;
mod pages;
mod retention;
mod store;
mod tries;

pub use clocks::raise_late;
pub use holding::HOLDING;
pub use retention::RETENTION;

use crate::web::Routes;

/// Every address of this part.
pub fn routes() -> Routes {
    actions::routes().merge(digits::routes())
}

#[cfg(test)]
mod tests;
