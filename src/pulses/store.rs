//! Pulses as the database keeps them. Finding one is here; writing, tickets, answering and what came out each have a file.

mod answering;
mod results;
mod steps;
mod tickets;
mod writing;

use crate::error::{AppError, Reference, Result};
use crate::sql;
use crate::web::{Rule, Tx};

use super::model::{Pulse, State, Who};

pub use answering::{By, Sent, answer, just_answered};
pub use results::{Results, count_now, count_what_is_over, results, share, shown, words_of};
pub use steps::{close, open, remove};
pub use tickets::{Printed, holder_may_answer, print, send_letters};
pub use writing::{Saved, add, save};

#[cfg(test)]
pub use tickets::keep_one;

struct Row {
    id: String,
    title: String,
    why: String,
    questions: String,
    who: String,
    opens_at: i64,
    closes_at: i64,
    opened_at: Option<i64>,
    ended_at: Option<i64>,
    printed: Option<i64>,
    letters_at: Option<i64>,
    counted_at: Option<i64>,
    shared_at: Option<i64>,
    version: i64,
}

impl Row {
    fn read(self) -> Result<Pulse> {
        Ok(Pulse {
            questions: read_json(&self.questions)?,
            who: Who::from_code(&self.who).unwrap_or(Who::Everyone),
            id: self.id,
            title: self.title,
            why: self.why,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
            opened_at: self.opened_at,
            ended_at: self.ended_at,
            printed: self.printed,
            letters_at: self.letters_at,
            counted_at: self.counted_at,
            shared_at: self.shared_at,
            version: self.version,
        })
    }
}

/// Every pulse, the one that opens last first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Pulse>> {
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        "select id, title, why, questions, who, opens_at, closes_at, opened_at, ended_at, printed, letters_at, counted_at, shared_at,
             version
         from pulses order by opens_at desc, id"
    )?;
    rows.into_iter().map(Row::read).collect()
}

/// One pulse.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<Pulse>> {
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        "select id, title, why, questions, who, opens_at, closes_at, opened_at, ended_at, printed, letters_at, counted_at, shared_at,
             version
         from pulses where id = $1",
        id
    )?;
    row.map(Row::read).transpose()
}

/// What anybody may answer now.
pub async fn open_to_all(tx: &mut Tx, now: i64) -> Result<Vec<Pulse>> {
    let pulses = all(tx).await?;
    Ok(pulses.into_iter().filter(|pulse| pulse.who == Who::Everyone && pulse.state(now) == State::Running).collect())
}

/// Reads what we wrote ourselves.
fn read_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|cause| {
        let reference = Reference::new();
        tracing::error!(%reference, %cause, "a row of pulses is damaged");
        AppError::Unexpected(reference)
    })
}

fn to_json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).expect("our own values become JSON")
}

/// What goes, and when. Answers lie in the anonymous store, whose own rule lets go of them.
pub const RETENTION: &[Rule] = &[
    Rule {
        record: "pulses.tickets",
        limit: "until they are used, or the questions close",
        reason: "nobody can answer with them any more, and who did not answer is nobody's business",
        forget: |old| Box::pin(async move { Ok(tickets::forget_old(old.tx, old.now).await?) }),
    },
    Rule {
        record: "pulses.drafts",
        limit: "12 months after somebody last changed them",
        reason: "nobody opened them",
        forget: |old| Box::pin(async move { Ok(writing::forget_drafts(old.tx, old.now).await?) }),
    },
];
