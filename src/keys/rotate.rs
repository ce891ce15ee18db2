//! Putting new keys in the place of old ones while the service runs (D-23, F20): first the new keys join the file, then
//! every data key is wrapped anew, then the old keys leave the file. What was sealed with a data key stays as it is.

use std::sync::Arc;

use crate::exec;
use crate::web::Db;

use super::file::{Key, Ring};
use super::{Keys, Purpose, Refused};

/// How long a key that sealed short-lived things is kept after it was replaced: longer than any of them lives.
const SHORT_LIVED_FOR: i64 = 8 * 24 * 3_600_000;

/// A data key as a row of some room holds it.
#[derive(Clone, Debug)]
pub struct Wrapped {
    pub purpose: Purpose,
    /// The id of the row that holds it.
    pub row: String,
    pub wrapped: String,
}

/// Adds a new key of each purpose that rotates. From here on everything new is sealed with these.
pub async fn begin_rotation(db: &Db, keys: &Keys, now: i64) -> Result<(), String> {
    let ring = keys.ring(true);
    let fresh = Purpose::ROTATING.into_iter().map(|purpose| Arc::new(Key::random(purpose, now)));
    Ring::new(ring.keys().iter().cloned().chain(fresh).collect()).write(&keys.path)?;
    super::check(db, keys).await
}

impl Keys {
    /// The same data key, wrapped by the newest key; none where it is already.
    pub fn rewrap(&self, held: &Wrapped) -> Result<Option<String>, Refused> {
        let newest = self.newest(held.purpose);
        if held.wrapped.split_once('.').is_some_and(|(id, _)| id == newest.id) {
            return Ok(None);
        }
        let data_key = self.data_key(held.purpose, &held.row, &held.wrapped)?;
        Ok(Some(self.wrap(held.purpose, &held.row, &data_key)))
    }
}

/// Takes the old keys out of the file, once nothing is wrapped by them any more. Says how many were destroyed.
pub async fn finish_rotation(db: &Db, keys: &Keys, now: i64) -> Result<usize, String> {
    let ring = keys.ring(true);
    let stays = |key: &Key| {
        let newest = ring.newest(key.purpose);
        !Purpose::ROTATING.contains(&key.purpose)
            || newest.id == key.id
            || (key.purpose == Purpose::ShortLived && now - newest.made_at < SHORT_LIVED_FOR)
    };
    let (kept, gone): (Vec<_>, Vec<_>) = ring.keys().iter().cloned().partition(|key| stays(key));
    let failed = |cause: sqlx::Error| format!("the old keys cannot be forgotten: {cause}.");
    let mut tx = db.begin().await.map_err(failed)?;
    for key in &gone {
        let purpose = key.purpose.code();
        exec!(&mut tx, "delete from key_checks where purpose = $1 and id = $2", purpose, key.id).map_err(failed)?;
    }
    // The database first: a key that is in the file and not in the database does no harm, the other way round stops the start.
    tx.commit().await.map_err(failed)?;
    Ring::new(kept).write(&keys.path)?;
    keys.ring(true);
    Ok(gone.len())
}
