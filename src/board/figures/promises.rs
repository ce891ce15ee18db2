//! Promises that ran out in a quarter: whether they were kept.

use crate::disclosure::Counted;
use crate::error::Result;
use crate::promises::Waited;
use crate::said_did;
use crate::web::Tx;
use crate::words::Quarter;

use super::super::model::{Late, Promised};
use super::RULE;
use super::waits::{people, tally};

pub fn kept(all: &[&Waited], quarter: Quarter, at: i64) -> Counted {
    let ran_out = all.iter().filter(|one| (quarter.from()..quarter.until()).contains(&one.promise.due_at));
    let decided: Vec<(bool, &str)> =
        ran_out.filter_map(|one| Some((one.promise.kept(at)?, one.who.as_str()))).collect();
    let of = |kept: bool| decided.iter().filter(move |(theirs, _)| *theirs == kept).map(|(_, who)| *who);
    let cells = vec![tally("kept", of(true)), tally("broken", of(false))];
    Counted::each("promises", RULE, "promises", people(decided.iter().map(|(_, who)| *who)), cells)
}

/// What was promised in the open: it is public, so nothing of it is hidden.
pub async fn in_the_open(tx: &mut Tx, quarter: Quarter, at: i64) -> Result<Promised> {
    let said_did::Kept { kept, missed, open, overdue } = said_did::of_quarter(tx, quarter, at).await?;
    let late = overdue.into_iter().map(|item| Late {
        days_late: item.days_late(at),
        due: item.due.to_string(),
        promised: item.words.promised,
        by_whom: item.words.by_whom,
    });
    Ok(Promised { kept, missed, open, late: late.collect() })
}
