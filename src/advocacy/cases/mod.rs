//! Cases, as advocates work on them: the list of those who wait and of one's own, which keeps itself up to date; taking one;
//! answering, noting, calling, handing over and closing; and the one exception to what advocates keep to themselves.
//!
//! Addresses: `/advocacy/cases…`, `/advocacy/safeguarding/…`, `/advocacy/snippets…`, `/advocacy/about-me`, `/advocacy/away…`.
//! Tables: `advocacy_conflicts`, `advocacy_safeguarding`, `advocacy_profiles`,
//! `advocacy_absences`. Personal data: what was told to keep somebody safe, sealed with the case's own key, as long as the case;
//! what advocates say of themselves, sealed with their own keys, as long as they like.
//!
//! 2026-11-26: An open page asks for what is new by itself, and that is no use of a session: whoever walks away from a screen is
//! signed out as on any other page. It is one small script and no island: the list is a page like any other, which is fetched
//! again and put in the place of the old one, so that there is one text of it and not two.
//! 2026-11-26: What somebody types is never touched by an update, and neither is the number of what they had read: whoever answers
//! what they have not read is shown it first (F09).

mod about_me;
mod away;
mod claim;
mod close;
mod demo;
mod hand_over;
mod list;
mod live;
mod one;
mod presence;
mod safeguarding;
mod snippets;
mod staff;
mod way_in;

#[cfg(test)]
mod tests;

use axum::Extension;

use crate::live::Live;
use crate::web::Routes;

pub use about_me::{Card, card_of, cards};
pub use demo::seed;
pub use list::at_a_glance;

/// What waits, and what is mine.
pub const CASES: &str = "/advocacy/cases";
pub const ONE: &str = "/advocacy/cases/{case}";

/// Where advocates work on a case.
pub fn address(case: &str) -> String {
    format!("{CASES}/{case}")
}

pub fn routes() -> Routes {
    Routes::new()
        .get(CASES, list::show)
        .get("/advocacy/cases/events", live::events)
        .merge(one::routes())
        .merge(presence::routes())
        .merge(claim::routes())
        .merge(hand_over::routes())
        .merge(close::routes())
        .merge(way_in::routes())
        .merge(safeguarding::routes())
        .merge(snippets::routes())
        .merge(about_me::routes())
        .merge(away::routes())
        .layer(Extension(Live::new(live::changed)))
}
