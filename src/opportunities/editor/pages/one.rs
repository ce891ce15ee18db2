//! One listing as editors see it: how it stands, what one can do with it, and its story.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::opportunities::editor::form::DeedForm;
use crate::opportunities::editor::model::{Listing, State, Told, Why};
use crate::ui::{
    BackLink, Button, ButtonKind, Choice, Details, ErrorSummary, LinkButton, Notice, NoticeTone, PostForm, Radios,
    SummaryList, SummaryRow, Tag, TextField,
};
use crate::web::Sheet;

use super::list::tone;
use super::{Done, change_address, close_address, last_day, listing_address, moment, preview_address};

/// What the page of one listing shows.
pub struct OneListing<'a> {
    pub listing: &'a Listing,
    pub story: &'a [Told],
    pub form: FormState<DeedForm>,
    pub done: &'a str,
    pub now: i64,
}

pub fn one(one: &OneListing) -> Sheet {
    let OneListing { listing, form, now, .. } = one;
    let state = listing.state(*now);
    Sheet::new("A local listing", || {
        view! {
            <BackLink href=app::EDITOR label="Local listings"/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{listing.title()}</h1>
            <p class="tags"><Tag tone=tone(state)>{state.words()}</Tag></p>
            <Done words=done_words(one.done)/>
            {more(listing, state)}
            {facts(listing, state)}
            {ways(listing, state)}
            {matches!(state, State::Open | State::Due).then(|| review(form))}
            {other_ways(listing, state, form)}
            {story(one.story)}
        }
        .into_any()
    })
}

fn done_words(done: &str) -> &'static str {
    match done {
        "saved" => "Saved. Young people see nothing of it before you publish it.",
        "published" => "Published. Young people can find it now.",
        "closed" => "Closed. Whoever saved it still finds it, and sees that it is closed.",
        "reviewed" => "Noted. It stays open.",
        _ => "",
    }
}

fn more(listing: &Listing, state: State) -> Option<AnyView> {
    (listing.has_more() && !matches!(state, State::Draft)).then(|| {
        view! {
            <Notice tone=NoticeTone::Warn><p>"Something was saved that young people do not see yet. Preview and publish it."</p></Notice>
        }
        .into_any()
    })
}

fn facts(listing: &Listing, state: State) -> AnyView {
    let mut rows = Vec::new();
    if !listing.typed.employer.is_empty() {
        rows.push(SummaryRow::new("Employer", view! { <bdi>{listing.typed.employer.clone()}</bdi> }));
    }
    if let State::Closed(why) = state {
        rows.push(SummaryRow::new("Closed because", why.words()));
    }
    if state != State::Draft {
        let closes = listing.standing.closes_at.map_or_else(|| "When it is filled".to_owned(), last_day);
        rows.push(SummaryRow::new("Closes", closes));
    }
    if let (State::Open | State::Due, Some(at)) = (state, listing.standing.review_at) {
        rows.push(SummaryRow::new("Look again by", last_day(at)));
    }
    if let Some(shown) = listing.opportunity {
        let href = format!("{}/{shown}", app::OPPORTUNITIES);
        rows.push(SummaryRow::new("Young people", view! { <a href=href>"See it as they do"</a> }));
    }
    rows.push(SummaryRow::new("Last changed", moment(listing.changed_at)));
    view! { <SummaryList rows=rows/> }.into_any()
}

/// The one thing that comes next, and changing it.
fn ways(listing: &Listing, state: State) -> AnyView {
    let unseen = state == State::Draft || listing.has_more();
    let preview = unseen.then(|| {
        view! { <LinkButton href=preview_address(listing.id)>"Preview and publish"</LinkButton>" " }
    });
    view! {
        <p>{preview}<LinkButton href=change_address(listing.id) kind=ButtonKind::Secondary>"Change it"</LinkButton></p>
    }
    .into_any()
}

fn review(form: &FormState<DeedForm>) -> AnyView {
    let (value, error) = (form.values.review_by.clone(), form.errors.of("review_by"));
    view! {
        <h2>"Is it still right?"</h2>
        <p>"Ask the employer. If nobody looks again, it closes by itself two weeks after its day."</p>
        <PostForm>
            <TextField name="review_by" label="Look again by" hint="A day like 31/3/2027" width="short" autocomplete="off"
                value error/>
            <Button name="deed" value="review">"It is still right"</Button>
        </PostForm>
    }
    .into_any()
}

fn other_ways(listing: &Listing, state: State, form: &FormState<DeedForm>) -> AnyView {
    let reopen = matches!(state, State::Closed(_)).then(|| {
        view! { <Button kind=ButtonKind::Secondary name="deed" value="reopen">"Open it again"</Button>" " }
    });
    let end = match state {
        State::Draft => Some("Throw this draft away"),
        State::Open | State::Due => Some("Close it"),
        State::Closed(_) => None,
    };
    let end = end.map(|words| view! { <p><a href=close_address(listing.id)>{words}</a></p> });
    let made_by = form.values.made_by.clone();
    view! {
        <h2>"More"</h2>
        <PostForm>
            <input type="hidden" name="made_by" value=made_by/>
            {reopen}<Button kind=ButtonKind::Secondary name="deed" value="copy">"Copy it to a new draft"</Button>
        </PostForm>
        {end}
    }
    .into_any()
}

fn story(story: &[Told]) -> AnyView {
    let lines = story.iter().map(|told| {
        let who = told.who.clone().unwrap_or_else(|| "The service".to_owned());
        let why = told.why.map(|why| format!(": {}", why.words().to_lowercase()));
        let text = told.typed.as_ref().map(|typed| {
            let rows = typed.labelled().into_iter().map(|(label, text)| SummaryRow::new(label, lines_of(&text)));
            let rows: Vec<_> = rows.collect();
            view! { <Details summary=format!("What it said then (version {})", told.version)><SummaryList rows/></Details> }
        });
        view! { <li><p>{moment(told.at)}". "<bdi>{who}</bdi>". "{told.what.words()}{why}"."</p>{text}</li> }
    });
    view! { <h2>"Its story"</h2><ol class="story" role="list">{lines.collect_view()}</ol> }.into_any()
}

pub fn lines_of(text: &str) -> AnyView {
    let lines = text.lines().map(|line| view! { {line.to_owned()}<br/> }).collect_view();
    lines.into_any()
}

/// Asks why a listing closes, or whether a draft shall go.
pub fn close(listing: &Listing, now: i64, form: FormState<DeedForm>) -> Sheet {
    let draft = listing.state(now) == State::Draft;
    let closed = matches!(listing.state(now), State::Closed(_));
    Sheet::new("Close a listing", || {
        let back = view! { <BackLink href=listing_address(listing.id) label=listing.title()/> };
        if closed {
            return view! { {back}<h1>"It is closed already"</h1><p>"There is nothing more to do."</p> }.into_any();
        }
        if draft {
            return view! {
                {back}
                <h1>"Throw this draft away?"</h1>
                <p>"Nobody but editors has seen it. It cannot be brought back."</p>
                <PostForm><Button>"Throw it away"</Button></PostForm>
            }
            .into_any();
        }
        let options = Why::BY_HAND.map(|why| Choice::new(why.code(), why.words()));
        let (value, error) = (form.values.why.clone(), form.errors.of("why"));
        view! {
            {back}
            <ErrorSummary errors=form.errors.clone()/>
            <PostForm>
                <Radios name="why" legend="Why does it close?" is_heading=true options=options.to_vec()
                    hint="It leaves the search at once. Whoever saved it still finds it, and sees that it is closed."
                    value error/>
                <Button>"Close it"</Button>
            </PostForm>
        }
        .into_any()
    })
}
