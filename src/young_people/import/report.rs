//! What a file that waits would change, read page by page.

use crate::accounts::list::{data_key, place};
use crate::audit::Deed;
use crate::error::Result;
use crate::keys::Keys;
use crate::sql;
use crate::web::{AppState, Tx};

use super::super::actions::Importer;
use super::outcome::{Outcome, Tally};
use super::stage::{Said, Staged, find, open_said};

/// What a file would change.
pub struct Report {
    pub staged: Staged,
    pub tally: Tally,
    /// One page of the lines that are worth looking at.
    pub lines: Vec<Listed>,
    pub pages: usize,
    /// On the list and not in the file: nothing happens to them. The first hundred names, and how many there are.
    pub missing: Vec<String>,
    pub missing_count: i64,
}

/// A line of a report.
pub struct Listed {
    pub number: i64,
    pub outcome: Outcome,
    pub said: Said,
}

/// How many lines stand on one page.
const ON_A_PAGE: i64 = 100;

struct CountRow {
    outcome: String,
    count: i64,
}

/// Reads what a file would change: one page of its lines, all of them or those with one outcome.
pub async fn report(
    app: &AppState,
    who: &Importer,
    id: &str,
    only: Option<Outcome>,
    page: usize,
) -> Result<Option<Report>> {
    let mut tx = app.db.begin().await?;
    let Some(staged) = find(&mut tx, &app.keys, id, app.now()).await? else { return Ok(None) };
    let counts = sql!(
        &mut tx,
        fetch_all,
        CountRow,
        r#"select outcome, count(*) as "count!: i64" from list_import_rows where import_id = $1 group by outcome"#,
        id
    )?;
    let mut tally = Tally::default();
    for row in counts {
        if let Some(outcome) = Outcome::from_code(&row.outcome) {
            tally.add(outcome, row.count);
        }
    }
    let shown = match only {
        Some(only) => tally.of(only),
        None => Outcome::ALL
            .into_iter()
            .filter(|outcome| *outcome != Outcome::Unchanged)
            .map(|outcome| tally.of(outcome))
            .sum(),
    };
    let pages = usize::try_from((shown + ON_A_PAGE - 1) / ON_A_PAGE).unwrap_or(1).max(1);
    let lines = lines_of(&mut tx, &app.keys, id, only, page.clamp(1, pages)).await?;
    let (missing, missing_count) = missing_of(&mut tx, &app.keys, id).await?;
    who.note(&mut tx, app, Deed::YoungPeopleListRead, Some(id)).await?;
    tx.commit().await?;
    Ok(Some(Report { staged, tally, lines, pages, missing, missing_count }))
}

struct ListedRow {
    number: i64,
    outcome: String,
    said: Option<String>,
}

async fn lines_of(tx: &mut Tx, keys: &Keys, import: &str, only: Option<Outcome>, page: usize) -> Result<Vec<Listed>> {
    let (only, skipped) = (only.map_or("", Outcome::code), (page as i64 - 1) * ON_A_PAGE);
    let rows = sql!(
        tx,
        fetch_all,
        ListedRow,
        "select number, outcome, said from list_import_rows
         where import_id = $1 and outcome <> 'unchanged' and ($2 = '' or outcome = $2) order by number limit 100 offset $3",
        import,
        only,
        skipped
    )?;
    rows.into_iter()
        .map(|row| {
            Ok(Listed {
                number: row.number,
                outcome: Outcome::from_code(&row.outcome).unwrap_or(Outcome::Refused),
                said: open_said(keys, import, row.number, row.said.as_deref())?,
            })
        })
        .collect()
}

struct Count {
    count: i64,
}

struct MissingRow {
    id: String,
    data_key: String,
    name: String,
}

async fn missing_of(tx: &mut Tx, keys: &Keys, import: &str) -> Result<(Vec<String>, i64)> {
    let count = sql!(
        tx,
        fetch_one,
        Count,
        r#"select count(*) as "count!: i64" from leaving_care_entries e
           where e.reference_index is not null and e.removed_at is null and not exists (
               select 1 from list_import_rows r where r.import_id = $1 and r.reference_index = e.reference_index)"#,
        import
    )?;
    let rows = sql!(
        tx,
        fetch_all,
        MissingRow,
        "select e.id, e.data_key, e.name from leaving_care_entries e
         where e.reference_index is not null and e.removed_at is null and not exists (
             select 1 from list_import_rows r where r.import_id = $1 and r.reference_index = e.reference_index)
         order by e.added_at, e.id limit 100",
        import
    )?;
    let names = rows
        .into_iter()
        .map(|row| Ok(data_key(keys, &row.id, &row.data_key)?.open(place("name", &row.id), &row.name)?))
        .collect::<Result<Vec<_>>>()?;
    Ok((names, count.count))
}
