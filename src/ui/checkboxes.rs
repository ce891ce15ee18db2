use leptos::prelude::*;

use super::choice::{Choice, choice_row};
use super::field::Group;

/// A question with any number of answers. The form sends the name once for each box that is ticked.
#[component]
pub fn Checkboxes(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    options: Vec<Choice>,
    /// The values that are ticked.
    #[prop(optional)]
    values: Vec<String>,
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
            let ticked = values.contains(&choice.value);
            choice_row("checkbox", &name, place, choice, ticked)
        })
        .collect_view();
    view! { <Group name=name.clone() legend hint error is_heading>{rows}</Group> }.into_any()
}
