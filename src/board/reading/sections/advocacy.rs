//! Advocacy: what the provider gave out, and nothing else.

use leptos::prelude::*;

use crate::disclosure::{Shown, Table};
use crate::ui::{Chart, Figures, TrendChart, Unit};

use super::super::super::model::Number;
use super::super::super::names;
use super::super::page::Seen;
use super::{percent_words, point, trend, words};

const TABLES: [&str; 3] = ["advocacy.about", "advocacy.promises", "advocacy.got"];

pub fn view(seen: &Seen) -> AnyView {
    let tables: Vec<_> = TABLES.iter().filter_map(|id| seen.pack.table(id)).map(|shown| table(seen, shown)).collect();
    let nothing = tables.is_empty().then(|| {
        view! { <p>{format!("{} has not given out figures of this quarter.", seen.provider)}</p> }
    });
    let over_time = (!tables.is_empty()).then(|| view! { <TrendChart chart=asked(seen)/> });
    view! {
        <section>
            <h2>"Advocacy"</h2>
            <p>{format!("Of people, each counted once, to the nearest 10, as {} gave it out.", seen.provider)}</p>
            {nothing}
            <div class="charts">{over_time}{tables}</div>
        </section>
    }
    .into_any()
}

fn asked(seen: &Seen) -> Chart {
    Chart {
        id: "advocacy".to_owned(),
        heading: "People who asked for an advocate".to_owned(),
        unit: Unit::Of("People, to the nearest 10".to_owned()),
        rows: "Quarter".to_owned(),
        labels: seen.labels(),
        series: vec![trend(seen, "People", |pack| point(pack.all("advocacy.about")))],
    }
}

fn table(seen: &Seen, shown: &Shown) -> AnyView {
    let caption = names::of_table(&shown.id);
    let Table::Split { people, cells } = &shown.table else {
        let all = match seen.pack.all(&shown.id) {
            Number::Shown(people) => {
                format!("About {people} people; how they divide is not shown, so that nobody can be recognised.")
            }
            _ => "Fewer than 30 people, so there is no table.".to_owned(),
        };
        return view! { <div class="beside"><h3>{caption}</h3><p>{all}</p></div> }.into_any();
    };
    let mut rows: Vec<_> = cells
        .iter()
        .map(|cell| {
            let name = names::of_kind(seen.pack, &shown.id, &cell.code);
            vec![name, words(cell.people.map_or(Number::Hidden, Number::Shown)), percent_words(cell.percent)]
        })
        .collect();
    rows.push(vec!["All".to_owned(), words(Number::Shown(*people)), String::new()]);
    view! { <div class="beside"><Figures caption columns=vec!["What", "People", "Share"] rows/></div> }.into_any()
}
