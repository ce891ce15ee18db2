//! What people see: one's own letters, what an adviser confirms, and what a code shows.

pub mod check;
pub mod mine;
pub mod staff;

use crate::app::{CHECK_LETTER, MY_LETTERS};
use crate::words::{day_words, london_day};

/// Where somebody finds one of their letters.
pub fn address(id: &str) -> String {
    format!("{MY_LETTERS}/{id}")
}

/// "25 November 2026"
fn day(at: i64) -> String {
    day_words(london_day(at))
}

/// Where a code is typed, as people read it out: without "https://".
fn check_at(base_url: &str) -> String {
    let site = base_url.trim_start_matches("https://").trim_start_matches("http://");
    format!("{}{CHECK_LETTER}", site.trim_end_matches('/'))
}
