//! What young people see of a request of theirs.

pub mod correct;
pub mod deeds;
pub mod digits;
pub mod facts;
pub mod follow;
pub mod said;

use leptos::prelude::*;

use crate::ui::Notice;
use crate::web::Sheet;
use crate::words::{london_day, weekday_words};

/// "Friday 11 December 2026"
pub fn day(at: i64) -> String {
    weekday_words(london_day(at))
}

/// A page of this part: named to nobody, and with nothing in its title.
fn sheet(title: &'static str, view: impl FnOnce() -> AnyView) -> Sheet {
    Sheet { listed: false, ..Sheet::new(title, view) }
}

/// What somebody wrote, line by line.
fn lines(words: &str) -> AnyView {
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| view! { <p><bdi>{line.to_owned()}</bdi></p> }).collect_view().into_any()
}

/// What was just done.
fn done(words: Option<&'static str>) -> Option<AnyView> {
    words.map(|words| view! { <Notice><p role="status">{words}</p></Notice> }.into_any())
}
