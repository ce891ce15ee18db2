//! The whole list: what is still to do, and folded away what has ended.

use leptos::prelude::*;

use crate::app::{OPPORTUNITIES, SAVED, SAVED_ELSEWHERE, SEARCHES};
use crate::opportunities::pages::closing_day;
use crate::opportunities::saved::model::{Saved, Step};
use crate::say;
use crate::ui::{ButtonKind, Details, LinkButton, Pagination, PostForm};
use crate::web::Sheet;
use crate::words::{day_words, london_day};

use super::{address, button_words, sheet, step_words};

/// How many a page shows.
const PAGE_SIZE: usize = 20;

/// Writes one page of the list.
pub fn list(mut saved: Vec<Saved>, page: usize, now: i64) -> Sheet {
    saved.sort_by_key(|saved| (saved.is_done(now), saved.order()));
    let (pages, total) = (saved.len().div_ceil(PAGE_SIZE).max(1), saved.len());
    let page = page.clamp(1, pages);
    let here = saved.into_iter().skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE);
    let (done, open): (Vec<_>, Vec<_>) = here.partition(|saved| saved.is_done(now));
    let (still_open, done_count) = (!open.is_empty(), done.len());
    let unfolded = !still_open && page > 1;
    let open = open.iter().map(|saved| item(saved, now)).collect_view();
    let done = done.iter().map(|saved| item(saved, now)).collect_view();
    sheet(|| {
        view! {
            <h1>{say!("saved-title")}</h1>
            <p class="lead">{if total == 0 { say!("saved-empty") } else { say!("saved-lead") }}</p>
            <p class="hint">{say!("saved-private")}</p>
            {still_open.then(|| view! { <h2 class="unseen">{say!("saved-open")}</h2> })}
            <ol class="results" role="list">{open}</ol>
            {(done_count > 0).then(|| view! {
                <Details summary=say!("saved-done", count = done_count) open=unfolded>
                    <h2 class="unseen">{say!("saved-over")}</h2>
                    <ol class="results" role="list">{done}</ol>
                </Details>
            })}
            <Pagination page=page pages=pages address=|page| format!("{SAVED}?page={page}")/>
            <p class="buttons">
                <LinkButton href=SAVED_ELSEWHERE kind=ButtonKind::Secondary>{say!("saved-add")}</LinkButton>
                <LinkButton href=OPPORTUNITIES kind=ButtonKind::Secondary>{say!("saved-find")}</LinkButton>
            </p>
            <p><a href=SEARCHES>{say!("saved-to-searches")}</a></p>
        }
    })
}

fn item(saved: &Saved, now: i64) -> AnyView {
    let state = saved.story.state();
    let told = saved.story.steps().into_iter().map(|(step, at)| {
        view! { <li>{step_words(step, day_words(london_day(at)))}</li> }
    });
    view! {
        <li id=format!("s-{}", saved.id)>
            <h3><a href=address(&saved.id)>{saved.title.clone()}</a></h3>
            {saved.employer.clone().map(|employer| view! { <p class="by"><bdi>{employer}</bdi></p> })}
            {closes(saved, now)}
            <ul>{told.collect_view()}</ul>
            {said(state)}
            {buttons(saved)}
        </li>
    }
    .into_any()
}

/// The last day while one can still apply, and that it has closed afterwards.
pub fn closes(saved: &Saved, now: i64) -> Option<AnyView> {
    let state = saved.story.state();
    if saved.is_closed(now) {
        let words = if state == Step::Saved { say!("saved-closed") } else { say!("saved-closed-after") };
        return Some(view! { <p>{words}</p> }.into_any());
    }
    let day = saved.closes_on.filter(|_| state == Step::Saved)?;
    Some(view! { <p>{say!("saved-closes")}" "{closing_day(day, now)}</p> }.into_any())
}

/// A kind word, and what may come next.
pub fn said(state: Step) -> Option<AnyView> {
    let words = match state {
        Step::Saved | Step::Applied => return None,
        Step::Interview => say!("saved-next-interview"),
        Step::Got => say!("saved-next-got"),
        Step::Not => say!("saved-next-not"),
    };
    Some(view! { <p>{words}</p> }.into_any())
}

/// One tap tells what came of it, and another takes that back.
pub fn buttons(saved: &Saved) -> AnyView {
    let title = saved.title.clone();
    let what = move || view! { <span class="unseen">": "{title.clone()}</span> };
    let state = saved.story.state();
    let next = saved.story.next().iter().map(|step| {
        view! { <button class="button secondary" name="step" value=step.code()>{button_words(*step)}{what()}</button>" " }
    });
    let next = next.collect_view();
    let undo = (state != Step::Saved).then(|| {
        view! { <button class="link" name="undo" value=state.code()>{say!("saved-undo")}{what()}</button> }
    });
    let action = format!("{}/told", address(&saved.id));
    view! {
        <PostForm action=action class="buttons">{next}{undo}</PostForm>
    }
    .into_any()
}
