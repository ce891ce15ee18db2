//! Who is told when a promise moves.

use crate::accounts::PersonId;
use crate::error::Result;
use crate::web::Tx;
use crate::{exec, sql};

use super::super::model::Item;

/// How long somebody is said to follow what has ended, in ms: a year.
const KEPT: i64 = 365 * 86_400_000;

/// Begins to follow, or stops. Doing it twice changes nothing more.
pub async fn set_follow(tx: &mut Tx, person: &PersonId, item: &str, follow: bool, now: i64) -> Result<()> {
    let person = person.as_str();
    if follow {
        exec!(
            tx,
            "insert into said_did_followers (person_id, item_id, since) values ($1, $2, $3) on conflict do nothing",
            person,
            item,
            now
        )?;
    } else {
        exec!(tx, "delete from said_did_followers where person_id = $1 and item_id = $2", person, item)?;
    }
    Ok(())
}

/// Whether somebody follows this.
pub async fn follows(tx: &mut Tx, person: &PersonId, item: &str) -> Result<bool> {
    Ok(followed(tx, person).await?.iter().any(|followed| followed.item.id == item))
}

/// Forgets who followed what ended long ago: nothing moves there any more.
pub async fn forget_old(tx: &mut Tx, now: i64) -> sqlx::Result<u64> {
    let ended = now - KEPT;
    exec!(
        tx,
        "delete from said_did_followers
         where item_id in (select id from said_did_items where state in ('done', 'not_done', 'taken_back') and moved_at < $1)
             and since < $1 and person_id not in (select person_id from legal_holds)",
        ended
    )
}

/// Something that somebody follows.
pub struct Followed {
    pub item: Item,
    /// In ms since 1970 UTC.
    pub since: i64,
}

struct Row {
    item_id: String,
    since: i64,
}

/// What somebody follows, what moved last first.
pub async fn followed(tx: &mut Tx, person: &PersonId) -> Result<Vec<Followed>> {
    let person = person.as_str();
    let rows = sql!(
        &mut *tx,
        fetch_all,
        Row,
        "select f.item_id, f.since from said_did_followers f join said_did_items i on i.id = f.item_id
         where f.person_id = $1 order by i.moved_at desc, i.id",
        person
    )?;
    let mut all = Vec::with_capacity(rows.len());
    for Row { item_id, since } in rows {
        all.extend(super::item(tx, &item_id).await?.map(|item| Followed { item, since }));
    }
    Ok(all)
}
