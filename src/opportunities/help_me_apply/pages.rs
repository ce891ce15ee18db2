//! What people see: asking, following what one asked, and what waits for staff.

pub mod ask;
pub mod follow;
pub mod staff;

use leptos::prelude::*;

use crate::say;
use crate::ui::SummaryRow;
use crate::words::{london_day, weekday_words};

use super::model::{Need, Said};

/// Where a young person follows one request: it says nothing of what is asked.
pub fn asked(id: &str) -> String {
    format!("/asked/{id}")
}

/// "Friday 11 December 2026"
fn day(at: i64) -> String {
    weekday_words(london_day(at))
}

/// What somebody wrote, line by line.
fn lines(words: &str) -> impl IntoView + use<> {
    words.lines().filter(|line| !line.trim().is_empty()).map(|line| view! { <p>{line.to_owned()}</p> }).collect_view()
}

fn needs(needs: &[Need]) -> Option<SummaryRow> {
    let list = needs.iter().map(|need| view! { <li>{need.words()}</li> }).collect_view();
    (!needs.is_empty()).then(|| SummaryRow::new(say!("opportunities-help-with"), view! { <ul>{list}</ul> }))
}

/// Where they found it, as they wrote it: a link only where it is one.
fn link(link: &str) -> AnyView {
    let text = link.to_owned();
    if (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace) {
        let address = text.clone();
        view! { <a href=address rel="external noreferrer"><bdi>{text}</bdi></a> }.into_any()
    } else {
        view! { <bdi>{text}</bdi> }.into_any()
    }
}

/// One thing that was said, with who said it and when. `heading` is what its reader calls whoever did.
fn said(said: &Said, heading: String) -> impl IntoView + use<> {
    let words = said.words.as_deref().map(lines);
    view! {
        <li id=format!("said-{}", said.number)>
            <h3><bdi>{heading}</bdi></h3>
            <p class="hint">{day(said.at)}</p>
            {words}
        </li>
    }
}
