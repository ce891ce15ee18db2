//! A promise whose day is over raises itself: participation workers are written to, once, on a working day and not before eight.

use crate::accounts::{Organisation, Role, with_roles};
use crate::error::Result;
use crate::keys::Keys;
use crate::promises;
use crate::web::{AppState, Tx};
use crate::words::{london_day, london_hour, london_midnight};
use crate::{exec, sql};

use super::{letters, store};

/// Nobody is told in the night: the day of a promise ends at midnight.
const FROM: i8 = 8;

struct Row {
    id: String,
    due_on: i64,
}

/// Tells them of each promise that is late. Says how many there were.
pub async fn raise(tx: &mut Tx, keys: &Keys, now: i64) -> Result<usize> {
    if london_hour(now) < FROM || !promises::is_working_day(now) {
        return Ok(0);
    }
    let today = london_midnight(london_day(now));
    let late = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, due_on from said_did_items
         where due_on < $1 and late_told_at is null and state in ('promised', 'started', 'put_off') order by due_on, id",
        today
    )?;
    if late.is_empty() {
        return Ok(0);
    }
    let workers = with_roles(tx, Organisation::Council, &[Role::ParticipationWorker]).await?;
    let mut raised = 0;
    for Row { id, due_on } in late {
        // Another process may be at it too.
        let first = exec!(
            &mut *tx,
            "update said_did_items set late_told_at = $1 where id = $2 and late_told_at is null",
            now,
            id
        )?;
        if first == 0 {
            continue;
        }
        for worker in &workers {
            letters::queue_late(tx, keys, worker, &id, due_on, now).await?;
        }
        raised += 1;
    }
    Ok(raised)
}

/// What waits for participation workers, in a sentence; nothing where nothing does.
pub async fn at_a_glance(app: &AppState) -> Result<Vec<String>> {
    let (items, now) = (store::items(&mut app.db.read().await?).await?, app.now());
    Ok(match items.iter().filter(|item| item.is_overdue(now)).count() {
        0 => Vec::new(),
        1 => vec!["1 promise is late.".to_owned()],
        late => vec![format!("{late} promises are late.")],
    })
}
