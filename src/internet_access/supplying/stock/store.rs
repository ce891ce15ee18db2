//! What the team does with things to give. Each deed leaves a line in the history of its item.

use crate::accounts::{InternetTeam, Names};
use crate::audit::Deed as Audited;
use crate::error::Result;
use crate::internet_access::model::Help;
use crate::keys::random_id;
use crate::web::{AppState, Tx};
use crate::{exec, sql};

use super::super::note;
use super::form::{Deed, NewItem};
use super::model::{Change, Item};

/// What came of a deed.
#[derive(Debug)]
pub enum Done {
    Yes,
    /// Somebody else saved it since it was read.
    Meanwhile(Box<Item>),
    /// So many are reserved, and fewer cannot be on the shelf.
    BelowReserved(i64),
    /// Nothing on the shelf is counted for such an item.
    NotCounted,
    /// There is no such item.
    Nowhere,
}

const SHELF: &str = "internet_access_items_no_more_than_there_is";

struct Row {
    id: String,
    kind: String,
    name: String,
    supplier: String,
    code: String,
    counted: bool,
    in_stock: i64,
    reserved: i64,
    used: i64,
    low_at: i64,
    cost_pence: i64,
    lasts_days: Option<i64>,
    active: bool,
    version: i64,
}

impl Row {
    /// None where a later version of the program wrote a code that this one does not know.
    fn open(self) -> Option<Item> {
        let Row { id, kind, name, supplier, code, counted, in_stock, reserved, used, .. } = self;
        let Row { low_at, cost_pence, lasts_days, active, version, .. } = self;
        let help = Help::from_code(&kind)?;
        Some(Item {
            id,
            help,
            name,
            supplier,
            code,
            counted,
            in_stock,
            reserved,
            used,
            low_at,
            cost_pence,
            lasts_days,
            active,
            version,
        })
    }
}

/// Everything there is to give: what is in use first.
pub async fn all(tx: &mut Tx) -> Result<Vec<Item>> {
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        r#"select id, kind, name, supplier, code, counted as "counted!: bool", in_stock, reserved, used, low_at, cost_pence,
                  lasts_days, active as "active!: bool", version
           from internet_access_items order by active desc, kind, name, id"#
    )?;
    Ok(rows.into_iter().filter_map(Row::open).collect())
}

/// One item.
pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<Item>> {
    let row = sql!(
        tx,
        fetch_optional,
        Row,
        r#"select id, kind, name, supplier, code, counted as "counted!: bool", in_stock, reserved, used, low_at, cost_pence,
                  lasts_days, active as "active!: bool", version
           from internet_access_items where id = $1"#,
        id
    )?;
    Ok(row.and_then(Row::open))
}

struct ChangeRow {
    at: i64,
    who: Option<String>,
    deed: String,
    difference: i64,
    in_stock: i64,
    why: String,
}

/// What was done with an item, the latest first.
pub async fn history(tx: &mut Tx, app: &AppState, id: &str) -> Result<Vec<Change>> {
    let rows = sql!(
        &mut *tx,
        fetch_all,
        ChangeRow,
        "select at, who, deed, difference, in_stock, why from internet_access_stock_changes
         where item_id = $1 order by at desc, id limit 50",
        id
    )?;
    let (mut names, mut changes) = (Names::default(), Vec::with_capacity(rows.len()));
    for ChangeRow { at, who, deed, difference, in_stock, why } in rows {
        let who = names.of(tx, &app.keys, who.as_deref()).await?.map(|colleague| colleague.name);
        changes.push(Change { at, who, deed, difference, in_stock, why });
    }
    Ok(changes)
}

/// Adds an item. The same page sent twice adds it once. Gives its id.
pub async fn add(app: &AppState, staff: &InternetTeam, new: &NewItem) -> Result<String> {
    let (mut tx, id, now, by) = (app.db.begin().await?, random_id(), app.now(), staff.id.as_str());
    let NewItem { once, name, supplier, code, counted, in_stock, low_at, cost_pence, lasts_days, .. } = new;
    let (once, name, supplier, code) = (once.as_str(), name.as_str(), supplier.as_str(), code.as_str());
    let (kind, lasts_days) = (new.help.code(), *lasts_days);
    let added = exec!(
        &mut tx,
        "insert into internet_access_items (id, once, kind, name, supplier, code, counted, in_stock, reserved, used, low_at,
                                            cost_pence, lasts_days, active, version, changed_by, changed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, $9, $10, $11, true, 1, $12, $13) on conflict (once) do nothing",
        id,
        once,
        kind,
        name,
        supplier,
        code,
        counted,
        in_stock,
        low_at,
        cost_pence,
        lasts_days,
        by,
        now
    )?;
    if added == 0 {
        return Ok(sql!(&mut tx, fetch_one, Id, "select id from internet_access_items where once = $1", once)?.id);
    }
    tell(&mut tx, app, staff, &id, &Told { once, deed: "added", difference: *in_stock, why: "" }).await?;
    tx.commit().await?;
    Ok(id)
}

struct Id {
    id: String,
}

/// Saves an item as somebody typed it, if nobody saved it since they read it (F09).
pub async fn save(app: &AppState, staff: &InternetTeam, id: &str, new: &NewItem) -> Result<Done> {
    let (mut tx, now, by) = (app.db.begin().await?, app.now(), staff.id.as_str());
    lock(&mut tx, id).await?;
    let Some(before) = find(&mut tx, id).await? else { return Ok(Done::Nowhere) };
    let after = with(&before, new);
    let why = differences(&before, &after);
    if why.is_empty() {
        return Ok(Done::Yes); // pressed twice, or nothing was changed
    }
    if before.version != new.version {
        return Ok(Done::Meanwhile(Box::new(before)));
    }
    let Item { name, supplier, code, counted, low_at, cost_pence, lasts_days, .. } = &after;
    let lasts_days = *lasts_days;
    let (kind, name, supplier, code) = (after.help.code(), name.as_str(), supplier.as_str(), code.as_str());
    let saved = exec!(
        &mut tx,
        "update internet_access_items
         set kind = $1, name = $2, supplier = $3, code = $4, counted = $5, low_at = $6, cost_pence = $7, lasts_days = $8,
             version = version + 1, changed_by = $9, changed_at = $10,
             low_told_at = case when $5 and in_stock - reserved <= $6 then low_told_at end
         where id = $11",
        kind,
        name,
        supplier,
        code,
        counted,
        low_at,
        cost_pence,
        lasts_days,
        by,
        now,
        id
    );
    if is_below_reserved(&saved) {
        return Ok(Done::BelowReserved(before.reserved));
    }
    saved?;
    let once = random_id();
    tell(&mut tx, app, staff, id, &Told { once: &once, deed: "changed", difference: 0, why: &why }).await?;
    tx.commit().await?;
    Ok(Done::Yes)
}

/// The item as somebody typed it.
pub fn with(before: &Item, new: &NewItem) -> Item {
    let NewItem { help, name, supplier, code, counted, low_at, cost_pence, lasts_days, .. } = new.clone();
    Item { help, name, supplier, code, counted, low_at, cost_pence, lasts_days, ..before.clone() }
}

/// "Cost: £40.00, before £36.00. …"; empty where nothing differs.
fn differences(before: &Item, after: &Item) -> String {
    let pairs = before.labelled().into_iter().zip(after.labelled());
    let differ = pairs.filter(|((_, before), (_, after))| before != after);
    let or_none = |text: String| if text.is_empty() { "nothing".to_owned() } else { text };
    let said =
        differ.map(|((label, before), (_, after))| format!("{label}: {}, before {}.", or_none(after), or_none(before)));
    said.collect::<Vec<_>>().join(" ")
}

/// Does a deed with an item, once for each page that asks for it.
pub async fn act(app: &AppState, staff: &InternetTeam, id: &str, once: &str, deed: &Deed) -> Result<Done> {
    let mut tx = app.db.begin().await?;
    lock(&mut tx, id).await?;
    let Some(item) = find(&mut tx, id).await? else { return Ok(Done::Nowhere) };
    if was_done(&mut tx, id, once).await? {
        return Ok(Done::Yes);
    }
    let (told, in_stock) = match deed {
        Deed::Arrived(_) | Deed::Counted { .. } if !item.counted => return Ok(Done::NotCounted),
        Deed::Arrived(more) => (Told { once, deed: "arrived", difference: *more, why: "" }, item.in_stock + more),
        Deed::Counted { in_stock, why } => {
            (Told { once, deed: "counted", difference: in_stock - item.in_stock, why }, *in_stock)
        }
        Deed::TakeOut | Deed::TakeIn => {
            let active = *deed == Deed::TakeIn;
            if item.active == active {
                return Ok(Done::Yes);
            }
            exec!(&mut tx, "update internet_access_items set active = $1 where id = $2", active, id)?;
            let deed = if active { "in_use" } else { "out_of_use" };
            (Told { once, deed, difference: 0, why: "" }, item.in_stock)
        }
    };
    // The team hears again that few are left once there were more.
    let counted = exec!(
        &mut tx,
        "update internet_access_items
         set in_stock = $1, low_told_at = case when $1 - reserved <= low_at then low_told_at end where id = $2",
        in_stock,
        id
    );
    if is_below_reserved(&counted) {
        return Ok(Done::BelowReserved(item.reserved));
    }
    counted?;
    tell(&mut tx, app, staff, id, &told).await?;
    tx.commit().await?;
    Ok(Done::Yes)
}

/// Nobody else changes this item until the transaction ends.
async fn lock(tx: &mut Tx, id: &str) -> Result<()> {
    exec!(tx, "update internet_access_items set version = version where id = $1", id)?;
    Ok(())
}

/// The database has the last word on what is on the shelf.
fn is_below_reserved(done: &sqlx::Result<u64>) -> bool {
    let refused = done.as_ref().err().and_then(sqlx::Error::as_database_error);
    refused.is_some_and(|refused| refused.constraint() == Some(SHELF) || refused.message().contains(SHELF))
}

async fn was_done(tx: &mut Tx, item: &str, once: &str) -> Result<bool> {
    let done = sql!(
        tx,
        fetch_optional,
        Id,
        "select id from internet_access_stock_changes where item_id = $1 and once = $2",
        item,
        once
    )?;
    Ok(done.is_some())
}

/// A line of the history.
struct Told<'a> {
    once: &'a str,
    deed: &'static str,
    difference: i64,
    why: &'a str,
}

async fn tell(tx: &mut Tx, app: &AppState, staff: &InternetTeam, item: &str, told: &Told<'_>) -> Result<()> {
    let (id, now, who) = (random_id(), app.now(), staff.id.as_str());
    exec!(
        &mut *tx,
        "insert into internet_access_stock_changes (id, item_id, once, at, who, deed, difference, in_stock, why)
         select $1, id, $2, $3, $4, $5, $6, in_stock, $7 from internet_access_items where id = $8",
        id,
        told.once,
        now,
        who,
        told.deed,
        told.difference,
        told.why,
        item
    )?;
    Ok(note(tx, app, staff, Audited::InternetStockChanged, item).await?)
}
