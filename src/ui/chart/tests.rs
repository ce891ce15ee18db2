use leptos::prelude::*;

use super::*;
use crate::web::html;

fn chart(unit: Unit, labels: &[&str], series: &[(&str, &[Point])]) -> Chart {
    Chart {
        id: "any".to_owned(),
        heading: "What was said".into(),
        unit,
        rows: "Theme".into(),
        labels: labels.iter().map(|label| (*label).to_owned()).collect(),
        series: series.iter().map(|(name, points)| ChartSeries::new(*name, points.to_vec())).collect(),
    }
}

fn pieces() -> Unit {
    Unit::Of("Pieces".to_owned())
}

fn bars(chart: Chart) -> String {
    html(|| view! { <BarChart chart/> })
}

fn trend(chart: Chart) -> String {
    html(|| view! { <TrendChart chart/> })
}

use Point::{Hidden, Nothing, Value};

const QUARTERS: [&str; 3] = ["Q1 2026", "Q2 2026", "Q3 2026"];

#[test]
fn bars_say_the_highest_and_the_lowest() {
    let labels = ["Money", "Health", "School"];
    let said = |points: &[Point]| summary::of_bars(&chart(pieces(), &labels, &[("Pieces", points)]));
    assert_eq!(said(&[Value(1240.0), Value(7.0), Value(30.0)]), "Highest: Money (1,240). Lowest: Health (7).");
    assert_eq!(said(&[Value(9.0), Value(9.0), Value(5.5)]), "Highest: Money, Health (9). Lowest: School (5.5).");
    assert_eq!(said(&[Value(5.0), Value(5.0), Value(5.0)]), "Money, Health, School (5).");
    assert_eq!(
        said(&[Value(9.0), Hidden, Value(5.0)]),
        "Highest of those shown: Money (9). Lowest: School (5). Hidden (c): Health."
    );
    assert_eq!(said(&[Value(9.0), Nothing, Nothing]), "Money (9). No number: Health; School.");
    assert_eq!(said(&[Hidden, Hidden, Hidden]), "There is no number to show. Hidden (c): Money; Health; School.");
}

#[test]
fn bars_of_two_series_are_told_apart_in_words() {
    let chart = chart(
        Unit::Percent,
        &["Money", "Health"],
        &[("This quarter", &[Value(61.0), Value(40.0)]), ("The one before", &[Hidden, Value(44.0)])],
    );
    assert_eq!(
        summary::of_bars(&chart),
        "This quarter: highest Money (61%), lowest Health (40%). The one before: Health (44%). \
         Hidden (c): The one before, Money."
    );
}

#[test]
fn a_trend_says_what_it_is_now_and_how_it_came_there() {
    let said = |unit: Unit, points: &[Point]| summary::of_trend(&chart(unit, &QUARTERS, &[("Asked", points)]));
    assert_eq!(
        said(Unit::Pounds, &[Value(3150.0), Value(4020.0), Value(3990.0)]),
        "Q3 2026: £3,990, down £30 from Q2 2026. Highest: Q2 2026 (£4,020). Lowest: Q1 2026 (£3,150)."
    );
    assert_eq!(
        said(Unit::Percent, &[Hidden, Value(60.0), Value(61.0)]),
        "Q3 2026: 61%, up 1 percentage point from Q2 2026. Highest of those shown: Q3 2026 (61%). Lowest: Q2 2026 (60%). \
         Hidden (c): Q1 2026."
    );
    assert_eq!(
        said(pieces(), &[Value(8.0), Nothing, Value(8.0)]),
        "Q3 2026: 8. Q1 2026, Q3 2026 (8). No number: Q2 2026."
    );
}

#[test]
fn a_trend_of_several_says_which_changed_most() {
    let said = |last: Point| {
        let series: [(&str, &[Point]); 2] = [("Money", &[Hidden; 3]), ("Health", &[Value(9.0), Value(20.0), last])];
        summary::of_trend(&chart(
            pieces(),
            &QUARTERS,
            &[series[1], ("School", &[Value(5.0), Value(6.0), Value(7.0)]), series[0]],
        ))
    };
    assert_eq!(
        said(Value(12.0)),
        "Q3 2026: of those shown, highest Health (12), lowest School (7). \
         Biggest change shown: Health, down 8 from Q2 2026. \
         Hidden (c): Money, Q1 2026; Money, Q2 2026; Money, Q3 2026."
    );
    assert!(said(Hidden).contains("Biggest change shown: School, up 1 from Q2 2026"), "{}", said(Hidden));
}

#[test]
fn a_chart_is_a_figure_with_its_words_and_its_table() {
    let page = bars(chart(pieces(), &["Money", "Health", "School"], &[("Pieces", &[Value(1240.0), Hidden, Nothing])]));
    assert!(page.starts_with("<figure") && page.contains("<figcaption><h3>What was said</h3>"), "{page}");
    assert!(page.contains("role=\"img\" aria-labelledby=\"any-title any-words\""), "{page}");
    assert!(page.contains("<title id=\"any-title\">What was said (Pieces)</title>"), "{page}");
    assert_eq!(page.matches("Money (1,240). Hidden (c): Health. No number: School.").count(), 2, "{page}");
    assert!(page.contains("<caption>What was said (Pieces)</caption>"), "{page}");
    for (label, cell) in [("Money", "1,240"), ("Health", "c"), ("School", "no number")] {
        let row = format!(
            "<th role=\"rowheader\" scope=\"row\"><bdi>{label}</bdi></th><td role=\"cell\" data-is=\"Pieces\">{cell}</td>"
        );
        assert!(page.contains(&row), "{row}: {page}");
    }
    assert_eq!(page.matches("“c” is a small number").count(), 1, "{page}");
    let open = bars(chart(pieces(), &["Money"], &[("Pieces", &[Value(5.0)])]));
    assert!(!open.contains("“c”"), "nothing is hidden: {open}");
}

#[test]
fn nothing_is_told_by_colour_alone() {
    let points: &[Point] = &[Value(5.0), Value(6.0), Value(7.0)];
    let series: Vec<_> = ["Kept", "Missed", "Not due"].map(|name| (name, points)).to_vec();
    let page = bars(chart(pieces(), &QUARTERS, &series));
    for fill in ["fill=\"currentColor\" stroke", "fill=\"url(#any-hatch)\"", "fill=\"none\" stroke"] {
        // In the key, and in each of three categories.
        assert_eq!(page.matches(fill).count(), 4, "{fill}: {page}");
    }
    let series: Vec<_> = ["One", "Two", "Three", "Four", "Five"].map(|name| (name, points)).to_vec();
    let page = trend(chart(pieces(), &QUARTERS, &series));
    for shape in ["a4 4 0 1 0 8", "h7v7h-7z", "5 8.5h-10z", "5.5 5.5-5.5 5.5-5.5-5.5z", "8 8m0-8-8 8"] {
        assert_eq!(page.matches(shape).count(), 4, "at each number and beside the name: {shape}: {page}");
    }
    for dashes in ["7 3", "2 3", "10 3 2 3", "1 4"] {
        assert_eq!(page.matches(&format!("stroke-dasharray=\"{dashes}\"")).count(), 1, "{page}");
    }
    assert!(!page.contains(" style=") && !page.contains("=\"#") && !page.contains("rgb"), "{page}");
}

#[test]
fn a_hidden_number_leaves_no_trace() {
    let points = [Value(5.0), Hidden, Value(7.0)];
    let (one, other) = (
        trend(chart(pieces(), &QUARTERS, &[("Asked", &points)])),
        bars(chart(pieces(), &QUARTERS, &[("Asked", &points)])),
    );
    assert!(one.contains(">c</text>") && other.contains(">c</text>"), "{one} {other}");
    assert_eq!(other.matches("<rect").count(), 2, "{other}");
}

#[test]
fn a_chart_escapes_what_it_is_given() {
    const NASTY: &str = "</title></svg><script>alert(1)</script>\"'&";
    let nasty = || Chart {
        id: "any".to_owned(),
        heading: NASTY.into(),
        unit: Unit::Of(NASTY.into()),
        rows: NASTY.into(),
        labels: vec![NASTY.into()],
        series: vec![ChartSeries::new(NASTY, vec![Value(5.0)]), ChartSeries::new(NASTY, vec![Hidden])],
    };
    for page in [bars(nasty()), trend(nasty())] {
        assert!(!page.contains("<script>"), "{page}");
        assert_eq!((page.matches("</svg>").count(), page.matches("</title>").count()), (1, 1), "{page}");
    }
}

#[test]
fn a_chart_of_nothing_is_still_a_chart() {
    for page in [
        bars(chart(pieces(), &[], &[])),
        trend(chart(pieces(), &[], &[])),
        trend(chart(pieces(), &QUARTERS, &[("Asked", &[])])),
    ] {
        assert!(
            page.contains("There is no number to show.") && !page.contains("NaN") && !page.contains("inf"),
            "{page}"
        );
    }
}
