//! Who is asking: signing in and out, sessions, invitations, and what each person is allowed to be. For young people and
//! staff alike.
//!
//! Addresses: `/sign-in/…`, `/me/sessions`, `/me/who-looked`, `/me/stay`, `/sign-out`, `/staff/…`. Tables: `people`, `staff_roles`, `sessions`, `sign_ins`,
//! `adviser_codes`, `held_forms`, `invitations`, those of `staff`, and for look-up `leaving_care_entries`. Personal data: a
//! name to use and an email address, sealed, as long as the account; which browsers are signed in, until a day after; each
//! table says how long.

mod asking;
mod colleagues;
mod door;
pub mod held;
pub mod holds;
pub mod invitations;
pub mod list;
mod me;
mod model;
pub mod people;
mod session_cookie;
pub mod sessions;
mod sign_in;
pub mod staff;
pub mod tries;

use crate::error::Result;
use crate::keys::Keys;
use crate::web::{Db, Routes, Rule};

pub use asking::{
    Administrator, AdvocacyManager, Advocate, BoardReviewer, DataProtection, InternetTeam, OpportunitiesEditor,
    ParticipationWorker, PersonalAdviser, SESSION_COOKIE, Staff, Who, YoungPerson,
};
pub use colleagues::{Colleague, Names, with_roles};
pub use me::end_session;
pub use model::{Lasts, OpenedBy, Organisation, PersonId, Role, STEPPED_UP_FOR};
pub use session_cookie::{device, forgotten_session, held_session};
pub use sign_in::{Nothing, SIGN_IN_COOKIE, digits, issue_adviser_code, letters, name};
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

/// What nobody may need any more, and how long that takes.
pub const RETENTION: &[Rule] = &[
    Rule {
        record: "accounts.sessions",
        limit: "24 hours after they ended",
        reason: "they are over",
        forget: |old| Box::pin(async move { Ok(sessions::forget_old(old.tx, old.now).await?) }),
    },
    Rule {
        record: "accounts.held_forms",
        limit: "1 hour after they were sent",
        reason: "nobody came back for them",
        forget: |old| Box::pin(async move { Ok(held::forget_old(old.tx, old.now).await?) }),
    },
    Rule {
        record: "accounts.invitations",
        limit: "30 days after they ended",
        reason: "an administrator sees who did not come",
        forget: |old| Box::pin(async move { Ok(invitations::forget_old(old.tx, old.now).await?) }),
    },
    Rule {
        record: "accounts.sign_ins",
        limit: "24 hours after the code was asked for",
        reason: "letters to one mailbox are counted for a day",
        forget: |old| Box::pin(async move { Ok(sign_in::forget_sign_ins(old.tx, old.now).await?) }),
    },
    Rule {
        record: "accounts.digit_tries",
        limit: "a day after the first wrong try, or when the reference opens again",
        reason: "ten wrong tries a day close a reference for a day",
        forget: |old| Box::pin(async move { Ok(tries::forget_old(old.tx, old.now).await?) }),
    },
    Rule {
        record: "accounts.adviser_codes",
        limit: "24 hours after they ended",
        reason: "they open nothing any more",
        forget: |old| Box::pin(async move { Ok(sign_in::forget_adviser_codes(old.tx, old.now).await?) }),
    },
    Rule {
        record: "accounts.staff_half_done",
        limit: "15 minutes after it was begun",
        reason: "it was not finished",
        forget: |old| Box::pin(async move { Ok(staff::forget_half_done(old.tx, old.now).await?) }),
    },
    Rule {
        record: "accounts.staff_devices",
        limit: "90 days after they were last used",
        reason: "a browser is new again after that",
        forget: |old| Box::pin(async move { Ok(staff::forget_devices(old.tx, old.now).await?) }),
    },
];

#[cfg(test)]
mod tests;
