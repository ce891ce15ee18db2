//! The sections of a pack, one a file.

pub mod advocacy;
pub mod answered;
pub mod online;
pub mod promises;
pub mod rules;
pub mod said;
pub mod statutory;
pub mod voice;
pub mod work;

use crate::ui::{ChartSeries, Point};
use crate::words::grouped;

use super::super::model::{Number, Pack};
use super::super::names;
use super::page::Seen;

/// As a chart takes it.
fn point(number: Number) -> Point {
    match number {
        Number::Shown(number) => Point::Value(number as f64),
        Number::Hidden => Point::Hidden,
        Number::Nothing => Point::Nothing,
    }
}

/// As a table says it.
fn words(number: Number) -> String {
    match number {
        Number::Shown(number) => grouped(number as i64),
        Number::Hidden => "c".to_owned(),
        Number::Nothing => "\u{2013}".to_owned(),
    }
}

/// A number of each of the six quarters.
fn trend(seen: &Seen, name: impl Into<String>, number: impl Fn(&Pack) -> Point) -> ChartSeries {
    let points = seen.trend.iter().map(|(_, pack)| pack.map_or(Point::Nothing, &number));
    ChartSeries::new(name, points.collect())
}

/// Those of one kind, in each of the six quarters.
fn kind_over_time(seen: &Seen, table: &'static str, kind: &'static str) -> ChartSeries {
    trend(seen, names::of_kind(seen.pack, table, kind), |pack| point(pack.number(table, kind)))
}

/// "61%", or nothing that can be said.
fn percent_words(percent: Option<u64>) -> String {
    percent.map_or("\u{2013}".to_owned(), |percent| format!("{percent}%"))
}

fn days_words(days: Option<i64>) -> String {
    days.map_or("\u{2013}".to_owned(), grouped)
}
