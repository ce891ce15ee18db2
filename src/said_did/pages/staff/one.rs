//! One promise, its story, and its next move.

use leptos::prelude::*;

use super::super::super::form::MoveForm;
use super::super::super::model::{Item, Move, State};
use super::{address, state_name};
use crate::app;
use crate::forms::FormState;
use crate::ui::{
    BackLink, Button, Choice, ErrorSummary, JustDone, Notice, NoticeTone, PostForm, Radios, SummaryList, SummaryRow,
    TextArea, TextField, lines,
};
use crate::web::Sheet;
use crate::words::{day_words, london_day};

/// What the page of one promise shows.
pub struct OnePage<'a> {
    pub item: &'a Item,
    pub story: &'a [Move],
    pub form: FormState<MoveForm>,
    /// What was just done.
    pub said: &'a str,
    /// Somebody else moved it while this form was open.
    pub crossed: bool,
    pub now: i64,
}

pub fn one(page: OnePage) -> Sheet {
    let OnePage { item, story, form, said, crossed, now } = page;
    let said = match said {
        "promised" => "Anybody can read it now.",
        "moved" => "Moved. Whoever follows it is told.",
        "corrected" => "The words are put right.",
        _ => "",
    };
    let crossed = crossed.then(|| {
        view! {
            <Notice tone=NoticeTone::Warn heading="Somebody moved this while you were writing">
                <p>"Nothing is lost. Your words are still in the form, and not saved. See below what the other did, and send yours again
                    if it is still right."</p>
            </Notice>
        }
    });
    let public = format!("{}/{}", app::SAID_DID, item.id);
    Sheet::new("A promise", || {
        view! {
            <BackLink href=app::SAID_DID_EDIT label="Promises to young people"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1><bdi>{item.words.promised.clone()}</bdi></h1>
            <JustDone words=said/>
            {crossed}
            <SummaryList rows=facts(item, now)/>
            <p><a href=public>"As young people see it"</a></p>
            <p><a href=format!("{}/words", address(&item.id))>"Put its words right"</a></p>
            <h2>"Where does it stand now?"</h2>
            {next(item, form)}
            <h2>"Its story"</h2>
            <ol class="story" role="list">{story.iter().map(told).collect_view()}</ol>
        }
    })
}

fn facts(item: &Item, now: i64) -> Vec<SummaryRow> {
    let text = |text: &str| {
        let text = text.to_owned();
        view! { <bdi>{text}</bdi> }
    };
    let late = if item.is_overdue(now) { format!(", {} days late", item.days_late(now)) } else { String::new() };
    let board = if item.asked_by_board { ". The Board asked for it" } else { "" };
    let mut rows = vec![
        SummaryRow::new("What young people said", text(&item.words.said)),
        SummaryRow::new("How many said it", format!("{}{board}", item.words.pieces)),
        SummaryRow::new("Who promised it", text(&item.words.by_whom)),
        SummaryRow::new("By when", day_words(item.due)),
    ];
    if item.was_put_off() {
        rows.push(SummaryRow::new("First promised for", day_words(item.first_due)));
    }
    rows.push(SummaryRow::new("Where it stands", format!("{}{late}", state_name(item.state))));
    rows
}

fn next(item: &Item, form: FormState<MoveForm>) -> AnyView {
    let FormState { values, errors } = form;
    let options = item.state.next().iter().map(|to| Choice::new(to.code(), label(item.state, *to))).collect();
    let day = item.state.next().contains(&State::PutOff).then(|| {
        view! {
            <TextField name="due" label="The new day, if you put it off" width="medium" autocomplete="off" value=values.due
                hint="For example 31/3/2027. The first day stays on the page." error=errors.of("due")/>
        }
    });
    view! {
        <PostForm>
            <input type="hidden" name="seen" value=values.seen/>
            <Radios name="to" legend="It is now" options=options value=values.to error=errors.of("to")/>
            <TextArea name="words" label="What changed, or why" rows=3 value=values.words error=errors.of("words")
                hint="Short words. Say “you” and “we”. Anybody reads this on a phone, so name no person."/>
            {day}
            <Button>"Save"</Button>
        </PostForm>
    }
    .into_any()
}

fn label(from: State, to: State) -> &'static str {
    match (from, to) {
        (State::Started, State::Started) => "Still under way, and there is news",
        (State::Done | State::NotDone, State::Started) => "Under way again",
        (_, State::Started) => "Started",
        (_, State::Done) => "Done",
        (_, State::NotDone) => "It will not be done",
        (_, State::PutOff) => "Put off to a new day",
        (_, State::TakenBack) => "Taken back: it was written by mistake",
        (_, State::Promised) => "Promised again: it was taken back by mistake",
    }
}

fn told(one: &Move) -> AnyView {
    let what = if one.corrected.is_some() { "Words put right" } else { state_name(one.state) };
    let by = one.by.clone().map(|by| view! { ", "<bdi>{by}</bdi> });
    let before = one.corrected.as_deref().map(|before| {
        view! { <p>"It said before:"</p>{lines(before)} }
    });
    let head = format!("{}: {what}, by {}", day_words(london_day(one.at)), day_words(one.due));
    view! { <li><p><strong>{head}</strong>{by}</p>{lines(&one.words)}{before}</li> }.into_any()
}
