//! What came out: counted once when a pulse is over, read by participation workers first, and by others when they let them.

use jiff::ToSpan;
use serde::{Deserialize, Serialize};

use crate::accounts::ParticipationWorker;
use crate::audit::Deed;
use crate::disclosure::{Count as Cell, Counted, Rule, Shown, protect};
use crate::error::Result;
use crate::feedback::{anonymous, month_of};
use crate::web::{AppState, Tx};
use crate::words::london_day;
use crate::{exec, sql};

use super::super::letters;
use super::super::model::{Answer, Count, Offers, Pulse, Question, count, written};
use super::writing::note;
use super::{find, read_json, to_json};

/// What participation workers read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// How many answered anything.
    pub people: u64,
    /// Question by question.
    pub counts: Vec<Count>,
}

/// Counts the answers of a pulse that is over, where nobody has yet. False where it is not over, or was counted.
///
/// It holds the pulse: an answer that was on its way has come when this begins, and none comes after.
pub async fn count_now(app: &AppState, id: &str) -> Result<bool> {
    let (mut tx, now) = (app.db.begin().await?, app.now());
    let begun = exec!(
        &mut tx,
        "update pulses set counted_at = $1, version = version + 1
         where id = $2 and counted_at is null and opened_at is not null and (closes_at <= $1 or ended_at <= $1)",
        now,
        id
    )?;
    let Some(pulse) = find(&mut tx, id).await?.filter(|_| begun == 1) else { return Ok(false) };
    let answers = answers_of(app, &pulse).await?;
    let counts = to_json(&Results { people: answers.len() as u64, counts: count(&pulse.questions, &answers) });
    exec!(&mut tx, "insert into pulses_results (pulse_id, counts) values ($1, $2)", id, counts)?;
    exec!(&mut tx, "delete from pulses_tickets where pulse_id = $1", id)?;
    letters::queue_counted(&mut tx, &app.keys, id, now).await?;
    tx.commit().await?;
    Ok(true)
}

/// Counts every pulse whose last day is over, and tells the workers that they can read it. Says how many.
pub async fn count_what_is_over(app: &AppState) -> Result<usize> {
    let now = app.now();
    let over = sql!(
        &mut app.db.read().await?,
        fetch_all,
        IdRow,
        "select id from pulses where counted_at is null and opened_at is not null and (closes_at <= $1 or ended_at <= $1)",
        now
    )?;
    let mut counted = 0;
    for IdRow { id } in over {
        counted += usize::from(count_now(app, &id).await?);
    }
    Ok(counted)
}

struct IdRow {
    id: String,
}

/// All that was answered. An answer that is not of our making counts as left out.
async fn answers_of(app: &AppState, pulse: &Pulse) -> Result<Vec<Vec<Answer>>> {
    let answers = anonymous::answers_to(app, &pulse.id, &months(pulse)).await?;
    Ok(answers.into_iter().filter_map(|answers| serde_json::from_value(answers).ok()).collect())
}

/// The months in which it could be answered: "2026-11".
fn months(pulse: &Pulse) -> Vec<String> {
    let (first, last) = (pulse.first_day().first_of_month(), london_day(pulse.ends_at()));
    let days = first.series(1.month()).take_while(|day| *day <= last);
    days.map(|day| month_of(crate::words::london_midnight(day))).collect()
}

struct ResultsRow {
    counts: String,
    shown: Option<String>,
}

async fn row(tx: &mut Tx, id: &str) -> Result<Option<ResultsRow>> {
    Ok(sql!(tx, fetch_optional, ResultsRow, "select counts, shown from pulses_results where pulse_id = $1", id)?)
}

/// What came out, for a worker, and the audit knows that they read it. None: it has not been counted.
pub async fn results(app: &AppState, staff: &ParticipationWorker, id: &str) -> Result<Option<Results>> {
    let mut tx = app.db.begin().await?;
    let Some(row) = row(&mut tx, id).await? else { return Ok(None) };
    note(&mut tx, app, staff, Deed::PulseRead, id).await?;
    tx.commit().await?;
    Ok(Some(read_json(&row.counts)?))
}

/// What was written to each question that asks for words; for workers alone, for as long as answers are kept.
pub async fn words_of(app: &AppState, pulse: &Pulse) -> Result<Vec<Vec<String>>> {
    let answers = answers_of(app, pulse).await?;
    let of = |place| written(place, &answers).into_iter().map(str::to_owned).collect();
    Ok((0..pulse.questions.len()).map(of).collect())
}

/// Lets everybody see what came out, with small numbers hidden; what they see is worked out now and never again. False where it has
/// not been counted or they may already.
pub async fn share(app: &AppState, staff: &ParticipationWorker, id: &str) -> Result<bool> {
    let (mut tx, now) = (app.db.begin().await?, app.now());
    let begun = exec!(
        &mut tx,
        "update pulses set shared_at = $1, version = version + 1 where id = $2 and counted_at is not null and shared_at is null",
        now,
        id
    )?;
    let (Some(pulse), Some(row)) = (find(&mut tx, id).await?.filter(|_| begun == 1), row(&mut tx, id).await?) else {
        return Ok(false);
    };
    let results: Results = read_json(&row.counts)?;
    let shown = to_json(&for_others(&pulse, &results));
    exec!(&mut tx, "update pulses_results set shown = $1 where pulse_id = $2", shown, id)?;
    note(&mut tx, app, staff, Deed::PulseShared, id).await?;
    tx.commit().await?;
    Ok(true)
}

/// A table for each question: the total is those who answered it.
fn for_others(pulse: &Pulse, results: &Results) -> Vec<Shown> {
    let table = |(place, (question, count)): (usize, (&Question, &Count))| {
        let (id, of) = (format!("pulses.{place}"), format!("pulses.answered.{place}"));
        let cells = count.options.iter().enumerate().map(|(option, people)| Cell::people(&option.to_string(), *people));
        let cells = match question.offers {
            Offers::Words => vec![Cell::people("words", count.people)],
            _ => cells.collect(),
        };
        match question.offers {
            Offers::Several(_) => Counted::several(&id, Rule::Standard, &of, count.people, count.people, cells),
            _ => Counted::each(&id, Rule::Standard, &of, count.people, cells),
        }
    };
    let tables: Vec<_> = pulse.questions.iter().zip(&results.counts).enumerate().map(table).collect();
    protect(&pulse.id, &tables, &[]).release.tables
}

/// What everybody may see, question by question. None: nobody let them yet.
pub async fn shown(tx: &mut Tx, id: &str) -> Result<Option<Vec<Shown>>> {
    let shown = row(tx, id).await?.and_then(|row| row.shown);
    shown.map(|shown| read_json(&shown)).transpose()
}
