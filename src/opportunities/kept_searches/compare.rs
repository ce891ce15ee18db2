//! What is new for a search: found by it now, and not as it was before. Two whole catalogues are held side by side for one
//! round, the list as it is and the list with what changed as it was, and the search page's own search is put to both.

use std::collections::HashMap;
use std::sync::Arc;

use crate::opportunities::model::Point;
use crate::opportunities::search::{Builder, Catalogue, Params};
use crate::opportunities::shelf;
use crate::opportunities::store::{OpenRow, friendly_keys, open_after};
use crate::sql;
use crate::web::{Db, Tx};

/// The most that one round finds for one search: whoever gets more looks at the search itself.
pub const MOST: usize = 100;

/// Both lists, and what changed between them.
#[derive(Clone)]
pub struct Lists {
    now: Arc<Catalogue>,
    before: Arc<Catalogue>,
    changed: Arc<HashMap<i64, Changed>>,
}

/// An opportunity that is new or different.
#[derive(Clone, Copy, Debug)]
struct Changed {
    /// The number of its latest change.
    number: i64,
    /// It was open before, so its search may have known it.
    was_open: bool,
}

/// A search as a round puts it.
#[derive(Clone, Debug)]
pub struct Asked {
    pub id: String,
    pub params: Params,
    pub near: Option<Point>,
    /// What had changed by then is not new for it.
    pub after_change: i64,
}

struct ChangeRow {
    number: i64,
    opportunity_id: i64,
    before: Option<String>,
}

/// Reads one unchanging picture of the list, and of what the changes of a round were before.
pub async fn read(db: &Db, round: i64) -> sqlx::Result<Lists> {
    let mut tx = db.read().await?;
    let (changed, mut were) = changes(&mut tx, round).await?;
    let friendly = friendly_keys(&mut tx).await?;
    let (mut now, mut before, mut last) = (Builder::default(), Builder::default(), i64::MIN);
    loop {
        let rows = open_after(&mut tx, last).await?;
        let Some(row) = rows.last() else { break };
        last = row.id;
        for row in rows {
            if !changed.contains_key(&row.id) {
                shelf::add(&mut before, row.clone(), &friendly);
            } else if let Some(was) = were.remove(&row.id) {
                shelf::add(&mut before, was, &friendly);
            }
            shelf::add(&mut now, row, &friendly);
        }
    }
    drop(tx);
    // Making both ready is pure work, which must not hold up the pages being served meanwhile.
    let made = tokio::task::spawn_blocking(move || (now.finish(), before.finish())).await;
    let (now, before) =
        made.map_err(|cause| sqlx::Error::Protocol(format!("the lists could not be built: {cause}")))?;
    Ok(Lists { now: Arc::new(now), before: Arc::new(before), changed: Arc::new(changed) })
}

/// What changed in a round, and how it was. Of several changes the first knows how it was.
async fn changes(tx: &mut Tx, round: i64) -> sqlx::Result<(HashMap<i64, Changed>, HashMap<i64, OpenRow>)> {
    let rows = sql!(
        tx,
        fetch_all,
        ChangeRow,
        r#"select number as "number!", opportunity_id as "opportunity_id!", before from opportunity_changes where round = $1 order by number"#,
        round
    )?;
    let (mut changed, mut were) = (HashMap::<i64, Changed>::new(), HashMap::new());
    for row in rows {
        let id = row.opportunity_id;
        if let Some(known) = changed.get_mut(&id) {
            known.number = row.number;
            continue;
        }
        let was: Option<OpenRow> = row.before.as_deref().and_then(|before| serde_json::from_str(before).ok());
        changed.insert(id, Changed { number: row.number, was_open: was.is_some() });
        was.map(|was| were.insert(id, was));
    }
    Ok((changed, were))
}

impl Lists {
    /// How many opportunities are new or different.
    pub fn changed(&self) -> usize {
        self.changed.len()
    }

    /// The ids of what is new for a search at `now`, in ms since 1970 UTC.
    pub fn new_for(&self, asked: &Asked, now: i64) -> Vec<i64> {
        let query = asked.params.query(asked.near);
        let mut found = self.now.fitting(&query, now);
        found.retain(|id| self.changed.get(id).is_some_and(|changed| changed.number > asked.after_change));
        if found.iter().any(|id| self.changed[id].was_open) {
            let known = self.before.fitting(&query, now);
            found.retain(|id| !self.changed[id].was_open || !known.contains(id));
        }
        found.sort_unstable_by(|one, other| other.cmp(one));
        found.truncate(MOST);
        found
    }
}
