//! Lines over quarters: each with markers and dashes of its own, and its name at its end.

use super::drawing::{Anchor, Drawing, LINE, WIDTH, lines, width};
use super::{Chart, ChartSeries};

/// How high the field of the lines is at least, and where it begins.
const HIGH: f64 = 150.0;
const TOP: f64 = 9.0;
/// How wide a name at a line's end may be, and how far apart two of them are.
const NAME: f64 = 84.0;
const APART: f64 = 5.0;
/// Between the last number and the names, so that the marker before a name is not taken for a number.
const CLEAR: f64 = 18.0;
/// Between the numbers at the side and the first quarter.
const INSET: f64 = 4.0;
const DASHES: [&str; 5] = ["", "7 3", "2 3", "10 3 2 3", "1 4"];

/// What stands at the end of a line.
struct Name {
    number: usize,
    lines: Vec<String>,
    /// Its middle.
    y: f64,
}

impl Name {
    fn high(&self) -> f64 {
        self.lines.len() as f64 * LINE
    }
}

/// Where things are.
struct Field {
    start: f64,
    step: f64,
    high: f64,
    /// The number at the top.
    most: f64,
}

impl Field {
    fn x(&self, place: usize) -> f64 {
        self.start + place as f64 * self.step
    }

    fn y(&self, value: f64) -> f64 {
        TOP + self.high * (1.0 - value / self.most)
    }

    fn bottom(&self) -> f64 {
        TOP + self.high
    }
}

pub fn draw(chart: &Chart) -> Drawing {
    let mut drawing = Drawing::default();
    let mut names: Vec<Name> = (0..chart.series.len()).map(|number| name(chart, number)).collect();
    let across = names.iter().flat_map(|name| &name.lines).map(|line| width(line)).fold(0.0, f64::max) + 14.0;
    let needed = names.iter().map(|name| name.high() + APART).sum::<f64>();
    let rungs = rungs(chart);
    let beside = rungs.iter().map(|rung| width(&chart.number(*rung))).fold(0.0, f64::max) + 6.0;
    let clear = if names.len() > 1 { CLEAR } else { 0.0 };
    let steps = chart.labels.len().saturating_sub(1).max(1) as f64;
    let field = Field {
        start: beside + INSET,
        step: (WIDTH - across - clear - beside - INSET) / steps,
        high: HIGH.max(needed),
        most: rungs.last().copied().filter(|most| *most > 0.0).unwrap_or(1.0),
    };
    for rung in &rungs {
        let y = field.y(*rung);
        let faint = if *rung == 0.0 { "" } else { " stroke-opacity=\".3\"" };
        let end = field.x(steps as usize) + 4.0;
        drawing.mark(format_args!("<path d=\"M{beside:.1} {y:.1}H{end:.1}\" stroke=\"currentColor\"{faint}/>"));
        drawing.write(beside - 5.0, y, Anchor::End, &chart.number(*rung));
    }
    for (number, series) in chart.series.iter().enumerate() {
        line(&mut drawing, &field, number, series);
    }
    arrange(chart, &field, &mut names);
    for name in &names {
        write_name(&mut drawing, chart, &field, name, WIDTH - across);
    }
    let bottom = quarters(&mut drawing, chart, &field);
    drawing.set_height(bottom);
    drawing
}

/// The name of a line and its last number; of one line alone, the number.
fn name(chart: &Chart, number: usize) -> Name {
    let series = &chart.series[number];
    let last = chart.words(series.point(chart.labels.len().saturating_sub(1)));
    let words = if chart.series.len() > 1 { format!("{}: {last}", series.name) } else { last };
    Name { number, lines: lines(&words, NAME), y: 0.0 }
}

/// The numbers beside the field, from 0 to one that is as large as the largest.
fn rungs(chart: &Chart) -> Vec<f64> {
    if chart.values().next().is_none() {
        return vec![0.0];
    }
    let whole = chart.values().all(|value| value.fract() == 0.0);
    let most = chart.largest();
    let tens = 10_f64.powf((most.max(0.4) / 4.0).log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|step| step * tens);
    let step = steps.into_iter().find(|step| step * 4.0 >= most).unwrap_or(tens * 10.0);
    let step = if whole { step.max(1.0) } else { step };
    let count = (most / step).ceil().max(1.0) as usize;
    (0..=count).map(|number| number as f64 * step).collect()
}

/// A line with a marker at every number; it breaks where there is none to show.
fn line(drawing: &mut Drawing, field: &Field, number: usize, series: &ChartSeries) {
    let mut path = String::new();
    let mut goes_on = false;
    for (place, point) in series.points.iter().enumerate() {
        if let Some(value) = point.value() {
            let (x, y) = (field.x(place), field.y(value));
            path += &format!("{}{x:.1} {y:.1}", if goes_on { "L" } else { "M" });
            marker(drawing, number, x, y);
        }
        goes_on = point.value().is_some();
    }
    let dashes = DASHES[number % DASHES.len()];
    let dashes = if dashes.is_empty() { String::new() } else { format!(" stroke-dasharray=\"{dashes}\"") };
    drawing.mark(format_args!("<path d=\"{path}\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\"{dashes}/>"));
}

/// Circle, square, triangle, diamond, cross.
fn marker(drawing: &mut Drawing, number: usize, x: f64, y: f64) {
    let shape = match number % 5 {
        0 => "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
        1 => "m-3.5-3.5h7v7h-7z",
        2 => "m0-5 5 8.5h-10z",
        3 => "m0-5.5 5.5 5.5-5.5 5.5-5.5-5.5z",
        _ => "m-4-4 8 8m0-8-8 8",
    };
    let stroke = if number % 5 == 4 { " stroke=\"currentColor\" stroke-width=\"2.5\"" } else { "" };
    drawing.mark(format_args!("<path d=\"M{x:.1} {y:.1}{shape}\"{stroke}/>"));
}

/// Puts each name as near to the end of its line as the others let it.
fn arrange(chart: &Chart, field: &Field, names: &mut [Name]) {
    for name in names.iter_mut() {
        let last = chart.series[name.number].points.iter().rev().find_map(|point| point.value());
        name.y = field.y(last.unwrap_or_default());
    }
    names.sort_by(|one, other| one.y.total_cmp(&other.y));
    let mut from = TOP - LINE / 2.0;
    for name in names.iter_mut() {
        name.y = name.y.max(from + name.high() / 2.0);
        from = name.y + name.high() / 2.0 + APART;
    }
    let mut until = field.bottom() + LINE / 2.0;
    for name in names.iter_mut().rev() {
        name.y = name.y.min(until - name.high() / 2.0);
        until = name.y - name.high() / 2.0 - APART;
    }
}

fn write_name(drawing: &mut Drawing, chart: &Chart, field: &Field, name: &Name, x: f64) {
    let first = name.y - (name.lines.len() - 1) as f64 * LINE / 2.0;
    let last = chart.labels.len().saturating_sub(1);
    if chart.series.len() > 1 {
        marker(drawing, name.number, x, first);
        if let Some(value) = chart.series[name.number].point(last).value() {
            let (from, y, to) = (field.x(last) + 7.0, field.y(value), x - 7.0);
            drawing.mark(format_args!(
                "<path d=\"M{from:.1} {y:.1}L{to:.1} {first:.1}\" stroke=\"currentColor\" stroke-opacity=\".5\"/>"
            ));
        }
    }
    for (place, line) in name.lines.iter().enumerate() {
        drawing.write(x + 10.0, first + place as f64 * LINE, Anchor::Start, line);
    }
}

/// Below the field: "c" where something is hidden, and the quarters, as many as there is room for; gives back where it ends.
fn quarters(drawing: &mut Drawing, chart: &Chart, field: &Field) -> f64 {
    let mut y = field.bottom() + 14.0;
    if (0..chart.labels.len()).any(|place| chart.hides(place)) {
        for place in (0..chart.labels.len()).filter(|place| chart.hides(*place)) {
            drawing.write(field.x(place), y, Anchor::Middle, crate::say!("ui-chart-c"));
        }
        y += LINE;
    }
    let words = chart.labels.iter().flat_map(|label| label.split_whitespace());
    let widest = words.map(width).fold(0.0, f64::max) + 2.0;
    let every = ((widest / field.step).ceil() as usize).max(1);
    let mut most = 1;
    for (place, label) in
        chart.labels.iter().enumerate().filter(|(place, _)| (chart.labels.len() - 1 - place).is_multiple_of(every))
    {
        let lines = lines(label, field.step * every as f64 - 2.0);
        most = most.max(lines.len());
        let half = lines.iter().map(|line| width(line)).fold(0.0, f64::max) / 2.0;
        for (number, line) in lines.iter().enumerate() {
            drawing.write(field.x(place).max(half), y + number as f64 * LINE, Anchor::Middle, line);
        }
    }
    y + (most as f64 - 0.5) * LINE + 2.0
}

#[cfg(test)]
mod tests {
    use super::super::{Point, Unit};
    use super::*;

    fn chart(series: Vec<Vec<Point>>) -> Chart {
        let series = series.into_iter().enumerate();
        let series = series.map(|(number, points)| ChartSeries::new(format!("What people say about {number}"), points));
        let labels = (1..=6).map(|quarter| format!("Q{quarter} 2026")).collect();
        Chart {
            id: "any".to_owned(),
            heading: "Any".into(),
            unit: Unit::Percent,
            rows: "Quarter".into(),
            labels,
            series: series.collect(),
        }
    }

    #[test]
    fn a_line_breaks_where_a_number_is_hidden() {
        let points =
            [Point::Value(5.0), Point::Value(6.0), Point::Hidden, Point::Value(7.0), Point::Nothing, Point::Value(9.0)];
        let drawing = draw(&chart(vec![points.to_vec()])).marks_and_words();
        let path = drawing.split("<path d=\"").find(|path| path.contains("stroke-width=\"2\"")).expect("a line");
        let path = path.split('"').next().expect("its course");
        assert_eq!((path.matches('M').count(), path.matches('L').count()), (3, 1), "{path}");
    }

    proptest::proptest! {
        #[test]
        fn names_never_lie_over_each_other(lasts in proptest::collection::vec(0..100_u8, 1..6)) {
            let chart = chart(lasts.iter().map(|last| vec![Point::Value(f64::from(*last)); 6]).collect());
            let mut names: Vec<Name> = (0..chart.series.len()).map(|number| name(&chart, number)).collect();
            let high = HIGH.max(names.iter().map(|name| name.high() + APART).sum());
            let field = Field { start: 0.0, step: 30.0, high, most: rungs(&chart).pop().expect("a rung") };
            assert!(chart.largest() <= field.most);
            arrange(&chart, &field, &mut names);
            for pair in names.windows(2) {
                assert!(pair[0].y + pair[0].high() / 2.0 <= pair[1].y - pair[1].high() / 2.0);
            }
            assert!(names[0].y - names[0].high() / 2.0 >= 0.0);
        }
    }
}
