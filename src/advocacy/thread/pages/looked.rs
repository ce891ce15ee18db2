//! Who looked at a case, day by day: what the audit says, with the names of those who work for the provider (D-34).

use leptos::prelude::*;

use crate::audit::{self, Deed, Look};
use crate::say;
use crate::web::{AppState, Sheet};
use crate::words::weekday_words;

use super::super::store::{Follow, Looked, by_day};
use super::{back_to, crisis, sheet};

pub fn page(app: &AppState, follow: &Follow) -> Sheet {
    let id = follow.thread.case.id.as_str();
    sheet(say!("advocacy-looked-title"), || {
        let days = by_day(&follow.looked)
            .into_iter()
            .map(|(day, looks)| {
                let lines = looks.into_iter().map(|look| view! { <li><bdi>{sentence(look)}</bdi></li> }).collect_view();
                view! { <h2>{weekday_words(day.0)}</h2> <ul>{lines}</ul> }
            })
            .collect_view();
        view! {
            {back_to(id)}
            <h1>{say!("advocacy-looked-title")}</h1>
            {crisis(app)}
            <p class="lead">{say!("advocacy-looked-lead")}</p>
            {follow.looked.is_empty().then(|| view! { <p>{say!("advocacy-looked-nobody")}</p> })}
            {days}
        }
        .into_any()
    })
}

/// "Vera read all of this."
fn sentence(look: &Looked) -> String {
    match (&look.who, Deed::from_code(&look.deed)) {
        (Some(name), Some(deed)) => deed.told(name),
        _ => {
            let Looked { at, role, deed, reason, .. } = look.clone();
            audit::sentence(&Look { number: 0, at, role, deed, reason })
        }
    }
}
