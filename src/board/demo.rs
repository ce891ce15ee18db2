//! Two years of invented quarters, so that the first look is worth looking at. They go the way of real ones: counted, protected, held
//! against those before, and put into a pack.

mod numbers;

use crate::accounts::PersonId;
use crate::error::Result;
use crate::exec;
use crate::keys::random_id;
use crate::web::{AppState, Tx};
use crate::words::Quarter;

use super::figures;
use super::model::hash;

const DAY: i64 = 24 * 3_600_000;
const QUARTERS: usize = 8;

/// Who of the demonstration does what.
pub struct Cast<'a> {
    /// Puts packs forward.
    pub worker: &'a PersonId,
    /// Publishes them.
    pub other_worker: &'a PersonId,
    /// Reads them.
    pub reviewer: &'a PersonId,
}

/// Types in the official figures of the last eight quarters and publishes them, with two comments and a question.
pub async fn seed(app: &AppState, cast: &Cast<'_>) -> Result<()> {
    let now = app.now();
    let last = Quarter::of(now).before();
    let mut quarters: Vec<_> =
        std::iter::successors(Some(last), |quarter| Some(quarter.before())).take(QUARTERS).collect();
    quarters.reverse();
    let mut earlier = Vec::new();
    let mut tx = app.db.begin().await?;
    for (number, quarter) in quarters.into_iter().enumerate() {
        let counted = numbers::quarter(quarter, number as i64);
        let made = figures::shown(counted, 1, None, earlier.clone()).await?;
        let (json, code) = (made.pack.json(), quarter.code());
        earlier.push(made.pack.release);
        let measures = serde_json::json!(made.pack.measures).to_string();
        let (hash, at) = (hash(&json), (quarter.until() + 21 * DAY).min(now));
        let (drafted_by, published_by) = (cast.worker.as_str(), cast.other_worker.as_str());
        exec!(
            &mut tx,
            "insert into board_packs (quarter, version, pack, hash, drafted_by, published_by, published_at)
             values ($1, 1, $2, $3, $4, $5, $6) on conflict (quarter, version) do nothing",
            code,
            json,
            hash,
            drafted_by,
            published_by,
            at
        )?;
        exec!(
            &mut tx,
            "insert into board_statutory (quarter, measures, version, changed_by, changed_at) values ($1, $2, 1, $3, $4)
             on conflict (quarter) do nothing",
            code,
            measures,
            drafted_by,
            at
        )?;
    }
    let reviewer = cast.reviewer.as_str();
    say(&mut tx, last, "comment", "It helps to see how long people wait for Wi-Fi at home. Thank you.", reviewer, now)
        .await?;
    let more = "The Children in Care Council\u{2019}s words say more than the tables. Could they come first next time?";
    say(&mut tx, last, "comment", more, reviewer, now + 1).await?;
    let question = "Why do more people speak about where they live than a year ago? What will the housing team do?";
    say(&mut tx, last, "question", question, reviewer, now + 2).await?;
    Ok(tx.commit().await?)
}

async fn say(tx: &mut Tx, quarter: Quarter, kind: &str, words: &str, by: &str, at: i64) -> Result<()> {
    let (id, once, code) = (random_id(), random_id(), quarter.code());
    exec!(
        tx,
        "insert into board_comments (id, once, quarter, version, kind, words, said_by, said_at)
         values ($1, $2, $3, 1, $4, $5, $6, $7)",
        id,
        once,
        code,
        kind,
        words,
        by,
        at
    )?;
    Ok(())
}
