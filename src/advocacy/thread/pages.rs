//! What young people see of a case of theirs.

pub mod follow;
pub mod looked;
pub mod more;
pub mod reach;
pub mod said;

use leptos::prelude::*;

use crate::app::HELP;
use crate::help;
use crate::say;
use crate::ui::{BackLink, Notice};
use crate::web::{AppState, Sheet};
use crate::words::{london_day, weekday_words};

use super::super::model::address;

/// "Friday 11 December 2026"
pub fn day(at: i64) -> String {
    weekday_words(london_day(at))
}

/// A page of this room: named to nobody, and with nothing in its title.
pub fn sheet(title: &'static str, view: impl FnOnce() -> AnyView) -> Sheet {
    Sheet { listed: false, ..Sheet::new(title, view) }
}

/// What somebody wrote, line by line.
pub fn lines(words: &str) -> AnyView {
    let lines = words.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(|line| view! { <p><bdi>{line.to_owned()}</bdi></p> }).collect_view().into_any()
}

/// What was just done.
pub fn done(words: Option<&'static str>) -> Option<AnyView> {
    words.map(|words| view! { <Notice><p role="status">{words}</p></Notice> }.into_any())
}

/// Back to the page of the case.
pub fn back_to(case: &str) -> AnyView {
    view! { <BackLink href=address(case) label=say!("advocacy-back-to-case")/> }.into_any()
}

/// Who to call now: on every page of this room, before anything else.
pub fn crisis(app: &AppState) -> AnyView {
    // A page must not fail because the list does: the page of help lines says so.
    let contacts = help::check_contacts(&app.config).unwrap_or_default();
    let first = |group| contacts.iter().find(|contact| contact.group == group && !contact.phone.is_empty());
    let line = |contact: &help::Contact| {
        let (href, phone) = (format!("tel:{}", help::dialled(&contact.phone)), contact.phone.clone());
        view! { <a href=href>{say!("help-call")} " " <bdi>{phone}</bdi></a> }
    };
    let danger =
        first(help::Group::Danger).map(|contact| view! { {say!("advocacy-crisis-danger")} " " {line(contact)} ". " });
    let talk =
        first(help::Group::Tonight).map(|contact| view! { {say!("advocacy-crisis-talk")} " " {line(contact)} ". " });
    view! { <p class="crisis">{danger} {talk} <a href=HELP>{say!("advocacy-crisis-more")}</a></p> }.into_any()
}
