//! Tells whether a file of keys is the one that this database was written with, before anything is read or written.

use crate::web::Db;
use crate::{exec, sql};

use super::file::Key;
use super::{Keys, Purpose};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64};
use hmac::Mac;

struct CheckRow {
    purpose: String,
    id: String,
    mark: String,
}

/// Compares the keys with the marks in the database, and leaves the marks of keys it has not met. Errors are one sentence.
pub async fn check(db: &Db, keys: &Keys) -> Result<(), String> {
    let failed = |cause: sqlx::Error| format!("the keys cannot be checked: {cause}.");
    let ring = keys.ring(true);
    let mut tx = db.begin().await.map_err(failed)?;
    let known = sql!(&mut tx, fetch_all, CheckRow, "select purpose, id, mark from key_checks").map_err(failed)?;
    for CheckRow { purpose, id, mark } in &known {
        let key = Purpose::from_code(purpose).and_then(|purpose| ring.find(purpose, id));
        if key.is_none_or(|key| mark_of(&key) != *mark) {
            return Err(format!(
                "the file of keys {} is not the one that this database was written with: its key \"{purpose}\" is missing or another. \
                 Nothing was read or changed. Put the right file there.",
                keys.path.display()
            ));
        }
    }
    for key in ring.keys().iter().filter(|key| !known.iter().any(|row| row.id == key.id)) {
        let (purpose, mark) = (key.purpose.code(), mark_of(key));
        exec!(
            &mut tx,
            "insert into key_checks (purpose, id, mark) values ($1, $2, $3) on conflict (purpose, id) do nothing",
            purpose,
            key.id,
            mark
        )
        .map_err(failed)?;
    }
    tx.commit().await.map_err(failed)
}

/// What the database keeps of a key: enough to know it again, too little to learn it.
fn mark_of(key: &Key) -> String {
    let mut mac = key.hmac();
    mac.update(b"foothold key check");
    BASE64.encode(mac.finalize().into_bytes())
}
