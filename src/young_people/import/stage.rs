//! A file that waits for its second person: sealed line by line, with what each line would change.

use std::io::BufRead;

use serde::{Deserialize, Serialize};

use crate::accounts::list::{data_key, place};
use crate::accounts::people;
use crate::accounts::{PersonId, Staff};
use crate::audit::Deed;
use crate::error::Result;
use crate::keys::{Keys, Place, random_id};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::actions::Importer;
use super::super::form::{DetailsForm, TICKED};
use super::file::{Line, Lines, Typed};
use super::plan::{Outcome, Plan, Planner, Tally};
use super::{AT_ONCE, WAITS};

/// What a staged line said, and what would come of it.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    pub reference: String,
    pub name: String,
    pub birth_date: String,
    pub email: String,
    pub phone: String,
    pub adviser: String,
    /// The columns that change, or that differ.
    pub columns: Vec<String>,
    /// What is wrong with it: column and sentence.
    pub problems: Vec<(String, String)>,
}

impl Said {
    fn of(line: &Line, plan: &Plan) -> Said {
        let typed = line.read.as_ref().ok();
        let details = typed.map(|typed| typed.details.clone()).unwrap_or_default();
        Said {
            reference: details.reference,
            name: details.name,
            birth_date: details.birth_date,
            email: details.email,
            phone: details.phone,
            adviser: typed.map(|typed| typed.adviser.clone()).unwrap_or_default(),
            columns: plan.columns.iter().map(|column| (*column).to_owned()).collect(),
            problems: plan.problems.iter().cloned().map(|problem| (problem.column, problem.sentence)).collect(),
        }
    }

    /// The line again, to be held against the list as it is by then.
    pub fn line(self, number: i64) -> Line {
        let no_mailbox = if self.email.is_empty() { TICKED.to_owned() } else { String::new() };
        let Said { reference, name, birth_date, email, phone, adviser, .. } = self;
        let details = DetailsForm { name, email, no_mailbox, reference, birth_date, phone };
        Line { number, read: Ok(Typed { details, adviser }) }
    }
}

/// Where a staged line is sealed: texts of one table and column are told apart by both ids.
fn sealed_at(import: &str, number: i64) -> String {
    format!("{import}/{number}")
}

/// Opens a staged line.
pub fn open_said(keys: &Keys, import: &str, number: i64, said: Option<&str>) -> Result<Said> {
    let Some(said) = said else { return Ok(Said::default()) };
    let row = sealed_at(import, number);
    let text = keys.open(Place::new("list_import_rows", "said", &row), said)?;
    Ok(serde_json::from_str(&text).unwrap_or_default())
}

/// Reads a file and keeps it, to wait for its second person. The inner error is one sentence about the whole file; then
/// nothing is kept.
pub async fn stage(app: &AppState, who: &Importer, file: impl BufRead) -> Result<std::result::Result<String, String>> {
    let mut lines = match Lines::open(file) {
        Ok(lines) => lines,
        Err(sentence) => return Ok(Err(sentence)),
    };
    let (now, id, person) = (app.now(), random_id(), who.id.as_str());
    let mut tx = app.db.begin().await?;
    exec!(&mut tx, "insert into list_imports (id, uploaded_by, uploaded_at) values ($1, $2, $3)", id, person, now)?;
    tx.commit().await?;
    let mut planner = Planner::new(&app.keys, now);
    let mut more = true;
    while more {
        // A few hundred at a time: nobody who signs in meanwhile waits for a whole list.
        let mut tx = app.db.begin().await?;
        for _ in 0..AT_ONCE {
            match lines.next() {
                Ok(Some(line)) => {
                    let plan = planner.plan(&mut tx, &line).await?;
                    keep(&mut tx, &app.keys, &id, &line, &plan).await?;
                }
                Ok(None) => more = false,
                Err(sentence) => {
                    exec!(&mut tx, "delete from list_imports where id = $1", id)?;
                    tx.commit().await?;
                    return Ok(Err(sentence));
                }
            }
            if !more {
                exec!(&mut tx, "update list_imports set staged_at = $1 where id = $2", now, id)?;
                who.note(&mut tx, app, Deed::YoungPeopleImportStaged, Some(&id)).await?;
                break;
            }
        }
        tx.commit().await?;
    }
    Ok(Ok(id))
}

async fn keep(tx: &mut Tx, keys: &Keys, import: &str, line: &Line, plan: &Plan) -> Result<()> {
    // Of what stays as it is nothing need be kept.
    let said = (plan.outcome != Outcome::Unchanged).then(|| {
        let text = serde_json::to_string(&Said::of(line, plan)).unwrap_or_default();
        keys.seal(Place::new("list_import_rows", "said", &sealed_at(import, line.number)), &text)
    });
    let (outcome, index, number) = (plan.outcome.code(), plan.reference_index.as_deref(), line.number);
    exec!(
        tx,
        "insert into list_import_rows (import_id, number, outcome, reference_index, said) values ($1, $2, $3, $4, $5)",
        import,
        number,
        outcome,
        index,
        said
    )?;
    Ok(())
}

/// A file that waits, as its row tells.
pub struct Staged {
    pub id: String,
    pub uploaded_by: PersonId,
    /// The name of whoever brought it.
    pub uploader: String,
    pub uploaded_at: i64,
}

struct StagedRow {
    id: String,
    uploaded_by: String,
    uploaded_at: i64,
}

impl StagedRow {
    async fn open(self, tx: &mut Tx, keys: &Keys) -> Result<Staged> {
        let uploaded_by = PersonId(self.uploaded_by);
        let uploader = people::contact(tx, keys, &uploaded_by).await?.map(|contact| contact.name).unwrap_or_default();
        Ok(Staged { id: self.id, uploaded_by, uploader, uploaded_at: self.uploaded_at })
    }
}

/// Every file that waits, the latest first.
pub async fn staged(tx: &mut Tx, keys: &Keys, now: i64) -> Result<Vec<Staged>> {
    let since = now - WAITS;
    let rows = sql!(
        tx,
        fetch_all,
        StagedRow,
        "select id, uploaded_by, uploaded_at from list_imports
         where staged_at is not null and uploaded_at > $1 order by uploaded_at desc, id",
        since
    )?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        found.push(row.open(tx, keys).await?);
    }
    Ok(found)
}

/// One file that waits; none where it was applied, thrown away, or waited too long.
pub async fn find(tx: &mut Tx, keys: &Keys, id: &str, now: i64) -> Result<Option<Staged>> {
    let since = now - WAITS;
    let row = sql!(
        tx,
        fetch_optional,
        StagedRow,
        "select id, uploaded_by, uploaded_at from list_imports
         where id = $1 and staged_at is not null and uploaded_at > $2",
        id,
        since
    )?;
    match row {
        Some(row) => row.open(tx, keys).await.map(Some),
        None => Ok(None),
    }
}

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

/// True where this person may say yes to the file: anybody but the one who brought it (S-51).
pub fn may_apply(staged: &Staged, who: &Staff) -> bool {
    staged.uploaded_by != who.id
}
