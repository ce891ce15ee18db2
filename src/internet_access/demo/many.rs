//! As many invented requests as a benchmark asks for: sealed as real ones are, at every stage, due on days around now.

use crate::accounts::people::{self, NewPerson};
use crate::accounts::{Organisation, PersonId};
use crate::error::{AppError, Result};
use crate::exec;
use crate::keys::{DataKey, random_digits, random_id, random_long_reference};
use crate::promises;
use crate::web::{AppState, Tx};

use super::super::model::{Help, Kind, Status};
use super::super::store::{place, same_index};
use super::{DAY, HOUR, by_post, data_on};

/// How many requests one person has, all added in one transaction.
const EACH: usize = 50;
/// How many people are added in one transaction.
const BATCH: usize = 20;

/// The stages, as often as they come.
const STAGES: [Status; 8] = [
    Status::Received,
    Status::Received,
    Status::Looking,
    Status::Approved,
    Status::Ordered,
    Status::OnItsWay,
    Status::Working,
    Status::NumberNotRecognised,
];

/// Adds so many; half of them nobody has, and the two of the team have a quarter each.
pub async fn add_requests(app: &AppState, count: usize, team: [&PersonId; 2]) -> Result<()> {
    for first in (0..count).step_by(EACH * BATCH) {
        let mut tx = app.db.begin().await?;
        for from in (first..count.min(first + EACH * BATCH)).step_by(EACH) {
            let name = format!("Asker {from} Example");
            let new = NewPerson { organisation: None::<Organisation>, name: &name, email: None };
            let person = people::add(&mut tx, &app.keys, &new, app.now()).await?.ok_or(AppError::NotFound)?;
            let key = people::data_key(&mut tx, &app.keys, &person).await?;
            for number in from..count.min(from + EACH) {
                let holder = [None, Some(team[0]), None, Some(team[1])][number % 4];
                insert(&mut tx, app, &person, &key, number, holder).await?;
            }
        }
        tx.commit().await?;
    }
    Ok(())
}

async fn insert(
    tx: &mut Tx,
    app: &AppState,
    person: &PersonId,
    key: &DataKey,
    number: usize,
    holder: Option<&PersonId>,
) -> Result<()> {
    let help = Help::ALL[number / 3 % Help::ALL.len()];
    let typed = if help.needs_phone() { data_on("giffgaff") } else { by_post() };
    let (id, reference, once, status) =
        (random_id(), random_long_reference(), random_id(), STAGES[number / 5 % STAGES.len()]);
    let details = key.seal_json(place("details", &id), &typed);
    let digits = key.seal(place("digits", &id), &random_digits(16));
    let same = same_index(&app.keys, help, &typed);
    let asked_at = app.now() - (number as i64 * 7 % 480) * HOUR;
    let (person, holder, held_at) = (person.as_str(), holder.map(PersonId::as_str), holder.map(|_| asked_at));
    let due_at = status.promise_days(3, 10).map(|days| promises::due(asked_at + 10 * DAY, days));
    let (kind, code) = (help.code(), status.code());
    exec!(
        &mut *tx,
        "insert into internet_access_requests
             (id, reference, person_id, once, kind, details, digits, same_index, status, status_at, asked_at, changed_at, due_at,
              holder_id, held_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $10, $11, $12, $13)",
        id,
        reference,
        person,
        once,
        kind,
        details,
        digits,
        same,
        code,
        asked_at,
        due_at,
        holder,
        held_at
    )?;
    let (entry, asked) = (random_id(), Kind::Asked.code());
    exec!(
        tx,
        "insert into internet_access_entries (id, request_id, number, at, kind, by_whom, private)
         values ($1, $2, 1, $3, $4, 'young_person', false)",
        entry,
        id,
        asked_at,
        asked
    )?;
    Ok(())
}
