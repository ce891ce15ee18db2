use leptos::prelude::*;

use crate::say;

/// A filter that is on, as a link that takes it off; stands in a `<ul class="chips">`.
#[component]
pub fn Chip(#[prop(into)] href: String, children: Children) -> impl IntoView {
    view! {
        <a class="chip" href=href>
            <span class="unseen">{say!("ui-chip-remove")}" "</span>{children()}<span aria-hidden="true">"×"</span>
        </a>
    }
    .into_any()
}
