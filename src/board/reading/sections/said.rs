//! What young people said.

use leptos::prelude::*;

use crate::ui::{BarChart, Chart, ChartSeries, TrendChart, Unit};
use crate::words::Quarter;

use super::super::super::model::{Number, Pack};
use super::super::choices::{self, Choice};
use super::super::page::{Closer, Seen, short};
use super::{kind_over_time, point, trend, words};

const THEMES: &str = "feedback.themes";
const FEELINGS: [&str; 5] = ["great", "good", "mixed", "bad", "awful"];

pub fn view(seen: &Seen) -> AnyView {
    let lead = match seen.pack.all(THEMES) {
        Number::Shown(0) => "Nobody said anything to the Children in Care Council in this quarter.".to_owned(),
        all => format!("{} pieces of feedback came to the Children in Care Council.", words(all)),
    };
    view! {
        <section>
            <h2>"What young people said"</h2>
            <p>{lead}</p>
            <div class="charts">
                {compared(seen)}
                <TrendChart chart=feelings(seen)/>
                {one_theme(seen)}
            </div>
        </section>
    }
    .into_any()
}

/// Themes that were there, the most spoken about first; hidden ones after them.
fn by_size(pack: &Pack) -> Vec<String> {
    let mut codes: Vec<_> = pack.themes.iter().map(|(code, _)| code.clone()).collect();
    codes.retain(|code| pack.number(THEMES, code) != Number::Nothing);
    codes.sort_by_key(|code| std::cmp::Reverse(pack.number(THEMES, code).shown().unwrap_or(0)));
    codes
}

/// Themes in this quarter beside one before it.
fn compared(seen: &Seen) -> AnyView {
    let earlier = seen.trend.iter().rev().skip(1).filter_map(|(quarter, pack)| Some((*quarter, (*pack)?)));
    let earlier: Vec<_> = earlier.collect();
    let asked = earlier.iter().any(|(quarter, _)| quarter.code() == seen.closer.than);
    let choices = earlier.iter().enumerate().map(|(place, (quarter, pack))| {
        let name = format!("than-{}", quarter.code());
        Choice {
            label: short(*quarter),
            address: seen.closer(&Closer { than: quarter.code(), ..seen.closer.clone() }),
            shown: if asked { quarter.code() == seen.closer.than } else { place == 0 },
            chart: view! { <BarChart chart=themes(seen, &name, Some((*quarter, pack)))/> }.into_any(),
            name,
        }
    });
    match earlier.len() {
        0 => view! { <BarChart chart=themes(seen, "themes", None)/> }.into_any(),
        _ => choices::view("beside", "Beside another quarter", choices.collect()),
    }
}

fn themes(seen: &Seen, id: &str, beside: Option<(Quarter, &Pack)>) -> Chart {
    let codes = by_size(seen.pack);
    let of = |quarter, pack: &Pack| {
        let points = codes.iter().map(|code| point(pack.number(THEMES, code)));
        ChartSeries::new(short(quarter), points.collect())
    };
    let this = Some(of(seen.quarter, seen.pack));
    Chart {
        id: id.to_owned(),
        heading: "What they spoke about".to_owned(),
        unit: Unit::Of("Pieces of feedback; one can be about several things".to_owned()),
        rows: "Theme".to_owned(),
        labels: codes.iter().map(|code| seen.pack.theme(code).unwrap_or(code).to_owned()).collect(),
        series: this.into_iter().chain(beside.map(|(quarter, pack)| of(quarter, pack))).collect(),
    }
}

fn feelings(seen: &Seen) -> Chart {
    Chart {
        id: "feelings".to_owned(),
        heading: "How it felt, over six quarters".to_owned(),
        unit: Unit::Of("Pieces of feedback".to_owned()),
        rows: "Quarter".to_owned(),
        labels: seen.labels(),
        series: FEELINGS.iter().map(|feeling| kind_over_time(seen, "feedback.feelings", feeling)).collect(),
    }
}

/// Each theme over six quarters; none is shown until somebody asks for it.
fn one_theme(seen: &Seen) -> AnyView {
    let choices = by_size(seen.pack).into_iter().map(|code| {
        let label = seen.pack.theme(&code).unwrap_or(&code).to_owned();
        let name = format!("theme-{code}");
        let chart = Chart {
            id: name.clone(),
            heading: format!("{label}, over six quarters"),
            unit: Unit::Of("Pieces of feedback".to_owned()),
            rows: "Quarter".to_owned(),
            labels: seen.labels(),
            series: vec![trend(seen, label.clone(), |pack| point(pack.number(THEMES, &code)))],
        };
        Choice {
            label,
            shown: seen.closer.theme == code,
            address: seen.closer(&Closer { theme: code, ..seen.closer.clone() }),
            name,
            chart: view! { <TrendChart chart=chart/> }.into_any(),
        }
    });
    choices::view("one-theme", "Look at one theme over six quarters", choices.collect())
}
