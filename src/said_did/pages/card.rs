//! One promise in short.

use leptos::prelude::*;

use super::super::model::{Item, SaidBy, State};
use super::address;
use crate::say;
use crate::ui::{Tag, TagTone};
use crate::words::day_words;

/// One promise in a list; `more` stands at its end.
pub fn card(item: &Item, now: i64, more: Option<AnyView>) -> AnyView {
    let words = &item.words;
    let by = say!("said_did-by", who = words.by_whom.as_str(), day = day_words(item.due));
    view! {
        <li><div class="card">
            <h3><a href=address(&item.id)><bdi>{words.said.clone()}</bdi></a></h3>
            {said_by(item)}
            <p><strong>{say!("said_did-we-promised")}</strong>" "<bdi>{words.promised.clone()}</bdi></p>
            <p><bdi>{by}</bdi>{first_day(item)}</p>
            <p>{tag(item, now)}</p>
            {late(item, now)}
            {outcome(item)}
            {more}
        </div></li>
    }
    .into_any()
}

/// How many said it, and whether the Board asked for it.
pub fn said_by(item: &Item) -> Option<AnyView> {
    let many = match item.words.said_by() {
        SaidBy::Nobody => String::new(),
        SaidBy::AFew => say!("said_did-a-few").to_owned(),
        SaidBy::These(count) => say!("said_did-said-by", count = count),
    };
    let board = if item.asked_by_board { say!("said_did-board") } else { "" };
    let words = format!("{many} {board}").trim().to_owned();
    (!words.is_empty()).then(|| view! { <p class="hint">{words}</p> }.into_any())
}

/// The day first promised, where another one holds now.
pub fn first_day(item: &Item) -> Option<String> {
    item.was_put_off().then(|| format!(" {}", say!("said_did-first-day", day = day_words(item.first_due))))
}

/// Where it stands, in a word or two.
pub fn tag(item: &Item, now: i64) -> AnyView {
    let name = state_name(item.state);
    match item.state {
        _ if item.is_overdue(now) => {
            view! { <Tag tone=TagTone::Soon>{say!("said_did-state-late")}</Tag>" "<Tag>{name}</Tag> }.into_any()
        }
        State::Done => view! { <Tag tone=TagTone::Good>{name}</Tag> }.into_any(),
        _ => view! { <Tag>{name}</Tag> }.into_any(),
    }
}

fn state_name(state: State) -> &'static str {
    match state {
        State::Promised => say!("said_did-state-promised"),
        State::Started => say!("said_did-state-started"),
        State::PutOff => say!("said_did-state-put-off"),
        State::Done => say!("said_did-state-done"),
        State::NotDone => say!("said_did-state-not-done"),
        State::TakenBack => say!("said_did-state-taken-back"),
    }
}

/// How late it is, or was when it was done.
pub fn late(item: &Item, now: i64) -> Option<AnyView> {
    let days = item.days_late(now);
    if item.is_overdue(now) {
        let words = say!("said_did-late", day = day_words(item.due), days = days);
        return Some(view! { <p><strong>{words}</strong></p> }.into_any());
    }
    (item.state == State::Done && days > 0)
        .then(|| view! { <p>{say!("said_did-was-late", days = days)}</p> }.into_any())
}

fn outcome(item: &Item) -> Option<AnyView> {
    let label = if item.state == State::Done { say!("said_did-changed") } else { say!("said_did-why") };
    let words = item.outcome.clone();
    (!words.is_empty()).then(|| view! { <p><strong>{label}</strong>" "<bdi>{words}</bdi></p> }.into_any())
}
