//! How long this room keeps things (bar 5.2). How requests went, in days and about nobody, stays.

use crate::exec;
use crate::web::{Rule, Tx};

use super::super::model::KEPT;

/// Six years, with the leap days that may be in them.
const SIX_YEARS: i64 = 2_192 * 24 * 3_600_000;

pub const RETENTION: &[Rule] = &[
    Rule {
        record: "internet_access.requests",
        limit: "12 months after they were finished",
        reason: "a young person can look up what they got, and complain about it within the year",
        forget: |old| Box::pin(async move { Ok(forget_requests(old.tx, old.now - KEPT).await?) }),
    },
    Rule {
        record: "internet_access.uses",
        limit: "6 years after something was given, or was not needed",
        reason: "what the council spent can be audited that long; nothing in it leads to anybody",
        forget: |old| Box::pin(async move { Ok(forget_uses(old.tx, old.now - SIX_YEARS).await?) }),
    },
];

async fn forget_requests(tx: &mut Tx, closed_before: i64) -> sqlx::Result<u64> {
    exec!(
        tx,
        "delete from internet_access_requests
         where closed_at < $1 and person_id not in (select person_id from legal_holds)",
        closed_before
    )
}

async fn forget_uses(tx: &mut Tx, ended_before: i64) -> sqlx::Result<u64> {
    exec!(tx, "delete from internet_access_uses where used_at < $1 or released_at < $1", ended_before)
}
