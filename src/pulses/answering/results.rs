//! What came out, a table for each question.

use leptos::prelude::*;

use crate::app;
use crate::disclosure::{Shown, Table};
use crate::say;
use crate::ui::{BackLink, Notice};
use crate::web::Sheet;
use crate::words::{grouped, weekday_words};

use super::super::model::{Offers, Pulse, Question};

/// The numbers of one question, as one may see them. None: hidden.
pub struct Numbers {
    pub people: Option<u64>,
    pub options: Vec<Option<u64>>,
}

/// What everybody may see.
pub fn for_everybody(pulse: &Pulse, shown: &[Shown]) -> Sheet {
    let numbers = shown.iter().map(numbers_of).collect();
    let tables = tables(&pulse.questions, numbers);
    Sheet::new(say!("pulses-results-title", title = pulse.title.as_str()), || {
        view! {
            <BackLink href=app::QUESTIONS label=say!("pulses-title")/>
            <h1><bdi>{pulse.title.clone()}</bdi></h1>
            <p class="lead">{say!("pulses-results-lead", day = weekday_words(pulse.last_day()))}</p>
            <p>{say!("pulses-results-hidden")}</p>
            {tables}
        }
        .into_any()
    })
}

/// Nobody may see it yet; says when.
pub fn not_yet(pulse: &Pulse, now: i64) -> Sheet {
    let when = match now < pulse.ends_at() {
        true => say!("pulses-not-yet-open", day = weekday_words(pulse.last_day())),
        false => say!("pulses-not-yet-closed").to_owned(),
    };
    let sheet = Sheet::new(say!("pulses-not-yet-title"), || {
        view! {
            <BackLink href=app::QUESTIONS label=say!("pulses-title")/>
            <h1>{say!("pulses-not-yet-title")}</h1>
            <Notice><p>{when}</p><p>{say!("pulses-not-yet-nobody")}</p></Notice>
        }
        .into_any()
    });
    Sheet { listed: false, ..sheet }
}

fn numbers_of(shown: &Shown) -> Numbers {
    let options = match &shown.table {
        Table::Split { cells, .. } => cells.iter().map(|cell| cell.people).collect(),
        _ => shown.kinds.iter().map(|_| None).collect(),
    };
    Numbers { people: shown.table.people(), options }
}

/// A table for each question: how many answered it, and how many chose what.
pub fn tables(questions: &[Question], numbers: Vec<Numbers>) -> AnyView {
    questions.iter().zip(numbers).map(|(question, numbers)| table(question, numbers)).collect_view().into_any()
}

fn table(question: &Question, numbers: Numbers) -> AnyView {
    let answered = match numbers.people {
        Some(people) => say!("pulses-answered", count = people),
        None => say!("pulses-answered-few").to_owned(),
    };
    let all = numbers.people;
    let rows = question.options().into_iter().zip(numbers.options).map(|(words, people)| {
        let said = people.map_or_else(|| say!("pulses-few").to_owned(), |people| grouped(people as i64));
        view! {
            <tr>
                <th scope="row"><bdi>{words}</bdi></th>
                <td data-is=say!("pulses-people")>{said}{bar(people, all)}</td>
            </tr>
        }
    });
    let rows: Vec<_> = rows.collect();
    let several = matches!(question.offers, Offers::Several(_)).then(|| view! { <p>{say!("pulses-several-note")}</p> });
    let divided = (!rows.is_empty()).then(|| {
        view! {
            <table class="figures">
                <caption>{answered.clone()}</caption>
                <thead><tr><th scope="col">{say!("pulses-answer")}</th><th scope="col">{say!("pulses-people")}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
            {several}
        }
    });
    let alone = divided.is_none().then(|| view! { <p>{answered}</p> });
    view! { <h2><bdi>{question.asks.clone()}</bdi></h2>{divided}{alone}{words_note(question)} }.into_any()
}

/// How long the bar is beside a number; the number says the same.
fn bar(people: Option<u64>, all: Option<u64>) -> Option<AnyView> {
    let (people, all) = (people?, all.filter(|all| *all > 0)?);
    Some(
        view! { <meter class="share" aria-hidden="true" min="0" max=all.to_string() value=people.to_string()></meter> }
            .into_any(),
    )
}

fn words_note(question: &Question) -> Option<AnyView> {
    (question.offers == Offers::Words).then(|| view! { <p>{say!("pulses-words-kept")}</p> }.into_any())
}
