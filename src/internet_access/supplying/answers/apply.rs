//! Applies a file: all of it or none of it. Broken off half-way, every request stands where it stood and the file still waits
//! (F19). What changed since the file was read is left out and named.

use crate::accounts::InternetTeam;
use crate::audit::Deed;
use crate::error::Result;
use crate::internet_access::store::{At, OneStep, take_all};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::note;
use super::AT_ONCE;
use super::plan::{Becomes, Planner};
use super::store::{Brought, became, find, open};

/// What came of a second person's yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// So many requests were changed, and so many rows no longer fitted.
    Yes { changed: usize, left_out: usize },
    /// They brought the file themselves: somebody else must say yes (S-51).
    SamePerson,
}

struct Row {
    number: i64,
    said: String,
}

/// Applies a file. None where no such file waits.
pub async fn apply(app: &AppState, staff: &InternetTeam, id: &str) -> Result<Option<Applied>> {
    let (mut tx, now, who) = (app.db.begin_long().await?, app.now(), staff.id.as_str());
    let Some(file) = find(&mut tx, &app.keys, id).await?.filter(|file| file.applied_at.is_none()) else {
        return Ok(None);
    };
    if !file.may_be_applied_by(staff) {
        return Ok(Some(Applied::SamePerson));
    }
    // All requests are locked before anything else is. Two people who say yes at once do it once: the second finds it applied.
    exec!(
        &mut tx,
        "update internet_access_requests set changed_at = changed_at
         where id in (select request_id from internet_access_file_rows where file_id = $1 and outcome = 'changes')",
        id
    )?;
    if exec!(
        &mut tx,
        "update internet_access_files set applied_at = $1, applied_by = $2 where id = $3 and applied_at is null",
        now,
        who,
        id
    )? == 0
    {
        return Ok(None);
    }
    let (mut planner, mut after, mut changed, mut left_out) =
        (Planner::new(&file.supplier, &file.fingerprint), 0, 0, 0);
    loop {
        let rows = rows(&mut tx, id, after).await?;
        let Some(last) = rows.last().map(|row| row.number) else { break };
        let some = take_some(&mut tx, app, &file, &mut planner, rows).await?;
        (changed, left_out, after) = (changed + some.0, left_out + some.1, last);
    }
    exec!(
        &mut tx,
        "update internet_access_file_rows set outcome = 'changed' where file_id = $1 and outcome = 'changes'",
        id
    )?;
    note(&mut tx, app, staff, Deed::InternetImportApplied, id).await?;
    tx.commit().await?;
    Ok(Some(Applied::Yes { changed, left_out }))
}

async fn rows(tx: &mut Tx, file: &str, after: i64) -> Result<Vec<Row>> {
    let at_once = AT_ONCE as i64;
    Ok(sql!(
        tx,
        fetch_all,
        Row,
        "select number, said from internet_access_file_rows
         where file_id = $1 and outcome = 'changes' and number > $2 order by number limit $3",
        file,
        after,
        at_once
    )?)
}

/// Takes the steps of a few hundred rows. Says how many were taken, and how many left out.
async fn take_some(
    tx: &mut Tx,
    app: &AppState,
    file: &Brought,
    planner: &mut Planner<'_>,
    rows: Vec<Row>,
) -> Result<(usize, usize)> {
    let lines = rows.iter().map(|row| Ok(open(&app.keys, &file.id, row.number, &row.said)?.line(row.number)));
    let lines = lines.collect::<Result<Vec<_>>>()?;
    let plans = planner.plan(tx, &lines).await?;
    let (mut steps, mut left_out) = (Vec::with_capacity(lines.len()), 0);
    for (line, plan) in lines.into_iter().zip(plans) {
        match (plan.becomes, plan.request, plan.to, line.read) {
            (Becomes::Changes, Some(request), Some(to), Ok(said)) => {
                let once = format!("{}:{}", file.fingerprint, line.number);
                steps.push(OneStep { request, to, words: said.note(), once });
            }
            _ => {
                became(tx, &file.id, line.number, Becomes::MovedOn).await?;
                left_out += 1;
            }
        }
    }
    take_all(tx, At::of(app), &steps).await?;
    Ok((steps.len(), left_out))
}

/// Throws a file away that nobody applied. False where no such file waits.
pub async fn throw_away(app: &AppState, staff: &InternetTeam, id: &str) -> Result<bool> {
    let mut tx = app.db.begin().await?;
    if exec!(&mut tx, "delete from internet_access_files where id = $1 and applied_at is null", id)? == 0 {
        return Ok(false);
    }
    note(&mut tx, app, staff, Deed::InternetImportRefused, id).await?;
    tx.commit().await?;
    Ok(true)
}
