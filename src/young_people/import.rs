//! The leaving-care list from a file: read line by line, held against what is here, shown to whoever brought it, and
//! applied whole or not at all, once a second person says yes (S-50 to S-52, T7).

mod apply;
pub mod command;
mod file;
mod outcome;
mod plan;
mod report;
mod stage;

use crate::exec;
use crate::web::Tx;

pub use apply::{Applied, apply, throw_away};
pub use outcome::Outcome;
pub use report::{Listed, Report, report};
pub use stage::{Staged, may_apply, stage, staged};

/// How long a file waits for its second person, in ms.
pub const WAITS: i64 = 7 * 24 * 3_600_000;
/// How long reading one file takes at most, in ms; what is not read by then was broken off.
const READING_TAKES: i64 = 3_600_000;
/// How many lines are written at once: others write in between.
const AT_ONCE: usize = 500;

/// Forgets files that nobody applied, and those whose reading was broken off.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let (waited, broken_off) = (now - WAITS, now - READING_TAKES);
    exec!(
        tx,
        "delete from list_imports where uploaded_at < $1 or (staged_at is null and uploaded_at < $2)",
        waited,
        broken_off
    )
}
