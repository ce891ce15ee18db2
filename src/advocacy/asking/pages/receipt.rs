//! The page to keep; and "It was sent", for whoever asked for somebody else.

use leptos::prelude::*;

use crate::app;
use crate::help::Contact;
use crate::say;
use crate::ui::{Button, ButtonKind, LinkButton, Notice, NoticeTone, PostForm, SummaryList, SummaryRow};
use crate::web::Sheet;
use crate::words::{london_day, weekday_words};

use super::super::super::model::Case;
use super::{forgetting, sheet};

pub struct Receipt<'a> {
    pub case: &'a Case,
    /// The 16 digits, in the browser that has just asked.
    pub secret: Option<&'a str>,
    pub provider: &'a str,
    pub contacts: &'a [Contact],
    /// Where it is opened again.
    pub address: &'a str,
    pub was_kept: bool,
    pub may_adopt: bool,
    pub let_in_by_adviser: bool,
}

/// The reference, the digits, and what happens next and by when.
pub fn receipt(receipt: &Receipt) -> Sheet {
    let case = receipt.case;
    let next = match case.due_at {
        Some(due_at) => say!("advocacy-keep-by", day = weekday_words(london_day(due_at))),
        None => say!("advocacy-keep-see").to_owned(),
    };
    let name = case.contact.name.clone();
    let written = sheet(say!("advocacy-keep-title"), receipt.contacts, |lines| {
        view! {
            {lines}
            <h1>{say!("advocacy-keep-heading")}</h1>
            <p class="lead">{say!("advocacy-keep-thanks")}" "<bdi>{name}</bdi>". "{next}</p>
            {ways_in(receipt)}
            {receipt.may_adopt.then(|| adopt(&case.id))}
            <p><LinkButton href=case.address() kind=ButtonKind::Secondary>{say!("advocacy-keep-go")}</LinkButton></p>
            <h2>{say!("advocacy-keep-next")}</h2>
            <ul>
                <li>{say!("advocacy-keep-next-read", provider = receipt.provider)}</li>
                <li>{say!("advocacy-keep-next-reach")}</li>
                <li>{say!("advocacy-keep-next-write")}</li>
                <li>{say!("advocacy-keep-next-stop")}</li>
            </ul>
            <p>{say!("advocacy-keep-readers", provider = receipt.provider)}</p>
        }
        .into_any()
    });
    forgetting(written, receipt.was_kept)
}

/// How to open it again.
fn ways_in(receipt: &Receipt) -> AnyView {
    let reference = receipt.case.reference.clone();
    match receipt.secret {
        Some(secret) => view! {
            <h2>{say!("advocacy-keep-how")}</h2>
            {receipt.let_in_by_adviser.then(|| view! { <p>{say!("advocacy-ask-let-in")}</p> })}
            <p>{say!("advocacy-keep-write-down")}</p>
            {secrets(&reference, secret)}
            <p>{say!("advocacy-keep-where")}" "<bdi>{receipt.address.to_owned()}</bdi></p>
            <p>{say!("advocacy-keep-once")}</p>
            <Notice tone=NoticeTone::Warn><p>{say!("advocacy-keep-shared")}</p></Notice>
        }
        .into_any(),
        None => {
            let how = match receipt.case.owner {
                Some(_) => say!("advocacy-keep-account"),
                None => say!("advocacy-keep-have"),
            };
            let rows = vec![SummaryRow::new(say!("advocacy-keep-reference"), view! { <bdi>{reference}</bdi> })];
            view! { <SummaryList rows=rows/><p>{how}</p> }.into_any()
        }
    }
}

/// A reference and 16 digits, laid out like phone numbers.
pub fn secrets(reference: &str, secret: &str) -> AnyView {
    let groups = secret.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned());
    let groups = groups.map(|group| view! { <span>{group}</span>" " }).collect_view();
    view! {
        <h3>{say!("advocacy-keep-reference")}</h3>
        <p class="secret" id="reference"><bdi>{reference.to_owned()}</bdi></p>
        <h3>{say!("advocacy-keep-secret")}</h3>
        <p class="secret" id="digits"><bdi>{groups}</bdi></p>
    }
    .into_any()
}

/// Gives it to the account of whoever is signed in.
pub fn adopt(case: &str) -> AnyView {
    view! {
        <p>{say!("advocacy-open-adopt-text")}</p>
        <PostForm action=format!("/r/{case}/adopt")>
            <Button kind=ButtonKind::Secondary>{say!("advocacy-open-adopt")}</Button>
        </PostForm>
    }
    .into_any()
}

/// For whoever asked for somebody else: it was sent, and no more.
pub fn sent(provider: &str, contacts: &[Contact], due_at: i64, was_kept: bool) -> Sheet {
    let day = weekday_words(london_day(due_at));
    let written = sheet(say!("advocacy-sent-title"), contacts, |lines| {
        view! {
            {lines}
            <h1>{say!("advocacy-sent-title")}</h1>
            <p class="lead">{say!("advocacy-sent-next", provider = provider, day = day)}</p>
            <p>{say!("advocacy-sent-private")}</p>
            <p>{say!("advocacy-sent-worried")}</p>
            <p><a href=app::HOME>{say!("advocacy-sent-home")}</a></p>
        }
        .into_any()
    });
    forgetting(written, was_kept)
}
