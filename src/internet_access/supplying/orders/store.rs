//! Finds what is to be ordered, and takes it out for a supplier.

use crate::accounts::InternetTeam;
use crate::audit::Deed;
use crate::error::Result;
use crate::internet_access::model::{Details, Help, Request, Status, Way};
use crate::internet_access::store::{self as requests, At, Outcome, Step};
use crate::web::{AppState, Tx};
use crate::{exec, sql};

/// Somebody who sends things.
pub struct Supplier {
    pub name: String,
    /// How many are approved and not ordered yet.
    pub to_order: i64,
    /// How many are ordered and not sent yet.
    pub ordered: i64,
}

/// One thing to deliver: what the supplier needs for it, and no more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order {
    pub reference: String,
    pub code: String,
    pub item: String,
    pub name: String,
    pub address: String,
    pub postcode: String,
    pub phone: String,
    pub network: String,
    pub account_name: String,
    pub status: &'static str,
}

/// Everybody who sends something.
pub async fn suppliers(tx: &mut Tx) -> Result<Vec<Supplier>> {
    Ok(sql!(
        tx,
        fetch_all,
        Supplier,
        r#"select i.supplier as name,
                  count(case when r.status = 'approved' then 1 end) as "to_order!: i64",
                  count(case when r.status = 'ordered' then 1 end) as "ordered!: i64"
           from internet_access_items i
           left join internet_access_uses u on u.item_id = i.id and u.used_at is null and u.released_at is null
           left join internet_access_requests r on r.id = u.request_id
           where i.supplier <> '' group by i.supplier order by i.supplier"#
    )?)
}

/// True where something comes from a supplier of this name.
pub async fn is_supplier(tx: &mut Tx, name: &str) -> Result<bool> {
    Ok(suppliers(tx).await?.iter().any(|supplier| supplier.name == name))
}

struct Row {
    id: String,
    code: String,
    name: String,
}

/// Takes out what is to be ordered from one supplier; what is ordered already too, if asked. `mark`: it is ordered from now on.
/// Each young person can see that it went out.
pub async fn take_out(
    app: &AppState,
    staff: &InternetTeam,
    supplier: &str,
    ordered_too: bool,
    mark: bool,
) -> Result<Vec<Order>> {
    let (mut tx, now) = (app.db.begin_long().await?, app.now());
    let rows = rows(&mut tx, supplier, ordered_too).await?;
    // All of them are locked before anything else is: whoever moves one of them meanwhile waits, or comes first.
    for row in &rows {
        requests::lock(&mut tx, &row.id).await?;
    }
    let (mut orders, mut moved) = (Vec::with_capacity(rows.len()), Vec::new());
    for row in rows {
        let Some(found) = requests::find(&mut tx, &app.keys, &row.id).await? else { continue };
        let request = &found.thread.request;
        let mut status = request.status;
        if !status.holds_a_reservation() {
            continue;
        }
        if mark && status == Status::Approved {
            let step = Step::staff(Status::Ordered, &staff.id, None, now);
            if requests::take(&mut tx, At::of(app), &found, &step).await? == Outcome::Yes {
                status = Status::Ordered;
            }
        }
        exec!(&mut tx, "update internet_access_requests set exported_at = $1 where id = $2", now, row.id)?;
        orders.push(order(&mut tx, app, request, row, status).await?);
        moved.push((found, status));
    }
    for (found, status) in moved {
        let request = &found.thread.request;
        requests::note_deed(&mut tx, &app.keys, staff, Deed::InternetExported, request, now).await?;
        if status != request.status {
            requests::note_deed(&mut tx, &app.keys, staff, Deed::InternetMoved, request, now).await?;
        }
    }
    tx.commit().await?;
    Ok(orders)
}

async fn rows(tx: &mut Tx, supplier: &str, ordered_too: bool) -> Result<Vec<Row>> {
    Ok(sql!(
        tx,
        fetch_all,
        Row,
        "select r.id, i.code, i.name from internet_access_uses u
         join internet_access_items i on i.id = u.item_id
         join internet_access_requests r on r.id = u.request_id
         where i.supplier = $1 and u.used_at is null and u.released_at is null
           and (r.status = 'approved' or ($2 and r.status = 'ordered'))
         order by r.id",
        supplier,
        ordered_too
    )?)
}

async fn order(tx: &mut Tx, app: &AppState, request: &Request, row: Row, status: Status) -> Result<Order> {
    let Details { phone, network, account_name, way, address, postcode, .. } = request.details.clone();
    let order = Order {
        reference: request.reference.clone(),
        code: row.code,
        item: row.name,
        status: status.code(),
        ..Order::default()
    };
    if request.help.needs_phone() {
        let network = network_name(tx, network.as_deref().unwrap_or_default()).await?;
        let account_name = account_name.unwrap_or_else(|| request.name.clone());
        return Ok(Order { phone: phone.unwrap_or_default(), network, account_name, ..order });
    }
    Ok(match way {
        // It comes to us, and the reference on it is enough: the supplier need not know whose it is.
        Some(Way::Collect | Way::Adviser) if request.help != Help::Broadband => {
            Order { address: format!("{} council, leaving-care office", app.config.council), ..order }
        }
        _ => Order {
            name: request.name.clone(),
            address: address.unwrap_or_default(),
            postcode: postcode.unwrap_or_default(),
            ..order
        },
    })
}

struct Name {
    name: String,
}

async fn network_name(tx: &mut Tx, id: &str) -> Result<String> {
    let row = sql!(tx, fetch_optional, Name, "select name from internet_access_networks where id = $1", id)?;
    Ok(row.map_or_else(|| id.to_owned(), |row| row.name))
}
