//! What staff see: what waits for them, and one request. Only they read these pages, so their words stand here.

use leptos::prelude::*;

use crate::accounts::{Role, Staff};
use crate::app::{HELP_WANTED, STAFF};
use crate::forms::{FieldErrors, FormState};
use crate::ui::{
    BackLink, Button, ButtonKind, Card, Choice, Details, ErrorSummary, Notice, NoticeTone, PostForm, Radios,
    SummaryList, SummaryRow, Tag, TagTone, TextArea,
};
use crate::web::Sheet;

use super::super::form::ThreadForm;
use super::super::model::{Ending, Holder, Kind, Need, Request, Said, Thread, Turn};
use super::super::store::{Found, Listed};
use super::{day, link, needs};

pub fn address(id: &str) -> String {
    format!("{HELP_WANTED}/{id}")
}

/// What waits, those due first at the top; then those where it is the young person's turn.
pub fn list(listed: &[Listed], staff: &Staff, now: i64, done: &str) -> Sheet {
    let is_ours = |one: &&Listed| matches!(one.request.turn(now), Turn::Ours(_) | Turn::Late(_));
    let (waiting, theirs): (Vec<_>, Vec<_>) = listed.iter().partition(is_ours);
    let lead = match (staff.is(Role::PersonalAdviser), staff.is(Role::OpportunitiesEditor)) {
        (true, true) => "What your young people ask you, and what the team is asked.",
        (true, false) => "What your young people ask you.",
        _ => "What the team is asked. Take one before you answer, so that nobody answers twice.",
    };
    Sheet::new("Help wanted", || {
        view! {
            <BackLink href=STAFF label="Your work here"/>
            <h1>"Help wanted"</h1>
            <Done done=done_words(done)/>
            <p class="lead">{lead}</p>
            <h2>{format!("They wait for an answer ({})", waiting.len())}</h2>
            {cards(&waiting, staff, now, "Nobody waits for an answer.")}
            <h2>{format!("We wait for them ({})", theirs.len())}</h2>
            {cards(&theirs, staff, now, "Nobody has an answer to read.")}
        }
        .into_any()
    })
}

fn done_words(done: &str) -> &'static str {
    match done {
        "taken" => "You have it now. Others of the team see that.",
        "put-back" => "The team has it again.",
        "answered" => "Sent. They get a letter that says only that there is something to read.",
        "passed" => "Passed on. They are told who has it now.",
        "closed" => "Closed. They are told, and can say if it is not sorted.",
        _ => "",
    }
}

#[component]
fn Done(done: &'static str) -> impl IntoView {
    (!done.is_empty()).then(|| view! { <Notice><p role="status">{done}</p></Notice> })
}

fn cards(listed: &[&Listed], staff: &Staff, now: i64, none: &'static str) -> AnyView {
    if listed.is_empty() {
        return view! { <p>{none}</p> }.into_any();
    }
    let cards = listed.iter().map(|one| view! { <li>{card(one, staff, now)}</li> }).collect_view();
    view! { <ul class="doors" role="list">{cards}</ul> }.into_any()
}

fn card(one: &Listed, staff: &Staff, now: i64) -> AnyView {
    let request = &one.request;
    let when = match request.turn(now) {
        Turn::Late(due_at) => {
            view! { <Tag tone=TagTone::Soon>"Late"</Tag> " " {format!("It was due by {}.", day(due_at))} }.into_any()
        }
        Turn::Ours(due_at) => format!("Due by {}.", day(due_at)).into_any(),
        _ => format!("Answered on {}.", day(request.changed_at)).into_any(),
    };
    let heading = format!("{}: {}", one.name, request.title());
    let (href, holder) = (address(&request.id), holder(request, staff));
    view! {
        <Card heading=heading href=href>
            <p>{when}</p>
            <p class="hint">{holder}</p>
        </Card>
    }
    .into_any()
}

fn holder(request: &Request, staff: &Staff) -> String {
    match &request.holder {
        Holder::Adviser(adviser) if adviser.id == staff.id => "You have it: they chose you.".to_owned(),
        Holder::Adviser(adviser) => format!("{} has it.", adviser.name),
        Holder::Team(Some(taker)) if taker.id == staff.id => "You have it.".to_owned(),
        Holder::Team(Some(taker)) => format!("{} has it.", taker.name),
        Holder::Team(None) => "Nobody of the team has taken it.".to_owned(),
    }
}

/// One request, and what can be done with it.
pub fn one(found: &Found, staff: &Staff, now: i64, done: &str, form: FormState<ThreadForm>) -> Sheet {
    let Found { thread, name, .. } = found;
    let request = &thread.request;
    Sheet::new("Somebody asks for help", || {
        view! {
            <BackLink href=HELP_WANTED label="Help wanted"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1><bdi>{name.clone()}</bdi> " asks for help"</h1>
            <Done done=done_words(done)/>
            {state(request, now)}
            {facts(request, staff)}
            <h2>"What was said"</h2>
            <ol class="results" role="list">{thread.said.iter().map(|one| super::said(one, heading(one, name))).collect_view()}</ol>
            {deeds(thread, name, staff, form)}
        }
        .into_any()
    })
}

fn state(request: &Request, now: i64) -> AnyView {
    match request.turn(now) {
        Turn::Late(due_at) => view! {
            <Notice tone=NoticeTone::Warn heading="Late">
                <p>{format!("They were promised an answer by {}. Their page says that we are late.", day(due_at))}</p>
            </Notice>
        }
        .into_any(),
        Turn::Ours(due_at) => view! { <p class="lead">{format!("Answer by {}.", day(due_at))}</p> }.into_any(),
        Turn::Theirs => view! { <p class="lead">"You answered. It is their turn, and no promise runs."</p> }.into_any(),
        Turn::Nobodys => view! { <p class="lead">"It has ended."</p> }.into_any(),
    }
}

fn facts(request: &Request, staff: &Staff) -> AnyView {
    let about = match request.opportunity {
        Some(id) => view! { <a href=format!("/opportunities/{id}")><bdi>{request.title()}</bdi></a> }.into_any(),
        None => view! { <bdi>{request.title()}</bdi> }.into_any(),
    };
    let mut rows = vec![SummaryRow::new("About", about)];
    rows.extend(request.link.as_deref().map(|found| SummaryRow::new("Where they found it", link(found))));
    rows.extend(needs(&request.needs));
    rows.push(SummaryRow::new("Who has it", holder(request, staff)));
    rows.push(SummaryRow::new("Asked on", day(request.asked_at)));
    rows.push(SummaryRow::new("Number", request.reference.clone()));
    let care = request.needs.contains(&Need::Care).then(|| {
        view! { <p class="hint">"They ask what to say about being in care. They never have to say it: it is theirs to decide."</p> }
    });
    view! { <SummaryList rows=rows/>{care} }.into_any()
}

fn heading(said: &Said, young_person: &str) -> String {
    let staff = said.staff.as_ref().map(|staff| staff.name.as_str());
    let who = staff.unwrap_or(young_person);
    match said.kind {
        Kind::Asked => format!("{who} asked"),
        Kind::Replied | Kind::Answered => format!("{who} wrote"),
        Kind::PassedToTeam => format!("{who} passed it to the team"),
        Kind::PassedToAdviser => format!("{who} passed it to the personal adviser"),
        Kind::Closed => format!("{who} closed it"),
        Kind::Withdrawn => format!("{who} took it back"),
    }
}

fn deeds(thread: &Thread, name: &str, staff: &Staff, form: FormState<ThreadForm>) -> AnyView {
    let request = &thread.request;
    if request.end.is_some() {
        return view! { <p>"If it is not sorted, they can write again. Then it is on your list once more."</p> }
            .into_any();
    }
    let mine = match &request.holder {
        Holder::Adviser(adviser) => adviser.id == staff.id,
        Holder::Team(taker) => taker.as_ref().is_some_and(|taker| taker.id == staff.id),
    };
    if !mine {
        return view! { <Take request=request/> }.into_any();
    }
    let FormState { values, errors } = form;
    let is_adviser = matches!(request.holder, Holder::Adviser(_));
    let put_back = (!is_adviser).then(|| {
        view! {
            <Details summary="Put it back for the team">
                <PostForm><Button kind=ButtonKind::Secondary name="deed" value="put-back">"Put it back"</Button></PostForm>
            </Details>
        }
    });
    view! {
        <Answer name=name.to_owned() seen=thread.last() is_adviser=is_adviser values=values.clone() errors=errors.clone()/>
        {put_back}
        <Close seen=thread.last() values=values errors=errors/>
    }
    .into_any()
}

/// Taking it, from nobody or from a colleague who cannot answer after all.
#[component]
fn Take<'a>(request: &'a Request) -> impl IntoView {
    let (from, text, button) = match &request.holder {
        Holder::Team(Some(taker)) => (
            taker.id.as_str().to_owned(),
            format!("{} has it, and answers. Take it over only if they cannot.", taker.name),
            "Take it over",
        ),
        _ => (String::new(), "Take it before you answer, so that nobody answers twice.".to_owned(), "Take it"),
    };
    view! {
        <h2>"Answer it?"</h2>
        <div id="words"><PostForm>
            <input type="hidden" name="from" value=from/>
            <p>{text}</p>
            <Button name="deed" value="take">{button}</Button>
        </PostForm></div>
    }
}

/// One field for words, and two buttons: they are sent as an answer, or go along when it is passed on.
#[component]
fn Answer(name: String, seen: i64, is_adviser: bool, values: ThreadForm, errors: FieldErrors) -> impl IntoView {
    let (pass, hint) = if is_adviser {
        ("Pass it to the team", "They read this, and your name. If you pass it on, your words are optional.")
    } else {
        (
            "Pass it to their adviser",
            "They read this, and your name. It can be passed on only where they have an adviser.",
        )
    };
    view! {
        <h2>"Answer"</h2>
        <PostForm>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <TextArea name="words" label=format!("Your words to {name}") hint=hint value=values.words error=errors.of("words") rows=6/>
            <Button name="deed" value="answer">"Send to " {name}</Button>
            " "
            <Button kind=ButtonKind::Secondary name="deed" value="pass">{pass}</Button>
        </PostForm>
    }
}

#[component]
fn Close(seen: i64, values: ThreadForm, errors: FieldErrors) -> impl IntoView {
    let options = Ending::OF_STAFF.iter().map(|(ending, words)| Choice::new(ending.code(), *words)).collect();
    let (ending, closing) = (errors.of("ending"), errors.of("closing"));
    view! {
        <Details summary="Close it" open=ending.is_some() || closing.is_some()>
            <PostForm>
                <input type="hidden" name="seen" value=seen.to_string()/>
                <Radios name="ending" legend="How does it end?" hint="They read this." options=options value=values.ending error=ending/>
                <TextArea name="closing" label="A last word to them" value=values.closing error=closing rows=3/>
                <Button kind=ButtonKind::Secondary name="deed" value="close">"Close it"</Button>
            </PostForm>
        </Details>
    }
}
