//! The page of a case: first how to reach them safely, then what they ask, then what was said, then what can be done.

use leptos::prelude::*;

use crate::accounts::Staff;
use crate::forms::FormState;
use crate::keys::random_id;
use crate::presence;
use crate::ui::{BackLink, ErrorSummary, Notice, NoticeTone, SummaryList, SummaryRow, Tag, TagTone};
use crate::web::Sheet;

use super::super::super::model::{Case, Ending, Got, Turn};
use super::super::list::asked_by;
use super::super::safeguarding::Told;
use super::super::staff::{JustDone, day, lines};
use super::super::{CASES, address};
use super::Shown;
use super::contact::SafeContact;
use super::deeds::{Contacted, Note, Page, Pause, Reply, Step};
use super::form::CaseForm;
use super::thread::thread;

pub fn one(shown: &Shown, staff: &Staff, now: i64, done: &str, form: FormState<CaseForm>) -> Sheet {
    let case = &shown.thread.case;
    let (name, address) = (case.contact.name.clone(), address(&case.id));
    let sheet = Sheet::new("One case", || {
        view! {
            <BackLink href=CASES label="Cases"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1><bdi>{name}</bdi></h1>
            <JustDone words=done_words(done)/>
            <p class="notice warn" role="status" hidden=shown.others.is_empty() data-here=format!("{address}/here")>{presence::words(&shown.others)}</p>
            {state(case, staff, now)}
            <SafeContact contact=case.contact.clone() now=now/>
            {asked(case)}
            {told(&shown.told, &address)}
            <h2 id="thread">"What was said"</h2>
            <div data-live="case" data-events=format!("{CASES}/events?case={}&since={now}", case.id)>{thread(&shown.thread)}</div>
            <p class="hint" role="status" data-news></p>
            <p><a href=address.clone()>"Look again"</a></p>
            {deeds(shown, now, form)}
            {elsewhere(case, &address)}
        }
        .into_any()
    });
    sheet.with_script("live.js")
}

fn done_words(done: &str) -> &'static str {
    match done {
        "claimed" => "You have it now. They are told who you are.",
        "sent" => {
            "Sent. If they said that a letter may come, they get one that says only that there is something to read."
        }
        "noted" => "Saved, for advocates only.",
        "logged" => "Noted. They can read it.",
        "stepped" => "Saved. They can read what happens next.",
        "step-done" => "Saved. They can read that it is done.",
        "paused" => "The promise stands still until they write.",
        "safeguarded" => "Noted. If a second person decided with you, they are asked to confirm it.",
        "told" => "Noted. They can read it now.",
        _ => "",
    }
}

fn state(case: &Case, staff: &Staff, now: i64) -> AnyView {
    let covers = case.advocate.as_ref().filter(|has| has.id != staff.id).map(|has| {
        view! { <p><bdi>{format!("You cover for {}.", has.name)}</bdi></p> }
    });
    let turn = match case.turn(now) {
        Turn::Late(due_at) => view! {
            <Notice tone=NoticeTone::Warn heading="Late">
                <p>{format!("They were promised an answer by {}. Their page says that we are late.", day(due_at))}</p>
            </Notice>
        }
        .into_any(),
        Turn::Ours(due_at) => view! { <p class="lead">{format!("Answer by {}.", day(due_at))}</p> }.into_any(),
        Turn::Paused => {
            view! { <p class="lead">"You tried to reach them, and wait. The promise stands still."</p> }.into_any()
        }
        Turn::Theirs => view! { <p class="lead">"You answered. It is their turn, and no promise runs."</p> }.into_any(),
        Turn::Nobodys => view! { <p class="lead">{ended(case)}</p> }.into_any(),
    };
    let unsafe_now = case.asked.unsafe_now.then(|| {
        view! {
            <Notice tone=NoticeTone::Warn heading="They said that they are not safe">
                <p>"They were shown who to call at once. Read how to reach them safely before you do."</p>
            </Notice>
        }
    });
    view! { {unsafe_now} {turn} {covers} }.into_any()
}

fn ended(case: &Case) -> String {
    let how = match case.end.map(|end| (end.ending, end.by_young_person)) {
        Some((Ending::Stopped, _)) => "They stopped it.",
        Some((Ending::NoAnswer, _)) => "It has ended: we heard nothing back.",
        Some((Ending::Elsewhere, _)) => "It has ended: somebody else helps them.",
        Some((Ending::MovedOn, _)) => "It has ended: they go on without an advocate.",
        _ => "It has ended: done.",
    };
    let got = match case.got {
        Some(Got::Yes) => " They say that they got what they wanted.",
        Some(Got::Partly) => " They say that they got a part of what they wanted.",
        Some(Got::No) => " They say that they did not get what they wanted.",
        None => "",
    };
    format!("{how}{got} They can open it again.")
}

fn asked(case: &Case) -> AnyView {
    let asked = &case.asked;
    let topics = asked.topics.iter().map(|topic| view! { <li>{topic.words()}</li> }).collect_view();
    let mut rows = vec![SummaryRow::new("About", view! { <ul>{topics}</ul> })];
    rows.extend(asked.wish.as_deref().map(|wish| SummaryRow::new("What they would like", lines(wish).into_any())));
    let language = match (&asked.language, asked.interpreter) {
        (Some(language), true) => Some(format!("{language}, with an interpreter")),
        (Some(language), false) => Some(language.clone()),
        (None, true) => Some("With an interpreter".to_owned()),
        (None, false) => None,
    };
    rows.extend(language.map(|words| SummaryRow::new("Language", view! { <bdi>{words}</bdi> })));
    rows.extend(asked.on_behalf.as_ref().map(|by| {
        let agreed =
            if by.agreed { "They say that the young person agreed." } else { "The young person has not agreed yet." };
        let who = format!("{}, {}. Reach them: {}", by.name, asked_by(by.by), by.contact);
        SummaryRow::new("Asked for them by", view! { <bdi>{who}</bdi> " " {agreed} })
    }));
    rows.push(SummaryRow::new("Asked on", day(case.asked_at)));
    rows.push(SummaryRow::new("Number", case.reference.clone()));
    rows.extend(case.next_step.as_ref().map(|step| {
        SummaryRow::new("What happens next", view! { <bdi>{format!("{}, by {}", step.words, day(step.by))}</bdi> })
    }));
    view! { <h2>"What they ask"</h2> <SummaryList rows=rows/> }.into_any()
}

/// What was told to keep somebody safe: whether it is confirmed, and whether the young person knows.
fn told(told: &[Told], address: &str) -> Option<AnyView> {
    let list = told
        .iter()
        .map(|one| {
            let second = match (&one.second, one.agrees) {
                (None, _) => "Decided alone: it could not wait.".to_owned(),
                (Some(name), None) => format!("{name} has not confirmed it yet."),
                (Some(name), Some(true)) => format!("{name} confirms that you decided it together."),
                (Some(name), Some(false)) => format!("{name} says that they did not decide it."),
            };
            let them = match one.told_at {
                Some(at) => format!("The young person was told on {}.", day(at)),
                None => "The young person was not told yet.".to_owned(),
            };
            let link = one.told_at.is_none().then(|| {
                view! { <a href=format!("{address}/safeguarding")>"I have told them now"</a> }
            });
            view! {
                <li>
                    <p class="tags"><Tag tone=TagTone::Soon>"Told to keep somebody safe"</Tag></p>
                    <p><bdi>{format!("{}: {} told {}.", day(one.at), one.by, one.details.whom)}</bdi></p>
                    <p class="hint"><bdi>{second}</bdi> " " {them}</p>
                    {link}
                </li>
            }
        })
        .collect_view();
    (!told.is_empty()).then(|| view! { <ul class="results" role="list">{list}</ul> }.into_any())
}

fn deeds(shown: &Shown, now: i64, form: FormState<CaseForm>) -> AnyView {
    let case = &shown.thread.case;
    let FormState { values, errors } = form;
    let page = Page { once: random_id(), seen: shown.thread.last(), name: case.contact.name.clone() };
    let note = view! { <Note page=page.clone() values=values.clone() errors=errors.clone()/> };
    if case.end.is_some() {
        return view! { <h2>"What you can do"</h2> <p>"If it is not sorted, they can open it again. Notes may still be added."</p> {note} }
            .into_any();
    }
    view! {
        <h2>"What you can do"</h2>
        <Reply page=page.clone() snippets=shown.snippets.clone() values=values.clone() errors=errors.clone()/>
        {note}
        <Contacted page=page.clone() values=values.clone() errors=errors.clone()/>
        <Step page=page.clone() case=case values=values errors=errors.clone()/>
        <Pause page=page case=case now=now errors=errors/>
    }
    .into_any()
}

fn elsewhere(case: &Case, address: &str) -> Option<AnyView> {
    case.end.is_none().then(|| {
        view! {
            <ul>
                <li><a href=format!("{address}/way-in")>"Give them a way in"</a></li>
                <li><a href=format!("{address}/hand-over")>"Hand it over, or put it back"</a></li>
                <li><a href=format!("{address}/close")>"Close it"</a></li>
                <li><a href=format!("{address}/safeguarding")>"Tell somebody, to keep them or others safe"</a></li>
            </ul>
        }
        .into_any()
    })
}
