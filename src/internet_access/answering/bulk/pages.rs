//! The pages of many requests at once: asking where they stand now, and what came of it.

use leptos::prelude::*;

use crate::forms::FormState;
use crate::keys::random_id;
use crate::ui::{BackLink, Button, Choice, ErrorSummary, Notice, NoticeTone, PostForm, Radios, TextArea};
use crate::web::Sheet;

use super::super::super::model::{Status, staff_address};
use super::super::staff::Came;
use super::form::BulkForm;
use super::moving::{Bulk, Came as Step};
use super::{Listed, PLACES, UNDO};

pub fn ask(listed: &[Listed], came: &Came, form: FormState<BulkForm>) -> Sheet {
    let FormState { values, errors } = form;
    let heading = format!("Move {}", count(listed.len(), "request"));
    let (summary, button) = (errors.clone(), heading.clone());
    let ids = listed
        .iter()
        .map(|one| {
            let (id, seen) = (one.request.id.clone(), seen(one, &values));
            view! { <input type="hidden" name="request" value=id/> <input type="hidden" name="seen" value=seen/> }
        })
        .collect_view();
    let options = PLACES.iter().map(|to| option(*to, listed)).collect();
    let body = if listed.is_empty() {
        view! { <p id="request">"You have chosen none. Go back to the inbox, and tick those that you want to move."</p> }.into_any()
    } else {
        view! {
            <ul class="results" role="list" id="request">{listed.iter().map(row).collect_view()}</ul>
            <PostForm>
                <input type="hidden" name="once" value=random_id()/>
                {ids}
                <Radios name="status" legend="Where do they stand now?" options=options value=values.status error=errors.of("status")/>
                <TextArea name="words" label="A word to all of them (optional)" hint="Each of them reads this." rows=3
                    value=values.words error=errors.of("words")/>
                <Button>{button}</Button>
            </PostForm>
        }
        .into_any()
    };
    Sheet::new("Many requests at once", || {
        view! {
            <BackLink href=came.back() label="Inbox"/>
            <ErrorSummary errors=summary/>
            <h1>{heading}</h1>
            <p class="lead">"Letters wait for a minute. Until then you can take it back."</p>
            {body}
        }
        .into_any()
    })
}

/// What they had read of it when the page was first made: a page that comes back does not read for them.
fn seen(one: &Listed, values: &BulkForm) -> String {
    let place = values.request.iter().position(|id| *id == one.request.id);
    place.and_then(|place| values.seen.get(place).cloned()).unwrap_or_else(|| one.seen.to_string())
}

fn option(to: Status, listed: &[Listed]) -> Choice {
    let may = listed.iter().filter(|one| one.request.status.may_become(to)).count();
    let hint =
        if may == listed.len() { "All of them can".to_owned() } else { format!("{may} of {} can", listed.len()) };
    Choice::new(to.code(), to.name()).hint(format!("{hint}. They read: \u{201c}{}\u{201d}", to.words()))
}

fn row(one: &Listed) -> impl IntoView + use<> {
    let request = &one.request;
    let words = format!("{}, {}: {}", request.help.name(), request.reference, request.status.name());
    view! { <li><a href=request.staff_address()><bdi>{request.name.clone()}</bdi></a><p>{words}</p></li> }
}

pub fn came_of_it(bulk: &Bulk, came: &Came, now: i64) -> Sheet {
    let of = |outcome: &str| bulk.steps.iter().filter(|step| step.outcome == outcome).collect::<Vec<_>>();
    let (moved, back) = (of("moved"), of("taken_back"));
    let skipped: Vec<&Step> =
        bulk.steps.iter().filter(|step| !["moved", "taken_back"].contains(&step.outcome.as_str())).collect();
    let heading = match bulk.undone_at {
        Some(_) => format!("{} taken back", count(back.len(), "request")),
        None => format!("{} moved to \u{201c}{}\u{201d}", count(moved.len(), "request"), bulk.to.name()),
    };
    let offer = (bulk.undone_at.is_none() && !moved.is_empty()).then(|| take_back(bulk.at + UNDO, now));
    let letters = bulk.undone_at.is_some().then(|| {
        view! { <p>"No letter goes to those. Your team still reads that they were moved, and that it was taken back."</p> }
    });
    Sheet::new("Many requests at once", || {
        view! {
            <BackLink href=came.back() label="Inbox"/>
            <h1>{heading}</h1>
            {offer}
            {letters}
            {list("Taken back", &back, None)}
            {list("Moved", if bulk.undone_at.is_none() { &moved } else { &[] }, None)}
            {list("Not changed, and why", &skipped, Some(bulk.to))}
        }
        .into_any()
    })
}

fn take_back(until: i64, now: i64) -> AnyView {
    if now >= until {
        return view! {
            <Notice><p>"A minute is over: the letters go. Each can still be moved by itself."</p></Notice>
        }
        .into_any();
    }
    view! {
        <Notice tone=NoticeTone::Warn>
            <p role="status">"Letters go in a minute. Was that wrong?"</p>
            <PostForm><Button>"Take it back"</Button></PostForm>
        </Notice>
    }
    .into_any()
}

fn list(heading: &'static str, steps: &[&Step], to: Option<Status>) -> Option<AnyView> {
    let rows = steps
        .iter()
        .map(|step| {
            let (href, words) = (staff_address(&step.request), format!("{}, {}", step.help.name(), step.reference));
            let why = to.map(|to| view! { <p>{why_not(step, to)}</p> });
            view! { <li><a href=href>{words}</a>{why}</li> }
        })
        .collect_view();
    (!steps.is_empty()).then(|| view! { <h2>{heading}</h2> <ul class="results" role="list">{rows}</ul> }.into_any())
}

/// Why this one was left as it is.
fn why_not(step: &Step, to: Status) -> String {
    let (stood, to) = (step.stood.name(), to.name());
    match step.outcome.as_str() {
        "crossed" => {
            "Something was said or done in it while you were choosing. Read it, and move it by itself.".to_owned()
        }
        "touched" => "Somebody has changed it since: it stays where it is.".to_owned(),
        "none_left" => "What was reserved for it has gone to somebody else: it stays where it is.".to_owned(),
        _ if step.stood.name() == to => format!("It stood at \u{201c}{stood}\u{201d} already."),
        _ => format!("It stands at \u{201c}{stood}\u{201d}, and \u{201c}{to}\u{201d} cannot follow."),
    }
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
