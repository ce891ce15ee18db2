use leptos::prelude::*;

/// One line of a summary: what it is, and what it says.
pub struct SummaryRow {
    label: String,
    value: AnyView,
}

impl SummaryRow {
    /// `value` is text or any view.
    pub fn new(label: impl Into<String>, value: impl IntoAny) -> Self {
        SummaryRow { label: label.into(), value: value.into_any() }
    }
}

/// Facts side by side with what they are called.
#[component]
pub fn SummaryList(rows: Vec<SummaryRow>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| view! { <div><dt>{row.label}</dt><dd>{row.value}</dd></div> }).collect_view();
    view! { <dl class="summary">{rows}</dl> }.into_any()
}
