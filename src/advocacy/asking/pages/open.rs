//! Opening again what was asked before, or kept.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::help::{self, Contact};
use crate::say;
use crate::ui::{BackLink, Button, ButtonKind, ErrorSummary, LinkButton, Notice, PostForm, TextField};
use crate::web::Sheet;

use super::super::super::model::address;
use super::super::open_actions::GO_ON;
use super::super::open_form::OpenForm;
use super::receipt::adopt;
use super::{forgetting, sheet};

pub struct Open<'a> {
    pub form: &'a FormState<OpenForm>,
    pub contacts: &'a [Contact],
    /// What was just done: "away" or "stopped".
    pub done: &'a str,
    /// The case that this browser has open.
    pub opened: Option<&'a str>,
    pub has_account: bool,
    pub is_visitor: bool,
    pub has_draft: bool,
    /// The browser held what was typed, and forgets it.
    pub was_kept: bool,
}

/// The two ways: signing in, and reference and digits.
pub fn open(open: &Open) -> Sheet {
    let done = match open.done {
        "away" => Some(say!("advocacy-open-away-done")),
        "stopped" => Some(say!("advocacy-open-stopped")),
        _ => None,
    };
    let (errors, values) = (open.form.errors.clone(), open.form.values.clone());
    let written = sheet(say!("advocacy-open-title"), open.contacts, |lines| {
        view! {
            <BackLink href=app::ADVOCACY/>
            <ErrorSummary errors=errors.clone()/>
            {lines}
            <h1>{say!("advocacy-open-title")}</h1>
            {done.map(|done| view! { <Notice><p role="status">{done}</p></Notice> })}
            {open.opened.map(|case| opened(case, open.has_account))}
            {open.has_draft.then(go_on)}
            {account(open)}
            <h2>{say!("advocacy-open-secret-heading")}</h2>
            <PostForm>
                <TextField name="reference" label=say!("advocacy-keep-reference") hint=say!("advocacy-open-reference-hint")
                    width="medium" value=values.reference error=errors.of("reference") autocomplete="off"/>
                <TextField name="secret" label=say!("advocacy-keep-secret") hint=say!("advocacy-open-secret-hint")
                    input_mode="numeric" error=errors.of("secret") autocomplete="off"/>
                <Button>{say!("advocacy-open")}</Button>
            </PostForm>
            <h2>{say!("advocacy-open-lost")}</h2>
            <p>{say!("advocacy-open-lost-text")}</p>
        }
        .into_any()
    });
    forgetting(written, open.was_kept)
}

fn opened(case: &str, has_account: bool) -> AnyView {
    let (address, adopt) = (address(case), has_account.then(|| adopt(case)));
    view! {
        <Notice heading=say!("advocacy-open-opened")>
            <p><a href=address>{say!("advocacy-open-go")}</a></p>
            {adopt}
            <PostForm action="/r/away"><Button kind=ButtonKind::Secondary>{say!("advocacy-open-away")}</Button></PostForm>
        </Notice>
    }
    .into_any()
}

/// On with what an account keeps.
fn go_on() -> AnyView {
    view! {
        <Notice heading=say!("advocacy-open-draft")>
            <PostForm>
                <input type="hidden" name="reference" value=GO_ON/>
                <Button>{say!("advocacy-open-draft-go-on")}</Button>
            </PostForm>
        </Notice>
    }
    .into_any()
}

fn account(open: &Open) -> AnyView {
    if open.has_account {
        return view! {
            <p>{say!("advocacy-open-mine")}" "<a href=app::ME>{say!("advocacy-open-mine-link")}</a></p>
        }
        .into_any();
    }
    let sign_in = open.is_visitor.then(|| {
        let sign_in = format!("{}?onwards=%2Fr", app::SIGN_IN);
        view! {
            <h2>{say!("advocacy-open-account-heading")}</h2>
            <p><LinkButton href=sign_in kind=ButtonKind::Secondary>{say!("advocacy-open-sign-in")}</LinkButton></p>
        }
    });
    view! { {sign_in} }.into_any()
}

/// What is not this browser's to read, or is not there: both look the same, and say how it is opened.
pub fn closed(case: &str, contacts: &[Contact]) -> Sheet {
    let sign_in = format!("{}?onwards={}", app::SIGN_IN, address(case).replace('/', "%2F"));
    let sheet = Sheet::new(say!("advocacy-closed-title"), || {
        view! {
            {help::in_short(contacts)}
            <h1>{say!("advocacy-closed-title")}</h1>
            <p class="lead">{say!("advocacy-closed-why")}</p>
            <p><LinkButton href=app::OPEN_AGAIN>{say!("advocacy-closed-open")}</LinkButton></p>
            <p><LinkButton href=sign_in kind=ButtonKind::Secondary>{say!("advocacy-open-sign-in")}</LinkButton></p>
        }
    });
    sheet.with_status(axum::http::StatusCode::NOT_FOUND)
}
