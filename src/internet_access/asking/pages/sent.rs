//! The page to keep: the reference, the digits, what happens next and by when, and who to call.

use leptos::prelude::*;

use crate::app;
use crate::help::{Contact, Group, dialled};
use crate::say;
use crate::ui::{LinkButton, Notice, NoticeTone};
use crate::web::Sheet;
use crate::words::{london_day, weekday_words};

use super::super::super::model::Request;
use super::sheet;

/// Writes the page. `base` is where we are: "https://…".
pub fn sent(request: &Request, base: &str, contacts: &[Contact]) -> Sheet {
    let next = match request.due_at {
        Some(due_at) => say!("internet_access-ask-sent-by", day = weekday_words(london_day(due_at))),
        None => request.status.what_next().to_owned(),
    };
    let (name, what) = (request.name.clone(), say!("internet_access-ask-sent-what", help = request.help.words()));
    let first = (!request.matched).then(|| view! { <li>{say!("internet_access-ask-sent-match")}</li> });
    let reference = request.reference.clone();
    let (secrets, call) = (secrets(request, base), call(contacts));
    sheet(say!("internet_access-ask-sent-title"), || {
        view! {
            <h1>{say!("internet_access-ask-sent")}</h1>
            <p class="lead">{say!("internet_access-ask-sent-thanks")}" "<bdi>{name}</bdi>". "{what}" "{next}</p>
            <h2>{say!("internet_access-ask-sent-reference")}</h2>
            <p class="secret" id="reference"><bdi>{reference}</bdi></p>
            <p>{say!("internet_access-ask-sent-say")}</p>
            <p><LinkButton href=request.address()>{say!("internet_access-ask-sent-go")}</LinkButton></p>
            <h2>{say!("internet_access-ask-sent-next")}</h2>
            <ul>
                {first}
                <li>{say!("internet_access-ask-sent-next-read")}</li>
                <li>{say!("internet_access-ask-sent-next-told")}</li>
                <li>{say!("internet_access-ask-sent-next-more")}</li>
            </ul>
            {secrets}
            {call}
            <p><a href=app::ME>{say!("internet_access-ask-sent-mine")}</a></p>
        }
        .into_any()
    })
}

/// The 16 digits, laid out like a phone number, and what they open.
fn secrets(request: &Request, base: &str) -> AnyView {
    let groups = request.digits.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned());
    let groups = groups.map(|group| view! { <span>{group}</span>" " }).collect_view();
    let address = format!("{}/i", base.trim_start_matches("https://").trim_start_matches("http://"));
    view! {
        <h2>{say!("internet_access-ask-sent-digits")}</h2>
        <p class="secret" id="digits"><bdi>{groups}</bdi></p>
        <p>{say!("internet_access-ask-sent-open")}" "<bdi>{address}</bdi></p>
        <p>{say!("internet_access-ask-sent-open-what")}</p>
        <Notice tone=NoticeTone::Warn><p>{say!("internet_access-ask-sent-shared")}</p></Notice>
    }
    .into_any()
}

/// The council's own line, and all the others.
fn call(contacts: &[Contact]) -> AnyView {
    let council = contacts.iter().find(|contact| contact.group == Group::Council && !contact.phone.is_empty());
    let council = council.map(|contact| {
        let (name, number) = (contact.name.clone(), contact.phone.clone());
        let tel = format!("tel:{}", dialled(&number));
        view! { <li><a href=tel>{number}</a>" ("{name}")"</li> }
    });
    view! {
        <h2>{say!("internet_access-ask-sent-call")}</h2>
        <ul>{council}<li><a href=app::HELP>{say!("internet_access-ask-talk-link")}</a></li></ul>
    }
    .into_any()
}
