use leptos::prelude::*;

/// Something more to read for whoever wants it, folded away until then.
#[component]
pub fn Details(#[prop(into)] summary: String, #[prop(optional)] open: bool, children: Children) -> impl IntoView {
    view! { <details open=open><summary>{summary}</summary><div>{children()}</div></details> }.into_any()
}
