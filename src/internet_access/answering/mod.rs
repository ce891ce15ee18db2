//! The internet team answers: one request with all that can be done with it, many moved at once, and the texts to begin a reply
//! with. Personal advisers see where the requests of their own young people stand.
//!
//! Addresses: `/internet-access/requests/{request}…`, `/internet-access/bulk…`, `/internet-access/snippets…`,
//! `/internet-access/mine…`. Tables: `internet_access_bulks`, `internet_access_bulk_steps`. Personal data: none beyond the room's.
//!
//! 2026-11-26: Requests moved together are moved at once, and their letters wait for a minute. Meanwhile it can be taken back: each
//! that nobody has touched since is as it was. What was said is not unsaid: the team still reads it, marked as its own.

mod bulk;
mod cards;
mod choices;
mod mine;
mod one;
mod presence;
mod snippets;
mod staff;
mod story;

#[cfg(test)]
mod tests;

use crate::web::Routes;

pub use bulk::RETENTION as BULK_RETENTION;
pub use cards::of_advisers;
pub use mine::MINE;
pub use snippets::seed as seed_snippets;

pub fn routes() -> Routes {
    Routes::new()
        .merge(one::routes())
        .merge(presence::routes())
        .merge(bulk::routes())
        .merge(snippets::routes())
        .merge(mine::routes())
}
