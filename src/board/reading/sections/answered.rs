//! Whether they were answered.

use leptos::prelude::*;

use crate::ui::{Chart, Figures, Point, TrendChart, Unit};

use super::super::super::model::{Number, Pack, percent};
use super::super::super::names;
use super::super::page::Seen;
use super::{days_words, percent_words, trend, words};

/// What can be asked: its name, where it is counted, and of which kind.
const ASKED: [(&str, &str, &str); 4] = [
    ("Getting online", "online", ""),
    ("Help with applying", "help", ""),
    ("Letters that confirm care", "letters", ""),
    ("Feedback under a name", "feedback", "named"),
];

pub fn view(seen: &Seen) -> AnyView {
    let rows = ASKED.iter().map(|asked| row(seen.pack, asked)).collect();
    let columns = vec!["What", "Asked", "Answered", "In the time we promised", "Working days to a first answer"];
    view! {
        <section>
            <h2>"Were they answered?"</h2>
            <Figures caption="What was asked in this quarter, as it stood two weeks after it" columns rows/>
            <div class="charts">
                <TrendChart chart=in_time(seen)/>
                {waiting(seen)}
            </div>
        </section>
    }
    .into_any()
}

fn number(pack: &Pack, room: &str, what: &str, kind: &str) -> Number {
    // Under a name something is said in one of three ways: who "asked" there is a kind of that table.
    let table =
        if room == "feedback" && what == "asked" { "feedback.ways".to_owned() } else { format!("{room}.{what}") };
    if kind.is_empty() { pack.all(&table) } else { pack.number(&table, kind) }
}

fn share(pack: &Pack, room: &str, kind: &str) -> Option<u64> {
    percent(number(pack, room, "in_time", kind), number(pack, room, "asked", kind))
}

fn row(pack: &Pack, (name, room, kind): &(&str, &str, &str)) -> Vec<String> {
    let of = |what| number(pack, room, what, kind);
    let in_time = match share(pack, room, kind) {
        Some(percent) => format!("{} ({percent}%)", words(of("in_time"))),
        None => words(of("in_time")),
    };
    let days = days_words(pack.median(&format!("{room}.first")));
    vec![(*name).to_owned(), words(of("asked")), words(of("answered")), in_time, days]
}

fn in_time(seen: &Seen) -> Chart {
    let of = |(name, room, kind): &(&str, &'static str, &'static str)| {
        let (room, kind) = (*room, *kind);
        trend(seen, *name, move |pack| {
            share(pack, room, kind).map_or(Point::Nothing, |share| Point::Value(share as f64))
        })
    };
    Chart {
        id: "in-time".to_owned(),
        heading: "Answered in the time we promised, of all that was asked".to_owned(),
        unit: Unit::Percent,
        rows: "Quarter".to_owned(),
        labels: seen.labels(),
        series: ASKED.iter().map(of).collect(),
    }
}

/// Those who wait, the longest first.
fn waiting(seen: &Seen) -> AnyView {
    let kinds = ["late_more", "late_20", "late_10", "in_time"];
    let name = |kind| names::of_kind(seen.pack, "waiting", kind);
    let mut rows: Vec<_> =
        kinds.iter().map(|kind| vec![name(kind), words(seen.pack.number("waiting", kind))]).collect();
    rows.push(vec!["All".to_owned(), words(seen.pack.all("waiting"))]);
    let share = percent_words(percent(seen.pack.number("waiting", "in_time"), seen.pack.all("waiting")));
    view! {
        <div class="beside">
            <Figures caption="Still waiting two weeks after the quarter, the longest first" columns=vec!["How long", "How many"] rows/>
            <p>"Of those who wait, the promise has not run out for "{share}"."</p>
        </div>
    }
    .into_any()
}
