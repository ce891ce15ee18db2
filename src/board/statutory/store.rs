//! The verbs of official figures.

use crate::accounts::ParticipationWorker;
use crate::audit::Deed;
use crate::error::Result;
use crate::web::{AppState, Tx};
use crate::words::Quarter;
use crate::{exec, sql};

use super::super::model::Measure;
use super::super::note;
use super::super::reading::read_json;

/// What was typed in for a quarter, and how often it was changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub measures: Vec<Measure>,
    pub version: i64,
}

struct Row {
    measures: String,
    version: i64,
}

pub async fn typed(tx: &mut Tx, quarter: Quarter) -> Result<Typed> {
    let code = quarter.code();
    let row = sql!(tx, fetch_optional, Row, "select measures, version from board_statutory where quarter = $1", code)?;
    let Some(row) = row else { return Ok(Typed::default()) };
    Ok(Typed { measures: read_json(&row.measures)?, version: row.version })
}

/// As a pack takes them.
pub async fn of_quarter(tx: &mut Tx, quarter: Quarter) -> Result<Vec<Measure>> {
    Ok(typed(tx, quarter).await?.measures)
}

/// Keeps what was typed, where nobody changed it since `seen`. False: somebody has.
pub async fn save(
    app: &AppState,
    worker: &ParticipationWorker,
    quarter: Quarter,
    seen: i64,
    measures: &[Measure],
) -> Result<bool> {
    let (code, json, me, now) =
        (quarter.code(), serde_json::json!(measures).to_string(), worker.id.as_str(), app.now());
    let mut tx = app.db.begin().await?;
    let saved = exec!(
        &mut tx,
        "insert into board_statutory (quarter, measures, version, changed_by, changed_at)
         select $1, $2, 1, $3, $4 where cast($5 as bigint) = 0
         on conflict (quarter) do nothing",
        code,
        json,
        me,
        now,
        seen
    )? + exec!(
        &mut tx,
        "update board_statutory set measures = $2, version = version + 1, changed_by = $3, changed_at = $4
         where quarter = $1 and version = $5",
        code,
        json,
        me,
        now,
        seen
    )?;
    if saved == 1 {
        note(&mut tx, app, worker, Deed::BoardFiguresTyped, &code).await?;
        tx.commit().await?;
    }
    Ok(saved == 1)
}
