//! The letters of this room, put into the outbox.

use crate::accounts::PersonId;
use crate::forms::EmailAddress;
use crate::keys::Keys;
use crate::web::Tx;

pub const KINDS: &[&str] = &["young_people.invitation", "young_people.matched"];

pub async fn queue_invitation(_: &mut Tx, _: &Keys, _entry: &str, _: &EmailAddress, _now: i64) -> sqlx::Result<()> {
    Ok(())
}

pub async fn queue_matched(_: &mut Tx, _: &Keys, _: &PersonId, _: &EmailAddress, _now: i64) -> sqlx::Result<()> {
    Ok(())
}

/// The ids of those whose letters do not reach them.
pub async fn unreached(_: &mut Tx, _: &[super::model::Entry]) -> sqlx::Result<Vec<String>> {
    Ok(Vec::new())
}
