//! Getting online: young people ask for data, a SIM card, broadband, a router or a device, and follow it until it works; the council's
//! internet team answers, keeps stock and money in order, and exchanges files with suppliers, who never sign in.
//!
//! Addresses: `/internet-access…` (what there is and asking; the team works at `/internet-access/requests…`, `…/stock…`,
//! `…/suppliers…`, `…/content…`), and, with nothing in them that gives anybody away, `/i/…` for a young person's own. Tables:
//! `internet_access_…`. Personal data: what they typed and what is said, sealed with the young person's own data key, until 12 months after
//! the request is finished, or with their account. What was spent stays for six years and is about nobody.
//!
//! 2026-11-26: Every step of a request goes through `store::step::take`: it alone moves the promise, the stock and the figures, so
//! that none of them can be forgotten. Something is reserved exactly while a request is approved or ordered.
//! 2026-11-26: The 16 digits that open a request without signing in are sealed, not hashed: their owner may read them again, and
//! without the file of keys nobody can try them. They open where it stands and "did it arrive?", and nothing else.

mod answering;
mod asking;
mod content;
mod demo;
mod following;
mod letters;
mod model;
mod store;
mod supplying;

pub use answering::{BULK_RETENTION, MINE, of_advisers};
pub use asking::{HOLDING as ASKING_HOLDING, RETENTION as ASKING_RETENTION};
pub use content::at_a_glance as content_at_a_glance;
pub use demo::{Online, add_requests as add_demo_requests, seed};
pub use following::{HOLDING, RETENTION, raise_late};
pub use letters::KINDS;
pub use model::{Help, Status, staff_address};
pub use supplying::RETENTION as SUPPLIER_RETENTION;
pub use supplying::for_board;

use crate::web::Routes;

/// Every address of this room.
pub fn routes() -> Routes {
    Routes::new()
        .merge(asking::routes())
        .merge(content::routes())
        .merge(following::routes())
        .merge(answering::routes())
        .merge(supplying::routes())
}

#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;
