//! One request, as its young person follows it: where it stands, what is next and by when, and what they can say.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::say;
use crate::ui::{BackLink, ErrorSummary, LinkButton, Notice, NoticeTone};
use crate::web::Sheet;

use super::super::super::model::{Kind, Request, Status, Turn};
use super::super::form::FollowForm;
use super::super::store::Follow;
use super::{day, deeds, done, facts, said, sheet};

/// The page. `what` is the code of what was just done.
pub fn page(follow: &Follow, now: i64, what: &str, form: FormState<FollowForm>) -> Sheet {
    let request = &follow.thread.request;
    sheet(say!("internet_access-follow-title"), || {
        view! {
            <BackLink href=app::ME label=say!("mine-back")/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("internet_access-follow-heading", what = request.help.words())}</h1>
            {done(done_words(what))}
            {stands(request, now)}
            {late(request, now)}
            {match_first(request)}
            {not_eligible(request)}
            {deeds::put_right(request)}
            {deeds::whether(request, &form.values.once)}
            {deeds::ending(&follow.thread, &form.values.once)}
            {facts::list(follow, now)}
            {said::list(&follow.thread)}
            {deeds::write(request, &form)}
            {deeds::lost(request, &form)}
            {deeds::withdraw(request, &form.values.once)}
            {facts::more(follow)}
        }
        .into_any()
    })
}

/// The code of what was just said, for the address after it.
pub fn done_of(kind: Kind) -> &'static str {
    match kind {
        Kind::Arrived => "arrived",
        Kind::Works => "works",
        _ => "told",
    }
}

/// What was just done, as they read it.
pub fn done_words(what: &str) -> Option<&'static str> {
    match what {
        "asked" => Some(say!("internet_access-follow-done-asked")),
        "written" => Some(say!("internet_access-follow-done-written")),
        "needed" => Some(say!("internet_access-follow-done-needed")),
        "arrived" => Some(say!("internet_access-follow-done-arrived")),
        "works" => Some(say!("internet_access-follow-done-works")),
        "told" => Some(say!("internet_access-follow-done-told")),
        "corrected" => Some(say!("internet_access-follow-done-corrected")),
        "withdrawn" => Some(say!("internet_access-follow-done-withdrawn")),
        _ => None,
    }
}

/// Where it stands, what they do next, and by when they hear from us.
pub fn stands(request: &Request, now: i64) -> AnyView {
    let by = match request.turn(now) {
        Turn::Ours(due_at) => Some(say!("internet_access-follow-by", day = day(due_at))),
        Turn::Paused => Some(say!("internet_access-follow-paused").to_owned()),
        _ => None,
    };
    let until = request.works_until.map(|until| match request.status {
        Status::Working if until >= now => Some(say!("internet_access-follow-until", day = day(until))),
        Status::EndingSoon if until >= now => Some(say!("internet_access-follow-ends", day = day(until))),
        Status::Ended | Status::EndingSoon => Some(say!("internet_access-follow-ended", day = day(until))),
        _ => None,
    });
    let (stands, next) = (request.status.words(), request.status.what_next());
    view! {
        <Notice heading=stands>
            <p>{next}</p>
            {until.flatten().map(|until| view! { <p>{until}</p> })}
            {by.map(|by| view! { <p>{by}</p> })}
        </Notice>
    }
    .into_any()
}

fn late(request: &Request, now: i64) -> Option<AnyView> {
    let Turn::Late(due_at) = request.turn(now) else { return None };
    let text = say!("internet_access-follow-late-text", day = day(due_at));
    let late = view! {
        <Notice tone=NoticeTone::Warn heading=say!("internet_access-follow-late")>
            <p>{text} " " <a href=app::HELP>{say!("internet_access-follow-late-call")}</a></p>
        </Notice>
    };
    Some(late.into_any())
}

/// Nothing is given to somebody of whom nobody has said that they know them.
fn match_first(request: &Request) -> Option<AnyView> {
    let waits = !request.matched && matches!(request.status, Status::Received | Status::Looking);
    waits.then(|| {
        view! {
            <Notice heading=say!("internet_access-follow-match")><p>{say!("internet_access-follow-match-text")}</p></Notice>
        }
        .into_any()
    })
}

/// Why not, and who takes their side if they think that it is wrong.
fn not_eligible(request: &Request) -> Option<AnyView> {
    (request.status == Status::NotEligible).then(|| {
        let why = request.why_not.map(|why| view! { <p>{why.words()}</p> });
        view! {
            <h2>{say!("internet_access-follow-why")}</h2>
            {why}
            <p>{say!("internet_access-follow-advocate-text")}</p>
            <p><LinkButton href=app::ADVOCACY>{say!("internet_access-follow-advocate")}</LinkButton></p>
        }
        .into_any()
    })
}
