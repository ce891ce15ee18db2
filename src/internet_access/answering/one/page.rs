//! The page of a request: where it stands and what was said, then what can be done; beside it what is known.

use leptos::prelude::*;

use crate::accounts::Staff;
use crate::forms::FormState;
use crate::keys::random_id;
use crate::presence;
use crate::ui::{BackLink, ErrorSummary, JustDone};
use crate::web::Sheet;

use super::super::super::model::{Entry, Status};
use super::super::staff::Came;
use super::super::story::story;
use super::Shown;
use super::deciding::{Approve, Decline, Move, Renew};
use super::deeds::{Note, Page, Reply, Who};
use super::facts::{details, given, holder, match_first, others, reach, state};
use super::form::RequestForm;

pub fn one(shown: &Shown, staff: &Staff, now: i64, came: &Came, form: FormState<RequestForm>) -> Sheet {
    let request = &shown.thread.request;
    let (name, help, here) = (request.name.clone(), request.help.name(), format!("{}/here", request.staff_address()));
    let entries: Vec<&Entry> = shown.thread.entries.iter().collect();
    let sheet = Sheet::new("One request", || {
        view! {
            <BackLink href=came.back() label="Inbox"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1><bdi>{name.clone()}</bdi>": "{help}</h1>
            <JustDone words=done_words(&came.done)/>
            <p class="notice warn" role="status" hidden=shown.others.is_empty() data-here=here>{presence::words(&shown.others)}</p>
            {meanwhile(&entries, &form, &name)}
            <div class="two-columns">
                <aside>
                    {match_first(request, staff)}
                    {state(request, now)}
                    <p><bdi>{holder(request, staff)}</bdi></p>
                    {details(request, shown.network.as_deref())}
                    {given(&shown.given)}
                    {others(shown)}
                    {reach(shown)}
                </aside>
                <div>
                    <h2>"What was said and done"</h2>
                    {story(&entries, &name)}
                    {deeds(shown, staff, form)}
                </div>
            </div>
        }
        .into_any()
    });
    sheet.with_script("live.js")
}

/// What came between their page and what they sent, right where they look first (F09).
fn meanwhile(entries: &[&Entry], form: &FormState<RequestForm>, name: &str) -> Option<AnyView> {
    let seen = form.values.seen.parse::<i64>().ok().filter(|_| !form.errors.is_empty())?;
    let new: Vec<&Entry> = entries.iter().copied().filter(|entry| entry.number > seen).collect();
    (!new.is_empty()).then(|| view! { <h2>"Said and done meanwhile"</h2> {story(&new, name)} }.into_any())
}

fn deeds(shown: &Shown, staff: &Staff, form: FormState<RequestForm>) -> AnyView {
    let (request, FormState { values, errors }) = (&shown.thread.request, form);
    let page = Page { once: random_id(), seen: shown.thread.last(), name: request.name.clone() };
    view! {
        <h2>"What you can do"</h2>
        <Who request=request staff=staff team=shown.team.clone() page=page.clone() values=values.clone() errors=errors.clone()/>
        <Reply page=page.clone() open=request.closed_at.is_none() snippets=shown.snippets.clone() values=values.clone() errors=errors.clone()/>
        <Note page=page.clone() values=values.clone() errors=errors.clone()/>
        <Approve request=request items=shown.items.clone() page=page.clone() values=values.clone() errors=errors.clone()/>
        <Renew request=request page=page.clone() errors=errors.clone()/>
        <Move request=request page=page.clone() values=values.clone() errors=errors.clone()/>
        <Decline request=request page=page values=values errors=errors/>
    }
    .into_any()
}

fn done_words(done: &str) -> String {
    let words = match done {
        "claim" => "You have it now.",
        "put-back" => "It is back for whoever of the team has time.",
        "assign" => "They have it now, and get a letter that says so.",
        "note" => "Saved, for the team only.",
        "reply" => "Sent. They get a letter that says only that there is something to read.",
        "question" => "Sent. The clock stands still until they answer.",
        "approve" => "Approved, and reserved for them. They are told.",
        "decline" => "They are told, and why, and that an advocate can help them.",
        "renew" => "It goes on for as long again. They are told.",
        other => return Status::from_code(other).map_or(String::new(), moved),
    };
    words.to_owned()
}

fn moved(to: Status) -> String {
    format!("It stands at \u{201c}{}\u{201d} now. They read: \u{201c}{}\u{201d}", to.name(), to.words())
}
