//! About me: what to call somebody, and how to reach them safely. Every letter obeys it, and their personal adviser sees it.
//!
//! Addresses: `/me/about`. Tables: `mine_about`, and in `mail` `letter_hours` and `letter_wishes`. Personal data: name,
//! pronouns and a phone number, sealed, and what they answered about each, as long as the account.

mod actions;
mod form;
mod pages;
mod reaching;
mod store;

pub use actions::routes;
pub use pages::hour;
pub use reaching::reaching;
pub use store::{About, about};

#[cfg(test)]
mod tests;
