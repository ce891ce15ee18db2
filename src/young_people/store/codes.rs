//! One-time codes that an adviser gives in person to somebody with no mailbox: shown once, 24 hours, single use.

use crate::accounts::list::link;
use crate::accounts::people::{self, NewPerson};
use crate::accounts::{PersonId, PersonalAdviser};
use crate::audit::Deed;
use crate::error::{AppError, Result};
use crate::exec;
use crate::keys::random_digits;
use crate::web::{AppState, Tx};

use super::super::model::CODE_HOLDS;
use super::{find, note};

/// How many digits a code has: too many to guess, few enough to type.
const DIGITS: usize = 12;

/// Makes a code for somebody, and an account where they have none. Earlier codes that were not used hold no longer. None
/// where there is nobody of this adviser's. The digits are kept nowhere.
pub async fn give_code(app: &AppState, adviser: &PersonalAdviser, id: &str) -> Result<Option<String>> {
    let now = app.now();
    let mut tx = app.db.begin().await?;
    let Some(entry) = find(&mut tx, &app.keys, &adviser.id, id).await? else { return Ok(None) };
    let person = match entry.account {
        Some(account) => account.id,
        None => {
            let new = NewPerson { organisation: None, name: &entry.details.name, email: None };
            let person = people::add(&mut tx, &app.keys, &new, now).await?.ok_or(AppError::NotFound)?;
            if !link(&mut tx, id, &person, now).await? {
                // Matched or gone in this very moment: asked again, the page shows how it stands.
                return Ok(None);
            }
            person
        }
    };
    stop(&mut tx, &person, now).await?;
    let digits = random_digits(DIGITS);
    let (mac, holder, me) = (app.keys.code("adviser_code", &digits), person.as_str(), adviser.id.as_str());
    let expires_at = now + CODE_HOLDS;
    exec!(
        &mut tx,
        "insert into adviser_codes (code_mac, person_id, issued_by, issued_at, expires_at) values ($1, $2, $3, $4, $5)",
        mac,
        holder,
        me,
        now,
        expires_at
    )?;
    note(&mut tx, app, adviser, Deed::YoungPeopleAdviserCodeIssued, Some(id), Some(holder)).await?;
    tx.commit().await?;
    Ok(Some(digits))
}

/// Ends the codes of somebody that were not used.
pub(super) async fn stop(tx: &mut Tx, person: &PersonId, now: i64) -> sqlx::Result<u64> {
    let person = person.as_str();
    exec!(
        tx,
        "update adviser_codes set expires_at = $1 where person_id = $2 and used_at is null and expires_at > $1",
        now,
        person
    )
}
