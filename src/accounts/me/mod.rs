//! Where a young person is signed in, and who looked. And the end of a session, for everyone. Their page itself is `mine`.
//!
//! Addresses: `/me/sessions`, `/me/who-looked`, `/me/stay`, `/sign-out`.

mod actions;
mod pages;

pub use actions::{end_session, routes};

#[cfg(test)]
mod tests;
