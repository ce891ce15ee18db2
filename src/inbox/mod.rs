//! The inbox: one list of all that waits for council staff, whichever room it is in. Each sees exactly what the rooms themselves
//! would show them, the oldest promise first; and goes on from there to the page of that room.
//!
//! Addresses: `/inbox…`. Tables: `inbox_views`, `inbox_absences`; it reads the view `inbox_items`, to which a room with work for
//! council staff adds its part. Personal data: none of young people beyond what the rooms keep; what staff call their views and when
//! they are away, as long as they like.
//!
//! 2026-11-26: The list is one query over the view, in order, by an index of each of its arms. Measured with 100,000 requests, both
//! engines put the arms together without reading them whole; the counts stop at a hundred for the same reason.
//! 2026-11-26: Whoever covers for a colleague finds what that colleague has beside their own, where both could open it anyway. What is
//! one adviser's alone stays so: the rooms would not show it to anybody else, and neither does this.

mod away;
mod glance;
mod list;
mod live;
mod model;
mod pages;
mod staff;
mod store;
mod views;

#[cfg(test)]
mod tests;

use axum::Extension;

use crate::live::Live;
use crate::web::Routes;

pub use glance::at_a_glance;
pub use staff::ROLES;

/// All that waits.
pub const INBOX: &str = "/inbox";

pub fn routes() -> Routes {
    Routes::new()
        .get(INBOX, list::show)
        .get("/inbox/events", live::events)
        .merge(views::routes())
        .merge(away::routes())
        .layer(Extension(Live::new(live::changed)))
}
