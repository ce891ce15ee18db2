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

#[cfg(feature = "ssr")]
mod asking;
#[cfg(feature = "ssr")]
mod cases;
#[cfg(feature = "ssr")]
mod letters;
#[cfg(feature = "ssr")]
mod managing;
#[cfg(feature = "ssr")]
mod model;
#[cfg(feature = "ssr")]
mod opening;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
mod thread;

#[cfg(all(test, feature = "ssr"))]
mod testing;
#[cfg(all(test, feature = "ssr"))]
mod tests;

#[cfg(feature = "ssr")]
pub use letters::KINDS;
#[cfg(feature = "ssr")]
pub use opening::OPENING_COOKIE;
#[cfg(feature = "ssr")]
pub use store::rewrap_all;

/// Every address of this room.
#[cfg(feature = "ssr")]
pub fn routes() -> crate::web::Routes {
    asking::routes().merge(thread::routes()).merge(cases::routes()).merge(managing::routes())
}
