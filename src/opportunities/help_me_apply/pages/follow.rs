//! One request, as the young person follows it: who has it, what happens next and by when, and what was said.

use leptos::prelude::*;

use crate::app;
use crate::forms::{FieldErrors, FormState};
use crate::say;
use crate::ui::{
    BackLink, Button, ButtonKind, Details, ErrorSummary, Notice, NoticeTone, PostForm, SummaryList, SummaryRow,
    TextArea,
};
use crate::web::Sheet;

use super::super::form::ThreadForm;
use super::super::model::{End, Ending, Holder, Kind, Request, Said, Thread, Turn};
use super::{day, link, needs};

/// The page. `done` is the code of what was just done.
pub fn page(thread: &Thread, now: i64, done: &str, form: FormState<ThreadForm>) -> Sheet {
    let request = &thread.request;
    let sent = done == "sent" && request.end.is_none();
    let sheet = Sheet::new(say!("opportunities-help-asked-title"), || {
        view! {
            <BackLink href=app::ME label=say!("mine-back")/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{if sent { say!("opportunities-help-sent").to_owned() } else { request.title() }}</h1>
            {done_words(done).map(|words| view! { <p class="lead" role="status">{words}</p> })}
            {status(request, now)}
            {facts(request)}
            {sent.then(|| view! { <p>{say!("opportunities-help-keep")}</p> })}
            <Said said=&thread.said/>
            {what_you_can_do(thread, now, form)}
            <p>{say!("opportunities-help-call")} " " <a href=app::HELP>{say!("opportunities-help-call-link")}</a></p>
        }
        .into_any()
    });
    Sheet { listed: false, ..sheet }
}

fn done_words(done: &str) -> Option<&'static str> {
    match done {
        "replied" => Some(say!("opportunities-help-done-replied")),
        "finished" => Some(say!("opportunities-help-done-finished")),
        "withdrawn" => Some(say!("opportunities-help-done-withdrawn")),
        "team" => Some(say!("opportunities-help-done-team")),
        _ => None,
    }
}

/// Whose turn it is, and by when.
fn status(request: &Request, now: i64) -> AnyView {
    let holder = request.holder.words();
    match (request.turn(now), request.end) {
        (Turn::Ours(due_at), _) => view! {
            <Notice heading=say!("opportunities-help-waiting", name = holder.as_str())>
                <p>{say!("opportunities-help-by", day = day(due_at))}</p>
                <p>{say!("opportunities-help-then")}</p>
            </Notice>
        }
        .into_any(),
        (Turn::Late(due_at), _) => late(request, &holder, due_at),
        (Turn::Theirs, _) => view! {
            <Notice heading=say!("opportunities-help-yours")><p>{say!("opportunities-help-yours-text")}</p></Notice>
        }
        .into_any(),
        (Turn::Nobodys, end) => ended(end),
    }
}

/// A promise that was missed, and what one can do now.
fn late(request: &Request, holder: &str, due_at: i64) -> AnyView {
    let to_team = matches!(request.holder, Holder::Adviser(_)).then(|| {
        view! {
            <p>{say!("opportunities-help-late-team")}</p>
            <PostForm><Button kind=ButtonKind::Secondary name="deed" value="team">{say!("opportunities-help-late-button")}</Button></PostForm>
        }
    });
    let text = say!("opportunities-help-late-text", name = holder, day = day(due_at));
    view! {
        <Notice tone=NoticeTone::Warn heading=say!("opportunities-help-late")>
            <p>{text}</p>
            <p>{say!("opportunities-help-late-told")} " " <a href=app::HELP>{say!("opportunities-help-late-call")}</a></p>
            {to_team}
        </Notice>
    }
    .into_any()
}

fn ended(end: Option<End>) -> AnyView {
    let Some(End { at, ending, by_staff }) = end else { return ().into_any() };
    let who = match (by_staff, ending) {
        (true, _) => say!("opportunities-help-ended-by-us", day = day(at)),
        (false, _) => say!("opportunities-help-ended-by-you", day = day(at)),
    };
    view! { <Notice heading=ending.words()><p>{who}</p><p>{say!("opportunities-help-ended-kept")}</p></Notice> }
        .into_any()
}

fn facts(request: &Request) -> AnyView {
    let about = match request.opportunity {
        Some(id) => view! { <a href=format!("/opportunities/{id}")><bdi>{request.title()}</bdi></a> }.into_any(),
        None => view! { <bdi>{request.title()}</bdi> }.into_any(),
    };
    let mut rows = vec![
        SummaryRow::new(say!("opportunities-help-reference"), view! { <bdi>{request.reference.clone()}</bdi> }),
        SummaryRow::new(say!("opportunities-help-is-about"), about),
    ];
    rows.extend(request.link.as_deref().map(|found| SummaryRow::new(say!("opportunities-help-link"), link(found))));
    rows.extend(needs(&request.needs));
    view! { <SummaryList rows=rows/> }.into_any()
}

#[component]
fn Said<'a>(said: &'a [Said]) -> impl IntoView {
    view! {
        <h2>{say!("opportunities-help-said")}</h2>
        <ol class="results" role="list">{said.iter().map(|one| super::said(one, heading(one))).collect_view()}</ol>
    }
    .into_any()
}

/// Who did what, as the young person reads it.
fn heading(said: &Said) -> String {
    let name =
        said.staff.as_ref().map_or_else(|| say!("opportunities-help-someone").to_owned(), |staff| staff.name.clone());
    let ours = said.staff.is_some();
    match said.kind {
        Kind::Asked => say!("opportunities-help-you-asked").to_owned(),
        Kind::Replied => say!("opportunities-help-you-wrote").to_owned(),
        Kind::Answered => say!("opportunities-help-they-wrote", name = name),
        Kind::PassedToTeam if ours => say!("opportunities-help-passed-to-team", name = name),
        Kind::PassedToTeam => say!("opportunities-help-you-passed").to_owned(),
        Kind::PassedToAdviser => say!("opportunities-help-passed-to-adviser", name = name),
        Kind::Closed if ours => say!("opportunities-help-they-closed", name = name),
        Kind::Closed => say!("opportunities-help-you-closed").to_owned(),
        Kind::Withdrawn => say!("opportunities-help-you-withdrew").to_owned(),
    }
}

fn what_you_can_do(thread: &Thread, now: i64, form: FormState<ThreadForm>) -> AnyView {
    let request = &thread.request;
    let withdrawn = request.end.is_some_and(|end| end.ending == Ending::Withdrawn);
    if withdrawn {
        return view! { <p><a href=app::OPPORTUNITIES>{say!("opportunities-help-again")}</a></p> }.into_any();
    }
    let (heading, hint) = match request.turn(now) {
        Turn::Nobodys => (say!("opportunities-help-not-sorted"), say!("opportunities-help-not-sorted-hint")),
        Turn::Theirs => (say!("opportunities-help-reply"), say!("opportunities-help-reply-hint")),
        _ => (say!("opportunities-help-add"), say!("opportunities-help-add-hint")),
    };
    let FormState { values, errors } = form;
    view! {
        <h2>{heading}</h2>
        <Reply hint=hint seen=thread.last() words=values.words errors=errors/>
        {request.end.is_none().then(|| view! {
            <h2>{say!("opportunities-help-finish")}</h2>
            <PostForm><Button kind=ButtonKind::Secondary name="deed" value="done">{say!("opportunities-help-finish-button")}</Button></PostForm>
        })}
        <Details summary=say!("opportunities-help-withdraw")>
            <p>{say!("opportunities-help-withdraw-text")}</p>
            <PostForm><Button kind=ButtonKind::Secondary name="deed" value="withdraw">{say!("opportunities-help-withdraw-button")}</Button></PostForm>
        </Details>
    }
    .into_any()
}

#[component]
fn Reply(hint: &'static str, seen: i64, words: String, errors: FieldErrors) -> impl IntoView {
    view! {
        <PostForm>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <TextArea name="words" label=say!("opportunities-help-words-label") hint=hint value=words error=errors.of("words") rows=4/>
            <Button name="deed" value="reply">{say!("opportunities-help-reply-button")}</Button>
        </PostForm>
    }
}
