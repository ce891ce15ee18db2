//! The store that knows nobody (bar 2.3). Rows are named anew every night, sealed, padded and shuffled.
//!
//! What is sent goes into the *pool*, sealed with the key of the day. At night all of it is written anew; when three things wait, or
//! something has waited for seven nights, it is *delivered* into what is *kept*, where participation workers read it.
//!
//! Whoever writes holds the night's row, so that no night passes meanwhile; whoever reads sees one picture and holds nothing. The key of the
//! day is a file: a night adds one, seals with it, commits, and only then forgets the old one, so that it may break off anywhere.

mod answers;
mod body;
mod kept;
mod night;
mod nights;
mod pool;
mod rows;
mod send;

pub use answers::{answers_to, waits_for};
pub use body::{Body, Handle, Kept};
pub use kept::{change, delivered, find, months, of_month};
pub use night::{Night, night, rewrap_all};
pub use nights::{keep_night, keep_nights};
pub use pool::{first_of_month, level_times, put, waiting};
pub use send::{add, say};

#[cfg(test)]
mod tests;
