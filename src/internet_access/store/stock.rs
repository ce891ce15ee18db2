//! What there is to give: reserved when a request is approved, used when it is sent, let go when it is not. Each is one statement
//! that only counts where there is something to count, so however many approve at once, nothing is given twice.

use crate::error::Result;
use crate::keys::{Keys, random_id};
use crate::web::Tx;
use crate::{exec, sql};

use super::super::letters;

/// Reserves one thing of this item for a request. False where there is none left, or no such item any more.
pub async fn reserve(tx: &mut Tx, keys: &Keys, request: &str, item: &str, now: i64) -> Result<bool> {
    let reserved = exec!(
        &mut *tx,
        "update internet_access_items set reserved = reserved + 1
         where id = $1 and active and (not counted or reserved < in_stock)",
        item
    )?;
    if reserved == 0 {
        return Ok(false);
    }
    let id = random_id();
    exec!(
        &mut *tx,
        "insert into internet_access_uses (id, request_id, item_id, cost_pence, reserved_at)
         select $1, $2, id, cost_pence, $3 from internet_access_items where id = $4",
        id,
        request,
        now,
        item
    )?;
    tell_if_low(tx, keys, item, now).await?;
    Ok(true)
}

/// What was reserved for a request has been sent: it is used.
pub async fn used(tx: &mut Tx, request: &str, now: i64) -> Result<()> {
    exec!(
        &mut *tx,
        "update internet_access_items
         set reserved = reserved - 1, used = used + 1, in_stock = in_stock - case when counted then 1 else 0 end
         where id = (select item_id from internet_access_uses
                     where request_id = $1 and used_at is null and released_at is null)",
        request
    )?;
    exec!(
        tx,
        "update internet_access_uses set used_at = $1 where request_id = $2 and used_at is null and released_at is null",
        now,
        request
    )?;
    Ok(())
}

/// What was reserved for a request is not needed: it can be given to somebody else.
pub async fn release(tx: &mut Tx, request: &str, now: i64) -> Result<()> {
    exec!(
        &mut *tx,
        "update internet_access_items set reserved = reserved - 1
         where id = (select item_id from internet_access_uses
                     where request_id = $1 and used_at is null and released_at is null)",
        request
    )?;
    exec!(
        tx,
        "update internet_access_uses set released_at = $1 where request_id = $2 and used_at is null and released_at is null",
        now,
        request
    )?;
    Ok(())
}

struct Lasts {
    lasts_days: Option<i64>,
}

/// For how many days the thing that a request was given last works; none: for good.
pub async fn lasts_days(tx: &mut Tx, request: &str) -> Result<Option<i64>> {
    let row = sql!(
        tx,
        fetch_optional,
        Lasts,
        "select i.lasts_days from internet_access_uses u join internet_access_items i on i.id = u.item_id
         where u.request_id = $1 and u.released_at is null order by u.reserved_at desc, u.id limit 1",
        request
    )?;
    Ok(row.and_then(|row| row.lasts_days))
}

struct Item {
    item_id: String,
}

/// Which item a request has reserved or was given last.
pub async fn item_of(tx: &mut Tx, request: &str) -> Result<Option<String>> {
    let row = sql!(
        tx,
        fetch_optional,
        Item,
        "select item_id from internet_access_uses
         where request_id = $1 and released_at is null order by reserved_at desc, id limit 1",
        request
    )?;
    Ok(row.map(|row| row.item_id))
}

/// Tells the team, once until there is more again, that few are left.
async fn tell_if_low(tx: &mut Tx, keys: &Keys, item: &str, now: i64) -> Result<()> {
    let low = exec!(
        &mut *tx,
        "update internet_access_items set low_told_at = $1
         where id = $2 and counted and in_stock - reserved <= low_at and low_told_at is null",
        now,
        item
    )?;
    if low == 1 {
        letters::queue_low(tx, keys, item, now).await?;
    }
    Ok(())
}
