//! Who is asking: signing in and out, sessions, invitations, and what each person is allowed to be. For young people and
//! staff alike.
//!
//! Addresses: `/sign-in/…`, `/me/…`, `/sign-out`, `/staff/…`. Tables: `people`, `staff_roles`, `sessions`, `sign_ins`,
//! `adviser_codes`, `held_forms`, `invitations`. Personal data: a name to use and an email address, sealed, as long as the
//! account; which browsers are signed in, until a day after; each table says how long.

mod asking;
pub mod held;
pub mod invitations;
mod model;
pub mod people;
pub mod sessions;

use crate::error::Result;
use crate::keys::Keys;
use crate::web::Db;

pub use asking::{Administrator, PersonalAdviser, SESSION_COOKIE, Staff, Who, YoungPerson};
pub use model::{Lasts, OpenedBy, Organisation, PersonId, Role, STEPPED_UP_FOR};

/// Wraps the data key of everybody with the newest keys, a hundred at a time, so that nobody waits. Says how many.
pub async fn rewrap_all(db: &Db, keys: &Keys) -> Result<usize> {
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let mut tx = db.begin().await?;
        let Some((last, wrapped)) = people::rewrap(&mut tx, keys, &after).await? else { return Ok(count) };
        tx.commit().await?;
        (after, count) = (last, count + wrapped);
    }
}
