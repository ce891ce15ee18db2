//! What of this room goes, and when. Published packs stay.

use crate::exec;
use crate::web::{Keeping, Rule};

const DAY: i64 = 24 * 3_600_000;

pub const RETENTION: &[Rule] = &[
    Rule {
        record: "board.drafts",
        limit: "90 days after they were published or thrown away",
        reason: "what was published stands elsewhere",
        forget: |old| Box::pin(forget_drafts(old)),
    },
    Rule {
        record: "board.comments",
        limit: "6 years after they were written",
        reason: "as long as the audit",
        forget: |old| Box::pin(forget_comments(old)),
    },
];

async fn forget_drafts(old: Keeping<'_>) -> crate::error::Result<u64> {
    let before = old.now - 90 * DAY;
    Ok(exec!(old.tx, "delete from board_drafts where ended_at < $1", before)?)
}

async fn forget_comments(old: Keeping<'_>) -> crate::error::Result<u64> {
    let before = old.now - 6 * 365 * DAY;
    Ok(exec!(old.tx, "delete from board_comments where said_at < $1", before)?)
}
