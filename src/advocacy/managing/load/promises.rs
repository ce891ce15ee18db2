//! Promises of a quarter, kept and missed, as managers see them: exact, and for nobody else.

use crate::error::Result;
use crate::sql;
use crate::web::Tx;

use super::super::figures::Quarter;

/// Promises that ran out in one quarter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    pub quarter: Quarter,
    pub kept: i64,
    pub missed: i64,
}

struct KeptRow {
    kept: i64,
    missed: i64,
}

/// Promises that ran out in a quarter. One that stands still has not run out.
pub async fn kept(tx: &mut Tx, quarter: Quarter, now: i64) -> Result<Kept> {
    let (from, until) = (quarter.from(), quarter.until().min(now));
    let row = sql!(
        tx,
        fetch_one,
        KeptRow,
        r#"select count(case when p.met_at <= p.due_at then 1 end) as "kept!: i64",
                  count(case when p.met_at > p.due_at or p.met_at is null and p.let_go_at > p.due_at
                               or p.met_at is null and p.let_go_at is null
                                  and (c.paused_at is null or c.paused_at > p.due_at) then 1 end) as "missed!: i64"
           from advocacy_promises p join advocacy_cases c on c.id = p.case_id
           where p.due_at >= $1 and p.due_at < $2"#,
        from,
        until
    )?;
    Ok(Kept { quarter, kept: row.kept, missed: row.missed })
}
