use leptos::prelude::*;

use crate::say;

/// Leads back to where the person came from; stands above the heading.
#[component]
pub fn BackLink(
    #[prop(into)] href: String,
    /// "Back", unless it helps to say where to.
    #[prop(optional, into)]
    label: Option<String>,
) -> impl IntoView {
    let label = label.unwrap_or_else(|| say!("ui-back").to_owned());
    // The sign is one that Unicode turns round in text that runs from the right.
    view! { <a class="back" href=href><span aria-hidden="true">"‹ "</span>{label}</a> }.into_any()
}
