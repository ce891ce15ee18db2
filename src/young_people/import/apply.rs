//! Applying a file that waited, or throwing it away. All of it or none of it: broken off half-way, the list is as it was and
//! the file still waits (F19).

use crate::audit::Deed;
use crate::error::Result;
use crate::web::AppState;
use crate::{exec, sql};

use super::super::actions::Importer;
use super::AT_ONCE;
use super::outcome::{Outcome, Tally};
use super::plan::Planner;
use super::stage::{find, may_apply, open_said};

/// What came of a second person's yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// What was written; lines that no longer fit the list as it is by now were left out, and stand under refused.
    Yes(Tally),
    /// They brought the file themselves: somebody else must say yes (S-51).
    SamePerson,
}

struct Row {
    number: i64,
    said: Option<String>,
}

/// Applies a file. None where no such file waits.
pub async fn apply(app: &AppState, who: &Importer, id: &str) -> Result<Option<Applied>> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let Some(staged) = find(&mut tx, &app.keys, id, now).await? else { return Ok(None) };
    if !may_apply(&staged, who) {
        return Ok(Some(Applied::SamePerson));
    }
    let (mut planner, mut tally, mut after) = (Planner::new(&app.keys, now), Tally::default(), 0);
    loop {
        let at_once = AT_ONCE as i64;
        let rows = sql!(
            &mut tx,
            fetch_all,
            Row,
            "select number, said from list_import_rows
             where import_id = $1 and outcome in ('new', 'changed') and number > $2 order by number limit $3",
            id,
            after,
            at_once
        )?;
        let Some(last) = rows.last().map(|row| row.number) else { break };
        for row in rows {
            let line = open_said(&app.keys, id, row.number, row.said.as_deref())?.line(row.number);
            let plan = planner.plan(&mut tx, &line).await?;
            let written = plan.carry_out(&mut tx, &app.keys, now).await?;
            // What is by now as the file says needs no writing; anything else that is not written was left out.
            let fits = written || plan.outcome == Outcome::Unchanged;
            tally.add(if fits { plan.outcome } else { Outcome::Refused }, 1);
        }
        after = last;
    }
    // Two people who say yes at once do it once: the second finds no file any more.
    if exec!(&mut tx, "delete from list_imports where id = $1", id)? == 0 {
        return Ok(None);
    }
    who.note(&mut tx, app, Deed::YoungPeopleImportApplied, Some(id)).await?;
    tx.commit().await?;
    Ok(Some(Applied::Yes(tally)))
}

/// Throws a file away. False where no such file waits.
pub async fn throw_away(app: &AppState, who: &Importer, id: &str) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    if find(&mut tx, &app.keys, id, app.now()).await?.is_none() {
        return Ok(false);
    }
    exec!(&mut tx, "delete from list_imports where id = $1", id)?;
    who.note(&mut tx, app, Deed::YoungPeopleImportRefused, Some(id)).await?;
    tx.commit().await?;
    Ok(true)
}
