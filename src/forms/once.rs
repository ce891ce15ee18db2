//! A deed that a page does once, however often its button is pressed: the page carries a name of its own, and the database
//! keeps it with what was done.

use crate::keys::random_id;

/// The name that a page carries; one that we never wrote is like a new page.
pub fn once(typed: &str) -> String {
    let is_ours =
        typed.len() == 22 && typed.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    if is_ours { typed.to_owned() } else { random_id() }
}
