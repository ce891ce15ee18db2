use leptos::prelude::*;

/// A form that changes something. It posts to its own page unless `action` says otherwise, and leaves checking to the
/// server, whose sentences are kinder than a browser's.
#[component]
pub fn PostForm(#[prop(optional, into)] action: Option<String>, children: Children) -> impl IntoView {
    view! { <form method="post" action=action novalidate>{children()}</form> }.into_any()
}
