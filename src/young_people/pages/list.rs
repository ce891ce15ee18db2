//! Everybody an adviser looks after.

use leptos::prelude::*;

use crate::app::{YOUNG_PEOPLE_IMPORT, YOUNG_PEOPLE_INVITE, YOUNG_PEOPLE_WAITING};
use crate::ui::{Card, LinkButton, Tag, TagTone};
use crate::web::Sheet;

use super::super::model::{Entry, State};
use super::{Done, day, entry_address};

/// The adviser's own, and how many wait for somebody to say who they are.
pub fn list(entries: &[Entry], unreached: &[String], waiting: i64, doubted: i64, done: &'static str) -> Sheet {
    Sheet::new("Your young people", || {
        view! {
            <h1>"Your young people"</h1>
            <Done done=done/>
            <p><LinkButton href=YOUNG_PEOPLE_INVITE>"Invite somebody"</LinkButton></p>
            <Mine entries=entries unreached=unreached/>
            <h2 id="waiting">{format!("Waiting to be matched ({waiting})")}</h2>
            <p>"They registered by themselves, and no adviser has said yet who they are."</p>
            {(waiting + doubted > 0).then(|| view! { <p><a href=YOUNG_PEOPLE_WAITING>"See who is waiting"</a></p> })}
            <h2>"The whole list"</h2>
            <p><a href=YOUNG_PEOPLE_IMPORT>"Import the leaving-care list from a file"</a></p>
        }
        .into_any()
    })
}

#[component]
fn Mine<'a>(entries: &'a [Entry], unreached: &'a [String]) -> impl IntoView {
    if entries.is_empty() {
        return view! { <p>"There is nobody on your list yet."</p> }.into_any();
    }
    let lines = entries.iter().map(|entry| {
        let lost = unreached.contains(&entry.id);
        view! { <li><One entry=entry lost=lost/></li> }
    });
    view! { <ul class="doors" role="list">{lines.collect_view()}</ul> }.into_any()
}

#[component]
fn One<'a>(entry: &'a Entry, lost: bool) -> impl IntoView {
    let state = entry.state();
    let tone = if state == State::Joined { TagTone::Good } else { TagTone::Plain };
    let since = match (&entry.account, entry.invited_at) {
        (Some(account), _) => format!("Since {}.", day(account.joined_at)),
        (None, Some(at)) => format!("Invited on {}.", day(at)),
        (None, None) if entry.details.email.is_none() => "They have no address: give them a one-time code.".to_owned(),
        (None, None) => "Nothing has been sent to them.".to_owned(),
    };
    view! {
        <Card heading=entry.details.name.clone() href=entry_address(&entry.id)>
            <p><Tag tone=tone>{state.words()}</Tag>" "
                {lost.then(|| view! { <Tag tone=TagTone::Soon>"Letters do not reach them"</Tag> })}</p>
            <p>{since}</p>
        </Card>
    }
    .into_any()
}
