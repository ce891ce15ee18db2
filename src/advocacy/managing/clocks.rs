//! Promises raise themselves: on the last working day of one, whoever has the case is told; where it was missed, the managers are.
//! Each is told once, on a working day and not before eight. While we wait for the young person nobody is told anything.

use crate::accounts::{PersonId, Role};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::promises;
use crate::web::{AppState, Tx};
use crate::words::london_hour;
use crate::{exec, sql};

use super::super::letters;
use super::super::model::Kind;
use super::super::store::{self, Said};

/// Nobody is told in the night: the day of a promise ends at midnight.
const FROM: i8 = 8;

/// Tells everybody who must know, each about one thing once. Several processes may be at it: each case is a transaction of its
/// own, so that nobody who works on another waits. Says how many cases there were.
pub async fn raise_late(app: &AppState) -> Result<usize> {
    let now = app.now();
    let mut raised = put_back_what_nobody_has(app).await?;
    if london_hour(now) < FROM || !promises::is_working_day(now) {
        return Ok(raised);
    }
    for promise in running_out(app).await? {
        raised += usize::from(raise(app, &promise).await?);
    }
    for step in steps_past(app).await? {
        raised += usize::from(raise_step(app, &step).await?);
    }
    Ok(raised)
}

/// A promise that runs out today, or has run out.
struct Running {
    id: String,
    due_at: i64,
    advocate_id: Option<String>,
    raised_at: Option<i64>,
}

async fn running_out(app: &AppState) -> Result<Vec<Running>> {
    let (now, mut tx) = (app.now(), app.db.read().await?);
    // Today is a working day, so what is due by its end has no other left.
    let today = promises::due(now, 0);
    Ok(sql!(
        &mut tx,
        fetch_all,
        Running,
        r#"select id, due_at as "due_at!", advocate_id, raised_at from advocacy_cases
           where closed_at is null and paused_at is null
             and (due_at < $1 and raised_higher_at is null or due_at between $1 and $2 and raised_at is null)
           order by due_at, id limit 500"#,
        now,
        today
    )?)
}

async fn raise(app: &AppState, running: &Running) -> Result<bool> {
    let Running { id, due_at, .. } = running;
    let (now, mut tx) = (app.now(), app.db.begin().await?);
    let missed = *due_at < now;
    // Meanwhile they may have been answered, or another process may have told everybody.
    let ours = exec!(
        &mut tx,
        "update advocacy_cases set raised_at = coalesce(raised_at, $1),
                raised_higher_at = case when due_at < $1 then $1 else raised_higher_at end
         where id = $2 and due_at = $3 and closed_at is null and paused_at is null
           and (raised_at is null or due_at < $1 and raised_higher_at is null)",
        now,
        id,
        due_at
    )?;
    if ours == 0 {
        return Ok(false);
    }
    let mut to = Vec::new();
    if running.raised_at.is_none() {
        to = holders(&mut tx, id, running.advocate_id.as_deref(), now).await?;
    }
    if missed {
        to.extend(letters::of_provider(&mut tx, &[Role::AdvocacyManager]).await?);
    }
    tell(&mut tx, app, id, &to, &format!("{due_at}:{}", if missed { "missed" } else { "soon" })).await?;
    note(&mut tx, app, Deed::AdvocacyLate, id, if missed { "missed" } else { "soon" }).await?;
    tx.commit().await?;
    Ok(true)
}

/// A next step whose day has passed.
struct Step {
    id: String,
    next_step_by: i64,
    advocate_id: String,
}

async fn steps_past(app: &AppState) -> Result<Vec<Step>> {
    let (now, mut tx) = (app.now(), app.db.read().await?);
    Ok(sql!(
        &mut tx,
        fetch_all,
        Step,
        r#"select id, next_step_by as "next_step_by!", advocate_id as "advocate_id!" from advocacy_cases
           where closed_at is null and advocate_id is not null and next_step_by is not null and next_step_by < $1
             and (step_told_of is null or step_told_of <> next_step_by)
           order by next_step_by, id limit 500"#,
        now
    )?)
}

async fn raise_step(app: &AppState, step: &Step) -> Result<bool> {
    let Step { id, next_step_by, advocate_id } = step;
    let mut tx = app.db.begin().await?;
    let ours = exec!(
        &mut tx,
        "update advocacy_cases set step_told_of = $1
         where id = $2 and next_step_by = $1 and closed_at is null and (step_told_of is null or step_told_of <> $1)",
        next_step_by,
        id
    )?;
    if ours == 0 {
        return Ok(false);
    }
    let to = holders(&mut tx, id, Some(advocate_id), app.now()).await?;
    tell(&mut tx, app, id, &to, &format!("{next_step_by}:step")).await?;
    note(&mut tx, app, Deed::AdvocacyLate, id, "step").await?;
    tx.commit().await?;
    Ok(true)
}

async fn tell(tx: &mut Tx, app: &AppState, case: &str, to: &[PersonId], what: &str) -> Result<()> {
    let about = format!("{case}:{what}");
    for (place, staff) in to.iter().enumerate() {
        if !to[..place].contains(staff) {
            letters::queue_alarm_to(tx, &app.keys, staff, &about, app.now()).await?;
        }
    }
    Ok(())
}

async fn note(tx: &mut Tx, app: &AppState, deed: Deed, case: &str, reason: &str) -> Result<()> {
    let line = Line { role: "service", deed, about: Some(case), reason: Some(reason), ..Line::default() };
    Ok(audit::record(tx, &app.keys, &line, app.now()).await?)
}

struct Id {
    id: String,
}

/// Whoever has a case, and whoever covers for them today; where nobody has it, everybody who may take it.
async fn holders(tx: &mut Tx, case: &str, advocate: Option<&str>, now: i64) -> Result<Vec<PersonId>> {
    let rows = match advocate {
        Some(advocate) => sql!(
            tx,
            fetch_all,
            Id,
            "select p.id from people p where p.disabled_at is null and (p.id = $1 or exists (
                 select 1 from advocacy_absences a
                 where a.staff_id = $1 and a.cover_id = p.id and a.from_at <= $2 and a.until_at >= $2))
               and not exists (select 1 from advocacy_objections o where o.case_id = $3 and o.staff_id = p.id)
             order by p.id",
            advocate,
            now,
            case
        )?,
        None => sql!(
            tx,
            fetch_all,
            Id,
            "select p.id from people p join staff_roles s on s.person_id = p.id
             where p.disabled_at is null and s.role = 'advocate'
               and not exists (select 1 from advocacy_objections o where o.case_id = $1 and o.staff_id = p.id)
             order by p.id",
            case
        )?,
    };
    Ok(rows.into_iter().map(|row| PersonId(row.id)).collect())
}

/// A case whose advocate may not come in any more, or is an advocate no longer.
struct Left {
    id: String,
    advocate_id: String,
}

/// Such a case waits again, and the managers are told. Its promise goes on.
async fn put_back_what_nobody_has(app: &AppState) -> Result<usize> {
    let mut tx = app.db.read().await?;
    let left = sql!(
        &mut tx,
        fetch_all,
        Left,
        r#"select c.id, c.advocate_id as "advocate_id!" from advocacy_cases c
           where c.closed_at is null and c.advocate_id is not null and not exists (
               select 1 from people p join staff_roles s on s.person_id = p.id
               where p.id = c.advocate_id and p.disabled_at is null and s.role = 'advocate')
           order by c.id limit 500"#
    )?;
    drop(tx);
    let mut count = 0;
    for one in left {
        count += usize::from(put_back(app, &one).await?);
    }
    Ok(count)
}

async fn put_back(app: &AppState, left: &Left) -> Result<bool> {
    let Left { id, advocate_id } = left;
    let (now, mut tx) = (app.now(), app.db.begin().await?);
    let ours = exec!(
        &mut tx,
        "update advocacy_cases set advocate_id = null, claimed_at = null
         where id = $1 and advocate_id = $2 and closed_at is null",
        id,
        advocate_id
    )?;
    if ours == 0 {
        return Ok(false);
    }
    let Some(found) = store::find(&mut tx, &app.keys, id).await? else { return Ok(false) };
    let said = Said { kind: Kind::PutBack, staff: None, private: true, words: None, once: None };
    let number = found.thread.last() + 1;
    store::say(&mut tx, &found.key, id, number, &said, now).await?;
    let managers = letters::of_provider(&mut tx, &[Role::AdvocacyManager]).await?;
    tell(&mut tx, app, id, &managers, &format!("{number}:left")).await?;
    note(&mut tx, app, Deed::AdvocacyPutBack, id, "left").await?;
    tx.commit().await?;
    Ok(true)
}
