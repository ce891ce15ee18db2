//! Bars one below the other, each below its name.

use super::Chart;
use super::drawing::{Anchor, Drawing, LINE, WIDTH, lines, width};

const THICK: f64 = 14.0;
/// Between two bars of one category, and between two categories.
const CLOSE: f64 = 3.0;
const APART: f64 = 12.0;

pub fn draw(chart: &Chart) -> Drawing {
    let mut drawing = Drawing::default();
    drawing.mark(format_args!(
        "<defs><pattern id=\"{}-hatch\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <path d=\"M1 0v5\" stroke=\"currentColor\" stroke-width=\"1.5\"/></pattern></defs>",
        chart.id
    ));
    let mut y = if chart.series.len() > 1 { key(&mut drawing, chart) } else { 0.0 };
    let words = chart.series.iter().flat_map(|series| series.points.iter().map(|point| width(&chart.words(*point))));
    let room = WIDTH - 7.0 - words.fold(0.0, f64::max);
    let most = chart.largest();
    for (place, label) in chart.labels.iter().enumerate() {
        for line in lines(label, WIDTH) {
            drawing.write(0.0, y + LINE / 2.0, Anchor::Start, &line);
            y += LINE;
        }
        y += 2.0;
        let top = y;
        for (number, series) in chart.series.iter().enumerate() {
            let point = series.point(place);
            let length = point.value().filter(|value| *value > 0.0).map_or(0.0, |value| value / most * room);
            if length > 0.0 {
                bar(&mut drawing, chart, number, 1.0, y, length);
            }
            drawing.write(length + 6.0, y + THICK / 2.0, Anchor::Start, &chart.words(point));
            y += THICK + CLOSE;
        }
        let bottom = y - CLOSE;
        drawing.mark(format_args!(
            "<path d=\"M.75 {:.1}V{:.1}\" stroke=\"currentColor\" stroke-width=\"1.5\"/>",
            top - 1.0,
            bottom + 1.0
        ));
        y = bottom + APART;
    }
    drawing.set_height(y - APART + 2.0);
    drawing
}

/// Says which bars are which; gives back where the bars begin.
fn key(drawing: &mut Drawing, chart: &Chart) -> f64 {
    let mut y = 0.0;
    for (number, series) in chart.series.iter().enumerate() {
        bar(drawing, chart, number, 1.0, y + 2.0, 24.0);
        for line in lines(&series.name, WIDTH - 32.0) {
            drawing.write(32.0, y + LINE / 2.0, Anchor::Start, &line);
            y += LINE;
        }
        y += 4.0;
    }
    y + 8.0
}

/// The first series is full, the second hatched, the third empty.
fn bar(drawing: &mut Drawing, chart: &Chart, number: usize, x: f64, y: f64, length: f64) {
    let fill = match number % 3 {
        0 => "currentColor".to_owned(),
        1 => format!("url(#{}-hatch)", chart.id),
        _ => "none".to_owned(),
    };
    // The outline is inside, so that it makes no bar longer.
    let (x, y, length, thick) = (x + 0.5, y + 0.5, (length - 1.0).max(0.5), THICK - 1.0);
    drawing.mark(format_args!(
        "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{length:.1}\" height=\"{thick}\" fill=\"{fill}\" stroke=\"currentColor\"/>"
    ));
}
