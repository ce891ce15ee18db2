//! Getting online.

use leptos::prelude::*;

use crate::ui::{Chart, Figures, TrendChart, Unit};
use crate::words::grouped;

use super::super::super::names;
use super::super::page::Seen;
use super::{days_words, point, trend, words};

const KINDS: [&str; 5] = ["data", "sim", "broadband", "router", "device"];
const TABLES: [&str; 4] = ["online.asked", "online.approved", "online.working", "online.offline"];

pub fn view(seen: &Seen) -> AnyView {
    let pack = seen.pack;
    let row = |kind: &&str| {
        let cells = TABLES.iter().map(|table| words(pack.number(table, kind)));
        std::iter::once(names::of_kind(pack, "online.asked", kind)).chain(cells).collect()
    };
    let mut rows: Vec<Vec<String>> = KINDS.iter().map(row).collect();
    let all = TABLES.iter().map(|table| words(pack.all(table)));
    rows.push(std::iter::once("All".to_owned()).chain(all).collect());
    let spent = match pack.spent {
        Some(pounds) => format!("About £{} was spent.", grouped(pounds)),
        None => "What was spent is not shown: it was for fewer than five things.".to_owned(),
    };
    let days = days_words(pack.median("online.to_working"));
    view! {
        <section>
            <h2>"Getting online"</h2>
            <p>"Half of those whose request works had it working within "{days}" days. "{spent}</p>
            <div class="charts">
                <TrendChart chart=over_time(seen)/>
                <div class="beside">
                    <Figures caption="Requests of this quarter" columns=vec!["What", "Asked", "Approved", "Works", "Not working after 14 days"] rows/>
                </div>
            </div>
        </section>
    }
    .into_any()
}

fn over_time(seen: &Seen) -> Chart {
    let names = ["Asked", "Approved", "Works", "Not working after 14 days"];
    let series = names.iter().zip(TABLES).map(|(name, table)| trend(seen, *name, move |pack| point(pack.all(table))));
    Chart {
        id: "online".to_owned(),
        heading: "Getting online, over six quarters".to_owned(),
        unit: Unit::Of("Requests".to_owned()),
        rows: "Quarter".to_owned(),
        labels: seen.labels(),
        series: series.collect(),
    }
}
