//! One promise with its story.

use leptos::prelude::*;

use super::super::form::{NO, YES};
use super::super::model::{Item, Move, State};
use super::card::{first_day, late, said_by, tag};
use crate::app;
use crate::say;
use crate::ui::{BackLink, Button, ButtonKind, PostForm, SummaryList, SummaryRow, lines};
use crate::web::Sheet;
use crate::words::{day_words, london_day};

/// Whether whoever looks may be told when it moves.
pub enum Following {
    Visitor,
    /// Staff follow nothing.
    Never,
    YoungPerson {
        follows: bool,
        has_mailbox: bool,
    },
}

pub fn one(item: &Item, story: &[Move], following: Following, now: i64) -> Sheet {
    if item.state == State::TakenBack {
        return taken_back(item);
    }
    Sheet::new(say!("said_did-one-title"), || {
        view! {
            <BackLink href=app::SAID_DID label=say!("said_did-one-back")/>
            <p>{say!("said_did-one-you-said")}</p>
            <h1><bdi>{item.words.said.clone()}</bdi></h1>
            {said_by(item)}
            {late(item, now)}
            <SummaryList rows=facts(item, now)/>
            {follow(&following)}
            <h2>{say!("said_did-story")}</h2>
            <ol class="story" role="list">{told(story)}</ol>
        }
    })
}

/// Its words are gone from here; that it was there is not.
fn taken_back(item: &Item) -> Sheet {
    let when = say!("said_did-gone-when", day = day_words(london_day(item.moved_at)));
    Sheet::new(say!("said_did-gone-title"), || {
        view! {
            <BackLink href=app::SAID_DID label=say!("said_did-one-back")/>
            <h1>{say!("said_did-gone-heading")}</h1>
            <p>{when}</p>
            <p><strong>{say!("said_did-why")}</strong>" "<bdi>{item.outcome.clone()}</bdi></p>
        }
    })
}

fn facts(item: &Item, now: i64) -> Vec<SummaryRow> {
    let text = |text: &str| {
        let text = text.to_owned();
        view! { <bdi>{text}</bdi> }
    };
    let due = format!("{}.{}", day_words(item.due), first_day(item).unwrap_or_default());
    let mut rows = vec![
        SummaryRow::new(say!("said_did-promised"), text(&item.words.promised)),
        SummaryRow::new(say!("said_did-who"), text(&item.words.by_whom)),
        SummaryRow::new(say!("said_did-when"), due),
        SummaryRow::new(say!("said_did-stands"), tag(item, now)),
    ];
    if !item.outcome.is_empty() {
        let label = match item.state {
            State::Done => say!("said_did-what-changed"),
            _ => say!("said_did-why-label"),
        };
        rows.push(SummaryRow::new(label, text(&item.outcome)));
    }
    rows
}

fn follow(following: &Following) -> Option<AnyView> {
    let (value, kind, label, hint) = match following {
        Following::Never => return None,
        Following::Visitor => {
            return Some(
                view! {
                    <p>{say!("said_did-visitor")}</p>
                    <p><a href=app::SIGN_IN>{say!("said_did-visitor-sign-in")}</a></p>
                }
                .into_any(),
            );
        }
        Following::YoungPerson { follows: true, .. } => {
            (NO, ButtonKind::Secondary, say!("said_did-stop"), say!("said_did-following"))
        }
        Following::YoungPerson { has_mailbox: true, .. } => {
            (YES, ButtonKind::Primary, say!("said_did-follow"), say!("said_did-follow-how"))
        }
        Following::YoungPerson { .. } => {
            (YES, ButtonKind::Primary, say!("said_did-follow"), say!("said_did-follow-no-mailbox"))
        }
    };
    Some(
        view! {
            <PostForm>
                <input type="hidden" name="follow" value=value/>
                <p>{hint}</p>
                <Button kind=kind>{label}</Button>
            </PostForm>
        }
        .into_any(),
    )
}

/// Every move with its day.
fn told(story: &[Move]) -> Vec<AnyView> {
    let before = std::iter::once(None).chain(story.iter().map(|one| Some(one.state)));
    story
        .iter()
        .zip(before)
        .map(|(one, before)| {
            let day = day_words(london_day(one.at));
            let words = sentence(one, before);
            view! { <li><p><strong>{day}</strong>" "{words}</p>{lines(&one.words)}</li> }.into_any()
        })
        .collect()
}

fn sentence(one: &Move, before: Option<State>) -> String {
    let due = || day_words(one.due);
    match one.state {
        _ if one.corrected.is_some() => say!("said_did-story-corrected").to_owned(),
        State::Promised if before.is_some() => say!("said_did-story-promised-again", day = due()),
        State::Promised => say!("said_did-story-promised", day = due()),
        State::Started => match before {
            Some(State::Started) => say!("said_did-story-news").to_owned(),
            Some(State::Done | State::NotDone) => say!("said_did-story-again").to_owned(),
            _ => say!("said_did-story-started").to_owned(),
        },
        State::PutOff => say!("said_did-story-put-off", day = due()),
        State::Done => say!("said_did-story-done").to_owned(),
        State::NotDone => say!("said_did-story-not-done").to_owned(),
        State::TakenBack => say!("said_did-story-taken-back").to_owned(),
    }
}
