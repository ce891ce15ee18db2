use leptos::prelude::*;

/// What somebody wrote, line by line.
pub fn lines(words: &str) -> impl IntoView + use<> {
    words
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| view! { <p><bdi>{line.to_owned()}</bdi></p> })
        .collect_view()
}
