//! Independent advocates: young people ask for one, and are answered, behind a wall. Advocates work for another organisation than
//! the council, and nobody of the council learns that a particular person asked for one, let alone what about.
//!
//! Addresses: `/advocacy…` (what an advocate is; advocates and their managers work at `/advocacy/…`), and, with nothing in them that
//! gives anybody away, `/r/…` for young people. Tables: `advocacy_…`. Personal data: what they ask for, how to reach them and all that is
//! said, sealed with a data key of each case, until 18 months after its end, or until its young person lets it go.
//!
//! 2026-11-26: No row says whose a case is. An account is known here by a fingerprint made with a key that the database does not
//! hold, the audit's lines about cases name no young person, and the letters to them are the same that other rooms send. So a copy
//! of the database does not show that anybody has a case.
//! 2026-11-26: Whoever asks without an account gets a reference and 16 digits. The digits are worked out from the page that asked, so
//! that pressing twice shows the same ones; only their slow fingerprint is kept.
//! 2026-11-26: A code that a council's adviser gave in person opens no case: the council could use it itself. Whoever signs in that way
//! asks as a visitor does, with a reference and a secret.

mod asking;
mod cases;
mod letters;
mod managing;
mod model;
mod opening;
mod store;
mod thread;

#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;

use crate::error::Result;
use crate::keys::Keys;
use crate::web::{Db, Routes};

pub use asking::{RETENTION as ASKING_RETENTION, end_opening};
pub use cases::{CASES, at_a_glance, seed as seed_waiting};
pub use letters::KINDS;
pub use managing::{Cast, RETENTION, add_demo_cases, given_out_to_board, raise_late, seed, waiting};
pub use opening::OPENING_COOKIE;
#[cfg(test)]
pub use thread::tests::{case_of, everything_of, shared_with};
pub use thread::{HOLDING, KINDS as THREAD_LETTERS, RETENTION as SHARED_RETENTION, Sharing, seed_sharing};

/// Wraps every data key of this room with the newest key. Says how many.
pub async fn rewrap_all(db: &Db, keys: &Keys) -> Result<usize> {
    let cases = store::rewrap_all(db, keys).await?;
    Ok(cases + asking::rewrap_all(db, keys).await? + thread::rewrap_all(db, keys).await?)
}

/// Every address of this room.
pub fn routes() -> Routes {
    asking::routes().merge(thread::routes()).merge(cases::routes()).merge(managing::routes())
}
