//! A promise that was missed raises itself: the adviser is told, once, on a working day and not before eight.

use crate::accounts::PersonId;
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::Keys;
use crate::promises;
use crate::web::Tx;
use crate::words::london_hour;
use crate::{exec, sql};

use super::letters;

/// Nobody is told in the night: the day of a promise ends at midnight.
const FROM: i8 = 8;

struct Row {
    id: String,
    person_id: String,
    adviser_id: Option<String>,
}

/// Tells each adviser who has not answered in time. Says how many letters are late.
pub async fn raise(tx: &mut Tx, keys: &Keys, now: i64) -> Result<usize> {
    if london_hour(now) < FROM || !promises::is_working_day(now) {
        return Ok(0);
    }
    let late = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select l.id, l.person_id, p.adviser_id from confirmation_letters l join people p on p.id = l.person_id
         where l.due_at < $1 and l.raised_at is null order by l.due_at, l.id limit 500",
        now
    )?;
    let mut raised = 0;
    for row in late {
        // Another process may be at it too.
        let id = row.id.as_str();
        if exec!(
            &mut *tx,
            "update confirmation_letters set raised_at = $1 where id = $2 and raised_at is null",
            now,
            id
        )? == 0
        {
            continue;
        }
        if let Some(adviser) = row.adviser_id.map(PersonId) {
            letters::queue_late(tx, keys, &adviser, id, now).await?;
        }
        let (about, subject) = (Some(id), Some(row.person_id.as_str()));
        let line = Line { who: None, role: "service", deed: Deed::LetterLate, about, subject, reason: None };
        audit::record(tx, keys, &line, now).await?;
        raised += 1;
    }
    Ok(raised)
}
