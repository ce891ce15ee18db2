//! Who is asking: signing in and out, sessions, invitations, and what each person is allowed to be. For young people and
//! staff alike.
//!
//! Addresses: `/sign-in/…`, `/me/…`, `/sign-out`, `/staff/…`. Tables: `people`, `staff_roles`, `sessions`, `sign_ins`,
//! `adviser_codes`, `held_forms`, `invitations`, those of `staff`, and for look-up `leaving_care_entries`. Personal data: a
//! name to use and an email address, sealed, as long as the account; which browsers are signed in, until a day after; each
//! table says how long.

mod asking;
mod door;
pub mod held;
pub mod invitations;
pub mod list;
mod me;
mod model;
pub mod people;
mod session_cookie;
pub mod sessions;
mod sign_in;
pub mod staff;

use crate::error::Result;
use crate::keys::Keys;
use crate::web::{Db, Routes, Tx};

pub use asking::{Administrator, PersonalAdviser, SESSION_COOKIE, Staff, Who, YoungPerson};
pub use me::end_session;
pub use model::{Lasts, OpenedBy, Organisation, PersonId, Role, STEPPED_UP_FOR};
pub use session_cookie::{device, held_session};
pub use sign_in::{Nothing, SIGN_IN_COOKIE, issue_adviser_code, letters};
pub use staff::STAFF_COOKIE;

pub fn routes() -> Routes {
    sign_in::routes().merge(me::routes()).merge(staff::routes())
}

/// Wraps the data key of everybody, and of everybody on the leaving-care list, with the newest keys, a hundred at a time, so
/// that nobody waits. Says how many.
pub async fn rewrap_all(db: &Db, keys: &Keys) -> Result<usize> {
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let mut tx = db.begin().await?;
        let Some((last, wrapped)) = people::rewrap(&mut tx, keys, &after).await? else { break };
        tx.commit().await?;
        (after, count) = (last, count + wrapped);
    }
    after.clear();
    loop {
        let mut tx = db.begin().await?;
        let Some((last, wrapped)) = list::rewrap(&mut tx, keys, &after).await? else { return Ok(count) };
        tx.commit().await?;
        (after, count) = (last, count + wrapped);
    }
}

/// Forgets what nobody may need any more. Says how many rows went.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    Ok(sessions::forget_old(tx, now).await?
        + held::forget_old(tx, now).await?
        + invitations::forget_old(tx, now).await?
        + sign_in::forget_old(tx, now).await?
        + staff::forget_old(tx, now).await?)
}

#[cfg(test)]
mod tests;
