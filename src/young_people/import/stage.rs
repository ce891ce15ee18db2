//! A file that waits for its second person: sealed line by line, with what each line would change.

use std::io::BufRead;

use serde::{Deserialize, Serialize};

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
use super::outcome::Outcome;
use super::plan::{Plan, Planner};
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

/// True where this person may say yes to the file: anybody but the one who brought it (S-51).
pub fn may_apply(staged: &Staged, who: &Staff) -> bool {
    staged.uploaded_by != who.id
}
