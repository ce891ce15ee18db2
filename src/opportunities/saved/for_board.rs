//! What the Corporate Parenting Board is told of work and learning: how many people took which step, each of them once. It is
//! counted here, and nothing of it is shown as it is.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::sql;
use crate::web::Tx;
use crate::words::Quarter;

struct Row {
    person_id: String,
    saved_at: i64,
    applied_at: Option<i64>,
    interview_at: Option<i64>,
    got_at: Option<i64>,
}

/// People who took a step in a quarter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// Any of them.
    pub people: u64,
    pub saved: u64,
    pub applied: u64,
    pub interview: u64,
    pub got: u64,
}

/// Counts one quarter.
pub async fn steps(tx: &mut Tx, quarter: Quarter) -> Result<Steps> {
    let (from, until) = (quarter.from(), quarter.until());
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        "select person_id, saved_at, applied_at, interview_at, got_at from saved_opportunities
         where (saved_at >= $1 and saved_at < $2) or (applied_at >= $1 and applied_at < $2)
            or (interview_at >= $1 and interview_at < $2) or (got_at >= $1 and got_at < $2)",
        from,
        until
    )?;
    let who = |step: fn(&Row) -> Option<i64>| {
        let took = rows.iter().filter(|row| step(row).is_some_and(|at| (from..until).contains(&at)));
        took.map(|row| row.person_id.as_str()).collect::<BTreeSet<_>>().len() as u64
    };
    Ok(Steps {
        people: rows.iter().map(|row| row.person_id.as_str()).collect::<BTreeSet<_>>().len() as u64,
        saved: who(|row| Some(row.saved_at)),
        applied: who(|row| row.applied_at),
        interview: who(|row| row.interview_at),
        got: who(|row| row.got_at),
    })
}
