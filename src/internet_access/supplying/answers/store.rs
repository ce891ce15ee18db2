//! Files that were brought, and what their lines say; sealed, for 30 days.

use serde::{Deserialize, Serialize};

use crate::accounts::{InternetTeam, Names, PersonId};
use crate::error::Result;
use crate::forms::Problem;
use crate::internet_access::model::Status;
use crate::keys::{Keys, Place};
use crate::web::{Rule, Tx};
use crate::{app, exec, sql};

use super::file::{Line, Said};
use super::plan::{Becomes, Plan};

const DAY: i64 = 24 * 3_600_000;
/// How long reading one file takes at most, in ms; what is not read by then was broken off.
const READING_TAKES: i64 = 3_600_000;

/// How long files of suppliers are kept.
pub const RETENTION: &[Rule] = &[Rule {
    record: "internet_access.files",
    limit: "30 days after they were brought",
    reason: "a supplier is asked about a file while the delivery goes on; the request keeps what was said",
    forget: |old| Box::pin(async move { forget(old.tx, old.now).await }),
}];

async fn forget(tx: &mut Tx, now: i64) -> Result<u64> {
    let (old, broken_off) = (now - 30 * DAY, now - READING_TAKES);
    Ok(exec!(
        tx,
        "delete from internet_access_files where brought_at < $1 or (staged_at is null and brought_at < $2)",
        old,
        broken_off
    )?)
}

/// A file of a supplier's that one of the team brought.
#[derive(Clone, Debug)]
pub struct Brought {
    pub id: String,
    pub supplier: String,
    pub fingerprint: String,
    pub brought_by: Option<PersonId>,
    /// The name of whoever brought it.
    pub bringer: String,
    pub brought_at: i64,
    pub applier: String,
    pub applied_at: Option<i64>,
}

impl Brought {
    pub fn address(&self) -> String {
        app::SUPPLIERS_FILE.replace("{file}", &self.id)
    }

    /// True where this person may say yes to it: anybody but the one who brought it (S-51).
    pub fn may_be_applied_by(&self, who: &InternetTeam) -> bool {
        self.brought_by.as_ref() != Some(&who.id)
    }
}

struct Row {
    id: String,
    supplier: String,
    fingerprint: String,
    brought_by: Option<String>,
    brought_at: i64,
    applied_by: Option<String>,
    applied_at: Option<i64>,
}

impl Row {
    async fn open(self, tx: &mut Tx, keys: &Keys, names: &mut Names) -> Result<Brought> {
        let mut name = async |id: Option<&str>| -> Result<String> {
            let colleague = names.of(tx, keys, id).await?;
            Ok(colleague.map_or_else(|| "somebody who has left".to_owned(), |colleague| colleague.name))
        };
        let (bringer, applier) = (name(self.brought_by.as_deref()).await?, name(self.applied_by.as_deref()).await?);
        let Row { id, supplier, fingerprint, brought_by, brought_at, applied_at, .. } = self;
        let brought_by = brought_by.map(PersonId);
        Ok(Brought { id, supplier, fingerprint, brought_by, bringer, brought_at, applier, applied_at })
    }
}

/// Every file that was read to its end, the latest first.
pub async fn files(tx: &mut Tx, keys: &Keys) -> Result<Vec<Brought>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, supplier, fingerprint, brought_by, brought_at, applied_by, applied_at from internet_access_files
         where staged_at is not null order by brought_at desc, id limit 100"
    )?;
    let (mut names, mut files) = (Names::default(), Vec::with_capacity(rows.len()));
    for row in rows {
        files.push(row.open(tx, keys, &mut names).await?);
    }
    Ok(files)
}

/// One file; none where it was thrown away or forgotten.
pub async fn find(tx: &mut Tx, keys: &Keys, id: &str) -> Result<Option<Brought>> {
    let row = sql!(
        &mut *tx,
        fetch_optional,
        Row,
        "select id, supplier, fingerprint, brought_by, brought_at, applied_by, applied_at from internet_access_files
         where id = $1 and staged_at is not null",
        id
    )?;
    match row {
        Some(row) => row.open(tx, keys, &mut Names::default()).await.map(Some),
        None => Ok(None),
    }
}

/// What a line said, as it is sealed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    pub reference: String,
    pub status: String,
    pub note: String,
    /// What is wrong with it: column and sentence.
    pub problems: Vec<(String, String)>,
}

impl Kept {
    fn of(line: &Line) -> Kept {
        match &line.read {
            Ok(Said { reference, status, note }) => {
                Kept { reference: reference.clone(), status: status.clone(), note: note.clone(), ..Kept::default() }
            }
            Err(problems) => Kept {
                problems: problems
                    .iter()
                    .map(|Problem { column, sentence }| (column.clone(), sentence.clone()))
                    .collect(),
                ..Kept::default()
            },
        }
    }

    /// The line again, to be held against requests as they are by then.
    pub fn line(self, number: i64) -> Line {
        let Kept { reference, status, note, .. } = self;
        Line { number, read: Ok(Said { reference, status, note }) }
    }
}

/// Opens what a line said; texts of one table and column are told apart by the file and the number.
pub fn open(keys: &Keys, file: &str, number: i64, sealed: &str) -> Result<Kept> {
    let row = format!("{file}/{number}");
    let text = keys.open(Place::new("internet_access_file_rows", "said", &row), sealed)?;
    Ok(serde_json::from_str(&text).unwrap_or_default())
}

#[derive(Serialize)]
struct Staged {
    number: i64,
    request: Option<String>,
    status: Option<&'static str>,
    outcome: &'static str,
    said: String,
}

/// Keeps lines with what would become of them.
pub async fn keep(tx: &mut Tx, keys: &Keys, file: &str, lines: &[Line], plans: &[Plan]) -> Result<()> {
    let rows = lines.iter().zip(plans).map(|(line, plan)| {
        let row = format!("{file}/{}", line.number);
        let text = serde_json::json!(Kept::of(line)).to_string();
        Staged {
            number: line.number,
            request: plan.request.clone(),
            status: plan.to.map(Status::code),
            outcome: plan.becomes.code(),
            said: keys.seal(Place::new("internet_access_file_rows", "said", &row), &text),
        }
    });
    let rows = serde_json::json!(rows.collect::<Vec<_>>()).to_string();
    exec!(
        tx,
        sqlite: "insert into internet_access_file_rows (file_id, number, request_id, status, outcome, said)
                 select $1, value->>'number', value->>'request', value->>'status', value->>'outcome', value->>'said'
                 from json_each($2)",
        pg: "insert into internet_access_file_rows (file_id, number, request_id, status, outcome, said)
             select $1, (value->>'number')::bigint, value->>'request', value->>'status', value->>'outcome', value->>'said'
             from json_array_elements($2::text::json)",
        file,
        rows
    )?;
    Ok(())
}

/// Says of a line what became of it.
pub async fn became(tx: &mut Tx, file: &str, number: i64, becomes: Becomes) -> Result<()> {
    let code = becomes.code();
    exec!(
        tx,
        "update internet_access_file_rows set outcome = $1 where file_id = $2 and number = $3",
        code,
        file,
        number
    )?;
    Ok(())
}
