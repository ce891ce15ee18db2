use leptos::prelude::*;

use crate::web::{FORM_TOKEN, form_token};

/// A form that changes something. It posts to its own page unless `action` says otherwise, and leaves checking to the
/// server, whose sentences are kinder than a browser's. A signed-in person's form carries the token of their session.
#[component]
pub fn PostForm(
    #[prop(optional, into)] action: Option<String>,
    /// "multipart/form-data" where the form sends a file.
    #[prop(optional)]
    enctype: Option<&'static str>,
    #[prop(optional)] class: Option<&'static str>,
    children: Children,
) -> impl IntoView {
    let token = form_token().map(|token| view! { <input type="hidden" name=FORM_TOKEN value=token/> });
    view! { <form method="post" action=action enctype=enctype class=class novalidate>{token}{children()}</form> }
        .into_any()
}
