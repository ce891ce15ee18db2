use leptos::prelude::*;

use super::Notice;

/// Says what was just done; nothing where nothing was.
#[component]
pub fn JustDone(#[prop(into)] words: String) -> impl IntoView {
    (!words.is_empty()).then(|| view! { <Notice><p role="status"><bdi>{words}</bdi></p></Notice> })
}
