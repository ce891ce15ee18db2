//! One row: what it is, whose, where it stands, who has it, and by when.

use leptos::prelude::*;

use crate::accounts::{Role, Staff};
use crate::app::{FEEDBACK_PIECES, HELP_WANTED, LETTERS_TO_CONFIRM, SHARED_WITH_ME, YOUNG_PEOPLE_WAITING};
use crate::internet_access::{Help, Status, staff_address};
use crate::ui::{Tag, TagTone};
use crate::words::{london_day, weekday_words};

use super::super::model::{Item, Room, when};

/// `here` is the address of the list, to come back to the same place in it.
pub fn row(item: &Item, staff: &Staff, here: &str, now: i64) -> AnyView {
    let (what, name) = (what(item), item.name.clone());
    let whose = name.clone().map(|name| view! { ", " <bdi>{name}</bdi> });
    let reference = (!item.reference.is_empty()).then(|| format!("Number {}. ", item.reference));
    view! {
        <li id=item.id.clone() data-id=item.id.clone()>
            <h3><a href=address(item, here)>{what}{whose}</a></h3>
            <p class="tags">{tags(item, staff, now)}</p>
            <p>{stands(item)} " " {holder(item, staff)}</p>
            <p class="hint">{reference}{asked(item)}</p>
            {tick(item, staff)}
        </li>
    }
    .into_any()
}

fn address(item: &Item, here: &str) -> String {
    match item.room {
        Room::Internet => {
            let from = format!("{here}#{}", item.id);
            let query = form_urlencoded::Serializer::new(String::new()).append_pair("from", &from).finish();
            format!("{}?{query}", staff_address(&item.id))
        }
        Room::Help => format!("{HELP_WANTED}/{}", item.id),
        Room::Letter => format!("{LETTERS_TO_CONFIRM}/{}", item.id),
        Room::Match => format!("{YOUNG_PEOPLE_WAITING}/{}", item.id),
        Room::Share => format!("{SHARED_WITH_ME}/{}", item.id),
        Room::Feedback => format!("{FEEDBACK_PIECES}/n-{}", item.id),
    }
}

fn what(item: &Item) -> &'static str {
    match item.room {
        Room::Internet => Help::from_code(&item.kind).map_or("Getting online", Help::name),
        Room::Help => "Help with applying",
        Room::Letter => "Letter to confirm",
        Room::Match => "Who is this?",
        Room::Share => "Something shared with you",
        Room::Feedback => "Feedback",
    }
}

/// Where it stands, in plain words.
fn stands(item: &Item) -> String {
    match (item.room, item.done_at, item.theirs_at) {
        (Room::Internet, ..) => {
            let status = Status::from_code(&item.status).map_or("It stands elsewhere", Status::name);
            if item.paused { format!("{status}. They were asked something.") } else { format!("{status}.") }
        }
        (Room::Help, Some(_), _) => "It has ended.".to_owned(),
        (Room::Help, None, Some(_)) => "Answered.".to_owned(),
        (Room::Help, None, None) => "They wait for an answer.".to_owned(),
        (Room::Letter, Some(_), _) if item.status.is_empty() => "Confirmed.".to_owned(),
        (Room::Letter, Some(_), _) => "Turned down.".to_owned(),
        (Room::Letter, None, _) => "They need it confirmed.".to_owned(),
        (Room::Match, ..) => "They made an account alone, and wait until somebody says who they are.".to_owned(),
        (Room::Share, Some(_), _) => "Answered.".to_owned(),
        (Room::Feedback, Some(_), _) => "Answered.".to_owned(),
        (Room::Feedback, None, _) => "They said something to the Children in Care Council.".to_owned(),
        (Room::Share, None, _) => "A young person agreed that you read it.".to_owned(),
    }
}

fn holder(item: &Item, staff: &Staff) -> Option<AnyView> {
    let words = match (&item.holder, item.room) {
        (_, Room::Match | Room::Share | Room::Feedback) => return None,
        (Some(holder), _) if holder.id == staff.id => "You have it.".to_owned(),
        (Some(holder), _) if item.holder_is_gone => format!("{} had it, and is not in the team any more.", holder.name),
        (Some(holder), _) => format!("{} has it.", holder.name),
        (None, _) => "Nobody has it.".to_owned(),
    };
    Some(view! { <bdi>{words}</bdi> }.into_any())
}

fn tags(item: &Item, staff: &Staff, now: i64) -> AnyView {
    let mut tags = Vec::new();
    let mut tag = |tone, words: String| tags.push(view! { <Tag tone=tone><bdi>{words}</bdi></Tag> " " });
    let ours = item.done_at.is_none() && item.theirs_at.is_none();
    match (item.done_at, item.theirs_at, item.due_at) {
        (Some(_), ..) => tag(TagTone::Good, "Finished".to_owned()),
        (None, Some(_), _) => tag(TagTone::Plain, "Their turn".to_owned()),
        (None, None, Some(due_at)) => {
            let soon = if due_at < now + 24 * 3_600_000 { TagTone::Soon } else { TagTone::Plain };
            let words = when(due_at, now);
            tag(soon, if due_at < now { words } else { format!("Answer {words}") });
        }
        (None, None, None) => {}
    }
    if item.alarm && ours && item.due_at.is_some_and(|due_at| due_at >= now) {
        tag(TagTone::Soon, "Something went wrong".to_owned());
    }
    if let Some(holder) = item.holder.as_ref().filter(|holder| ours && holder.id != staff.id && item.covered) {
        tag(TagTone::Plain, format!("You cover for {}", holder.name));
    }
    tags.into_iter().collect_view().into_any()
}

fn day(at: i64) -> String {
    weekday_words(london_day(at))
}

fn asked(item: &Item) -> String {
    match (item.room, item.done_at, item.theirs_at) {
        (_, Some(at), _) => format!("Finished on {}.", day(at)),
        (_, None, Some(at)) => format!("Their turn since {}.", day(at)),
        (Room::Match, ..) => format!("Joined on {}.", day(item.asked_at)),
        (Room::Share, ..) => format!("Shared on {}.", day(item.asked_at)),
        (Room::Feedback, ..) => format!("Said on {}.", day(item.asked_at)),
        _ => format!("Asked on {}.", day(item.asked_at)),
    }
}

/// Requests to get online can be changed many at a time.
fn tick(item: &Item, staff: &Staff) -> Option<AnyView> {
    let may = item.room == Room::Internet && staff.is(Role::InternetTeam) && item.done_at.is_none();
    may.then(|| {
        let (id, label) = (format!("tick-{}", item.id), format!(" {}", item.reference));
        view! {
            <label class="choice">
                <input type="checkbox" id=id name="request" value=item.id.clone()/>
                <span>"Tick"<span class="unseen">{label}</span></span>
            </label>
        }
        .into_any()
    })
}
