//! Charts that the server draws. Each is a figure: what it is, what it shows in words, the drawing, and the table behind it.
//! Nothing is told by colour: bars have patterns, lines have markers and dashes, and all of them have names. A number that is
//! hidden is "c" in the drawing and in the table, leaves a gap in a line, and is never part of the words.

mod bars;
mod drawing;
mod summary;
mod trend;

use leptos::prelude::*;

use super::{Details, Figures, escape};
use crate::say;
use crate::words::grouped;

use drawing::Drawing;

/// What a chart shows. Every number is 0 or more.
#[derive(Clone, Debug)]
pub struct Chart {
    /// Where it can be found on its page; no two of a page have the same.
    pub id: String,
    pub heading: String,
    pub unit: Unit,
    /// What one row of its table is: "Theme", "Quarter".
    pub rows: String,
    /// The rows: categories; or quarters, the oldest first. Short ones ("Q3 2026") are easiest to read below a trend.
    pub labels: Vec<String>,
    pub series: Vec<ChartSeries>,
}

/// One row of bars, or one line: a point for each label.
#[derive(Clone, Debug)]
pub struct ChartSeries {
    pub name: String,
    pub points: Vec<Point>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Point {
    /// It is shown with one decimal place at most.
    Value(f64),
    /// There is one, and it must not be known.
    Hidden,
    /// There is none.
    Nothing,
}

/// What the numbers count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// "Working days", "Pieces of feedback": it stands below the heading.
    Of(String),
    Percent,
    Pounds,
}

impl ChartSeries {
    pub fn new(name: impl Into<String>, points: Vec<Point>) -> ChartSeries {
        ChartSeries { name: name.into(), points }
    }

    fn point(&self, place: usize) -> Point {
        self.points.get(place).copied().unwrap_or(Point::Nothing)
    }
}

impl Point {
    fn value(self) -> Option<f64> {
        match self {
            Point::Value(value) => Some(tenths(value)),
            Point::Hidden | Point::Nothing => None,
        }
    }
}

impl Chart {
    /// "1,200", "61%", "£40", "c" or "no number".
    fn words(&self, point: Point) -> String {
        match point {
            Point::Value(value) => self.number(value),
            Point::Hidden => say!("ui-chart-c").to_owned(),
            Point::Nothing => say!("ui-chart-no-number").to_owned(),
        }
    }

    fn number(&self, value: f64) -> String {
        let value = tenths(value);
        let whole = grouped(value.trunc() as i64);
        let tenth = (value.fract().abs() * 10.0).round() as i64;
        let number = if tenth == 0 { whole } else { format!("{whole}.{tenth}") };
        match self.unit {
            Unit::Of(_) => number,
            Unit::Percent => format!("{number}%"),
            Unit::Pounds => format!("£{number}"),
        }
    }

    fn values(&self) -> impl Iterator<Item = f64> {
        self.series.iter().flat_map(|series| series.points.iter().filter_map(|point| point.value()))
    }

    fn largest(&self) -> f64 {
        self.values().fold(0.0, f64::max)
    }

    fn hides(&self, place: usize) -> bool {
        self.series.iter().any(|series| series.point(place) == Point::Hidden)
    }
}

/// As much of a number as is shown, so that what is said of two numbers fits what is shown of them.
fn tenths(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// Bars for up to three series of a few categories: this quarter and the one before, or kept and missed.
#[component]
pub fn BarChart(chart: Chart) -> impl IntoView {
    figure(&chart, &summary::of_bars(&chart), bars::draw(&chart))
}

/// Up to five lines over a few quarters.
#[component]
pub fn TrendChart(chart: Chart) -> impl IntoView {
    figure(&chart, &summary::of_trend(&chart), trend::draw(&chart))
}

fn figure(chart: &Chart, summary: &str, drawing: Drawing) -> AnyView {
    let unit = match &chart.unit {
        Unit::Of(what) => Some(what.clone()),
        Unit::Percent | Unit::Pounds => None,
    };
    let caption = unit.as_ref().map_or(chart.heading.clone(), |unit| format!("{} ({unit})", chart.heading));
    let columns: Vec<String> =
        std::iter::once(&chart.rows).chain(chart.series.iter().map(|series| &series.name)).cloned().collect();
    let rows = chart.labels.iter().enumerate().map(|(place, label)| {
        let cells = chart.series.iter().map(|series| chart.words(series.point(place)));
        std::iter::once(label.clone()).chain(cells).collect()
    });
    let rows = rows.collect::<Vec<_>>();
    let hides = (0..chart.labels.len()).any(|place| chart.hides(place));
    let [titled, described] = ["title", "words"].map(|part| format!("{}-{part}", chart.id));
    let inside = format!(
        "<title id=\"{titled}\">{}</title><desc id=\"{described}\">{}</desc>{}",
        escape(&caption),
        escape(summary),
        drawing.marks_and_words()
    );
    view! {
        <figure class="chart" id=chart.id.clone()>
            <figcaption>
                <h3>{chart.heading.clone()}</h3>
                {unit.map(|unit| view! { <p class="unit">{unit}</p> })}
                <p>{summary.to_owned()}</p>
            </figcaption>
            <svg role="img" aria-labelledby=format!("{titled} {described}") viewBox=drawing.view_box() direction="ltr" font-size="13"
                fill="currentColor" inner_html=inside></svg>
            <Details summary=say!("ui-chart-table", heading = chart.heading.as_str())>
                <Figures caption columns rows/>
                {hides.then(|| view! { <p>{say!("ui-chart-c-means")}</p> })}
            </Details>
        </figure>
    }
    .into_any()
}

#[cfg(test)]
mod tests;
