//! Another email address: proved by a code that is sent there, like signing in; the old one is told.
//!
//! Addresses: `/me/about/email`, `/me/about/email/code`. Tables: `mine_new_addresses`. Personal data: the new address, sealed,
//! for a day.

mod actions;
mod letters;
mod pages;
mod store;

pub use actions::routes;
pub use letters::KINDS;
pub use store::{copy, forget_old};

#[cfg(test)]
mod tests;
