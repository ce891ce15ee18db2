//! Every local listing, in four lists, and the ways to what else editors look after.

use leptos::prelude::*;

use crate::app;
use crate::opportunities::editor::model::{State, Why};
use crate::opportunities::editor::store::{Asked, Page, Row};
use crate::ui::{Card, LinkButton, Notice, NoticeTone, Pagination, Tag, TagTone};
use crate::web::Sheet;

use super::{Done, counted, last_day, listing_address, moment};

/// What the list shows.
pub struct List<'a> {
    pub found: &'a Page,
    pub asked: &'a Asked,
    /// How many names wait to be decided about.
    pub near: usize,
    /// The national list is too old.
    pub stale: bool,
    pub now: i64,
    pub done: &'a str,
}

const LISTS: [(&str, &str); 4] =
    [("open", "Open"), ("review", "To look at again"), ("drafts", "Drafts"), ("closed", "Closed")];

pub fn list(list: &List) -> Sheet {
    let done = match list.done {
        "thrown-away" => "The draft is thrown away.",
        _ => "",
    };
    Sheet::new("Local listings", || {
        view! {
            <h1>"Local listings"</h1>
            <Done words=done/>
            {list.stale.then(stale)}
            <p><LinkButton href=app::EDITOR_NEW>"Write a listing"</LinkButton></p>
            {lists(list)}
            {search(list)}
            {rows(list)}
            {pages(list)}
            {elsewhere(list.near)}
        }
        .into_any()
    })
}

fn stale() -> AnyView {
    view! {
        <Notice tone=NoticeTone::Warn>
            <p>"The national list is older than 26 hours, or never came. "<a href=app::EDITOR_IMPORTS>"See the import log"</a></p>
        </Notice>
    }
    .into_any()
}

fn lists(list: &List) -> AnyView {
    let links = LISTS.map(|(show, name)| {
        let words = format!("{name} ({})", list.found.counts.of(show));
        let current = (list.asked.show == show).then_some("true");
        view! { <a href=format!("{}?show={show}", app::EDITOR) aria-current=current>{words}</a> " " }
    });
    view! { <nav class="sort" aria-label="Which listings">{links.into_iter().collect_view()}</nav> }.into_any()
}

fn search(list: &List) -> AnyView {
    view! {
        <form class="search" role="search" action=app::EDITOR>
            <crate::ui::TextField name="words" label="Words in the title" kind="search" value=list.asked.words.clone()/>
            <button class="button secondary">"Find"</button>
            <input type="hidden" name="show" value=list.asked.show/>
        </form>
    }
    .into_any()
}

fn rows(list: &List) -> AnyView {
    if list.found.rows.is_empty() {
        let words = match (list.asked.words.trim().is_empty(), list.asked.show) {
            (false, _) => "No title here has these words.",
            (true, "review") => "Nothing waits to be looked at again.",
            (true, "drafts") => "There are no drafts.",
            (true, "closed") => "Nothing has closed yet.",
            (true, _) => "Nothing is open. Write the first one.",
        };
        return view! { <p>{words}</p> }.into_any();
    }
    let rows = list.found.rows.iter().map(|row| view! { <li>{card(row, list.now)}</li> }).collect_view();
    view! { <ul class="doors" role="list">{rows}</ul> }.into_any()
}

fn card(row: &Row, now: i64) -> AnyView {
    let state = row.standing.state(now);
    let more = row.more.then(|| view! { " "<Tag>"Changes not published"</Tag> });
    let dates = dates(row, state);
    view! {
        <Card heading=row.title.clone() href=listing_address(row.id)>
            <p class="tags"><Tag tone=tone(state)>{state.words()}</Tag>{more}</p>
            <p>{dates}</p>
        </Card>
    }
    .into_any()
}

pub fn tone(state: State) -> TagTone {
    match state {
        State::Open => TagTone::Good,
        State::Due => TagTone::Soon,
        State::Draft | State::Closed(_) => TagTone::Plain,
    }
}

/// What happens next with it, and when.
fn dates(row: &Row, state: State) -> String {
    let standing = &row.standing;
    let closes = match standing.closes_at {
        Some(at) => format!("Closes after {}.", last_day(at)),
        None => "Open until it is filled.".to_owned(),
    };
    match (state, standing.review_at) {
        (State::Draft, _) => format!("Last changed on {}.", moment(row.changed_at)),
        (State::Closed(why), _) => format!("{}.", Why::words(why)),
        (State::Due, Some(at)) => format!("Somebody should have looked again by {}. {closes}", last_day(at)),
        (_, Some(at)) => format!("{closes} Look again by {}.", last_day(at)),
        (_, None) => closes,
    }
}

fn pages(list: &List) -> AnyView {
    let (show, words) = (list.asked.show, list.asked.words.clone());
    let address = move |page: usize| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("show", show).append_pair("words", &words).append_pair("page", &page.to_string());
        format!("{}?{}", app::EDITOR, query.finish())
    };
    let (page, pages) = (list.found.page as usize, list.found.pages as usize);
    view! { <Pagination page pages address/> }.into_any()
}

fn elsewhere(near: usize) -> AnyView {
    let near = (near > 0).then(|| {
        let words = counted(near as i64, "name waits for a decision.", "names wait for a decision.");
        view! { " "<a href=app::EDITOR_EMPLOYERS_NEAR>{words}</a> }
    });
    view! {
        <h2>"Also yours to look after"</h2>
        <ul>
            <li><a href=app::EDITOR_EMPLOYERS>"Friendly employers"</a>". "{near}</li>
            <li><a href=app::EDITOR_IMPORTS>"The import log"</a></li>
        </ul>
    }
    .into_any()
}
