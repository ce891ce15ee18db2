//! How long what was said under a name is kept (bar 5.2). What was said without one is looked after by the anonymous store's nights.

use crate::exec;
use crate::web::{Rule, Tx};

/// 24 months, with the leap day that may be in them.
const KEPT: i64 = 731 * 24 * 3_600_000;

pub const RETENTION: &[Rule] = &[Rule {
    record: "feedback.pieces",
    limit: "24 months after they were said; their words go when they have been dealt with",
    reason: "two years of quarters are compared with each other",
    forget: |old| Box::pin(async move { Ok(forget_old(old.tx, old.now - KEPT).await?) }),
}];

async fn forget_old(tx: &mut Tx, said_before: i64) -> sqlx::Result<u64> {
    exec!(
        tx,
        "delete from feedback_pieces
         where said_at < $1 and person_id not in (select person_id from legal_holds)",
        said_before
    )
}
