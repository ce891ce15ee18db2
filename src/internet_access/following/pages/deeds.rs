//! What a young person can do about a request of theirs: each its own small form, shown where it can follow.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::say;
use crate::ui::{Button, ButtonKind, Details, LinkButton, PostForm, TextArea};

use super::super::super::model::{By, Kind, Request, Status, Thread};
use super::super::form::FollowForm;

/// A form of one button, or of two that weigh the same.
fn tap(once: &str, buttons: AnyView) -> AnyView {
    let once = once.to_owned();
    view! { <PostForm><input type="hidden" name="once" value=once/><div class="buttons">{buttons}</div></PostForm> }
        .into_any()
}

fn button(deed: &'static str, words: &'static str) -> AnyView {
    view! { <Button kind=ButtonKind::Secondary name="deed" value=deed>{words}</Button> }.into_any()
}

/// Did it arrive? Does it work? One question at a time, one tap each.
pub fn whether(request: &Request, once: &str) -> Option<AnyView> {
    let can = |kind| request.status.can_be_said(request.help, kind);
    let offered = |kind, deed, words| can(kind).then(|| button(deed, words));
    let asked = if can(Kind::Arrived) {
        let collect = request.status == Status::ReadyToCollect;
        let heading =
            if collect { say!("internet_access-follow-collected") } else { say!("internet_access-follow-arrived") };
        let no = if collect {
            say!("internet_access-follow-collected-no")
        } else {
            say!("internet_access-follow-arrived-no")
        };
        let yes = offered(Kind::Arrived, "arrived", say!("internet_access-follow-yes"));
        (heading, view! { {yes} {offered(Kind::NotArrived, "not-arrived", no)} }.into_any())
    } else if can(Kind::Works) {
        let yes = offered(Kind::Works, "works", say!("internet_access-follow-works-yes"));
        let no = offered(Kind::DoesNotWork, "does-not-work", say!("internet_access-follow-works-no"));
        (say!("internet_access-follow-works"), view! { {yes} {no} }.into_any())
    } else {
        return None;
    };
    Some(view! { <h2>{asked.0}</h2> {tap(once, asked.1)} }.into_any())
}

/// Where what they typed stands in the way.
pub fn put_right(request: &Request) -> Option<AnyView> {
    request.status.is_for_them_to_correct().then(|| {
        let href = format!("{}/correct", request.address());
        view! { <p><LinkButton href=href>{say!("internet_access-follow-put-right")}</LinkButton></p> }.into_any()
    })
}

/// What to do about what ends soon: say that they need it, and see what else there is.
pub fn ending(thread: &Thread, once: &str) -> Option<AnyView> {
    let request = &thread.request;
    let said = thread
        .entries
        .iter()
        .any(|entry| entry.by == By::YoungPerson && entry.kind == Kind::Wrote && entry.at >= request.status_at);
    (request.status == Status::EndingSoon).then(|| {
        let need = if said {
            view! { <p>{say!("internet_access-follow-need-said")}</p> }.into_any()
        } else {
            let need = view! { <Button name="deed" value="need">{say!("internet_access-follow-need")}</Button> };
            tap(once, need.into_any())
        };
        view! {
            <h2>{say!("internet_access-follow-ending")}</h2>
            {need}
            <p><a href=app::INTERNET_ACCESS>{say!("internet_access-follow-else")}</a></p>
        }
        .into_any()
    })
}

/// A message to the team.
pub fn write(request: &Request, form: &FormState<FollowForm>) -> AnyView {
    let hint = match (request.paused_at, request.closed_at) {
        (Some(_), None) => say!("internet_access-follow-write-answer"),
        (None, None) => say!("internet_access-follow-write-hint"),
        (_, Some(_)) => say!("internet_access-follow-write-ended"),
    };
    let FormState { values, errors } = form;
    let (once, words, wrong) = (values.once.clone(), values.words.clone(), errors.of("words"));
    view! {
        <h2 id="write">{say!("internet_access-follow-write")}</h2>
        <PostForm>
            <input type="hidden" name="once" value=once/>
            <TextArea name="words" label=say!("internet_access-follow-words") hint=hint value=words error=wrong rows=4/>
            <Button name="deed" value="write">{say!("internet_access-follow-send")}</Button>
        </PostForm>
    }
    .into_any()
}

/// Lost or broken: with what happened, if they want to say.
pub fn lost(request: &Request, form: &FormState<FollowForm>) -> Option<AnyView> {
    request.status.can_be_said(request.help, Kind::Lost).then(|| {
        let FormState { values, errors } = form;
        let (once, happened, wrong) = (values.once.clone(), values.happened.clone(), errors.of("happened"));
        view! {
            <Details summary=say!("internet_access-follow-lost") open=wrong.is_some()>
                <p>{say!("internet_access-follow-lost-text")}</p>
                <PostForm>
                    <input type="hidden" name="once" value=once/>
                    <TextArea name="happened" label=say!("internet_access-follow-happened") value=happened error=wrong rows=3/>
                    {button("lost", say!("internet_access-follow-lost-button"))}
                </PostForm>
            </Details>
        }
        .into_any()
    })
}

/// Taking it back: asked first.
pub fn withdraw(request: &Request, once: &str) -> Option<AnyView> {
    request.status.may_become(Status::Withdrawn).then(|| {
        let yes = tap(once, button("withdraw", say!("internet_access-follow-withdraw-button")));
        view! {
            <Details summary=say!("internet_access-follow-withdraw")>
                <p>{say!("internet_access-follow-withdraw-text")}</p>
                {yes}
            </Details>
        }
        .into_any()
    })
}
