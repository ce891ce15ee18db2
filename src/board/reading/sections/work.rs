//! Work and learning.

use leptos::prelude::*;

use crate::ui::{Chart, TrendChart, Unit};

use super::super::page::Seen;
use super::kind_over_time;

pub fn view(seen: &Seen) -> AnyView {
    let chart = Chart {
        id: "work".to_owned(),
        heading: "Steps towards work and learning, over six quarters".to_owned(),
        unit: Unit::Of("People; each counted once for a step".to_owned()),
        rows: "Quarter".to_owned(),
        labels: seen.labels(),
        series: ["saved", "applied", "interview", "got"]
            .iter()
            .map(|step| kind_over_time(seen, "work.steps", step))
            .collect(),
    };
    view! {
        <section>
            <h2>"Work and learning"</h2>
            <p>"What young people noted on their own lists."</p>
            <div class="charts"><TrendChart chart=chart/></div>
        </section>
    }
    .into_any()
}
