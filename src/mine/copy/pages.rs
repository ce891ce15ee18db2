//! The copy as somebody reads and prints it.

use leptos::prelude::*;

use crate::app;
use crate::mine::pages::{back_to_data, sheet};
use crate::mine::{Part, Told};
use crate::say;
use crate::ui::{SummaryList, SummaryRow};
use crate::web::Sheet;
use crate::words::{day_words, london_day};

pub fn copy(parts: Vec<Part>, now: i64) -> Sheet {
    sheet(say!("mine-copy-title"), || {
        view! {
            {back_to_data()}
            <h1>{say!("mine-copy-title")}</h1>
            <p class="lead">{say!("mine-copy-lead", day = day_words(london_day(now)))}</p>
            <p><a href=app::MY_COPY_JSON download="copy.json">{say!("mine-copy-json")}</a></p>
            <p>{say!("mine-copy-careful")}</p>
            {parts.into_iter().map(section).collect_view()}
            <h2>{say!("mine-copy-not")}</h2>
            <p>{say!("mine-copy-not-text")}</p>
        }
    })
}

fn section(part: Part) -> impl IntoView {
    let many = part.rows.len() > 1;
    view! {
        <section>
            <h2>{part.heading}</h2>
            {part.rows.into_iter().enumerate().map(|(number, row)| one(many.then_some(number + 1), row)).collect_view()}
        </section>
    }
}

fn one(number: Option<usize>, row: Vec<Told>) -> impl IntoView {
    let rows = row.into_iter().map(|told| SummaryRow::new(told.label, view! { <bdi>{told.value}</bdi> })).collect();
    view! { {number.map(|number| view! { <h3>{number}</h3> })} <SummaryList rows=rows/> }
}
