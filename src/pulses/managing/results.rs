//! What came out, as participation workers read it: every number, and every word.

use leptos::prelude::*;

use crate::ui::{BackLink, Notice, NoticeTone};
use crate::web::Sheet;
use crate::words::grouped;

use super::super::answering::{Numbers, tables};
use super::super::model::{Offers, Pulse, Who};
use super::super::store::Results;
use super::address;

pub fn page(pulse: &Pulse, results: &Results, words: &[Vec<String>]) -> Sheet {
    let people = match results.people {
        0 => "Nobody answered.".to_owned(),
        1 => "1 answer came.".to_owned(),
        more => format!("{} answers came.", grouped(more as i64)),
    };
    let numbers = results.counts.iter().map(|count| Numbers {
        people: Some(count.people),
        options: count.options.iter().map(|people| Some(*people)).collect(),
    });
    let tables = tables(&pulse.questions, numbers.collect());
    let repeated = (pulse.who == Who::Everyone)
        .then(|| view! { <p>"Anybody with the address could answer, so somebody determined may have answered more than once."</p> });
    let words = written(pulse, words);
    Sheet::new("Results", || {
        view! {
            <BackLink href=address(&pulse.id)/>
            <h1>"Results: "<bdi>{pulse.title.clone()}</bdi></h1>
            <Notice tone=NoticeTone::Warn><p>
                "These are all the numbers, also the small ones. Please tell nobody outside the Children in Care Council: when you let others see, small numbers are left out."
            </p></Notice>
            <p class="lead">{people}</p>
            {repeated}
            {tables}
            {words}
        }
        .into_any()
    })
}

/// What people wrote, sorted by its letters and not by who wrote it or when.
fn written(pulse: &Pulse, words: &[Vec<String>]) -> AnyView {
    let asked = pulse.questions.iter().zip(words).filter(|(question, _)| question.offers == Offers::Words);
    let all: Vec<_> = asked
        .map(|(question, texts)| {
            let texts: Vec<_> =
                texts.iter().map(|text| view! { <li class="said"><bdi>{text.clone()}</bdi></li> }).collect();
            view! { <h3><bdi>{question.asks.clone()}</bdi></h3><ul>{texts}</ul> }
        })
        .collect();
    if all.is_empty() {
        return ().into_any();
    }
    view! {
        <h2>"In their own words"</h2>
        <p class="hint">"Sorted by their letters: no text stands beside another answer of its writer. They go no further than this page, and stay for 24 months."</p>
        {all}
    }
    .into_any()
}
