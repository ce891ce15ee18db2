//! The list as advocates and managers see it.

use leptos::prelude::*;

use crate::accounts::Staff;
use crate::app::STAFF;
use crate::ui::{BackLink, LinkButton, Notice, NoticeTone, Pagination, Tag, TagTone};
use crate::web::Sheet;

use super::super::super::model::{AskedBy, Turn};
use super::super::safeguarding::Unconfirmed;
use super::super::staff::{JustDone, day};
use super::super::{CASES, address, claim};
use super::store::{Board, Listed, Shown};
use super::{A_PAGE, Part};

pub fn list(board: &Board, staff: &Staff, chosen: Option<Part>, page: i64, now: i64, done: &str) -> Sheet {
    let sheet = Sheet::new("Cases", || {
        view! {
            <BackLink href=STAFF label="Your work here"/>
            <h1>"Cases"</h1>
            <JustDone words=done_words(done)/>
            {unconfirmed(&board.unconfirmed)}
            {ways(staff, chosen)}
            <p class="hint" role="status" data-news></p>
            <div data-live="list" data-events=format!("{CASES}/events?since={now}")>
                {board.parts.iter().map(|shown| part(shown, staff, page)).collect_view()}
            </div>
            <p><a href=here(chosen)>"Look again"</a></p>
            <h2>"What is ours"</h2>
            <ul>
                <li><a href="/advocacy/snippets">"Texts to begin a reply with"</a></li>
                <li><a href="/advocacy/away">"Who is away, and who covers"</a></li>
                {Part::of(staff).contains(&Part::Mine).then(|| view! { <li><a href="/advocacy/about-me">"What young people read about you"</a></li> })}
            </ul>
        }
        .into_any()
    });
    sheet.with_script("live.js")
}

fn here(chosen: Option<Part>) -> String {
    chosen.map_or(CASES.to_owned(), |part| format!("{CASES}?show={}", part.code()))
}

fn done_words(done: &str) -> &'static str {
    match done {
        "put-back" => "It is on the list of those who wait again.",
        "handed-over" => "Handed over. They are told who has it now.",
        "closed" => "Closed. They are told, and can say if it is not sorted.",
        "conflict" => "Noted. You are not given this one, and it waits for somebody else.",
        "confirmed" => "Thank you. Your answer is noted.",
        _ => "",
    }
}

fn ways(staff: &Staff, chosen: Option<Part>) -> AnyView {
    let one = |part: Option<Part>, label: &'static str| {
        let current = (part == chosen).then_some("true");
        view! { <a href=here(part) aria-current=current>{label}</a> " " }
    };
    let more = Part::of(staff).into_iter().map(|part| one(Some(part), name(part))).collect_view();
    view! { <nav class="sort" aria-label="Show">{one(None, "Waiting and mine")}{more}</nav> }.into_any()
}

fn name(part: Part) -> &'static str {
    match part {
        Part::Waiting => "Waiting",
        Part::Mine => "Mine",
        Part::Ended => "Mine, ended",
        Part::All => "All that are open",
    }
}

fn none(part: Part) -> &'static str {
    match part {
        Part::Waiting => "Nobody waits for an advocate.",
        Part::Mine => "You have none.",
        Part::Ended => "None of yours has ended.",
        Part::All => "None is open.",
    }
}

fn part(shown: &Shown, staff: &Staff, page: i64) -> AnyView {
    let Shown { part, cases, count } = shown;
    let (part, count) = (*part, *count);
    let pages = usize::try_from((count + A_PAGE - 1) / A_PAGE).unwrap_or(1);
    let here = usize::try_from(page).unwrap_or(1);
    let code = part.code();
    let none = if cases.is_empty() { none(part) } else { "" };
    view! {
        <section aria-labelledby=code>
            <h2 id=code data-text=code>{format!("{} ({count})", name(part))}</h2>
            <p data-text=format!("{code}-none")>{none}</p>
            <ol class="results" role="list" data-list=code>
                {cases.iter().map(|one| card(one, part, staff)).collect_view()}
            </ol>
            <Pagination page=here pages=pages label=name(part) address=move |page| format!("{CASES}?show={code}&page={page}")/>
        </section>
    }
    .into_any()
}

fn card(one: &Listed, part: Part, staff: &Staff) -> AnyView {
    let mine = matches!(part, Part::Mine | Part::Ended) || one.advocate.as_ref().is_some_and(|has| has.id == staff.id);
    let name = one.contact.name.clone();
    let heading = if mine {
        view! { <a href=address(&one.id)><bdi>{name}</bdi></a> }.into_any()
    } else {
        view! { <bdi>{name}</bdi> }.into_any()
    };
    let topics = one.asked.topics.iter().map(|topic| topic.words()).collect::<Vec<_>>().join(" · ");
    view! {
        <li data-id=one.id.clone()>
            <h3>{heading}</h3>
            <p class="tags">{tags(one, part, staff)}</p>
            <p>{topics}</p>
            <p class="hint">{when(one)} " " {format!("Asked on {}. Number {}.", day(one.asked_at), one.reference)}</p>
            {on_behalf(one)}
            {claim(one, part, staff)}
        </li>
    }
    .into_any()
}

fn tags(one: &Listed, part: Part, staff: &Staff) -> AnyView {
    let mut tags = Vec::new();
    let mut tag = |tone, words: String| tags.push(view! { <Tag tone=tone><bdi>{words}</bdi></Tag> " " });
    if one.urgent {
        tag(TagTone::Soon, "Not safe now".to_owned());
    }
    if matches!(one.turn, Turn::Late(_)) {
        tag(TagTone::Soon, "Late".to_owned());
    }
    if one.asked.prefer.as_deref() == Some(staff.id.as_str()) {
        tag(TagTone::Good, "Asked for you".to_owned());
    }
    if one.objected {
        tag(TagTone::Plain, "Would rather not have you".to_owned());
    }
    if one.conflicted {
        tag(TagTone::Plain, "You said that you must not have it".to_owned());
    }
    if one.contact.shared || one.contact.care.is_some() {
        tag(TagTone::Soon, "Take care how you reach them".to_owned());
    }
    if let Some(language) = &one.asked.language {
        tag(TagTone::Plain, format!("Speaks {language}"));
    }
    if one.asked.interpreter {
        tag(TagTone::Plain, "Needs an interpreter".to_owned());
    }
    match &one.advocate {
        Some(has) if part == Part::Mine && has.id != staff.id => {
            tag(TagTone::Plain, format!("You cover for {}", has.name));
        }
        Some(has) if part == Part::All => tag(TagTone::Plain, format!("{} has it", has.name)),
        None if part == Part::All => tag(TagTone::Plain, "Waits".to_owned()),
        _ => {}
    }
    tags.into_iter().collect_view().into_any()
}

fn when(one: &Listed) -> String {
    match one.turn {
        Turn::Late(due_at) => format!("Late: they were promised an answer by {}.", day(due_at)),
        Turn::Ours(due_at) => format!("Answer by {}.", day(due_at)),
        Turn::Paused => "You tried to reach them, and wait for them.".to_owned(),
        Turn::Theirs => "Answered: it is their turn.".to_owned(),
        Turn::Nobodys => "It has ended.".to_owned(),
    }
}

fn on_behalf(one: &Listed) -> Option<AnyView> {
    let by = one.asked.on_behalf.as_ref()?;
    let who = asked_by(by.by);
    let agreed = if by.agreed { "The young person agreed." } else { "The young person has not agreed yet." };
    Some(view! { <p class="hint">{format!("Asked for them by {who}. {agreed}")}</p> }.into_any())
}

pub fn asked_by(by: AskedBy) -> &'static str {
    match by {
        AskedBy::Adviser => "their personal adviser",
        AskedBy::Carer => "a carer",
        AskedBy::Teacher => "a teacher",
        AskedBy::Friend => "a friend",
        AskedBy::Other => "somebody else",
    }
}

fn claim(one: &Listed, part: Part, staff: &Staff) -> Option<AnyView> {
    let may = part == Part::Waiting && Part::of(staff).contains(&Part::Mine) && !one.objected && !one.conflicted;
    may.then(|| {
        let name = one.contact.name.clone();
        view! {
            <p><LinkButton href=claim::address(&one.id)>"Take this one"<span class="unseen">" ("{name}")"</span></LinkButton></p>
        }
        .into_any()
    })
}

fn unconfirmed(waiting: &[Unconfirmed]) -> Option<AnyView> {
    let list = waiting
        .iter()
        .map(|one| {
            let words = format!("{} says that you decided it together, on {}", one.by, day(one.at));
            view! { <li><a href=one.address()><bdi>{words}</bdi></a></li> }
        })
        .collect_view();
    (!waiting.is_empty()).then(|| {
        view! {
            <Notice tone=NoticeTone::Warn heading="Somebody was told, to keep a young person safe">
                <ul>{list}</ul>
            </Notice>
        }
        .into_any()
    })
}
