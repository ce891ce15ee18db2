//! What young people said.

use leptos::prelude::*;

use crate::ui::{BarChart, Chart, ChartSeries, TrendChart, Unit};

use super::super::super::model::{Number, Pack};
use super::super::page::{Seen, short};
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
                <BarChart chart=themes(seen)/>
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

fn themes(seen: &Seen) -> Chart {
    let codes = by_size(seen.pack);
    let of = |pack: &Pack| codes.iter().map(|code| point(pack.number(THEMES, code))).collect();
    let mut series = vec![ChartSeries::new(short(seen.quarter), of(seen.pack))];
    series.extend(seen.before().map(|before| ChartSeries::new(short(seen.quarter.before()), of(before))));
    Chart {
        id: "themes",
        heading: "What they spoke about".to_owned(),
        unit: Unit::Of("Pieces of feedback; one can be about several things".to_owned()),
        rows: "Theme".to_owned(),
        labels: codes.iter().map(|code| seen.pack.theme(code).unwrap_or(code).to_owned()).collect(),
        series,
    }
}

fn feelings(seen: &Seen) -> Chart {
    Chart {
        id: "feelings",
        heading: "How it felt, over six quarters".to_owned(),
        unit: Unit::Of("Pieces of feedback".to_owned()),
        rows: "Quarter".to_owned(),
        labels: seen.labels(),
        series: FEELINGS.iter().map(|feeling| kind_over_time(seen, "feedback.feelings", feeling)).collect(),
    }
}

/// The theme that somebody wants to look at, and links to the others.
fn one_theme(seen: &Seen) -> AnyView {
    let Some(code) = seen.theme.as_deref().filter(|code| seen.pack.theme(code).is_some()) else {
        return themes_to_look_at(seen, "Look at one theme over six quarters");
    };
    let name = seen.pack.theme(code).unwrap_or(code).to_owned();
    let chart = Chart {
        id: "theme",
        heading: format!("{name}, over six quarters"),
        unit: Unit::Of("Pieces of feedback".to_owned()),
        rows: "Quarter".to_owned(),
        labels: seen.labels(),
        series: vec![trend(seen, name, |pack| point(pack.number(THEMES, code)))],
    };
    view! {
        <TrendChart chart=chart/>
        {themes_to_look_at(seen, "Look at another theme")}
    }
    .into_any()
}

fn themes_to_look_at(seen: &Seen, label: &'static str) -> AnyView {
    let links = by_size(seen.pack).into_iter().filter(|code| seen.theme.as_ref() != Some(code)).map(|code| {
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("theme", &code).finish();
        let name = seen.pack.theme(&code).unwrap_or(&code).to_owned();
        view! { <li><a href=format!("{}?{query}#theme", seen.address)>{name}</a></li> }
    });
    view! {
        <nav class="themes" id=(seen.theme.is_none()).then_some("theme") aria-label=label>
            <h3>{label}</h3>
            <ul>{links.collect_view()}</ul>
        </nav>
    }
    .into_any()
}
