//! Who to call tonight, and what this site does with people's data: pages for anyone, with nothing to fill in.
//!
//! Addresses: `/help`, `/about-your-data`, `/cookies`, `/accessibility`. Tables: none; the help lines are a file of the
//! settings (`FOOTHOLD_CONTACTS`), each with the day on which somebody last checked it. Personal data: none.

mod contacts;
mod lines;
mod pages;

use axum::extract::State;

use crate::app;
use crate::error::Result;
use crate::web::{AppState, Config, Routes, Sheet};

pub use contacts::{Contact, Group, dialled, read_contacts};
pub use lines::{contacts, in_full, in_short};

pub fn routes() -> Routes {
    Routes::new()
        .get(app::HELP, help)
        .get(app::ABOUT_YOUR_DATA, async |State(app): State<AppState>| pages::about_your_data(&app.config.council))
        .get(app::COOKIES, async || pages::cookies())
        .get(app::ACCESSIBILITY, async |State(app): State<AppState>| pages::accessibility(&app.config.council))
}

/// Errors are one sentence for the person at the command line.
pub fn check_contacts(config: &Config) -> std::result::Result<Vec<Contact>, String> {
    read_contacts(config.contacts.as_deref())
}

/// The list is read as the page is written, so a corrected number shows without a restart.
async fn help(State(app): State<AppState>) -> Result<Sheet> {
    let contacts = contacts(&app.config)?;
    Ok(pages::help(&contacts))
}

#[cfg(test)]
mod tests;
