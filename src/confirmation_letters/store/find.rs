//! Finding letters, and opening them.

use crate::accounts::PersonId;
use crate::accounts::people;
use crate::error::{AppError, Reference, Result};
use crate::keys::{DataKey, Keys};
use crate::sql;
use crate::web::Tx;

use super::super::model::{Details, Letter, State, TurnedDown, Words};
use super::place;

/// The columns of a letter; the adviser's list selects them too.
pub(super) struct Row {
    pub id: String,
    pub reference: String,
    pub person_id: String,
    pub details: String,
    pub words: Option<String>,
    pub asked_at: i64,
    pub due_at: Option<i64>,
    pub answered_at: Option<i64>,
    pub turned_down: Option<String>,
    pub reason: Option<String>,
    pub expires_at: Option<i64>,
    pub withdrawn_at: Option<i64>,
}

/// One letter of a young person's. What is another's and what is not there look the same.
pub async fn find(tx: &mut Tx, keys: &Keys, person: &PersonId, id: &str, now: i64) -> Result<Option<Letter>> {
    let owner = person.as_str();
    let row = sql!(
        &mut *tx,
        fetch_optional,
        Row,
        "select id, reference, person_id, details, words, asked_at, due_at, answered_at, turned_down, reason, expires_at,
                withdrawn_at
         from confirmation_letters where id = $1 and person_id = $2",
        id,
        owner
    )?;
    let Some(row) = row else { return Ok(None) };
    let key = people::data_key(tx, keys, person).await?;
    row.open(&key, now).map(Some)
}

/// All letters of a young person's, the newest first.
pub async fn of_person(tx: &mut Tx, keys: &Keys, person: &PersonId, now: i64) -> Result<Vec<Letter>> {
    let owner = person.as_str();
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select id, reference, person_id, details, words, asked_at, due_at, answered_at, turned_down, reason, expires_at,
                withdrawn_at
         from confirmation_letters where person_id = $1 order by asked_at desc, id",
        owner
    )?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = people::data_key(tx, keys, person).await?;
    rows.into_iter().map(|row| row.open(&key, now)).collect()
}

impl Row {
    pub(super) fn open(self, key: &DataKey, now: i64) -> Result<Letter> {
        let id = self.id.as_str();
        let details: Details = parsed(&key.open(place("details", id), &self.details)?)?;
        let turned_down = self.turned_down.as_deref().and_then(TurnedDown::from_code);
        let state = match (self.withdrawn_at, turned_down, &self.words, self.expires_at) {
            (Some(_), _, _, _) => State::Withdrawn,
            (None, Some(why), _, _) => {
                State::TurnedDown(why, key.open_optional(place("reason", id), self.reason.as_deref())?)
            }
            (None, None, Some(_), Some(expires_at)) if expires_at < now => State::Expired,
            (None, None, Some(words), _) => {
                State::Confirmed(Box::new(parsed::<Words>(&key.open(place("words", id), words)?)?))
            }
            (None, None, None, _) => State::Waiting(self.due_at.unwrap_or(self.asked_at)),
        };
        let at = self.withdrawn_at.or(self.answered_at).unwrap_or(self.asked_at);
        Ok(Letter {
            id: self.id,
            reference: self.reference,
            person: PersonId(self.person_id),
            details,
            asked_at: self.asked_at,
            at,
            state,
        })
    }
}

/// What this program sealed itself; anything else is a fault of ours.
pub(super) fn parsed<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|_| {
        let reference = Reference::new();
        tracing::error!(%reference, "a letter's words cannot be read");
        AppError::Unexpected(reference)
    })
}
