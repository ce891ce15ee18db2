//! A promise that was missed raises itself: whoever has the request is told, once, on a working day and not before eight.

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
    due_at: Option<i64>,
    adviser_id: Option<String>,
    taker_id: Option<String>,
}

struct Editor {
    id: String,
}

/// Tells whoever has a request that is late, and the whole team where nobody has taken it. Says how many there were.
pub async fn raise(tx: &mut Tx, keys: &Keys, now: i64) -> Result<usize> {
    if london_hour(now) < FROM || !promises::is_working_day(now) {
        return Ok(0);
    }
    let late = sql!(
        tx,
        fetch_all,
        Row,
        r#"select r.id, r.person_id, r.due_at, h.adviser_id as "adviser_id?: String", h.taker_id as "taker_id?: String"
           from help_requests r join help_holders h on h.request_id = r.id
           where r.closed_at is null and r.raised_at is null and r.due_at < $1 order by r.due_at, r.id limit 500"#,
        now
    )?;
    let mut raised = 0;
    for row in late {
        // Another process may be at it too.
        let id = row.id.as_str();
        if exec!(&mut *tx, "update help_requests set raised_at = $1 where id = $2 and raised_at is null", now, id)? == 0
        {
            continue;
        }
        for holder in holders(tx, &row).await? {
            letters::queue_late(tx, keys, &holder, id, row.due_at.unwrap_or(now), now).await?;
        }
        let (about, subject) = (Some(id), Some(row.person_id.as_str()));
        let line = Line { who: None, role: "service", deed: Deed::HelpLate, about, subject, reason: None };
        audit::record(tx, keys, &line, now).await?;
        raised += 1;
    }
    Ok(raised)
}

async fn holders(tx: &mut Tx, row: &Row) -> Result<Vec<PersonId>> {
    if let Some(holder) = row.adviser_id.clone().or_else(|| row.taker_id.clone()) {
        return Ok(vec![PersonId(holder)]);
    }
    let editors = sql!(
        tx,
        fetch_all,
        Editor,
        "select p.id from people p join staff_roles s on s.person_id = p.id
         where s.role = 'opportunities_editor' and p.disabled_at is null order by p.id"
    )?;
    Ok(editors.into_iter().map(|editor| PersonId(editor.id)).collect())
}
