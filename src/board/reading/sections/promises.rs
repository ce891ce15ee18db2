//! Promises, kept and broken.

use leptos::prelude::*;

use crate::ui::{BarChart, Chart, ChartSeries, Unit};

use crate::words::{day_words, grouped};

use super::super::super::model::{Promised, percent};
use super::super::super::names;
use super::super::page::Seen;
use super::{percent_words, point};

const TABLE: &str = "promises";

pub fn view(seen: &Seen) -> AnyView {
    let series = ["kept", "broken"].map(|kind| {
        let points = seen
            .trend
            .iter()
            .map(|(_, pack)| pack.map_or(crate::ui::Point::Nothing, |pack| point(pack.number(TABLE, kind))));
        ChartSeries::new(names::of_kind(seen.pack, TABLE, kind), points.collect())
    });
    let chart = Chart {
        id: "promises".to_owned(),
        heading: "Promises that ran out, over six quarters".to_owned(),
        unit: Unit::Of("Promises of an answer by a day".to_owned()),
        rows: "Quarter".to_owned(),
        labels: seen.labels(),
        series: series.into(),
    };
    let share = percent_words(percent(seen.pack.number(TABLE, "kept"), seen.pack.all(TABLE)));
    view! {
        <section>
            <h2>"Promises kept and broken"</h2>
            <p>"Kept in this quarter: "{share}"."</p>
            <div class="charts"><BarChart chart=chart/></div>
            {in_the_open(&seen.pack.promised)}
        </section>
    }
    .into_any()
}

/// What was promised to young people in the open; what is late is named, the oldest first.
fn in_the_open(promised: &Promised) -> AnyView {
    let Promised { kept, missed, open, late } = promised;
    let late: Vec<_> = late
        .iter()
        .map(|one| {
            let by = format!(" {}: by {}, {} days late.", one.by_whom, day_of(&one.due), grouped(one.days_late));
            view! { <li><bdi>{one.promised.clone()}</bdi>{by}</li> }
        })
        .collect();
    let late =
        (!late.is_empty()).then(|| view! { <p>"Late when this was counted, the oldest first:"</p><ul>{late}</ul> });
    view! {
        <h3>"You said, we did"</h3>
        <p>{format!("Promises of the council whose day was in this quarter: {kept} kept, {missed} missed, {open} still open.")}</p>
        {late}
    }
    .into_any()
}

fn day_of(due: &str) -> String {
    due.parse().map_or(due.to_owned(), day_words)
}
