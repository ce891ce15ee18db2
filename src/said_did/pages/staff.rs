//! What participation workers see. Only staff read these pages, so their words stand here.

mod one;
mod write;

use leptos::prelude::*;

use super::super::model::{Item, State};
use super::super::sections::Sections;
use crate::app;
use crate::ui::{BackLink, LinkButton, Tag, TagTone};
use crate::web::Sheet;
use crate::words::day_words;

pub use one::{OnePage, one};
pub use write::{promise, words};

/// Where one promise is moved.
pub fn address(id: &str) -> String {
    format!("{}/{id}", app::SAID_DID_EDIT)
}

/// As staff read it.
fn state_name(state: State) -> &'static str {
    match state {
        State::Promised => "Promised",
        State::Started => "Started",
        State::PutOff => "Put off",
        State::Done => "Done",
        State::NotDone => "Not done",
        State::TakenBack => "Taken back",
    }
}

/// Every promise, also those that were taken back.
pub fn list(sections: &Sections, now: i64) -> Sheet {
    let Sections { overdue, open, ended, older, taken_back } = sections;
    Sheet::new("Promises to young people", || {
        view! {
            <BackLink href=app::STAFF label="Your first page"/>
            <h1>"Promises to young people"</h1>
            <p>"Anybody reads these at "<a href=app::SAID_DID>"You said, we did"</a>". Whoever follows one is told when it moves."</p>
            <p><LinkButton href=app::SAID_DID_NEW>"Write a promise"</LinkButton></p>
            {section("Late", overdue, now)}
            {section("Under way", open, now)}
            {section("Ended", ended, now)}
            {section("Ended more than two years ago", older, now)}
            {section("Taken back", taken_back, now)}
        }
    })
}

fn section(heading: &'static str, items: &[Item], now: i64) -> AnyView {
    if items.is_empty() {
        return view! { <h2>{heading}</h2><p>"None."</p> }.into_any();
    }
    let cards = items.iter().map(|item| card(item, now)).collect_view();
    view! { <h2>{heading}</h2><ul class="doors" role="list">{cards}</ul> }.into_any()
}

fn card(item: &Item, now: i64) -> AnyView {
    let late = item.is_overdue(now).then(|| {
        let days = item.days_late(now);
        let words = if days == 1 { "1 day late".to_owned() } else { format!("{days} days late") };
        view! { " "<Tag tone=TagTone::Soon>{words}</Tag> }
    });
    let state = state_name(item.state);
    let board = item.asked_by_board.then(|| view! { " "<Tag>"The Board asked"</Tag> });
    view! {
        <li><div class="card">
            <h3><a href=address(&item.id)><bdi>{item.words.promised.clone()}</bdi></a></h3>
            <p><Tag>{state}</Tag>{late}{board}</p>
            <p class="hint"><bdi>{item.words.by_whom.clone()}</bdi>", by "{day_words(item.due)}</p>
        </div></li>
    }
    .into_any()
}
