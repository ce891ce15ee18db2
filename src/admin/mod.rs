//! People and roles: what the administrators of one organisation see and do about its own staff. Nothing here shows what
//! young people write, who they are, or who works for the other organisation.
//!
//! Addresses: `/admin/people…`, `/admin/letters`. Tables: none of its own; `people`, `staff_roles`, `sessions` and
//! `invitations` belong to accounts. Personal data: names and addresses of staff, opened for a page and kept nowhere else.
//!
//! 2026-11-25: Every deed first waits for its turn among the administrators of its organisation and asks, in the same
//! transaction, whether whoever does it may still do it (S-22). So two administrators who take each other's role at once
//! cannot leave an organisation without any.
//!
//! And the audit's checkpoint, which goes to the data protection officers each morning.

mod actions;
mod checkpoint;
mod form;
mod hand_over;
mod model;
mod pages;
mod store;

pub use actions::routes;
pub use checkpoint::{KINDS, make_checkpoint};

#[cfg(test)]
mod tests;
