//! What was said and done in a request, as its young person reads it.

use leptos::prelude::*;

use crate::say;

use super::super::super::model::{By, Entry, Kind, Thread};
use super::{day, lines};

/// All of it in order; what the team wrote for itself is not there.
pub fn list(thread: &Thread) -> AnyView {
    let list = thread.entries.iter().filter(|entry| !entry.private).map(one).collect_view();
    view! {
        <h2>{say!("internet_access-follow-said")}</h2>
        <ol class="results" role="list">{list}</ol>
    }
    .into_any()
}

fn one(entry: &Entry) -> impl IntoView + use<> {
    view! {
        <li id=format!("said-{}", entry.number)>
            <h3><bdi>{heading(entry)}</bdi></h3>
            <p class="hint">{day(entry.at)}</p>
            {entry.words.as_deref().map(lines)}
        </li>
    }
}

/// Who did what.
pub fn heading(entry: &Entry) -> String {
    let name = match (&entry.staff, entry.by) {
        (Some(staff), _) => staff.name.clone(),
        (None, By::Supplier) => say!("internet_access-follow-supplier").to_owned(),
        _ => say!("internet_access-follow-someone").to_owned(),
    };
    match (entry.kind, entry.status) {
        (Kind::Asked, _) => say!("internet_access-follow-did-asked").to_owned(),
        (Kind::Wrote, _) => say!("internet_access-follow-did-wrote").to_owned(),
        (Kind::Replied, _) => say!("internet_access-follow-did-replied", name = name),
        (Kind::Question, _) => say!("internet_access-follow-did-question", name = name),
        (Kind::Note, _) => say!("internet_access-follow-did-note", name = name),
        (Kind::Claimed, _) => say!("internet_access-follow-did-claimed", name = name),
        (Kind::Assigned, _) => say!("internet_access-follow-did-assigned", name = name),
        (Kind::PutBack, _) => say!("internet_access-follow-did-put-back", name = name),
        (Kind::Moved, Some(status)) if matches!(entry.by, By::Staff | By::Supplier) => {
            say!("internet_access-follow-did-moved-by", what = status.words(), name = name)
        }
        (Kind::Moved, Some(status)) => status.words().to_owned(),
        (Kind::Moved, None) => say!("internet_access-follow-did-moved").to_owned(),
        (Kind::Arrived, _) => say!("internet_access-follow-did-arrived").to_owned(),
        (Kind::NotArrived, _) => say!("internet_access-follow-did-not-arrived").to_owned(),
        (Kind::Works, _) => say!("internet_access-follow-did-works").to_owned(),
        (Kind::DoesNotWork, _) => say!("internet_access-follow-did-does-not-work").to_owned(),
        (Kind::Lost, _) => say!("internet_access-follow-did-lost").to_owned(),
        (Kind::Corrected, _) => say!("internet_access-follow-did-corrected").to_owned(),
        (Kind::Withdrawn, _) => say!("internet_access-follow-did-withdrawn").to_owned(),
        (Kind::Warned, _) => say!("internet_access-follow-did-warned").to_owned(),
    }
}
