//! What managers see of who has what. Only they read these pages, so their words stand here.

use leptos::prelude::*;

use crate::app::STAFF;
use crate::forms::FormState;
use crate::ui::{
    BackLink, Button, Card, Checkboxes, Choice, ErrorSummary, Notice, PostForm, Radios, SummaryList, SummaryRow, Tag,
    TagTone, TextArea, VisuallyHidden,
};
use crate::web::Sheet;

use super::super::super::model::{AskedBy, Turn};
use super::super::{day, figures, reading, weekday};
use super::promises::Kept;
use super::store::{Advocate, Load, MOST, Summary, Theirs, ToAssign};
use super::{AssignForm, LOAD};

pub fn load(load: &Load, now: i64, done: &str) -> Sheet {
    Sheet::new("Who has what", || {
        view! {
            <BackLink href=STAFF label="Your work here"/>
            <h1>"Who has what"</h1>
            {done_words(done)}
            <p class="lead">"Topics and wishes are shown here, and nothing of what was said."</p>
            <h2>{format!("They wait for an advocate ({})", load.waiting_count)}</h2>
            {cards(&load.waiting, now, "Nobody waits.")}
            {more(load.waiting_count)}
            <h2>"Advocates"</h2>
            <ul class="doors" role="list">{load.advocates.iter().map(advocate).collect_view()}</ul>
            <h2>"Promises"</h2>
            <ul>{load.promises.iter().map(kept).collect_view()}</ul>
            <p><a href=figures::FIGURES>"Figures to give out, a quarter at a time"</a></p>
            {held(&load.held)}
        }
        .into_any()
    })
}

fn done_words(done: &str) -> AnyView {
    let said = match done {
        "assigned" => "They have it now, and got a letter. The promise goes on as it was.",
        "let-go" => "It goes now like every other case, 18 months after its end.",
        _ => return ().into_any(),
    };
    view! { <Notice><p role="status">{said}</p></Notice> }.into_any()
}

fn more(count: i64) -> Option<String> {
    (count > MOST).then(|| format!("These are the {MOST} whose promise runs out first."))
}

fn advocate(advocate: &Advocate) -> AnyView {
    let open = match advocate.open {
        0 => "No open cases.".to_owned(),
        1 => "1 open case.".to_owned(),
        open => format!("{open} open cases."),
    };
    let oldest = advocate.oldest.map(|at| format!(" The oldest was asked on {}.", day(at)));
    let next = advocate.next_due.map(|at| format!(" The next promise is for {}.", weekday(at)));
    let late = (advocate.late > 0).then(|| {
        view! { <p><Tag tone=TagTone::Soon>"Late"</Tag> " " {format!("{} late.", advocate.late)}</p> }
    });
    let away = away(advocate).map(|away| view! { <p class="hint">{away}</p> });
    let href = format!("{LOAD}?of={}", advocate.who.id);
    view! { <li><Card heading=advocate.who.name.clone() href=href>{late}<p>{open}{oldest}{next}</p>{away}</Card></li> }
        .into_any()
}

fn away(advocate: &Advocate) -> Option<String> {
    let away = advocate.away.as_ref()?;
    let cover = away.cover.as_deref().unwrap_or("nobody");
    Some(format!("Away until {}; {cover} covers.", day(away.until)))
}

fn kept(of: &Kept) -> AnyView {
    view! { <li>{format!("{}: {} kept, {} missed", of.quarter.words(), of.kept, of.missed)}</li> }.into_any()
}

fn held(held: &[Summary]) -> AnyView {
    if held.is_empty() {
        return ().into_any();
    }
    let rows = held.iter().map(|one| {
        let case = &one.case;
        let since = day(case.safeguarded_at.unwrap_or(case.changed_at));
        view! {
            <li><Card heading=case.reference.clone() href=reading::let_go_address(&case.id)>
                <p>{format!("Since {since}.")}</p>
            </Card></li>
        }
    });
    view! {
        <h2>"Kept longer, because somebody may be in danger"</h2>
        <p>"These stay after their 18 months until you let them go."</p>
        <ul class="doors" role="list">{rows.collect_view()}</ul>
    }
    .into_any()
}

fn cards(cases: &[Summary], now: i64, none: &'static str) -> AnyView {
    if cases.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    let cards = cases.iter().map(|one| view! { <li>{card(one, now)}</li> }).collect_view();
    view! { <ul class="doors" role="list">{cards}</ul> }.into_any()
}

fn card(one: &Summary, now: i64) -> AnyView {
    let case = &one.case;
    let unsafe_now = case.asked.unsafe_now.then(|| view! { <p><Tag tone=TagTone::Soon>"Not safe"</Tag></p> });
    let needs = needs(one).into_iter().map(|need| view! { <p class="hint">{need}</p> }).collect_view();
    view! {
        <div class="card contact">
            <h3>{format!("{}: {}", case.reference, topics(one))}</h3>
            {unsafe_now}
            <p>{promised(one, now)}</p>
            {needs}
            <p>
                <a href=address(&case.id)>"Give it to an advocate"<VisuallyHidden>{format!(": {}", case.reference)}</VisuallyHidden></a>
                " · "
                <a href=reading::address(&case.id)>"Read it, for a reason"<VisuallyHidden>{format!(": {}", case.reference)}</VisuallyHidden></a>
            </p>
        </div>
    }
    .into_any()
}

pub fn topics(one: &Summary) -> String {
    let topics: Vec<_> = one.case.asked.topics.iter().map(|topic| topic.words()).collect();
    if topics.is_empty() { "nothing chosen".to_owned() } else { topics.join("; ") }
}

pub fn promised(one: &Summary, now: i64) -> AnyView {
    let asked = format!("Asked on {}. ", day(one.case.asked_at));
    match one.case.turn(now) {
        Turn::Late(due_at) => view! {
            <Tag tone=TagTone::Soon>"Late"</Tag> " " {asked} {format!("Promised by {}.", weekday(due_at))}
        }
        .into_any(),
        Turn::Ours(due_at) => format!("{asked}Promised by {}.", weekday(due_at)).into_any(),
        Turn::Paused => format!("{asked}We tried to reach them, and the promise stands still.").into_any(),
        Turn::Theirs => format!("{asked}It is their turn.").into_any(),
        Turn::Nobodys => format!("{asked}It has ended.").into_any(),
    }
}

/// Languages and wishes, a sentence each.
fn needs(one: &Summary) -> Vec<String> {
    let asked = &one.case.asked;
    let language = asked.language.as_deref().map(|language| match asked.interpreter {
        true => format!("Speaks {language}, and needs an interpreter."),
        false => format!("Speaks {language}."),
    });
    let behalf = asked.on_behalf.as_ref().map(|behalf| format!("Asked for them by {}.", by(behalf.by)));
    let prefer = one.prefer.as_deref().map(|name| format!("Would like {name}."));
    let avoid = one.avoid.as_deref().map(|name| format!("Does not want {name}."));
    [language, behalf, prefer, avoid].into_iter().flatten().collect()
}

fn by(by: AskedBy) -> &'static str {
    match by {
        AskedBy::Adviser => "a personal adviser",
        AskedBy::Carer => "a carer",
        AskedBy::Teacher => "a teacher",
        AskedBy::Friend => "a friend",
        AskedBy::Other => "somebody else",
    }
}

pub fn of_advocate(theirs: &Theirs, now: i64) -> Sheet {
    let name = theirs.advocate.who.name.clone();
    let away = away(&theirs.advocate).map(|away| view! { <p class="lead">{away}</p> });
    Sheet::new(format!("What {name} has"), || {
        view! {
            <BackLink href=LOAD label="Who has what"/>
            <h1>{format!("What {name} has")}</h1>
            {away}
            <h2>{format!("Open cases ({})", theirs.advocate.open)}</h2>
            {cards(&theirs.cases, now, "None.")}
            {more(theirs.advocate.open)}
        }
        .into_any()
    })
}

fn address(id: &str) -> String {
    format!("{LOAD}/{id}/assign")
}

pub fn assign(found: &ToAssign, now: i64, form: FormState<AssignForm>) -> Sheet {
    let summary = &found.summary;
    Sheet::new("Give it to an advocate", || {
        view! {
            <BackLink href=LOAD label="Who has what"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{format!("Give {} to an advocate", summary.case.reference)}</h1>
            {facts(summary, now)}
            {assign_form(found, form)}
        }
        .into_any()
    })
}

pub fn facts(summary: &Summary, now: i64) -> AnyView {
    let holder = summary.case.advocate.as_ref().map_or("Nobody".to_owned(), |holder| holder.name.clone());
    let mut rows = vec![
        SummaryRow::new("About", topics(summary)),
        SummaryRow::new("When", promised(summary, now)),
        SummaryRow::new("Who has it", holder),
    ];
    let needs = needs(summary);
    if !needs.is_empty() {
        rows.push(SummaryRow::new("Wishes", needs.join(" ")));
    }
    view! { <SummaryList rows=rows/> }.into_any()
}

fn assign_form(found: &ToAssign, form: FormState<AssignForm>) -> AnyView {
    if found.summary.case.end.is_some() {
        return view! { <p>"It has ended: nobody waits for an advocate."</p> }.into_any();
    }
    if found.advocates.is_empty() {
        return view! { <p>"There is nobody to give it to: no other advocate may have it."</p> }.into_any();
    }
    let FormState { values, errors } = form;
    let options = found.advocates.iter().map(option).collect();
    let ticked: Vec<String> = (!values.checked.is_empty()).then(|| "yes".to_owned()).into_iter().collect();
    let box_label = "Nobody of these is the one I chose";
    view! {
        <PostForm>
            <Radios name="to" legend="Who takes it?" options=options value=values.to error=errors.of("to")/>
            <h2>"Who must not have it"</h2>
            <p>"The law says who may not speak for somebody in a complaint:"</p>
            <ul>
                <li>"whoever it is about, and whoever manages them"</li>
                <li>"whoever manages the service it is about, or decides about its money"</li>
                <li>"whoever will look into the complaint"</li>
                <li>"somebody close to any of these, or whom the young person does not want"</li>
            </ul>
            <Checkboxes name="checked" legend="Have you checked?" options=vec![Choice::new("yes", box_label)]
                values=ticked error=errors.of("checked")/>
            <TextArea name="words" label="Anything that they should know (advocates alone read it)" value=values.words
                error=errors.of("words") rows=3/>
            <Button>"Give it to them"</Button>
        </PostForm>
    }
    .into_any()
}

fn option(advocate: &Advocate) -> Choice {
    let open = if advocate.open == 1 { "1 open case".to_owned() } else { format!("{} open cases", advocate.open) };
    let late = if advocate.late > 0 { format!(", {} late", advocate.late) } else { String::new() };
    let away = away(advocate).map(|away| format!(". {away}")).unwrap_or_default();
    Choice::new(advocate.who.id.as_str(), advocate.who.name.clone()).hint(format!("{open}{late}{away}"))
}
