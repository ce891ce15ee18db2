//! The official figures, and the national ones beside them.

use leptos::prelude::*;

use crate::ui::Figures;

use super::super::super::model::Measure;
use super::super::super::names::MEASURES;
use super::super::page::Seen;

pub fn view(seen: &Seen) -> AnyView {
    let rows: Vec<_> = MEASURES
        .iter()
        .filter_map(|(code, name)| {
            let measure = seen.pack.measures.iter().find(|measure| measure.code == *code)?;
            Some(row(name, measure))
        })
        .collect();
    let columns = vec![
        "What".to_owned(),
        seen.council.to_owned(),
        "England".to_owned(),
        "Of England: source and year".to_owned(),
    ];
    let table = if rows.is_empty() {
        view! { <p>"Nobody typed in official figures for this quarter."</p> }.into_any()
    } else {
        view! { <Figures caption="Of a hundred, as the council reports them" columns rows/> }.into_any()
    };
    view! { <section><h2>"Official figures"</h2>{table}</section> }.into_any()
}

fn row(name: &str, measure: &Measure) -> Vec<String> {
    let of = |value: Option<u8>| value.map_or("\u{2013}".to_owned(), |value| format!("{value}%"));
    let Measure { source, year, .. } = measure;
    let from = match (source.is_empty(), year.is_empty()) {
        (true, true) => "\u{2013}".to_owned(),
        (false, false) => format!("{source}, {year}"),
        _ => format!("{source}{year}"),
    };
    vec![name.to_owned(), of(measure.here), of(measure.england), from]
}
