//! One of those an adviser looks after, and what the adviser can do for them.

use leptos::prelude::*;

use crate::app::{ASK_FOR_SOMEBODY, YOUNG_PEOPLE, YOUNG_PEOPLE_WAITING};
use crate::forms::{FieldErrors, FormState};
use crate::mine::about::{About, reaching};
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, Details as Folded, ErrorSummary, Notice, NoticeTone, PostForm, Radios,
    SummaryList, SummaryRow,
};
use crate::web::Sheet;
use crate::words::day_words;

use super::super::form::HandOverForm;
use super::super::model::{Entry, State};
use super::super::store::Colleague;
use super::{Done, day, entry_address};

/// Somebody's details, what they say themselves where they have an account, and the deeds.
pub fn one(entry: &Entry, about: Option<&About>, lost: bool, done: &'static str, errors: FieldErrors) -> Sheet {
    let address = entry_address(&entry.id);
    Sheet::new("One of your young people", || {
        view! {
            <BackLink href=YOUNG_PEOPLE label="Your young people"/>
            <ErrorSummary errors=errors/>
            <h1><bdi>{entry.details.name.clone()}</bdi></h1>
            <Done done=done/>
            {lost.then(|| view! { <Lost/> })}
            <Facts entry=entry/>
            {about.map(reaching)}
            <p><a href=format!("{address}/change")>"Change what the list says"</a></p>
            <Joining entry=entry/>
            <h2>"More"</h2>
            <p><a href=format!("{address}/hand-over")>"Hand over to another adviser"</a></p>
            {entry.account.is_some().then(|| view! { <UndoMatch/> })}
            <Remove/>
        }
        .into_any()
    })
}

#[component]
fn Lost() -> impl IntoView {
    view! {
        <Notice tone=NoticeTone::Warn heading="Letters do not reach them">
            <p>"Their mailbox sent our last letter back. Ask them for an address that works, or give them a one-time code."</p>
        </Notice>
    }
}

#[component]
fn Facts<'a>(entry: &'a Entry) -> impl IntoView {
    let details = &entry.details;
    let or_none = |text: Option<String>| text.unwrap_or_else(|| "Not on the list".to_owned());
    let account = match &entry.account {
        Some(account) if account.has_address => format!("Since {}.", day(account.joined_at)),
        Some(account) => format!("Since {}, with no address: they come in by one-time codes.", day(account.joined_at)),
        None => "None yet.".to_owned(),
    };
    let rows = vec![
        SummaryRow::new("How far", entry.state().words()),
        SummaryRow::new("Account", account),
        SummaryRow::new("Email", or_none(details.email.as_ref().map(|email| email.as_str().to_owned()))),
        SummaryRow::new("Phone", or_none(details.phone.as_ref().map(|phone| phone.as_str().to_owned()))),
        SummaryRow::new("Birth date", or_none(details.birth_date.map(day_words))),
        SummaryRow::new("The council's number", or_none(details.reference.clone())),
        SummaryRow::new("On the list since", day(entry.added_at)),
    ];
    view! { <SummaryList rows=rows/> }
}

/// The next step: an invitation, or a code.
#[component]
fn Joining<'a>(entry: &'a Entry) -> impl IntoView {
    let code = format!("{}/code", entry_address(&entry.id));
    let letter = match (entry.state(), entry.details.email.is_some(), entry.invited_at) {
        (State::Joined, _, _) => None,
        (_, false, _) => None,
        (_, true, None) => Some(("Invite them".to_owned(), "Send the invitation")),
        (_, true, Some(at)) => Some((format!("They were invited on {}", day(at)), "Send the invitation again")),
    };
    let letter = letter.map(|(heading, button)| {
        view! {
            <h2>{heading}</h2>
            <p>"The letter says that somebody who supports them invites them. It does not say your name or theirs."</p>
            <div id="deed"><PostForm><Button name="deed" value="invite">{button}</Button></PostForm></div>
        }
    });
    view! {
        {letter}
        <h2>"No mailbox, or lost it?"</h2>
        <p><a href=code>"Give them a one-time code"</a></p>
        <h2>"Do they want somebody on their side?"</h2>
        <p><a href=ASK_FOR_SOMEBODY>"Ask for an independent advocate for them"</a>" You see that it was sent, and nothing after."</p>
        {entry.account.is_none().then(|| view! {
            <p>"Did they register by themselves? "<a href=YOUNG_PEOPLE_WAITING>"See who is waiting"</a></p>
        })}
    }
    .into_any()
}

#[component]
fn UndoMatch() -> impl IntoView {
    view! {
        <Folded summary="This account is somebody else's">
            <p>"The account stays as it is and waits to be matched again. Codes that were not used hold no longer."</p>
            <PostForm><Button kind=ButtonKind::Secondary name="deed" value="undo">"Undo the match"</Button></PostForm>
        </Folded>
    }
}

#[component]
fn Remove() -> impl IntoView {
    view! {
        <Folded summary="They have left the list">
            <p>"What the list says of them is deleted after 30 days. Their account stays theirs. You will not find them here."</p>
            <PostForm><Button kind=ButtonKind::Secondary name="deed" value="remove">"Take them off the list"</Button></PostForm>
        </Folded>
    }
}

/// Asks who is their adviser from now on.
pub fn hand_over(entry: &Entry, colleagues: &[Colleague], form: FormState<HandOverForm>) -> Sheet {
    let options: Vec<Choice> =
        colleagues.iter().map(|colleague| Choice::new(colleague.id.as_str(), colleague.name.clone())).collect();
    let legend = format!("Who looks after {} from now on?", entry.details.name);
    let (chosen, error) = (form.values.adviser, form.errors.of("adviser"));
    Sheet::new("Hand over to another adviser", || {
        let ask = if options.is_empty() {
            view! { <h1>{legend}</h1><p>"There is no other personal adviser here. Ask your administrator to invite one."</p> }.into_any()
        } else {
            view! {
                <PostForm>
                    <Radios name="adviser" legend=legend is_heading=true options=options value=chosen error=error
                        hint="Only they will find this young person. Codes that were not used hold no longer."/>
                    <Button>"Hand over"</Button>
                </PostForm>
            }
            .into_any()
        };
        view! {
            <BackLink href=entry_address(&entry.id)/>
            <ErrorSummary errors=form.errors.clone()/>
            {ask}
        }
        .into_any()
    })
}
