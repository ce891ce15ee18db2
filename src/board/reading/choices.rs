//! One chart of several, and links to the others.

use leptos::prelude::*;

use crate::ui::islands::OneOf;

/// One of the charts that can be looked at.
pub struct Choice {
    /// What its link says.
    pub label: String,
    /// The page that shows it.
    pub address: String,
    /// The `id` of the chart.
    pub name: String,
    pub shown: bool,
    pub chart: AnyView,
}

/// The chart that is shown, and below it links to all of them. All charts are on the page, so that a press shows another at
/// once where scripts run. No two of a page have the same `id`.
pub fn view(id: &'static str, label: &'static str, choices: Vec<Choice>) -> AnyView {
    let mut links = Vec::new();
    let mut charts = Vec::new();
    for Choice { label, address, name, shown, chart } in choices {
        let address = format!("{address}#{name}");
        links.push(view! { <li><a href=address aria-current=shown.then_some("true")>{label}</a></li> });
        charts.push(view! { <div data-one=name hidden=!shown>{chart}</div> });
    }
    view! {
        <div id=id class="one-of">
            {charts}
            <nav class="choices" aria-label=label>
                <h3>{label}</h3>
                <ul>{links}</ul>
            </nav>
            <OneOf among=id.to_owned()/>
        </div>
    }
    .into_any()
}
