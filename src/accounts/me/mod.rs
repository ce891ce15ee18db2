//! A young person's own pages: what is theirs, where they are signed in, and who looked. And the end of a session, for
//! everyone.
//!
//! Addresses: `/me`, `/me/sessions`, `/me/who-looked`, `/me/stay`, `/sign-out`.

mod actions;
mod pages;

pub use actions::{end_session, routes};

#[cfg(test)]
mod tests;
