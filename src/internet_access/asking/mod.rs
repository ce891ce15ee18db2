//! Asking to get online: what there is, for anybody; and one question a page, for young people who are signed in.
//!
//! Addresses: `/internet-access` (what there is), and, with nothing in them that gives anybody away, `/i/ask/{step}`,
//! `/i/ask/check` (asking) and `/i/{request}/sent` (the page to keep). Tables: `internet_access_drafts`. Personal data: what is typed
//! and not sent yet, sealed with their data key, until it is sent, and 7 days after the last change at most.
//!
//! 2026-11-26: Every page that is answered is kept at once, so that nobody types anything twice on a bad signal. The draft holds
//! the name under which it is sent, so that sending it however often asks once.

mod actions;
mod draft;
mod form;
mod holding;
mod kept;
mod pages;
mod step;
#[cfg(test)]
mod tests;

use crate::web::Rule;

pub use actions::routes;
pub use holding::HOLDING;

pub const RETENTION: &[Rule] = &[Rule {
    record: "internet_access.drafts",
    limit: "7 days after the last change",
    reason: "they began to ask and may come back; who has not by then begins anew",
    forget: |old| Box::pin(async move { Ok(kept::forget_old(old.tx, old.now).await?) }),
}];
