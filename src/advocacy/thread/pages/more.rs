//! What is rarely done, each with what comes of it: somebody else, stopping, hiding, and letting it go.

use leptos::prelude::*;

use crate::forms::FormState;
use crate::say;
use crate::ui::{Button, ButtonKind, ErrorSummary, Notice, NoticeTone, PostForm, SummaryList, SummaryRow, TextArea};
use crate::web::{AppState, Sheet};

use super::super::form::ThreadForm;
use super::super::store::Follow;
use super::{back_to, crisis, sheet};

/// `of_account`: it is on the list of their account, so that it can be taken off there.
pub fn page(app: &AppState, follow: &Follow, of_account: bool, form: FormState<ThreadForm>) -> Sheet {
    let case = &follow.thread.case;
    let advocate = case.advocate.as_ref().filter(|_| case.end.is_none()).map(|advocate| advocate.name.clone());
    let let_go = form.errors.of("let-go");
    sheet(say!("advocacy-more-title"), || {
        view! {
            {back_to(&case.id)}
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("advocacy-more-title")}</h1>
            {crisis(app)}
            {advocate.map(|name| object(name, &form))}
            {(!case.is_stopped()).then(stop)}
            {of_account.then(|| hide(form.values.once.clone()))}
            {case.end.map(|_| letting_go(let_go))}
        }
        .into_any()
    })
}

fn object(name: String, form: &FormState<ThreadForm>) -> AnyView {
    let text = say!("advocacy-object-text", name = name);
    let (why, wrong) = (form.values.why.clone(), form.errors.of("why"));
    view! {
        <h2>{say!("advocacy-object")}</h2>
        <p>{text}</p>
        <PostForm>
            <TextArea name="why" label=say!("advocacy-object-why") hint=say!("advocacy-object-why-hint")
                value=why error=wrong rows=3/>
            <Button kind=ButtonKind::Secondary name="deed" value="object">{say!("advocacy-object-button")}</Button>
        </PostForm>
    }
    .into_any()
}

fn stop() -> AnyView {
    view! {
        <h2>{say!("advocacy-stop")}</h2>
        <p>{say!("advocacy-stop-text")}</p>
        <PostForm><Button kind=ButtonKind::Secondary name="deed" value="stop">{say!("advocacy-stop-button")}</Button></PostForm>
    }
    .into_any()
}

fn hide(once: String) -> AnyView {
    view! {
        <h2>{say!("advocacy-hide")}</h2>
        <p>{say!("advocacy-hide-text")}</p>
        <p>{say!("advocacy-hide-letters")}</p>
        <PostForm>
            <input type="hidden" name="once" value=once/>
            <Button kind=ButtonKind::Secondary name="deed" value="hide">{say!("advocacy-hide-button")}</Button>
        </PostForm>
    }
    .into_any()
}

fn letting_go(error: Option<String>) -> AnyView {
    view! {
        <div id="let-go">
            <h2>{say!("advocacy-let-go")}</h2>
            {error.map(|error| view! { <p class="error">{error}</p> })}
            <p>{say!("advocacy-let-go-text")}</p>
            <PostForm><Button kind=ButtonKind::Secondary name="deed" value="let-go">{say!("advocacy-let-go-button")}</Button></PostForm>
        </div>
    }
    .into_any()
}

/// It is hidden: the number and the secret, this once.
pub fn hidden(app: &AppState, follow: &Follow, secret: &str) -> Sheet {
    let case = &follow.thread.case;
    // Laid out like a phone number, so that whoever sees it learns nothing.
    let laid_out = secret.as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ");
    let rows = vec![
        SummaryRow::new(say!("advocacy-reference"), view! { <bdi>{case.reference.clone()}</bdi> }),
        SummaryRow::new(say!("advocacy-secret"), view! { <bdi>{laid_out}</bdi> }),
    ];
    sheet(say!("advocacy-hidden-title"), || {
        view! {
            {back_to(&case.id)}
            <h1>{say!("advocacy-hidden-title")}</h1>
            {crisis(app)}
            <Notice tone=NoticeTone::Warn heading=say!("advocacy-hidden-keep")>
                <p>{say!("advocacy-hidden-text")}</p>
                <SummaryList rows=rows/>
            </Notice>
            <p>{say!("advocacy-hidden-then")}</p>
        }
        .into_any()
    })
}
