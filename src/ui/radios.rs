use leptos::prelude::*;

use super::choice::{Choice, choice_row};
use super::field::Group;

/// A question with one answer out of a few.
#[component]
pub fn Radios(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    options: Vec<Choice>,
    /// The value that is chosen; empty when none is yet.
    #[prop(optional, into)]
    value: String,
    #[prop(default = None)] error: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    /// The question is the heading of its page.
    #[prop(optional)]
    is_heading: bool,
) -> impl IntoView {
    let rows = options
        .into_iter()
        .enumerate()
        .map(|(place, choice)| {
            let chosen = choice.value == value;
            choice_row("radio", &name, place, choice, chosen)
        })
        .collect_view();
    view! { <Group name=name.clone() legend hint error is_heading>{rows}</Group> }.into_any()
}
