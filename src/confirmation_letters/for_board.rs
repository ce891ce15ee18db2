//! What the Corporate Parenting Board is told of letters that confirm. It is counted elsewhere, and nothing of it is shown as it is.

use crate::error::Result;
use crate::promises::{self, Promise, Waited};
use crate::sql;
use crate::web::Tx;
use crate::words::Quarter;

/// What is asked here, as figures call it.
pub const KIND: &str = "letters";

struct Row {
    person_id: String,
    asked_at: i64,
    answered_at: Option<i64>,
    withdrawn_at: Option<i64>,
}

/// The answer to every letter that was asked for, or answered, in a quarter or after it, or is not answered yet; until that
/// moment. It is due so many working days after it was asked for.
pub async fn waited(tx: &mut Tx, quarter: Quarter, at: i64, days: u16) -> Result<Vec<Waited>> {
    let from = quarter.from();
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        "select person_id, asked_at, answered_at, withdrawn_at from confirmation_letters
         where asked_at <= $2 and (asked_at >= $1 or coalesce(answered_at, withdrawn_at, $1) >= $1)",
        from,
        at
    )?;
    let waited = |row: Row| {
        let (made_at, due_at) = (row.asked_at, promises::due(row.asked_at, days));
        let let_go_at = row.withdrawn_at.filter(|_| row.answered_at.is_none());
        let promise = Promise { made_at, due_at, met_at: row.answered_at, let_go_at };
        Waited { kind: KIND, who: row.person_id, first: true, promise }
    };
    Ok(rows.into_iter().map(waited).collect())
}
