//! The copy of somebody's data (D-10): every column of every row of theirs, in words; what is left out, and why, stands in
//! `exempt.csv`. A test reads the schema and fails where a table is in neither.
//!
//! The rooms before this one cannot know it, so what `accounts`, `mail` and `audit` hold is read here; every other room tells
//! its own part.

mod accounts;
mod letters;
mod looked;
mod pages;

use serde_json::{Map, Value, json};

use crate::accounts::{PersonId, YoungPerson};
use crate::audit::{self, Deed, Line};
use crate::error::Result;
use crate::say;
use crate::web::{AppState, Tx};
use crate::words::{day_words, london_day, london_time};

use super::{Asking, Holding, Part, Told};

pub use accounts::accounts;
pub use letters::letters;
pub use looked::looked;
pub use pages::copy as page;

/// What is left out of a copy, and why: table, column ("*" for all), reason.
#[cfg(test)]
pub const EXEMPT: &str = include_str!("../exempt.csv");

/// One column of somebody's copy.
pub fn told(column: &'static str, label: &str, value: impl Into<String>) -> Told {
    Told { column, label: label.to_owned(), value: value.into() }
}

/// A value as its owner reads it.
pub trait Shown {
    fn shown(self) -> String;
}

/// A moment, in ms since 1970 UTC: "25 November 2026, 14:05".
impl Shown for i64 {
    fn shown(self) -> String {
        format!("{}, {}", day_words(london_day(self)), london_time(self))
    }
}

impl Shown for String {
    fn shown(self) -> String {
        self
    }
}

impl Shown for bool {
    fn shown(self) -> String {
        if self { say!("mine-copy-yes") } else { say!("mine-copy-no") }.to_owned()
    }
}

impl<T: Shown> Shown for Option<T> {
    fn shown(self) -> String {
        self.map_or_else(|| say!("mine-copy-nothing").to_owned(), Shown::shown)
    }
}

/// Asks every room for its part; what is empty is left out.
pub async fn gather(tx: &mut Tx, app: &AppState, holdings: &[Holding], person: &PersonId) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for holding in holdings {
        parts.extend((holding.copy)(Asking { tx, keys: &app.keys, person, now: app.now() }).await?);
    }
    parts.retain(|part| !part.rows.is_empty());
    Ok(parts)
}

/// The same, and the audit knows that it was taken.
pub async fn take(app: &AppState, holdings: &[Holding], person: &YoungPerson) -> Result<Vec<Part>> {
    let mut tx = app.db.begin().await?;
    let who = Some(person.id.as_str());
    let line = Line { who, role: "young_person", deed: Deed::MineCopied, about: who, subject: who, reason: None };
    audit::record(&mut tx, &app.keys, &line, app.now()).await?;
    let parts = gather(&mut tx, app, holdings, &person.id).await?;
    tx.commit().await?;
    Ok(parts)
}

/// A copy for another program to read: each table with its rows, each column with its label and value.
pub fn as_json(parts: &[Part]) -> Value {
    let mut tables = Map::new();
    for part in parts {
        let rows: Vec<Value> = part.rows.iter().map(|row| row_as_json(row)).collect();
        tables.insert(part.table.to_owned(), json!({ "heading": part.heading, "rows": rows }));
    }
    Value::Object(tables)
}

fn row_as_json(row: &[Told]) -> Value {
    let columns = row.iter().map(|told| (told.column.to_owned(), json!({ "label": told.label, "value": told.value })));
    Value::Object(columns.collect())
}

#[cfg(test)]
mod tests;
