//! The list from the command line: a dry run that says what each line would change, or the same and then the deed.

use std::fs::File;
use std::io::{BufReader, Write};
use std::path::Path;

use crate::audit::Deed;
use crate::audit::{self, Line as AuditLine};
use crate::error::AppError;
use crate::forms::LARGEST_FILE;
use crate::keys::Keys;
use crate::sql;
use crate::web::{Db, Tx};
use crate::words::grouped;

use super::file::Lines;
use super::outcome::{Outcome, Tally};
use super::plan::{Plan, Planner};

/// Imports a file of the list, or says what that would change. `told` gets a line for each row worth looking at.
pub async fn import_file(
    db: &Db,
    keys: &Keys,
    file: &Path,
    apply: bool,
    now: i64,
    told: &mut impl Write,
) -> Result<(), String> {
    let named = |cause: String| format!("{}: {cause} Nothing has changed.", file.display());
    let opened = File::open(file).map_err(|cause| named(format!("it cannot be read: {cause}.")))?;
    let length = opened.metadata().map_or(0, |about| about.len());
    if length > LARGEST_FILE as u64 {
        return Err(named("it is larger than 10 MB. Send it in parts.".to_owned()));
    }
    let failed = |cause: AppError| format!("the database refused ({cause:?}). Nothing has changed.");
    let mut lines = Lines::open(BufReader::new(opened)).map_err(named)?;
    let mut tx = if apply { db.begin().await } else { db.read().await }.map_err(|cause| failed(cause.into()))?;
    let (mut planner, mut tally) = (Planner::new(keys, now), Tally::default());
    let mut seen = Vec::new();
    while let Some(line) = lines.next().map_err(named)? {
        let plan = planner.plan(&mut tx, &line).await.map_err(failed)?;
        if apply {
            plan.carry_out(&mut tx, keys, now).await.map_err(failed)?;
        }
        tally.add(plan.outcome, 1);
        tell(told, line.number, &plan)?;
        seen.extend(plan.reference_index);
    }
    let missing = missing(&mut tx, seen).await.map_err(|cause| failed(cause.into()))?;
    if apply {
        let line = AuditLine { role: "command_line", deed: Deed::YoungPeopleImportApplied, ..AuditLine::default() };
        audit::record(&mut tx, keys, &line, now).await.map_err(|cause| failed(cause.into()))?;
        tx.commit().await.map_err(|cause| failed(cause.into()))?;
    }
    conclude(told, &tally, missing, apply)
}

/// One line about one row: ids and columns, never a name, since a terminal keeps what it shows.
fn tell(told: &mut impl Write, number: i64, plan: &Plan) -> Result<(), String> {
    let written = match plan.outcome {
        Outcome::Unchanged => Ok(()),
        Outcome::New => writeln!(told, "Row {number}: new."),
        Outcome::Changed => writeln!(told, "Row {number}: changed: {}.", plan.columns.join(", ")),
        Outcome::Differs => {
            let columns = plan.columns.join(", ");
            writeln!(told, "Row {number}: differs, not changed: {columns}. They have an account: ask them.")
        }
        Outcome::Refused => plan.problems.iter().try_for_each(|problem| {
            writeln!(told, "Row {number}: refused: {}: {}.", problem.column, problem.sentence.trim_end_matches('.'))
        }),
    };
    written.map_err(|cause| format!("the report cannot be written: {cause}. Nothing has changed."))
}

struct Index {
    reference_index: String,
}

/// How many people on the list the file does not name.
async fn missing(tx: &mut Tx, mut seen: Vec<String>) -> sqlx::Result<usize> {
    seen.sort_unstable();
    let here = sql!(
        tx,
        fetch_all,
        Index,
        r#"select reference_index as "reference_index!" from leaving_care_entries
           where reference_index is not null and removed_at is null"#
    )?;
    Ok(here.iter().filter(|row| seen.binary_search(&row.reference_index).is_err()).count())
}

fn conclude(told: &mut impl Write, tally: &Tally, missing: usize, applied: bool) -> Result<(), String> {
    let count = |outcome| grouped(tally.of(outcome));
    let what = if applied { "Applied." } else { "Nothing has changed: this was a dry run. Add --apply to apply it." };
    writeln!(
        told,
        "New: {}, changed: {}, unchanged: {}, differs and not changed: {}, refused: {}; on the list and not in the file: {}.\n{what}",
        count(Outcome::New),
        count(Outcome::Changed),
        count(Outcome::Unchanged),
        count(Outcome::Differs),
        count(Outcome::Refused),
        grouped(missing as i64)
    )
    .map_err(|cause| format!("the report cannot be written: {cause}."))
}
