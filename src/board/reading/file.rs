//! All tables of a pack as a file.

use crate::web::{Cell, Table, TableFile};

use super::super::model::Number;
use super::super::names::{self, MEASURES, MEDIANS, TABLES};
use super::page::short;
use super::store::Published;

/// Every number as it is shown, and nothing else.
pub fn of(published: &Published, council: &str) -> TableFile {
    let pack = &published.pack;
    let mut tables = vec![about(published)];
    for heading in TABLES {
        let Some(shown) = pack.table(heading.id) else { continue };
        let row = |kind: &String| {
            vec![Cell::from(names::of_kind(pack, heading.id, kind)), cell(pack.number(heading.id, kind))]
        };
        let mut rows: Vec<_> = if shown.kinds.len() > 1 { shown.kinds.iter().map(row).collect() } else { Vec::new() };
        rows.push(vec![Cell::from("All"), cell(pack.all(heading.id))]);
        tables.push(Table::new(heading.name, ["What", heading.counts], rows));
    }
    let days =
        MEDIANS.iter().map(|(id, name)| vec![Cell::from(*name), pack.median(id).map_or(Cell::Nothing, Cell::from)]);
    tables.push(Table::new("Days", ["What", "The middle"], days.collect()));
    let spent =
        vec![vec![Cell::from("Getting online, to the nearest £10"), pack.spent.map_or(Cell::from("c"), Cell::from)]];
    tables.push(Table::new("Money", ["What", "Pounds"], spent));
    tables.push(official(published, council));
    tables.push(voice(published));
    TableFile::new(&format!("board {} version {}", published.quarter.code(), published.version), tables)
}

fn about(published: &Published) -> Table {
    let rows = vec![
        vec![Cell::from("Quarter"), Cell::from(short(published.quarter))],
        vec![Cell::from("Version"), Cell::from(published.version)],
        vec![Cell::from("Why there is another version"), published.pack.why.clone().map_or(Cell::Nothing, Cell::from)],
        vec![Cell::from("SHA-256"), Cell::from(published.hash.clone())],
        vec![
            Cell::from("c"),
            Cell::from("A small number, or one that is hidden so that nobody can work out a small one"),
        ],
    ];
    Table::new("About", ["What", "Says"], rows)
}

fn official(published: &Published, council: &str) -> Table {
    let of = |value: Option<u8>| value.map_or(Cell::Nothing, |value| Cell::from(i64::from(value)));
    let rows = MEASURES.iter().filter_map(|(code, name)| {
        let measure = published.pack.measures.iter().find(|measure| measure.code == *code)?;
        let (source, year) = (measure.source.clone(), measure.year.clone());
        Some(vec![Cell::from(*name), of(measure.here), of(measure.england), Cell::from(source), Cell::from(year)])
    });
    Table::new("Official figures", ["Of a hundred", council, "England", "Source", "Year"], rows.collect())
}

fn voice(published: &Published) -> Table {
    let voice = &published.pack.voice;
    let mut rows = vec![vec![Cell::from("Their own words"), Cell::from(voice.own_words.clone())]];
    for (theme, words) in &voice.quotes {
        let theme = published.pack.theme(theme).unwrap_or(theme);
        rows.push(vec![Cell::from(theme), Cell::from(words.clone())]);
    }
    rows.push(vec![Cell::from("Left out"), Cell::from(voice.left_out as i64)]);
    rows.push(vec![Cell::from("Not decided about"), Cell::from(voice.not_chosen as i64)]);
    Table::new("Children in Care Council", ["What", "Words"], rows)
}

fn cell(number: Number) -> Cell {
    match number {
        Number::Shown(number) => Cell::from(number as i64),
        Number::Hidden => Cell::from("c"),
        Number::Nothing => Cell::Nothing,
    }
}
