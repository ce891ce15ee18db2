//! What was said and done, as staff read it. Notes of the team look different from what the young person reads.

use leptos::prelude::*;

use crate::ui::{Tag, TagTone, lines};

use super::super::model::{By, Entry, Kind, Status};
use super::staff::moment;

/// All of these, in order.
pub fn story(entries: &[&Entry], young_person: &str) -> AnyView {
    let entries = entries.iter().map(|entry| one(entry, young_person)).collect_view();
    view! { <ol class="results" role="list">{entries}</ol> }.into_any()
}

fn one(entry: &Entry, young_person: &str) -> AnyView {
    let words = entry.words.as_deref().map(lines);
    let private = entry.private.then(|| view! { <p class="tags"><Tag tone=TagTone::Soon>"Team only"</Tag></p> });
    let text = view! {
        <h3><bdi>{heading(entry, young_person)}</bdi></h3>
        {private}
        <p class="hint">{moment(entry.at)}</p>
        {words}
    };
    match entry.private {
        true => view! { <li class="notice warn">{text}</li> }.into_any(),
        false => view! { <li>{text}</li> }.into_any(),
    }
}

fn heading(entry: &Entry, them: &str) -> String {
    let who = match (entry.by, &entry.staff) {
        (By::YoungPerson, _) => them,
        (By::Supplier, _) => "The supplier",
        (By::Clock, _) => "The clock",
        (By::Staff, Some(staff)) => staff.name.as_str(),
        (By::Staff, None) => "Somebody who is gone",
    };
    match entry.kind {
        Kind::Asked => format!("{who} asked"),
        Kind::Wrote => format!("{who} wrote"),
        Kind::Replied => format!("{who} wrote to {them}"),
        Kind::Question => format!("{who} asked {them} something, and the clock stands still"),
        Kind::Note => format!("Note by {who}"),
        Kind::Claimed => format!("{who} took it"),
        Kind::Assigned => format!("{who} has it from here on"),
        Kind::PutBack => format!("{who} put it back"),
        Kind::Moved => {
            format!("{who} moved it to \u{201c}{}\u{201d}", entry.status.map_or("somewhere else", Status::name))
        }
        Kind::Arrived => format!("{who} says that it arrived"),
        Kind::NotArrived => format!("{who} says that it did not arrive"),
        Kind::Works => format!("{who} says that it works"),
        Kind::DoesNotWork => format!("{who} says that it does not work"),
        Kind::Lost => format!("{who} says that it is lost or broken"),
        Kind::Corrected => format!("{who} put something right"),
        Kind::Withdrawn => format!("{who} does not need it any more"),
        Kind::Warned => format!("{them} was told that it ends soon"),
    }
}
