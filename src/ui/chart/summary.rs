//! What a chart shows, in words. Only numbers that are shown are weighed, and where some are hidden the words say so.

use super::{Chart, Point, Unit, tenths};
use crate::say;

/// So many gaps are named one by one; of more it is said how many there are.
const NAMED: usize = 4;

/// A number and what it is of.
type Named<'a> = (&'a str, f64);

pub fn of_bars(chart: &Chart) -> String {
    let mut said: Vec<String> = Vec::new();
    for series in &chart.series {
        let points: Vec<_> =
            (0..chart.labels.len()).map(|place| (chart.labels[place].as_str(), series.point(place))).collect();
        let name = Some(series.name.as_str()).filter(|_| chart.series.len() > 1);
        said.extend(range(chart, name, &points));
    }
    together(chart, said)
}

pub fn of_trend(chart: &Chart) -> String {
    let Some(last) = chart.labels.len().checked_sub(1) else { return together(chart, Vec::new()) };
    let mut said = Vec::new();
    if let [series] = &chart.series[..] {
        said.extend(series.point(last).value().map(|value| now(chart, last, value)));
        let points: Vec<_> = (0..=last).map(|place| (chart.labels[place].as_str(), series.point(place))).collect();
        said.extend(range(chart, None, &points).filter(|_| last > 0));
    } else {
        let points: Vec<_> = chart.series.iter().map(|series| (series.name.as_str(), series.point(last))).collect();
        said.extend(range(chart, Some(&chart.labels[last]), &points));
        said.extend(biggest_change(chart, last));
    }
    together(chart, said)
}

/// The sentences, and where there are gaps.
fn together(chart: &Chart, mut said: Vec<String>) -> String {
    if said.is_empty() {
        said.push(say!("ui-chart-nothing").to_owned());
    }
    let hidden = gaps(chart, Point::Hidden);
    said.extend(match hidden.len() {
        0 => None,
        1..=NAMED => Some(say!("ui-chart-hidden", places = hidden.join("; "))),
        many => Some(say!("ui-chart-hidden-many", count = many)),
    });
    let missing = gaps(chart, Point::Nothing);
    said.extend(match missing.len() {
        0 => None,
        1..=NAMED => Some(say!("ui-chart-missing", places = missing.join("; "))),
        many => Some(say!("ui-chart-missing-many", count = many)),
    });
    said.join(" ")
}

/// The highest and the lowest of what is shown.
fn range(chart: &Chart, name: Option<&str>, points: &[(&str, Point)]) -> Option<String> {
    let shown: Vec<Named> = points.iter().filter_map(|(label, point)| Some((*label, point.value()?))).collect();
    let most = shown.iter().map(|(_, value)| *value).reduce(f64::max)?;
    let least = shown.iter().map(|(_, value)| *value).reduce(f64::min)?;
    let at = |value: f64| {
        let labels: Vec<_> = shown.iter().filter(|(_, other)| *other == value).map(|(label, _)| *label).collect();
        format!("{} ({})", labels.join(", "), chart.number(value))
    };
    let of = if points.iter().any(|(_, point)| *point == Point::Hidden) { "shown" } else { "all" };
    Some(match (name, most == least) {
        (None, true) => say!("ui-chart-level", at = at(most)),
        (None, false) => say!("ui-chart-range", of = of, most = at(most), least = at(least)),
        (Some(name), true) => say!("ui-chart-level-of", name = name, at = at(most)),
        (Some(name), false) => say!("ui-chart-range-of", of = of, name = name, most = at(most), least = at(least)),
    })
}

/// The last number of one line, and how it came from the one before.
fn now(chart: &Chart, last: usize, value: f64) -> String {
    let (when, number) = (chart.labels[last].as_str(), chart.number(value));
    let before = last
        .checked_sub(1)
        .and_then(|place| Some((chart.labels[place].as_str(), chart.series[0].point(place).value()?)));
    match before {
        None => say!("ui-chart-now", when = when, number = number),
        Some((before, was)) => {
            let (way, by) = change(chart, was, value);
            say!("ui-chart-now-change", when = when, number = number, way = way, by = by, before = before)
        }
    }
}

/// Of several lines, the one that changed most since the quarter before.
fn biggest_change(chart: &Chart, last: usize) -> Option<String> {
    let before = last.checked_sub(1)?;
    let changes = chart
        .series
        .iter()
        .filter_map(|series| Some((series.name.as_str(), series.point(before).value()?, series.point(last).value()?)));
    let size = |change: &(&str, f64, f64)| tenths((change.2 - change.1).abs());
    let (name, was, is) = changes.reduce(|most, other| if size(&other) > size(&most) { other } else { most })?;
    let ((way, by), before) = (change(chart, was, is), chart.labels[before].as_str());
    Some(say!("ui-chart-change", name = name, way = way, by = by, before = before))
}

/// Which way, and by how much: the difference of two percentages is one of percentage points.
fn change(chart: &Chart, was: f64, is: f64) -> (&'static str, String) {
    let by = tenths(is - was);
    let way = if by > 0.0 {
        "up"
    } else if by < 0.0 {
        "down"
    } else {
        "same"
    };
    let by = by.abs();
    let words = if chart.unit == Unit::Percent { say!("ui-chart-points", count = by) } else { chart.number(by) };
    (way, words)
}

/// Where there is no number to show for one reason, each named.
fn gaps(chart: &Chart, reason: Point) -> Vec<String> {
    let mut gaps = Vec::new();
    for series in &chart.series {
        for (place, label) in chart.labels.iter().enumerate().filter(|(place, _)| series.point(*place) == reason) {
            let alone = chart.series.len() == 1;
            gaps.push(if alone { label.clone() } else { format!("{}, {}", series.name, chart.labels[place]) });
        }
    }
    gaps
}
