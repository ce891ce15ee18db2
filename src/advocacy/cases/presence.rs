//! Two people on one case see each other: who has it before them, and who is writing. Without script, as of when the page was
//! made; with it, every 15 seconds.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{Advocate, PersonId, Staff};
use crate::error::Result;
use crate::keys::Keys;
use crate::web::{AppState, Form, Routes, Tx};
use crate::{exec, sql};

use super::super::store::{Names, works_on};
use super::staff::not_theirs;

/// Somebody who said nothing for so long is gone, in ms.
const GONE: i64 = 45_000;
const HERE: &str = "/advocacy/cases/{case}/here";

pub fn routes() -> Routes {
    Routes::new().post(HERE, here)
}

/// Somebody else who has the same case before them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub name: String,
    pub writing: bool,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HereForm {
    writing: String,
}

/// What the script of an open page says, and hears.
async fn here(
    State(app): State<AppState>,
    staff: Advocate,
    Path(id): Path<String>,
    Form(form): Form<HereForm>,
) -> Result<Response> {
    let mut tx = app.db.begin().await?;
    if !works_on(&mut tx, &staff, &id, app.now()).await? {
        drop(tx);
        return not_theirs(&app, &staff, HERE).await;
    }
    note(&mut tx, &staff, &id, form.writing == "yes", app.now()).await?;
    let others = others(&mut tx, &app.keys, &staff.id, &id, app.now()).await?;
    tx.commit().await?;
    Ok(words(&others).into_response())
}

/// "Mo is looking at this." Nothing where nobody does.
pub fn words(others: &[Other]) -> String {
    let one = |other: &Other| match other.writing {
        true => format!("{} is writing.", other.name),
        false => format!("{} is looking at this.", other.name),
    };
    others.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// Notes that somebody has a case before them.
pub async fn note(tx: &mut Tx, staff: &Staff, case: &str, writing: bool, now: i64) -> Result<()> {
    let me = staff.id.as_str();
    let gone = now - GONE;
    exec!(&mut *tx, "delete from advocacy_presence where at <= $1", gone)?;
    exec!(
        tx,
        "insert into advocacy_presence (case_id, staff_id, at, writing) values ($1, $2, $3, $4)
         on conflict (case_id, staff_id) do update set at = excluded.at, writing = excluded.writing",
        case,
        me,
        now,
        writing
    )?;
    Ok(())
}

struct Row {
    staff_id: String,
    writing: bool,
}

/// Who else has it before them.
pub async fn others(tx: &mut Tx, keys: &Keys, me: &PersonId, case: &str, now: i64) -> Result<Vec<Other>> {
    let (me, since) = (me.as_str(), now - GONE);
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        r#"select staff_id, writing as "writing: bool" from advocacy_presence
           where case_id = $1 and staff_id <> $2 and at > $3 order by staff_id"#,
        case,
        me,
        since
    )?;
    let (mut names, mut others) = (Names::default(), Vec::new());
    for row in rows {
        if let Some(colleague) = names.of(tx, keys, Some(&row.staff_id)).await? {
            others.push(Other { name: colleague.name, writing: row.writing });
        }
    }
    Ok(others)
}
