//! Orders as a file, and what its codes mean.

use crate::web::{Cell, Table, TableFile};
use crate::words::london_day;

use super::known_to_suppliers;
use super::store::Order;

/// What a supplier needs, and where they write back: `status` and `note`.
pub const COLUMNS: [&str; 11] = [
    "reference",
    "item_code",
    "item",
    "name",
    "address",
    "postcode",
    "phone",
    "network",
    "account_name",
    "status",
    "note",
];

/// The orders, as "orders-example-mobile-2026-11-26".
pub fn orders(supplier: &str, orders: &[Order], now: i64) -> TableFile {
    TableFile::new(&name(supplier, now), vec![table(orders)])
}

/// The orders, and what the codes mean on a sheet of its own. Every cell is text.
pub fn orders_and_codes(supplier: &str, orders: &[Order], now: i64) -> TableFile {
    TableFile::new(&name(supplier, now), vec![table(orders), legend()])
}

/// What the codes mean alone.
pub fn codes() -> TableFile {
    TableFile::new("codes", vec![legend()])
}

fn name(supplier: &str, now: i64) -> String {
    format!("orders {supplier} {}", london_day(now))
}

fn table(orders: &[Order]) -> Table {
    let rows = orders.iter().cloned().map(|order| {
        let Order { reference, code, item, name, address, postcode, phone, network, account_name, status } = order;
        let address = address.split('\n').map(str::trim).collect::<Vec<_>>().join(", ");
        let status = status.to_owned();
        [reference, code, item, name, address, postcode, phone, network, account_name, status, String::new()]
            .map(Cell::Text)
            .to_vec()
    });
    Table::new("Orders", COLUMNS, rows.collect()).wide(&[14, 14, 32, 20, 36, 12, 18, 16, 20, 16, 36])
}

/// What each code means, as suppliers read it.
fn legend() -> Table {
    let lines = known_to_suppliers().map(|status| vec![status.code().into(), status.for_suppliers().into()]);
    Table::new("What status means", ["status", "what it means"], lines.collect()).wide(&[24, 80])
}
