//! The import log, as editors read it.

use crate::sql;
use crate::web::Tx;

/// How many imports a page shows.
const PAGE_SIZE: i64 = 20;
const HOUR: i64 = 3_600_000;
/// The national list should be younger than this.
const STALE_AFTER: i64 = 26 * HOUR;
/// A run that has said nothing for this long was stopped halfway.
const LOST_AFTER: i64 = 2 * HOUR;

/// A page of the log.
pub struct Log {
    pub runs: Vec<RunTold>,
    pub page: i64,
    pub pages: i64,
    /// When the last good import of the national list ended.
    pub last_good: Option<i64>,
}

impl Log {
    /// True where the national list is too old, or never came.
    pub fn is_stale(&self, now: i64) -> bool {
        is_stale(self.last_good, now)
    }
}

/// One import.
#[derive(Clone, Debug)]
pub struct RunTold {
    pub id: i64,
    pub source: String,
    pub via: String,
    pub began_at: i64,
    pub ended_at: Option<i64>,
    pub failure: Option<String>,
    pub complete: Option<bool>,
    pub added: i64,
    pub changed: i64,
    pub unchanged: i64,
    pub closed: i64,
    pub skipped: i64,
}

impl RunTold {
    /// True for one that neither finished nor failed, and cannot be under way any more.
    pub fn is_lost(&self, now: i64) -> bool {
        self.ended_at.is_none() && self.began_at < now - LOST_AFTER
    }
}

/// An advert that was left out.
#[derive(Clone, Debug)]
pub struct LeftOut {
    pub position: i64,
    pub reference: Option<String>,
    pub field: String,
    pub why: String,
}

struct CountRow {
    count: i64,
}

struct LatestRow {
    at: Option<i64>,
}

/// When the last good import of the national list ended.
pub async fn last_good(tx: &mut Tx) -> sqlx::Result<Option<i64>> {
    let row = sql!(
        tx,
        fetch_one,
        LatestRow,
        r#"select max(ended_at) as "at?: i64" from opportunity_import_runs
           where source = 'national' and failure is null and ended_at is not null"#
    )?;
    Ok(row.at)
}

pub fn is_stale(last_good: Option<i64>, now: i64) -> bool {
    last_good.is_none_or(|at| at < now - STALE_AFTER)
}

/// Imports, the latest first.
pub async fn log(tx: &mut Tx, page: i64) -> sqlx::Result<Log> {
    let total =
        sql!(&mut *tx, fetch_one, CountRow, r#"select count(*) as "count!: i64" from opportunity_import_runs"#)?;
    let pages = (total.count + PAGE_SIZE - 1).div_euclid(PAGE_SIZE).max(1);
    let page = page.clamp(1, pages);
    let offset = (page - 1) * PAGE_SIZE;
    let runs = sql!(
        &mut *tx,
        fetch_all,
        RunTold,
        r#"select id as "id!", source, via, began_at, ended_at, failure, complete as "complete: bool", added, changed, unchanged,
                  closed, skipped
           from opportunity_import_runs order by began_at desc, id desc limit $1 offset $2"#,
        PAGE_SIZE,
        offset
    )?;
    Ok(Log { runs, page, pages, last_good: last_good(tx).await? })
}

/// One import and the adverts that it left out.
pub async fn one(tx: &mut Tx, id: i64) -> sqlx::Result<Option<(RunTold, Vec<LeftOut>)>> {
    let run = sql!(
        &mut *tx,
        fetch_optional,
        RunTold,
        r#"select id as "id!", source, via, began_at, ended_at, failure, complete as "complete: bool", added, changed, unchanged,
                  closed, skipped
           from opportunity_import_runs where id = $1"#,
        id
    )?;
    let Some(run) = run else { return Ok(None) };
    let left_out = sql!(
        tx,
        fetch_all,
        LeftOut,
        "select position, reference, field, why from opportunity_import_skipped where run_id = $1 order by position",
        id
    )?;
    Ok(Some((run, left_out)))
}
