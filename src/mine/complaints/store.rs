//! The verbs of complaints and their SQL: what a young person does. What officers do stands in `officers`.

mod copy;
mod officers;

pub use copy::copy;
pub use officers::{Due, Read, acknowledge, answer, forget_old, hold, list, read, remind};

use crate::accounts::{PersonId, YoungPerson, people};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::keys::{Keys, Place, random_id};
use crate::mine::{Asking, Item, Wanted};
use crate::web::{AppState, Tx};
use crate::{exec, say, sql};

use super::model::{ANSWERED_WITHIN, Answered, Complaint, Outcome, State};

fn place<'a>(column: &'a str, id: &'a str) -> Place<'a> {
    Place::new("mine_complaints", column, id)
}

/// The page of one's own complaint.
pub fn address(id: &str) -> String {
    format!("/me/data/told/{id}")
}

struct Id {
    id: String,
}

/// Keeps a complaint. Gives its id; of a form that was sent before, the one it made then.
pub async fn complain(app: &AppState, person: &YoungPerson, words: &str, once: &str) -> Result<String> {
    let (now, id, who) = (app.now(), random_id(), person.id.as_str());
    let mut tx = app.db.begin().await?;
    let key = people::data_key(&mut tx, &app.keys, &person.id).await?;
    let (words, due_at) = (key.seal(place("words", &id), words), now + ANSWERED_WITHIN);
    let kept = exec!(
        &mut tx,
        "insert into mine_complaints (id, person_id, once, words, sent_at, due_at, changed_at)
         values ($1, $2, $3, $4, $5, $6, $5) on conflict (person_id, once) do nothing",
        id,
        who,
        once,
        words,
        now,
        due_at
    )?;
    if kept == 0 {
        let sent = sql!(
            &mut tx,
            fetch_one,
            Id,
            "select id from mine_complaints where person_id = $1 and once = $2",
            who,
            once
        )?;
        return Ok(sent.id);
    }
    let who = Some(who);
    let line =
        Line { who, role: "young_person", deed: Deed::MineComplained, about: Some(&id), subject: who, reason: None };
    audit::record(&mut tx, &app.keys, &line, now).await?;
    tx.commit().await?;
    Ok(id)
}

struct Row {
    id: String,
    person_id: String,
    words: String,
    sent_at: i64,
    due_at: i64,
    acknowledged_at: Option<i64>,
    answer: Option<String>,
    outcome: Option<String>,
    answered_at: Option<i64>,
}

async fn open(tx: &mut Tx, keys: &Keys, row: Row) -> Result<(PersonId, Complaint)> {
    let person = PersonId(row.person_id);
    let key = people::data_key(tx, keys, &person).await?;
    let answer = key.open_optional(place("answer", &row.id), row.answer.as_deref())?;
    let outcome = row.outcome.as_deref().and_then(Outcome::from_code);
    let answered = match (row.answered_at, outcome, answer) {
        (Some(at), Some(outcome), Some(words)) => Some(Answered { at, outcome, words }),
        _ => None,
    };
    let complaint = Complaint {
        words: key.open(place("words", &row.id), &row.words)?,
        sent_at: row.sent_at,
        due_at: row.due_at,
        acknowledged_at: row.acknowledged_at,
        answered,
    };
    Ok((person, complaint))
}

/// One of somebody's own.
pub async fn find(tx: &mut Tx, keys: &Keys, person: &PersonId, id: &str) -> Result<Option<Complaint>> {
    let person = person.as_str();
    let row = sql!(
        &mut *tx,
        fetch_optional,
        Row,
        "select id, person_id, words, sent_at, due_at, acknowledged_at, answer, outcome, answered_at
         from mine_complaints where id = $1 and person_id = $2",
        id,
        person
    )?;
    match row {
        Some(row) => Ok(Some(open(tx, keys, row).await?.1)),
        None => Ok(None),
    }
}

struct ItemRow {
    id: String,
    due_at: i64,
    acknowledged_at: Option<i64>,
    answered_at: Option<i64>,
    changed_at: i64,
}

/// Somebody's complaints as their page lists them.
pub async fn items(asking: Asking<'_>, wanted: Wanted) -> Result<Vec<Item>> {
    let Wanted { done, before, most } = wanted;
    let person = asking.person.as_str();
    let rows = sql!(
        asking.tx,
        fetch_all,
        ItemRow,
        "select id, due_at, acknowledged_at, answered_at, changed_at from mine_complaints
         where person_id = $1 and (answered_at is not null) = $2 and changed_at < $3 order by changed_at desc limit $4",
        person,
        done,
        before,
        most
    )?;
    Ok(rows.into_iter().map(item).collect())
}

fn item(row: ItemRow) -> Item {
    let state = State::of(row.acknowledged_at, row.answered_at);
    Item {
        at: row.changed_at,
        title: say!("mine-complaint-item").to_owned(),
        address: address(&row.id),
        holder: say!("mine-complaint-holder").to_owned(),
        next: state.next().to_owned(),
        by: (state != State::Answered).then_some(row.due_at),
        state: state.on_the_list(),
    }
}
