//! The log of imports: each run, good or failed, and the adverts it left out.

use crate::opportunities::model::Source;
use crate::web::{Db, Tx};
use crate::{exec, sql};

use super::Tally;

/// How many of the adverts that a run left out are named.
const NAMED_AT_MOST: usize = 200;
/// The most that a failure may say, in letters.
const LONGEST_FAILURE: usize = 600;

/// Where a run's adverts came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Via {
    File,
    Api,
    Demo,
}

impl Via {
    pub fn code(self) -> &'static str {
        match self {
            Via::File => "file",
            Via::Api => "api",
            Via::Demo => "demo",
        }
    }
}

/// An advert that was left out, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Skipped {
    pub position: usize,
    pub reference: Option<String>,
    pub field: String,
    pub why: String,
}

/// A run that has begun.
#[derive(Clone, Copy, Debug)]
pub struct Run(pub i64);

struct Id {
    id: i64,
}

/// Notes that a run begins, at once, so that one that is stopped halfway is known too.
pub async fn begin_run(db: &Db, source: Source, via: Via, now: i64) -> sqlx::Result<Run> {
    let (source, via) = (source.code(), via.code());
    let mut tx = db.begin().await?;
    let run = sql!(
        &mut tx,
        fetch_one,
        Id,
        r#"insert into opportunity_import_runs (source, via, began_at) values ($1, $2, $3) returning id as "id!""#,
        source,
        via,
        now
    )?;
    tx.commit().await?;
    Ok(Run(run.id))
}

/// Notes what a run did, in the transaction that makes it true.
pub async fn finish_run(
    tx: &mut Tx,
    run: Run,
    tally: &Tally,
    skipped: &[Skipped],
    complete: bool,
    now: i64,
) -> sqlx::Result<()> {
    exec!(
        &mut *tx,
        "update opportunity_import_runs
         set ended_at = $1, complete = $2, added = $3, changed = $4, unchanged = $5, closed = $6, skipped = $7 where id = $8",
        now,
        complete,
        tally.added,
        tally.changed,
        tally.unchanged,
        tally.closed,
        tally.skipped,
        run.0
    )?;
    for one in skipped.iter().take(NAMED_AT_MOST) {
        let position = one.position as i64;
        exec!(
            &mut *tx,
            "insert into opportunity_import_skipped (run_id, position, reference, field, why) values ($1, $2, $3, $4, $5)
             on conflict (run_id, position) do nothing",
            run.0,
            position,
            one.reference,
            one.field,
            one.why
        )?;
    }
    Ok(())
}

/// Notes why a run failed.
pub async fn fail_run(db: &Db, run: Run, why: &str, now: i64) -> sqlx::Result<()> {
    let why: String = why.chars().filter(|letter| !letter.is_control()).take(LONGEST_FAILURE).collect();
    let mut tx = db.begin().await?;
    exec!(
        &mut tx,
        "update opportunity_import_runs set ended_at = $1, failure = $2 where id = $3 and ended_at is null",
        now,
        why,
        run.0
    )?;
    tx.commit().await
}
