//! Orders as a file, and what its codes mean.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::error::{AppError, Reference, Result};
use crate::words::london_day;

use super::super::cells::safe;
use super::known_to_suppliers;
use super::store::Order;

pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

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

/// "orders-example-mobile-2026-11-26"
pub fn name(supplier: &str, now: i64) -> String {
    let plain =
        supplier.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { ' ' });
    let plain: String = plain.collect();
    let words: Vec<_> = ["orders"].into_iter().chain(plain.split_whitespace()).collect();
    format!("{}-{}", words.join("-"), london_day(now))
}

/// The names of the columns, and a row for each order.
pub fn rows(orders: &[Order]) -> Vec<Vec<String>> {
    let head = COLUMNS.map(str::to_owned).to_vec();
    let orders = orders.iter().cloned().map(|order| {
        let Order { reference, code, item, name, address, postcode, phone, network, account_name, status } = order;
        let address = address.split('\n').map(str::trim).collect::<Vec<_>>().join(", ");
        let status = status.to_owned();
        vec![reference, code, item, name, address, postcode, phone, network, account_name, status, String::new()]
    });
    [head].into_iter().chain(orders).collect()
}

/// What each code means, as suppliers read it.
pub fn legend() -> Vec<Vec<String>> {
    let head = vec!["status".to_owned(), "what it means".to_owned()];
    let lines = known_to_suppliers().map(|status| vec![status.code().to_owned(), status.for_suppliers().to_owned()]);
    [head].into_iter().chain(lines).collect()
}

/// A workbook: the orders, and what the codes mean on a sheet of its own. Every cell is text, and none is a formula.
pub fn workbook(orders: &[Order]) -> Result<Vec<u8>> {
    write(orders).map_err(|cause| {
        let reference = Reference::new();
        tracing::error!(%reference, %cause, "a workbook could not be written");
        AppError::Unexpected(reference)
    })
}

fn write(orders: &[Order]) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    fill(workbook.add_worksheet().set_name("Orders")?, &rows(orders), &[14, 14, 32, 20, 36, 12, 18, 16, 20, 16, 36])?;
    fill(workbook.add_worksheet().set_name("What status means")?, &legend(), &[24, 80])?;
    workbook.save_to_buffer()
}

fn fill(sheet: &mut Worksheet, rows: &[Vec<String>], widths: &[u16]) -> std::result::Result<(), XlsxError> {
    let (bold, plain) = (Format::new().set_bold(), Format::new());
    for (row, cells) in rows.iter().enumerate() {
        let format = if row == 0 { &bold } else { &plain };
        for (column, cell) in cells.iter().enumerate() {
            sheet.write_string_with_format(row as u32, column as u16, safe(cell), format)?;
        }
    }
    for (column, width) in widths.iter().enumerate() {
        sheet.set_column_width(column as u16, f64::from(*width))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}
