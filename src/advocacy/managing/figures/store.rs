//! What was given out, and what could be.

use serde::{Deserialize, Serialize};

use crate::accounts::Staff;
use crate::audit::Deed;
use crate::disclosure::Table;
use crate::error::{AppError, Reference, Result};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::note;
use super::{Quarter, count};

/// The tables of one quarter, as they are shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    pub asked: Table,
    pub about: Table,
    pub promises: Table,
    pub got: Table,
}

/// How many quarters managers look back on.
const BACK: usize = 8;

struct GivenRow {
    quarter: String,
    figures: String,
    given_out_at: i64,
}

async fn rows(tx: &mut Tx) -> Result<Vec<GivenRow>> {
    Ok(sql!(
        tx,
        fetch_all,
        GivenRow,
        "select quarter, figures, given_out_at from advocacy_figures order by quarter desc limit 100"
    )?)
}

/// The last quarters that are over, the newest first, and when each was given out.
pub async fn quarters(app: &AppState) -> Result<Vec<(Quarter, Option<i64>)>> {
    let mut tx = app.db.read().await?;
    let given = rows(&mut tx).await?;
    let last = Quarter::of(app.now()).before();
    let back = std::iter::successors(Some(last), |quarter| Some(quarter.before())).take(BACK);
    let given_at =
        |quarter: Quarter| given.iter().find(|row| row.quarter == quarter.code()).map(|row| row.given_out_at);
    Ok(back.map(|quarter| (quarter, given_at(quarter))).collect())
}

/// The figures of a quarter that is over: as they were given out, and when; or as they would be.
pub async fn figures(app: &AppState, manager: &Staff, quarter: Quarter) -> Result<(Figures, Option<i64>)> {
    let mut tx = app.db.read().await?;
    let given = rows(&mut tx).await?.into_iter().find(|row| row.quarter == quarter.code());
    let found = match given {
        Some(row) => (read(&row.figures)?, Some(row.given_out_at)),
        None => (count::figures(&mut tx, app, quarter).await?, None),
    };
    drop(tx);
    let mut tx = app.db.begin().await?;
    note(app, &mut tx, manager, Deed::AdvocacyFiguresRead, &quarter.code(), None).await?;
    tx.commit().await?;
    Ok(found)
}

/// Gives a quarter out, once and for all. What comes late is told with a later quarter (D-46).
pub async fn give_out(app: &AppState, manager: &Staff, quarter: Quarter) -> Result<()> {
    let (now, me, code, mut tx) = (app.now(), manager.id.as_str(), quarter.code(), app.db.begin().await?);
    let figures = count::figures(&mut tx, app, quarter).await?;
    let figures = serde_json::json!(figures).to_string();
    let given = exec!(
        &mut tx,
        "insert into advocacy_figures (quarter, figures, given_out_at, given_out_by) values ($1, $2, $3, $4)
         on conflict (quarter) do nothing",
        code,
        figures,
        now,
        me
    )?;
    if given == 1 {
        note(app, &mut tx, manager, Deed::AdvocacyFiguresPublished, &code, None).await?;
    }
    Ok(tx.commit().await?)
}

/// What was given out of one quarter.
pub async fn given_out_of(tx: &mut Tx, quarter: Quarter) -> Result<Option<Figures>> {
    let code = quarter.code();
    let row = rows(tx).await?.into_iter().find(|row| row.quarter == code);
    row.map(|row| read(&row.figures)).transpose()
}

/// All that was given out, the newest first.
pub async fn given_out(app: &AppState) -> Result<Vec<(Quarter, Figures)>> {
    let mut tx = app.db.read().await?;
    let mut given = Vec::new();
    for row in rows(&mut tx).await? {
        let Some(quarter) = Quarter::parse(&row.quarter) else { continue };
        given.push((quarter, read(&row.figures)?));
    }
    Ok(given)
}

/// Reads what we wrote as JSON ourselves.
fn read(json: &str) -> Result<Figures> {
    serde_json::from_str(json).map_err(|cause| {
        let reference = Reference::new();
        tracing::error!(%reference, category = ?cause.classify(), "figures that were given out cannot be read");
        AppError::Unexpected(reference)
    })
}
