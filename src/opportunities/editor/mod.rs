//! For the council's opportunities editors: local listings of work and training (written, shown as young people will see
//! them, published, looked at again, closed), the list of friendly employers, and the log of imports.
//!
//! Addresses: `/opportunities/editor…`. Tables: `opportunity_listings`, `opportunity_listing_story`,
//! `opportunity_listing_letters`, `care_leaver_friendly_changes`, `care_leaver_friendly_decisions`; it reads the log in
//! `opportunity_import_runs`. Personal data: which editor did what, as long as they have an account. None of an employer's
//! people: the form asks for a team, and says why. A draft that nobody touches goes after 12 months, and so does a line of
//! the import log; what was published stays, for people who saved it.
//!
//! 2026-11-26: A listing is two things: the form as editors last saved it, and a row of `opportunities`, which is what people
//! see and is written at publishing alone. So a draft, or a change that is half done, can never be seen by accident; and an
//! import of local adverts leaves alone every row that a listing points to.
//! 2026-11-26: Whether names are close is only ever a question to an editor. Their answer is kept, and asked for once.

mod actions;
mod employers_form;
mod form;
mod letters;
mod model;
mod near;
mod pages;
mod store;
#[cfg(test)]
mod tests;
mod texts;

pub use actions::{at_a_glance, routes};
pub use letters::KINDS;
pub use store::{RETENTION, close_what_is_over, seed, write_to_editors};
