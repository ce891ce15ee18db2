//! The Children in Care Council's own words.

use leptos::prelude::*;

use crate::ui::lines;
use crate::words::grouped;

use super::super::super::model::Voice;
use super::super::page::Seen;

pub fn view(seen: &Seen) -> AnyView {
    let Voice { own_words, quotes, left_out, not_chosen } = &seen.pack.voice;
    let own = if own_words.trim().is_empty() {
        view! { <p>"The Children in Care Council has not written anything for this quarter."</p> }.into_any()
    } else {
        view! { <blockquote>{lines(own_words)}</blockquote> }.into_any()
    };
    let quotes: Vec<_> = quotes
        .iter()
        .map(|(theme, words)| {
            let theme = seen.pack.theme(theme).unwrap_or(theme).to_owned();
            view! { <li><blockquote>{lines(words)}</blockquote><p class="hint">{theme}</p></li> }
        })
        .collect();
    let chosen = (!quotes.is_empty())
        .then(|| view! { <h3>"What it chose of what it was told"</h3><ul class="quotes" role="list">{quotes}</ul> });
    let left = format!(
        "It left out {} {} and has not decided about {}.",
        grouped(*left_out as i64),
        if *left_out == 1 { "piece" } else { "pieces" },
        grouped(*not_chosen as i64)
    );
    view! {
        <section>
            <h2>"In the Children in Care Council\u{2019}s own words"</h2>
            {own}
            {chosen}
            <p class="hint">{left}</p>
        </section>
    }
    .into_any()
}
