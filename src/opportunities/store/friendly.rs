//! Employers who promised to support care leavers.

use crate::exec;
use crate::web::{Db, Tx};

/// The name of an employer as the friendly list compares it: small letters and digits only.
pub fn name_key(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Replaces the list of employers that promised to support care leavers, from the command line.
pub async fn set_friendly_employers(db: &Db, names: &[impl AsRef<str>], now: i64) -> sqlx::Result<usize> {
    let mut tx = db.begin().await?;
    let kept = replace_friendly_employers(&mut tx, names, now).await?;
    tx.commit().await?;
    Ok(kept)
}

/// Replaces the list. Says how many are on it now: a name that comes twice is kept once.
pub async fn replace_friendly_employers(tx: &mut Tx, names: &[impl AsRef<str>], now: i64) -> sqlx::Result<usize> {
    exec!(&mut *tx, "delete from care_leaver_friendly_employers")?;
    let mut kept = 0;
    for name in names {
        let name = name.as_ref();
        let key = name_key(name);
        kept += exec!(
            &mut *tx,
            "insert into care_leaver_friendly_employers (name_key, name) values ($1, $2) on conflict (name_key) do nothing",
            key,
            name
        )?;
    }
    note_change(tx, now).await?;
    Ok(kept as usize)
}

/// Gives what the search shows a new version, where something other than a feed changed it.
pub async fn note_change(tx: &mut Tx, now: i64) -> sqlx::Result<()> {
    exec!(
        tx,
        "insert into opportunity_imports (source, began_at, finished_at, added, changed, unchanged, closed, skipped)
         values ('local', $1, $1, 0, 0, 0, 0, 0)",
        now
    )?;
    Ok(())
}
