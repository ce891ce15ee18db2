//! Letters of the invented people of the demonstration.

use crate::accounts::{PersonId, people};
use crate::error::{AppError, Result};
use crate::keys::{Keys, random_id};
use crate::web::Tx;

use super::model::{Category, Details, For};
use super::store::{self, Confirming};

const DAY: i64 = 24 * 3_600_000;

/// `person` asked for a letter last week, and their adviser confirmed it; another waits since today.
pub async fn seed(
    tx: &mut Tx,
    keys: &Keys,
    person: &PersonId,
    adviser: &PersonId,
    council: &str,
    now: i64,
) -> Result<()> {
    let provider = Some("Example College".to_owned());
    let details = Details { what: For::ApprenticeshipBursary, other: None, provider };
    let (asked_at, months) = (now - 7 * DAY, 12);
    let id = store::ask_in(tx, keys, person, &random_id(), &details, 3, asked_at).await?;
    let letter = store::find(tx, keys, person, &id, asked_at).await?.ok_or(AppError::NotFound)?;
    let called = people::contact(tx, keys, person).await?.ok_or(AppError::NotFound)?.name;
    let contact = people::contact(tx, keys, adviser).await?.ok_or(AppError::NotFound)?;
    let found = Confirming { letter, name: called.clone(), called, category: None };
    let by = (adviser, &contact);
    store::confirm_in(tx, keys, &found, Category::FormerRelevant, by, council, months, now - 6 * DAY).await?;
    let details = Details { what: For::Other, other: Some("a room in shared housing".to_owned()), provider: None };
    store::ask_in(tx, keys, person, &random_id(), &details, 3, now).await?;
    Ok(())
}
