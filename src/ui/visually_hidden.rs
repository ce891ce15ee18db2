use leptos::prelude::*;

/// Words for those who listen to the page; eyes have them from what stands around.
#[component]
pub fn VisuallyHidden(children: Children) -> impl IntoView {
    view! { <span class="unseen">{children()}</span> }.into_any()
}
