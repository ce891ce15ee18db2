//! The outbox: takes a letter inside the deed that causes it, and a worker hands it to the mail server afterwards, again and
//! again until it is taken. Every room that writes to people uses it; it knows nothing of what a letter is about.
//!
//! Addresses: `/letters/stop/{token}` (no more of one kind of letter), `/mailbox` (a demonstration's letters, in demo mode).
//! Tables: `outbox`, `stopped_letters`, `letter_hours`, `letter_wishes`, `demo_letters`. Personal data: addresses and words, sealed, until a
//! letter is handed over; its row for seven days; chosen hours and language as long as the person; a fingerprint of an address that
//! wants no more of something.
//!
//! 2026-11-25: A worker holds one letter at a time and notes what became of it before it takes the next, so that a crash
//! sends at most one letter twice (F06). Its `Message-ID` is the same both times, so mailboxes can tell.
//! 2026-11-25: A letter names neither this service, nor whom it is for, nor what it is about (S-49): phones show it locked.

mod compose;
mod hours;
mod mailbox;
mod outbox;
mod retry;
mod smtp;
mod stop;
mod wishes;
mod worker;

use std::pin::Pin;
use std::sync::Arc;

pub use compose::Written;
pub use hours::{Hours, hours_of, set_hours};
pub use mailbox::routes as mailbox_routes;
pub use outbox::{RETENTION, Undelivered, address_index, dismiss, queue, take_back, undelivered};
pub use smtp::Smtp;
pub use stop::{allow_again, routes, stopped};
pub use wishes::{Wishes, set_wishes, wishes_of};
#[cfg(test)]
pub use worker::Recorder;
pub use worker::{Carrier, Worker};

use crate::error::Result;
use crate::forms::EmailAddress;
use crate::web::AppState;

/// A letter to queue.
pub struct NewLetter<'a> {
    /// One of the kinds that rooms register: "accounts.sign_in_code".
    pub kind: &'static str,
    pub to: &'a EmailAddress,
    /// The id of the person it is for, where we know them.
    pub person: Option<&'a str>,
    /// Whose task it is if it cannot be delivered: "council" or "provider".
    pub team: &'static str,
    /// What its writer needs; sealed.
    pub payload: &'a str,
    /// A second letter with the same key is not queued. Ids and codes only.
    pub once: Option<&'a str>,
}

/// What a letter says.
#[derive(Clone, Debug, Default)]
pub struct Words {
    pub subject: String,
    pub paragraphs: Vec<String>,
    /// Shown large, on a line of its own.
    pub code: Option<String>,
    /// Its label, and one of our own addresses: `/sign-in`, or the same with the base address before it.
    pub link: Option<(String, String)>,
    /// The line by which phones offer a code to the right site: "@portal.example #123456".
    pub last_line: Option<String>,
}

/// A letter about to be written.
pub struct Draft {
    /// Its id in the outbox.
    pub id: String,
    pub to: EmailAddress,
    pub person: Option<String>,
    pub payload: String,
}

/// Writes one letter; `None` where there is nothing to send any more.
pub type Writer = fn(AppState, Draft) -> Pin<Box<dyn Future<Output = Result<Option<Words>>> + Send>>;

/// A kind of letter. Each room with letters lists its own as `KINDS` in its `letters.rs`.
#[derive(Clone, Copy)]
pub struct Kind {
    pub name: &'static str,
    pub write: Writer,
    /// Whoever gets it may say: no more of these.
    pub can_be_stopped: bool,
    /// It waits for the hours that its reader chose, and is never sent to one who wants no letters. Otherwise it is sent at
    /// once, at any hour: only what its reader asks for at that moment, such as a code.
    pub keeps_hours: bool,
}

/// Every room's kinds.
pub type Kinds = Arc<[Kind]>;

#[cfg(test)]
pub mod tests;
