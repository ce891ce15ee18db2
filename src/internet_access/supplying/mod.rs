//! What there is to give and what it costs, for the council's internet team, and the files that go to suppliers and come back.
//!
//! Addresses: `/internet-access/stock…`, `/internet-access/figures`, `/internet-access/suppliers…`. Tables:
//! `internet_access_stock_changes`, `internet_access_files`, `internet_access_file_rows`, `internet_access_steps`; it works on
//! `internet_access_items`, `…_budgets` and `…_uses`. Personal data: what a supplier's file says of a request, sealed, for 30
//! days; what goes out is only what is needed to deliver it.
//!
//! 2026-11-26: A supplier's file is read as CSV alone. A workbook is a packed archive whose true size nobody knows before it is
//! unpacked; every spreadsheet can save what we read.

mod answers;
mod figures;
mod money;
mod orders;
mod spending;
mod stock;
#[cfg(test)]
mod tests;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::accounts::{InternetTeam, Role, Staff};
use crate::audit::{self, Deed, Line};
use crate::error::{AppError, Result};
use crate::web::{AppState, Routes, Tx};
use crate::words::{day_words, london_day};

pub use answers::RETENTION;
pub use figures::for_board;

pub fn routes() -> Routes {
    Routes::new()
        .merge(stock::routes())
        .merge(spending::routes())
        .merge(figures::routes())
        .merge(orders::routes())
        .merge(answers::routes())
}

/// Notes a deed of the team's that is about no young person.
async fn note(tx: &mut Tx, app: &AppState, staff: &Staff, deed: Deed, about: &str) -> sqlx::Result<()> {
    let (who, about) = (Some(staff.id.as_str()), Some(about));
    let line = Line { who, role: Role::InternetTeam.code(), deed, about, ..Line::default() };
    audit::record(tx, &app.keys, &line, app.now()).await
}

/// There is nothing like that: it looks like any page that is not there, and the audit knows (S-24).
async fn not_there<T>(app: &AppState, staff: &InternetTeam, route: &str) -> Result<T> {
    let mut tx = app.db.begin().await?;
    note(&mut tx, app, staff, Deed::AccessRefused, route).await?;
    tx.commit().await?;
    Err(AppError::NotFound)
}

/// "25 November 2026, 14:05", as the clocks in London show it.
fn moment(ms: i64) -> String {
    let zone = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let at = Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned_datetime(zone);
    format!("{}, {:02}:{:02}", day_words(london_day(ms)), at.hour(), at.minute())
}

/// The name of a supplier in an address.
fn of_supplier(address: &str, supplier: &str) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("supplier", supplier).finish();
    format!("{address}?{query}")
}
