//! What an invented young person saved, and a search that they keep, so that a demonstration shows both.

use jiff::ToSpan;

use crate::accounts::PersonId;
use crate::error::Result;
use crate::keys::Keys;
use crate::web::Db;

use super::{kept_searches, saved};
use crate::words::london_day;

const DAY: i64 = 24 * 3_600_000;

/// Gives somebody things in every state, one found elsewhere, and a search with something new.
pub async fn seed_person(db: &Db, keys: &Keys, person: &PersonId, now: i64) -> Result<()> {
    let closes_on = london_day(now).checked_add(9.days()).ok();
    saved::demo::seed(db, keys, person, closes_on, now - 12 * DAY).await?;
    kept_searches::demo::seed(db, keys, person, now).await
}
