//! What a file would change, or has changed, read page by page.

use crate::error::Result;
use crate::keys::Keys;
use crate::sql;
use crate::web::{AppState, Tx};

use super::plan::Becomes;
use super::store::{Brought, Kept, find, open};

/// What a file would change, or has changed.
pub struct Report {
    pub file: Brought,
    /// How many lines come to what; what none comes to is not here.
    pub counts: Vec<(Becomes, i64)>,
    /// One page of the lines.
    pub lines: Vec<Listed>,
    pub pages: usize,
    /// When the very same file was applied before.
    pub applied_before: Option<i64>,
}

impl Report {
    pub fn of(&self, becomes: Becomes) -> i64 {
        self.counts.iter().find(|(one, _)| *one == becomes).map_or(0, |(_, count)| *count)
    }
}

/// A line of a report.
pub struct Listed {
    pub number: i64,
    pub becomes: Becomes,
    pub kept: Kept,
    pub request: Option<String>,
}

const ON_A_PAGE: i64 = 100;

struct Count {
    outcome: String,
    count: i64,
}

struct Before {
    at: Option<i64>,
}

/// Reads one page of a file's lines: all of them, or those that come to one thing. None where there is no such file.
pub async fn report(app: &AppState, id: &str, only: Option<Becomes>, page: usize) -> Result<Option<Report>> {
    let mut tx = app.db.read().await?;
    let Some(file) = find(&mut tx, &app.keys, id).await? else { return Ok(None) };
    let rows = sql!(
        &mut tx,
        fetch_all,
        Count,
        r#"select outcome, count(*) as "count!: i64" from internet_access_file_rows where file_id = $1 group by outcome"#,
        id
    )?;
    let count = |becomes: &Becomes| rows.iter().find(|row| row.outcome == becomes.code()).map_or(0, |row| row.count);
    let counts: Vec<_> = Becomes::ALL.iter().map(|becomes| (*becomes, count(becomes))).collect();
    let counts: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    let shown: i64 =
        counts.iter().filter(|(becomes, _)| only.is_none_or(|only| only == *becomes)).map(|(_, count)| count).sum();
    let pages = usize::try_from((shown + ON_A_PAGE - 1) / ON_A_PAGE).unwrap_or(1).max(1);
    let lines = lines(&mut tx, &app.keys, id, only, page.clamp(1, pages)).await?;
    let (fingerprint, supplier) = (file.fingerprint.as_str(), file.supplier.as_str());
    let before = sql!(
        &mut tx,
        fetch_one,
        Before,
        r#"select max(applied_at) as "at: i64" from internet_access_files
           where fingerprint = $1 and supplier = $2 and id <> $3"#,
        fingerprint,
        supplier,
        id
    )?;
    Ok(Some(Report { applied_before: before.at, file, counts, lines, pages }))
}

struct Row {
    number: i64,
    outcome: String,
    request_id: Option<String>,
    said: String,
}

async fn lines(tx: &mut Tx, keys: &Keys, file: &str, only: Option<Becomes>, page: usize) -> Result<Vec<Listed>> {
    let (only, skipped) = (only.map_or("", Becomes::code), (page as i64 - 1) * ON_A_PAGE);
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        "select number, outcome, request_id, said from internet_access_file_rows
         where file_id = $1 and ($2 = '' or outcome = $2) order by number limit 100 offset $3",
        file,
        only,
        skipped
    )?;
    rows.into_iter()
        .map(|row| {
            let becomes = Becomes::from_code(&row.outcome).unwrap_or(Becomes::Unreadable);
            let kept = open(keys, file, row.number, &row.said)?;
            Ok(Listed { number: row.number, becomes, kept, request: row.request_id })
        })
        .collect()
}
