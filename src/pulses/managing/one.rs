//! The list of pulses, and one of them. Only staff read these pages, so their words stand here.

use leptos::prelude::*;

use crate::app::{self, PULSES};
use crate::ui::{
    BackLink, Button, ButtonKind, JustDone, LinkButton, Notice, NoticeTone, PostForm, SummaryList, SummaryRow, Tag,
};
use crate::web::Sheet;
use crate::words::weekday_words;

use super::super::answering::public_results;
use super::super::model::{Pulse, State, Who};
use super::{address, results_address, state_words};

pub fn list(pulses: &[Pulse], now: i64, done: &str) -> Sheet {
    let done = if done == "removed" { "Thrown away." } else { "" };
    let cards = pulses.iter().map(|pulse| card(pulse, now)).collect_view();
    let none = pulses.is_empty().then(|| view! { <p>"There are none yet."</p> });
    Sheet::new("Questions to young people", || {
        view! {
            <BackLink href=app::STAFF label="Your first page"/>
            <h1>"Questions to young people"</h1>
            <JustDone words=done/>
            <p>"A few questions, for a few weeks. Nobody sees a number while they are open: not you, and nobody else."</p>
            <p><LinkButton href=format!("{PULSES}/new")>"Write questions"</LinkButton></p>
            {none}
            <ul class="doors" role="list">{cards}</ul>
        }
        .into_any()
    })
}

fn card(pulse: &Pulse, now: i64) -> AnyView {
    let days = format!("{} to {}", weekday_words(pulse.first_day()), weekday_words(pulse.last_day()));
    let state = state_words(pulse, now);
    view! {
        <li><div class="card">
            <h2><a href=address(&pulse.id)><bdi>{pulse.title.clone()}</bdi></a></h2>
            <p><Tag>{state}</Tag></p>
            <p>{days}</p>
        </div></li>
    }
    .into_any()
}

/// One pulse: what it is, where it stands, and what can be done with it now.
pub fn show(pulse: &Pulse, now: i64, done: &str) -> Sheet {
    let said = match done {
        "saved" => "Saved.",
        "opened" => "Opened. Nothing in it changes from now on.",
        "closed" => "Closed.",
        "shared" => "Everybody can see the results now.",
        _ => "",
    };
    let crossed = (done == "crossed").then(|| {
        view! {
            <Notice tone=NoticeTone::Warn><p>
                "That could not be done: somebody changed it since you opened this page, or its last day is over. Look at how it stands now."
            </p></Notice>
        }
    });
    let who = match pulse.who {
        Who::Everyone => "Everybody, at an open address",
        Who::Invited => "Those who are given a ticket",
    };
    let rows = vec![
        SummaryRow::new("Where it stands", state_words(pulse, now)),
        SummaryRow::new("Why you ask", view! { <bdi>{pulse.why.clone()}</bdi> }),
        SummaryRow::new("Whom it asks", who),
        SummaryRow::new("First day", weekday_words(pulse.first_day())),
        SummaryRow::new("Last day", weekday_words(pulse.last_day())),
        SummaryRow::new("Questions", pulse.questions.len().to_string()),
    ];
    let deeds = deeds(pulse, now);
    Sheet::new("Questions you wrote", || {
        view! {
            <BackLink href=PULSES label="Questions to young people"/>
            <h1><bdi>{pulse.title.clone()}</bdi></h1>
            <JustDone words=said/>
            {crossed}
            <SummaryList rows=rows/>
            <p><a href=format!("{}/preview", address(&pulse.id))>"See it as young people do"</a></p>
            {deeds}
        }
        .into_any()
    })
}

fn deeds(pulse: &Pulse, now: i64) -> AnyView {
    let seen = pulse.version;
    match pulse.state(now) {
        State::Draft => view! {
            <p><a href=format!("{}/change", address(&pulse.id))>"Change it"</a></p>
            <h2>"Open it"</h2>
            <p>"Once it is open nothing in it changes: not a word, not a day. You can only close it early."</p>
            {honest(pulse)}
            {button("open", seen, "Open it", ButtonKind::Primary)}
            <h2>"Or throw it away"</h2>
            {button("remove", seen, "Throw it away", ButtonKind::Secondary)}
        }
        .into_any(),
        State::Planned | State::Running => view! {
            {where_to_find_it(pulse)}
            <h2>"While it is open"</h2>
            <p>"Nobody sees an answer or how many there are. When it closes, you can read the results here first."</p>
            {honest(pulse)}
            <h2>"Close it early"</h2>
            <p>"It cannot be opened again. Tickets that nobody has used stop working."</p>
            {button("close", seen, "Close it now", ButtonKind::Secondary)}
        }
        .into_any(),
        State::Over => view! {
            <h2>"It is over"</h2>
            <p>"The answers are counted within the hour. You need not wait."</p>
            {button("count", seen, "Count the answers and read them", ButtonKind::Primary)}
        }
        .into_any(),
        State::Counted => view! {
            <h2>"Results"</h2>
            <p><a href=results_address(&pulse.id)>"Read the results"</a>". Only participation workers can, until you let others."</p>
            <p>"When the Children in Care Council has read them, let everybody see the numbers. Small numbers are left out then, and what people wrote in their own words stays with you."</p>
            {button("share", seen, "Let others see", ButtonKind::Primary)}
        }
        .into_any(),
        State::Shared => view! {
            <h2>"Results"</h2>
            <p><a href=results_address(&pulse.id)>"Read the results"</a>", with every number and every word."</p>
            <p><a href=public_results(&pulse.id)>"What everybody sees"</a></p>
        }
        .into_any(),
    }
}

/// What its worker must know about one person, one answer.
fn honest(pulse: &Pulse) -> AnyView {
    let words = match pulse.who {
        Who::Everyone => {
            "Anybody who has the address can answer. We remember no browser, so somebody determined can answer more than once. \
             Use tickets where each answer must be one person’s."
        }
        Who::Invited => {
            "Each ticket counts once. Please write down nowhere who gets which: whoever knows a ticket can find out whether it was used."
        }
    };
    view! { <p class="hint">{words}</p> }.into_any()
}

fn where_to_find_it(pulse: &Pulse) -> AnyView {
    match pulse.who {
        Who::Everyone => {
            let address = format!("{}/{}", app::QUESTIONS, pulse.id);
            view! { <p>"Young people find it at "<a href=address.clone()>{address.clone()}</a>" and on the list at "<a href=app::QUESTIONS>"Questions"</a>"."</p> }
                .into_any()
        }
        Who::Invited => {
            view! { <p><a href=format!("{}/tickets", address(&pulse.id))>"Hand out tickets"</a></p> }.into_any()
        }
    }
}

fn button(deed: &'static str, seen: i64, label: &'static str, kind: ButtonKind) -> AnyView {
    view! {
        <PostForm>
            <input type="hidden" name="deed" value=deed/>
            <input type="hidden" name="seen" value=seen.to_string()/>
            <Button kind=kind>{label}</Button>
        </PostForm>
    }
    .into_any()
}
