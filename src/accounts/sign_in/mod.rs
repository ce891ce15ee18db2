//! How young people come in: an email address, then six digits typed in the page that asked for them; or twelve digits that
//! their personal adviser gave them in person. Whoever is new makes an account on the way.
//!
//! Addresses: `/sign-in`, `/sign-in/code`, `/sign-in/again`, `/sign-in/new`, `/sign-in/adviser`. Tables: `sign_ins`,
//! `adviser_codes`. Personal data: the address that was typed, sealed, for a day.
//!
//! 2026-11-25: Nobody is looked up when an address is typed. Every address gets the same page after the same work, and a code
//! if its mailbox has not had enough of them; what follows is decided once the code has proved whose address it is. So the
//! page cannot tell who is known here (S-03), and signing in and joining are one way in.
//!
//! 2026-11-25: The code stands in the letter's text and not in its subject, since a locked phone shows subjects to whoever
//! holds it.

mod actions;
mod adviser_code;
mod form;
pub mod letters;
mod mailbox;
mod pages;
mod store;

pub use actions::{Nothing, routes};
pub use adviser_code::{forget_old as forget_adviser_codes, issue as issue_adviser_code};
pub use form::{digits, name};
pub use store::forget_old as forget_sign_ins;

/// The cookie that ties a sign-in to the browser that began it.
pub const SIGN_IN_COOKIE: &str = "__Host-sign-in";

#[cfg(test)]
mod tests;
