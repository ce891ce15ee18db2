//! How long this room keeps things (bar 5.2).

use crate::error::Result;
use crate::exec;
use crate::web::{Rule, Tx};

use super::super::{model, opening};

const DAY: i64 = 24 * 3_600_000;

/// A case goes with its row, and its key with it: what is left of it in a backup cannot be read there either, once the backup's
/// own 35 days are over. A legal hold of the council knows no cases, so it holds none. Figures that were given out stay.
pub const RETENTION: &[Rule] = &[
    Rule {
        record: "advocacy.cases",
        limit: "18 months after their end; while somebody may be in danger, until a manager of the provider lets it go",
        reason: "advocacy providers publish 18 months; its young person may let go of it earlier",
        forget: |old| Box::pin(forget_cases(old.tx, old.now - model::KEPT)),
    },
    Rule {
        record: "advocacy.openings",
        limit: "15 minutes unused, an hour at most",
        reason: "like a session on a shared phone",
        forget: |old| Box::pin(async move { Ok(opening::forget_old(old.tx, old.now).await?) }),
    },
    Rule {
        record: "advocacy.readings",
        limit: "1 day after they are over",
        reason: "the case and the audit say who read it and why",
        forget: |old| Box::pin(forget_readings(old.tx, old.now - DAY)),
    },
];

async fn forget_cases(tx: &mut Tx, closed_before: i64) -> Result<u64> {
    Ok(exec!(tx, "delete from advocacy_cases where closed_at < $1 and safeguarded_at is null", closed_before)?)
}

async fn forget_readings(tx: &mut Tx, over_before: i64) -> Result<u64> {
    Ok(exec!(tx, "delete from advocacy_readings where until_at < $1", over_before)?)
}
