//! Tickets for those who are invited: on paper, shown once, or by letter.

use leptos::prelude::*;
use serde::Deserialize;

use crate::app;
use crate::forms::FormState;
use crate::ui::{BackLink, Button, ButtonKind, ErrorSummary, JustDone, Notice, NoticeTone, PostForm, TextField};
use crate::web::Sheet;
use crate::words::{london_day, weekday_words};

use super::super::model::{MOST_TICKETS, Pulse, State};
use super::address;

/// What a worker asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct HandOutForm {
    /// "print" or "letters".
    pub deed: String,
    /// The page that makes them.
    pub once: String,
    pub number: String,
}

pub fn page(pulse: &Pulse, now: i64, form: &FormState<HandOutForm>, done: &str) -> Sheet {
    let done = if done == "sent" { "Letters are on their way." } else { "" };
    let open = matches!(pulse.state(now), State::Planned | State::Running);
    let over = (!open).then(|| view! { <p>"It is over: no tickets can be made any more."</p> });
    let ways = open.then(|| view! { {on_paper(pulse, form)}{by_letter(pulse)} });
    Sheet::new("Tickets", || {
        view! {
            <BackLink href=address(&pulse.id)/>
            <ErrorSummary errors=form.errors.clone()/>
            <h1>"Hand out tickets"</h1>
            <JustDone words=done/>
            <p>"Each ticket lets somebody answer once. It is destroyed when it is used, and nobody can see here who used theirs, or how many did."</p>
            {over}
            {ways}
        }
        .into_any()
    })
}

fn on_paper(pulse: &Pulse, FormState { values, errors }: &FormState<HandOutForm>) -> AnyView {
    if let Some(number) = pulse.printed {
        let made = match number {
            1 => "1 ticket was made".to_owned(),
            number => format!("{number} tickets were made"),
        };
        return view! { <h2>"On paper"</h2><p>{made}" to hand out. They were shown once, and cannot be shown again."</p> }
            .into_any();
    }
    let (HandOutForm { once, number, .. }, error) = (values.clone(), errors.of("number"));
    view! {
        <h2>"On paper"</h2>
        <PostForm>
            <input type="hidden" name="deed" value="print"/>
            <input type="hidden" name="once" value=once/>
            <TextField name="number" label="How many" value=number error=error width="short"
                input_mode="numeric" autocomplete="off"
                hint=format!("From 1 to {MOST_TICKETS}. They are made once and shown once, to print and cut up.")/>
            <Button>"Make tickets"</Button>
        </PostForm>
    }
    .into_any()
}

fn by_letter(pulse: &Pulse) -> AnyView {
    if let Some(at) = pulse.letters_at {
        let day = weekday_words(london_day(at));
        return view! { <h2>"By letter"</h2><p>"Letters went out on "{day}"."</p> }.into_any();
    }
    view! {
        <h2>"By letter"</h2>
        <p>"A letter with a ticket goes to every young person who has an account and wants letters. It says neither who asks nor what about. Whoever gets a letter and a paper ticket can answer twice."</p>
        <PostForm>
            <input type="hidden" name="deed" value="letters"/>
            <Button kind=ButtonKind::Secondary>"Send letters to all of them"</Button>
        </PostForm>
    }
    .into_any()
}

/// The tickets, to print and cut up.
pub fn paper(pulse: &Pulse, base_url: &str, tickets: &[String]) -> Sheet {
    let site = base_url.split("://").last().unwrap_or(base_url).trim_end_matches('/');
    let day = weekday_words(pulse.last_day());
    let ticket = |ticket: &String| {
        view! {
            <li class="ticket">
                <p><bdi>{pulse.title.clone()}</bdi></p>
                <p class="code">{grouped(ticket)}</p>
                <p>"Go to "{site.to_owned()}{app::QUESTIONS}" and type this code. It works once, until "{day.clone()}". Nobody can see who answered."</p>
            </li>
        }
    };
    let all = tickets.iter().map(ticket).collect_view();
    let sheet = Sheet::new("Tickets to print", || {
        view! {
            <div class="not-on-paper">
                <BackLink href=address(&pulse.id)/>
                <h1>"Tickets to print"</h1>
                <Notice tone=NoticeTone::Warn><p>
                    "Print this page now: it is shown once. Cut the tickets up and mix them. Please write down nowhere who gets which."
                </p></Notice>
            </div>
            <ul class="tickets" role="list">{all}</ul>
        }
        .into_any()
    });
    Sheet { listed: false, ..sheet }
}

/// "K7M3-XQ9P-2WRT"
fn grouped(ticket: &str) -> String {
    let letters: Vec<char> = ticket.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}
