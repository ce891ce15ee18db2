//! What was said and done, as advocates read it. Notes look different from what the young person reads.

use leptos::prelude::*;

use crate::ui::{Tag, TagTone};

use super::super::super::model::{Entry, Kind, Thread};
use super::super::staff::{lines, moment};

/// All that was said, in order.
pub fn thread(thread: &Thread) -> AnyView {
    let name = &thread.case.contact.name;
    let entries = thread.entries.iter().map(|entry| one(entry, name)).collect_view();
    view! { <ol class="results" role="list" id="said" data-list="said">{entries}</ol> }.into_any()
}

fn one(entry: &Entry, young_person: &str) -> AnyView {
    let words = entry.words.as_deref().map(lines);
    let private = entry.private.then(|| view! { <p class="tags"><Tag tone=TagTone::Soon>"Advocates only"</Tag></p> });
    let text = view! {
        <h3><bdi>{heading(entry, young_person)}</bdi></h3>
        {private}
        <p class="hint">{moment(entry.at)}</p>
        {words}
    };
    let id = format!("said-{}", entry.number);
    let number = entry.number.to_string();
    match entry.private {
        true => view! { <li id=id data-id=number class="notice warn">{text}</li> }.into_any(),
        false => view! { <li id=id data-id=number>{text}</li> }.into_any(),
    }
}

fn heading(entry: &Entry, young_person: &str) -> String {
    let staff = entry.staff.as_ref().map_or("Somebody who is gone", |staff| staff.name.as_str());
    let them = young_person;
    match entry.kind {
        Kind::Asked => format!("{them} asked"),
        Kind::Wrote => format!("{them} wrote"),
        Kind::Answered => format!("{staff} wrote to {them}"),
        Kind::Note => format!("Note by {staff}"),
        Kind::Claimed => format!("{staff} took it"),
        Kind::Assigned => format!("{staff} has it from here on"),
        Kind::PutBack => format!("{staff} put it back"),
        Kind::Contacted => format!("{staff} noted"),
        Kind::NextStep if entry.words.is_none() => format!("{staff} did the next step"),
        Kind::NextStep => format!("{staff} wrote what happens next"),
        Kind::Paused => format!("{staff} tried to reach {them}, and waits"),
        Kind::Objected => format!("{them} wants somebody else"),
        Kind::NotSorted => format!("{them} says that it is not sorted"),
        Kind::Got => format!("{them} said what came of it"),
        Kind::Closed => format!("{staff} closed it"),
        Kind::Stopped => format!("{them} stopped it"),
        Kind::Adopted => format!("{them} put it on their own account"),
        Kind::WayIn => format!("{staff} gave {them} a new way in"),
        Kind::ShareOffered => format!("{staff} asked whether something may be sent on"),
        Kind::Shared => format!("{them} agreed that it is sent on"),
        Kind::ShareDeclined => format!("{them} does not want it sent on"),
        Kind::ShareTakenBack => format!("{them} took back what was sent on"),
        Kind::CouncilAnswered => "The council answered".to_owned(),
        Kind::ComplaintSent => format!("{them} sent it as a formal complaint"),
        Kind::ComplaintMoved => "The complaint moved on".to_owned(),
        Kind::Safeguarded => format!("{staff} told somebody, to keep them or others safe"),
        Kind::ReadByManager => format!("{staff} read all of it, with a reason"),
    }
}
