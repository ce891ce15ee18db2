//! The national feed: reads vacancies in the shape of DfE's Display Advert API (release 2) into [`Opportunity`].
//! For the importer only. No addresses, no tables; what it reads is public adverts, so no personal data: the employer's
//! contact person (`employerContactName`, `…Phone`, `…Email`) is never read, because no page of ours shows it.
//!
//! 2026-11: A file and a run of the API are one thing here: documents back to back in one stream, read by [`read()`]
//! one vacancy at a time. [`Api::fetch_all`] only fills a temporary file with them; a run that fails is never read.
//!
//! | part | does |
//! |---|---|
//! | `api`, `retry` | asks the service page by page, waits and tries again |
//! | `open`, `guard` | refuses what is not a file of ours, before and while reading |
//! | `read` | the stream, one vacancy at a time |
//! | `item`, `fields`, `pay`, `when`, `link` | one vacancy, read leniently |
//! | `clean`, `shape` | HTML from outside, down to a small allow-list |
//!
//! [`Opportunity`]: crate::opportunities::model::Opportunity

mod api;
pub mod clean;
mod fields;
mod guard;
mod item;
mod link;
mod open;
mod pay;
mod read;
mod refused;
mod retry;
mod shape;
mod when;

#[cfg(test)]
mod tests;

pub use api::{Api, Step};
pub use link::link;
pub use open::open;
pub use read::{Item, Stop, Totals, read};
pub use refused::Refused;
