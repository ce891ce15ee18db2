//! All of somebody's complaints, for the copy of their data.

use crate::accounts::people;
use crate::error::Result;
use crate::mine::copy::{Shown, told};
use crate::mine::{Asking, Part};
use crate::{say, sql};

use super::super::model::Outcome;
use super::place;

struct CopyRow {
    id: String,
    words: String,
    sent_at: i64,
    due_at: i64,
    acknowledged_at: Option<i64>,
    reminded_at: Option<i64>,
    answer: Option<String>,
    outcome: Option<String>,
    answered_at: Option<i64>,
    changed_at: i64,
}

/// All of somebody's complaints, for the copy of their data.
pub async fn copy(asking: Asking<'_>) -> Result<Part> {
    let person = asking.person.as_str();
    let rows = sql!(
        &mut *asking.tx,
        fetch_all,
        CopyRow,
        "select id, words, sent_at, due_at, acknowledged_at, reminded_at, answer, outcome, answered_at, changed_at
         from mine_complaints where person_id = $1 order by sent_at, id",
        person
    )?;
    let key = people::data_key(asking.tx, asking.keys, asking.person).await?;
    let mut part =
        Part { table: "mine_complaints", heading: say!("mine-copy-complaints").to_owned(), rows: Vec::new() };
    for row in rows {
        let words = key.open(place("words", &row.id), &row.words)?;
        let answer = key.open_optional(place("answer", &row.id), row.answer.as_deref())?;
        let outcome = row.outcome.as_deref().and_then(Outcome::from_code).map(Outcome::told);
        part.rows.push(vec![
            told("words", say!("mine-copy-complaint-words"), words),
            told("sent_at", say!("mine-copy-sent"), row.sent_at.shown()),
            told("due_at", say!("mine-copy-due"), row.due_at.shown()),
            told("acknowledged_at", say!("mine-copy-acknowledged"), row.acknowledged_at.shown()),
            told("reminded_at", say!("mine-copy-reminded"), row.reminded_at.shown()),
            told("answer", say!("mine-copy-answer"), answer.shown()),
            told("outcome", say!("mine-copy-outcome"), outcome.map(str::to_owned).shown()),
            told("answered_at", say!("mine-copy-answered"), row.answered_at.shown()),
            told("changed_at", say!("mine-copy-changed"), row.changed_at.shown()),
        ]);
    }
    Ok(part)
}
