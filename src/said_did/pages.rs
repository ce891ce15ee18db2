//! What everybody sees, and what young people follow.

mod card;
mod followed;
mod list;
mod one;
pub mod staff;

use crate::app::SAID_DID;

pub use followed::followed;
pub use list::{Listing, list, older};
pub use one::{Following, one};

/// The address of one promise.
pub fn address(id: &str) -> String {
    format!("{SAID_DID}/{id}")
}
