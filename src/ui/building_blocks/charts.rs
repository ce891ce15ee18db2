//! Charts of invented numbers, in every state.

use leptos::prelude::*;

use crate::ui::{BarChart, Chart, ChartSeries, Point, TrendChart, Unit};

/// A number, one that is hidden, and none.
fn points(numbers: &[i32]) -> Vec<Point> {
    let point = |number: &i32| match *number {
        HIDDEN => Point::Hidden,
        NONE => Point::Nothing,
        number => Point::Value(f64::from(number)),
    };
    numbers.iter().map(point).collect()
}

const HIDDEN: i32 = -1;
const NONE: i32 = -2;

fn quarters() -> Vec<String> {
    ["Q2 2025", "Q3 2025", "Q4 2025", "Q1 2026", "Q2 2026", "Q3 2026"].map(str::to_owned).to_vec()
}

fn chart(
    id: &'static str,
    heading: &str,
    unit: Unit,
    rows: &str,
    labels: Vec<String>,
    series: Vec<ChartSeries>,
) -> Chart {
    Chart { id: id.to_owned(), heading: heading.to_owned(), unit, rows: rows.to_owned(), labels, series }
}

#[component]
pub fn Charts() -> impl IntoView {
    view! {
        <h2>"Charts"</h2>
        <BarChart chart=themes()/>
        <BarChart chart=two_quarters()/>
        <BarChart chart=promises()/>
        <TrendChart chart=spent()/>
        <TrendChart chart=answered()/>
        <TrendChart chart=said()/>
        <TrendChart chart=nothing()/>
    }
}

fn themes() -> Chart {
    let labels = [
        "Money and benefits",
        "Where I live",
        "Seeing my family, my brothers and sisters, and everybody else who matters to me",
        "School, college and work",
        "Health",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    ];
    let series = vec![ChartSeries::new("Pieces", points(&[1240, 860, 515, 0, HIDDEN, NONE]))];
    let unit = Unit::Of("Pieces of feedback".to_owned());
    chart("chart-themes", "What it was about", unit, "Theme", labels.map(str::to_owned).to_vec(), series)
}

fn two_quarters() -> Chart {
    let labels = ["Data", "A SIM card", "Wi-Fi at home", "A laptop or a tablet"].map(str::to_owned).to_vec();
    let series = vec![
        ChartSeries::new("July to September 2026", points(&[31, 24, HIDDEN, 12])),
        ChartSeries::new("April to June 2026", points(&[28, 24, HIDDEN, 19])),
    ];
    chart("chart-two-quarters", "Asked for, by kind", Unit::Of("Requests".to_owned()), "Kind", labels, series)
}

fn promises() -> Chart {
    let labels = ["Children in Care Council", "Housing", "Health"].map(str::to_owned).to_vec();
    let series = vec![
        ChartSeries::new("Kept", points(&[9, 5, 7])),
        ChartSeries::new("Not due yet", points(&[2, 6, 0])),
        ChartSeries::new("Overdue", points(&[1, 5, 0])),
    ];
    chart("chart-promises", "Promises", Unit::Of("Promises".to_owned()), "Who promised", labels, series)
}

fn spent() -> Chart {
    let series = vec![ChartSeries::new("Spent", points(&[2800, 3150, NONE, 4020, 3990, 5210]))];
    chart("chart-spent", "Spent on getting online", Unit::Pounds, "Quarter", quarters(), series)
}

fn answered() -> Chart {
    let series = vec![
        ChartSeries::new("Feedback", points(&[61, 66, 70, 74, 83, 88])),
        ChartSeries::new("Getting online", points(&[90, 85, HIDDEN, HIDDEN, 78, 84])),
    ];
    chart("chart-answered", "Answered within the promise", Unit::Percent, "Quarter", quarters(), series)
}

fn said() -> Chart {
    let series = vec![
        ChartSeries::new("Where I live", points(&[52, 49, 55, 61, 58, 60])),
        ChartSeries::new("Money and benefits", points(&[33, 38, 41, 47, 55, 59])),
        ChartSeries::new("Health", points(&[20, 22, HIDDEN, 18, 21, HIDDEN])),
        ChartSeries::new("Seeing family and friends who matter", points(&[10, HIDDEN, 12, HIDDEN, 14, 13])),
        ChartSeries::new("School", points(&[NONE, NONE, NONE, 12, 12, 12])),
    ];
    chart(
        "chart-said",
        "What young people said",
        Unit::Of("Pieces of feedback".to_owned()),
        "Quarter",
        quarters(),
        series,
    )
}

fn nothing() -> Chart {
    let series = vec![ChartSeries::new("Cases", points(&[HIDDEN; 6]))];
    chart("chart-nothing", "Advocacy, all of it hidden", Unit::Of("Cases".to_owned()), "Quarter", quarters(), series)
}
