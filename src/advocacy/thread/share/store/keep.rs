//! How long the council's side is kept, and with which keys.

use crate::error::Result;
use crate::keys::{Keys, Purpose, Wrapped};
use crate::web::{Db, Rule, Tx};
use crate::{exec, sql};

use super::super::model::{KEPT, KEPT_TAKEN_BACK};

/// How long the council keeps what was shared with its staff.
pub const RETENTION: &[Rule] = &[Rule {
    record: "advocacy.shared_words",
    limit: "12 months after they were shared, or 30 days after they were taken back",
    reason: "whoever was asked for something can look up what, and show that they answered",
    forget: |old| Box::pin(async move { Ok(forget_old(old.tx, old.now).await?) }),
}];

async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let (shared_before, taken_back_before) = (now - KEPT, now - KEPT_TAKEN_BACK);
    exec!(tx, "delete from shared_words where shared_on < $1 or taken_back_on < $2", shared_before, taken_back_before)
}

struct KeyRow {
    id: String,
    data_key: String,
}

/// Wraps the data key of everything shared with the newest key, a hundred at a time. Says how many.
pub async fn rewrap_all(db: &Db, keys: &Keys) -> Result<usize> {
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let mut tx = db.begin().await?;
        let Some((last, wrapped)) = rewrap(&mut tx, keys, &after).await? else { return Ok(count) };
        tx.commit().await?;
        (after, count) = (last, count + wrapped);
    }
}

async fn rewrap(tx: &mut Tx, keys: &Keys, after: &str) -> Result<Option<(String, usize)>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        KeyRow,
        r#"select id, data_key as "data_key!: String" from shared_words where id > $1 and data_key is not null order by id limit 100"#,
        after
    )?;
    let Some(last) = rows.last().map(|row| row.id.clone()) else { return Ok(None) };
    let mut count = 0;
    for row in rows {
        let held = Wrapped { purpose: Purpose::Council, row: row.id, wrapped: row.data_key };
        if let Some(anew) = keys.rewrap(&held)? {
            exec!(
                &mut *tx,
                "update shared_words set data_key = $1 where id = $2 and data_key = $3",
                anew,
                held.row,
                held.wrapped
            )?;
            count += 1;
        }
    }
    Ok(Some((last, count)))
}
