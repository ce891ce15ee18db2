//! What was said and done, as the young person reads it, and who read what they wrote.

use leptos::prelude::*;

use crate::say;

use super::super::super::model::{Asked, Entry, Kind};
use super::super::store::Follow;
use super::{day, lines};

/// All of it in order; what advocates wrote for themselves is not there.
pub fn list(follow: &Follow) -> AnyView {
    let newest_unread = follow.thread.entries.iter().rev().find(|entry| is_read_by_us(entry)).map(|entry| entry.number);
    let shown = follow.thread.entries.iter().filter(|entry| !entry.private);
    let list = shown.map(|entry| one(follow, entry, newest_unread == Some(entry.number))).collect_view();
    view! {
        <h2>{say!("advocacy-said")}</h2>
        <ol class="results" role="list">{list}</ol>
    }
    .into_any()
}

/// One thing that was said, with who said it, and when it was read.
fn one(follow: &Follow, entry: &Entry, is_newest: bool) -> impl IntoView + use<> {
    let heading = heading(entry, &follow.thread.case.asked);
    let receipt = is_read_by_us(entry).then(|| receipt(follow, entry, is_newest)).flatten();
    view! {
        <li id=format!("said-{}", entry.number)>
            <h3><bdi>{heading}</bdi></h3>
            <p class="hint">{day(entry.at)}</p>
            {entry.words.as_deref().map(lines)}
            {receipt.map(|text| view! { <p class="hint receipt">{text}</p> })}
        </li>
    }
}

/// What they wrote themselves, for somebody to read.
fn is_read_by_us(entry: &Entry) -> bool {
    entry.staff.is_none() && matches!(entry.kind, Kind::Asked | Kind::Wrote | Kind::NotSorted)
}

/// "Vera read this on Tuesday 24 November 2026."
fn receipt(follow: &Follow, entry: &Entry, is_newest: bool) -> Option<String> {
    match follow.read_after(entry.at) {
        Some(look) => {
            let name = look.who.as_deref().unwrap_or(say!("advocacy-someone"));
            Some(say!("advocacy-read-by", name = name, day = day(look.at)))
        }
        None => is_newest.then(|| say!("advocacy-not-read").to_owned()),
    }
}

/// Who did what.
fn heading(entry: &Entry, asked: &Asked) -> String {
    let someone = || say!("advocacy-someone").to_owned();
    let name = entry.staff.as_ref().map_or_else(someone, |staff| staff.name.clone());
    match entry.kind {
        Kind::Asked => match &asked.on_behalf {
            Some(other) => say!("advocacy-did-asked-for-you", name = other.name.as_str()),
            None => say!("advocacy-did-asked").to_owned(),
        },
        Kind::Wrote => say!("advocacy-did-wrote").to_owned(),
        Kind::Answered => say!("advocacy-did-answered", name = name),
        Kind::Note => say!("advocacy-did-note", name = name),
        Kind::Claimed => say!("advocacy-did-claimed", name = name),
        Kind::Assigned => say!("advocacy-did-assigned", name = name),
        Kind::PutBack => say!("advocacy-did-put-back", name = name),
        Kind::Contacted => say!("advocacy-did-contacted", name = name),
        Kind::NextStep if entry.words.is_none() => say!("advocacy-did-step-done", name = name),
        Kind::NextStep => say!("advocacy-did-next-step", name = name),
        Kind::Paused => say!("advocacy-did-paused", name = name),
        Kind::Objected => say!("advocacy-did-objected").to_owned(),
        Kind::NotSorted => say!("advocacy-did-not-sorted").to_owned(),
        Kind::Got => say!("advocacy-did-got").to_owned(),
        Kind::Closed => say!("advocacy-did-closed", name = name),
        Kind::Stopped => say!("advocacy-did-stopped").to_owned(),
        Kind::Adopted => say!("advocacy-did-adopted").to_owned(),
        Kind::WayIn if entry.staff.is_none() => say!("advocacy-did-hid").to_owned(),
        Kind::WayIn => say!("advocacy-did-way-in", name = name),
        Kind::ShareOffered => say!("advocacy-did-share-offered", name = name),
        Kind::Shared => say!("advocacy-did-shared").to_owned(),
        Kind::ShareDeclined => say!("advocacy-did-share-declined").to_owned(),
        Kind::ShareTakenBack => say!("advocacy-did-share-taken-back").to_owned(),
        Kind::CouncilAnswered => say!("advocacy-did-council-answered").to_owned(),
        Kind::ComplaintSent => say!("advocacy-did-complaint-sent").to_owned(),
        Kind::ComplaintMoved => say!("advocacy-did-complaint-moved").to_owned(),
        Kind::Safeguarded => say!("advocacy-did-safeguarded", name = name),
        Kind::ReadByManager => say!("advocacy-did-read-by-manager", name = name),
    }
}
