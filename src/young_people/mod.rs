//! The council's leaving-care list, for its personal advisers: whom they look after, inviting them, a one-time code for
//! somebody with no mailbox, saying which account is whose, and the list itself from a file.
//!
//! Addresses: `/young-people…`. Tables: `leaving_care_entries` (found by address in `accounts::list`), `list_imports`,
//! `list_import_rows`. Personal data: what the council's list says of a young person (its own number, name, birth date,
//! address, phone), sealed, until 30 days after they left the list; a file that waits for its second person, seven days.
//! Nothing about advocacy is ever here, and nothing here reads it.
//!
//! 2026-11-25: Nobody is ever matched by likeness (S-52). Whoever proves the exact address that their adviser invited is
//! joined to that entry; everybody else waits until an adviser has spoken with them. Entries of the file are found by the
//! council's number alone, and an entry that belongs to an account is never changed by a file: the person it is about may
//! have changed their name or address with us, and the list may be wrong.

mod actions;
mod form;
mod holding;
mod import;
mod letters;
mod model;
mod pages;
mod store;

pub use actions::routes;
pub use holding::{HOLDING, births};
pub use import::command::import_file;
pub use letters::KINDS;
pub use model::Details;
pub use store::{Colleague, RETENTION, colleagues_of, count_of, hand_over_all, seed};

#[cfg(test)]
mod tests;
