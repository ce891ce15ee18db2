//! Saying it: who reads it, three ways to say it and what each costs, one short form for all of them; and afterwards what was answered, on
//! one's page or to whoever has the 16 digits.
//!
//! Addresses: `/feedback`, `/feedback/my-name`, `/feedback/code`, `/feedback/nobody`, `/feedback/answer`, `/said/{piece}`.
//! `code`, `nobody` and `answer` know nobody: their handlers take nothing that knows a session, set no cookie, write no line of the audit
//! and no letter, and answer with the page itself, so that nothing of it stands in an address.
//!
//! 2026-11-26: The 16 digits are worked out from the page that sent the words, so that pressing twice or reloading shows the same ones.

mod actions;
mod demo;
mod digits;
mod form;
mod holding;
mod mine;
mod nameless;
mod pages;

use crate::web::Routes;

pub use demo::seed;
pub use holding::HOLDING;

pub fn routes() -> Routes {
    actions::routes().merge(nameless::routes()).merge(mine::routes())
}

#[cfg(test)]
mod tests;
