//! Opening a request with its reference and digits, and the little that opens.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::say;
use crate::ui::{BackLink, Button, ButtonKind, ErrorSummary, LinkButton, Notice, PostForm, TextField};
use crate::web::Sheet;

use super::super::super::model::{Kind, Request};
use super::super::form::DigitsForm;
use super::{deeds, done, facts, follow, sheet};

/// Where one opens it. `is_open`: this browser has one open already; `is_away`: it has just put one away.
pub fn open(form: &FormState<DigitsForm>, is_open: bool, is_away: bool) -> Sheet {
    let FormState { values, errors } = form.clone();
    sheet(say!("internet_access-follow-open-title"), || {
        view! {
            <BackLink href=app::HOME/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{say!("internet_access-follow-open-title")}</h1>
            {done(is_away.then(|| say!("internet_access-follow-open-away-done")))}
            {is_open.then(opened_already)}
            <PostForm>
                <TextField name="reference" label=say!("internet_access-follow-reference")
                    hint=say!("internet_access-follow-reference-hint") width="medium" value=values.reference
                    error=errors.of("reference") autocomplete="off"/>
                <TextField name="digits" label=say!("internet_access-follow-digits")
                    hint=say!("internet_access-follow-digits-hint") input_mode="numeric" error=errors.of("digits")
                    autocomplete="off"/>
                <Button>{say!("internet_access-follow-open")}</Button>
            </PostForm>
            <h2>{say!("internet_access-follow-open-lost")}</h2>
            <p>{say!("internet_access-follow-open-lost-text")}</p>
            <p><LinkButton href=app::ME kind=ButtonKind::Secondary>{say!("internet_access-follow-open-sign-in")}</LinkButton></p>
        }
        .into_any()
    })
}

fn opened_already() -> AnyView {
    view! {
        <Notice heading=say!("internet_access-follow-open-opened")>
            <p><a href=app::OPENED_WITH_DIGITS>{say!("internet_access-follow-open-go")}</a></p>
        </Notice>
    }
    .into_any()
}

/// Where it stands and what is next; whether it came and works. No name, no address, no message.
pub fn opened(request: &Request, now: i64, what: &str, is_late: bool) -> Sheet {
    let lost = request.status.can_be_said(request.help, Kind::Lost);
    let meanwhile = is_late.then(|| {
        view! { <Notice><p role="status">{say!("internet_access-follow-error-not-now")}</p></Notice> }
    });
    sheet(say!("internet_access-follow-opened-title"), || {
        view! {
            <h1>{say!("internet_access-follow-opened-title")}</h1>
            {done(follow::done_words(what))}
            {meanwhile}
            {follow::stands(request, now)}
            {deeds::whether(request, "")}
            {lost.then(lost_tap)}
            {facts::reference(request)}
            <p>{say!("internet_access-follow-opened-more")}</p>
            <p><LinkButton href=request.address() kind=ButtonKind::Secondary>{say!("internet_access-follow-open-sign-in")}</LinkButton></p>
            <PostForm>
                <Button kind=ButtonKind::Secondary name="deed" value="away">{say!("internet_access-follow-open-away")}</Button>
            </PostForm>
        }
        .into_any()
    })
}

fn lost_tap() -> AnyView {
    view! {
        <h2>{say!("internet_access-follow-lost")}</h2>
        <PostForm>
            <Button kind=ButtonKind::Secondary name="deed" value="lost">{say!("internet_access-follow-lost-button")}</Button>
        </PostForm>
    }
    .into_any()
}
