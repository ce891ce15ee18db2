//! Walks the chain from its first line to its end, and says where it is broken (D-30).

use crate::keys::{self, Keys};
use crate::sql;
use crate::web::Tx;

use super::{chained, ending};

/// How many lines are in memory at once.
const PIECE: i64 = 1_000;

/// What walking the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every line is as it was written; this many.
    Whole(i64),
    Broken(Fault),
}

/// The first place where the chain is not as it was written, as one sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("Line {0} of the audit was changed, swapped or put in: it does not fit the line before it.")]
    Changed(i64),
    #[error("{} of the audit {} missing.", lines(*.0, *.1), if .0 == .1 { "is" } else { "are" })]
    Missing(i64, i64),
    #[error("Line {0} of the audit was put in: {1}.")]
    PutIn(i64, &'static str),
    #[error("The audit was cut off after line {last}: {} missing.", .end - .last)]
    CutOff { last: i64, end: i64 },
    #[error("The audit's own note of where it ends was changed: it may have been cut off after line {0}.")]
    EndChanged(i64),
    #[error("The audit's own note of where it ends is gone.")]
    EndGone,
}

fn lines(from: i64, to: i64) -> String {
    if from == to { format!("Line {from}") } else { format!("Lines {from} to {to}") }
}

pub(super) struct Kept {
    pub number: i64,
    at: i64,
    who: Option<String>,
    role: String,
    deed: String,
    about: Option<String>,
    subject: Option<String>,
    reason: Option<String>,
    pub mark: String,
}

struct End {
    number: i64,
    mark: String,
}

/// Checks every line and the end, a piece at a time. Best in a transaction that only reads: lines go on being written.
pub async fn verify(tx: &mut Tx, keys: &Keys) -> sqlx::Result<Chain> {
    verify_in(PIECE, tx, Some(keys)).await
}

/// The same for whoever has no file of keys: that no number is missing, and no more.
pub(super) async fn count(tx: &mut Tx) -> sqlx::Result<Chain> {
    verify_in(PIECE, tx, None).await
}

/// The same with pieces of another size: for tests of what lies across two.
pub(super) async fn verify_in(piece: i64, tx: &mut Tx, keys: Option<&Keys>) -> sqlx::Result<Chain> {
    let Some(end) = sql!(tx, fetch_optional, End, "select number, mark from audit_end where id = 1")? else {
        return Ok(Chain::Broken(Fault::EndGone));
    };
    let mut walk = Walk { keys, end: &end, number: 0, mark: String::new() };
    let mut after = i64::MIN;
    loop {
        let kept = lines_after(tx, after, piece).await?;
        let Some(last) = kept.last() else { break };
        after = last.number;
        if let Some(fault) = kept.iter().find_map(|line| walk.step(line).err()) {
            return Ok(Chain::Broken(fault));
        }
    }
    Ok(walk.arrive())
}

/// The next lines after this number, `limit` at most.
pub(super) async fn lines_after(tx: &mut Tx, after: i64, limit: i64) -> sqlx::Result<Vec<Kept>> {
    sql!(
        tx,
        fetch_all,
        Kept,
        "select number, at, who, role, deed, about, subject, reason, mark from audit_lines
             where number > $1 order by number limit $2",
        after,
        limit
    )
}

/// How far we have come, and the end as it was after the line we stand on.
struct Walk<'a> {
    /// Without them, marks are not looked at.
    keys: Option<&'a Keys>,
    end: &'a End,
    number: i64,
    mark: String,
}

impl Walk<'_> {
    fn step(&mut self, line: &Kept) -> Result<(), Fault> {
        let next = self.number + 1;
        if line.number < next {
            return Err(Fault::PutIn(line.number, "the first line is number 1"));
        }
        if line.number > self.end.number {
            return Err(match self.end.number {
                end if end < next => Fault::PutIn(line.number, "the audit ends before it"),
                end => Fault::Missing(next, end),
            });
        }
        if line.number > next {
            return Err(Fault::Missing(next, line.number - 1));
        }
        self.number = line.number;
        let Some(keys) = self.keys else { return Ok(()) };
        let parts = [
            line.who.as_deref(),
            Some(line.role.as_str()),
            Some(line.deed.as_str()),
            line.about.as_deref(),
            line.subject.as_deref(),
            line.reason.as_deref(),
        ];
        let mark = keys.audit(&chained(&self.mark, line.number, line.at, parts));
        if !keys::same(&mark, &line.mark) {
            return Err(Fault::Changed(line.number));
        }
        self.mark = keys.audit(&ending(&mark));
        Ok(())
    }

    fn arrive(&self) -> Chain {
        if self.number < self.end.number {
            Chain::Broken(Fault::CutOff { last: self.number, end: self.end.number })
        } else if self.keys.is_none() || keys::same(&self.mark, &self.end.mark) {
            Chain::Whole(self.number)
        } else {
            Chain::Broken(Fault::EndChanged(self.number))
        }
    }
}
