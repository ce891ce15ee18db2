//! The figures of a quarter, as the team sees and copies them.

use leptos::prelude::*;

use crate::app;
use crate::internet_access::model::Help;
use crate::ui::{BackLink, Figures as Table};
use crate::web::Sheet;
use crate::words::{Quarter, grouped};

use super::count::Figures;

const HIDDEN: &str = "c";

pub fn figures(quarter: Quarter, figures: &Figures, quarters: &[Quarter], goes_on: bool) -> Sheet {
    let others = quarters.iter().filter(|other| **other != quarter).map(|other| {
        let href = format!("{}?quarter={}", app::INTERNET_FIGURES, other.code());
        view! { <li><a href=href>{other.words()}</a></li> }
    });
    let others = others.collect_view();
    Sheet::new("How long people wait", || {
        view! {
            <BackLink href=app::STOCK label="What there is to give"/>
            <h1>{format!("How long people wait: {}", quarter.words())}</h1>
            {goes_on.then(|| view! { <p class="lead">"So far: the quarter goes on."</p> })}
            <Table caption="Requests of this quarter, by the day they were asked" columns=vec![
                "What", "Asked", "Approved", "Days until a decision", "Days until it worked", "Not working after 14 days",
            ] rows=rows(figures)/>
            <h2>"How to read this"</h2>
            <ul>
                <li>"Requests are counted, not people."</li>
                <li>"Days are the median: half waited as long or less. There is none of fewer than 5."</li>
                <li>"Not working after 14 days: without those who were told no, or took it back, within them."</li>
                <li>"\u{201c}c\u{201d} is 1 to 4, or hidden so that nobody can work such a number out. So these can be shown to others."</li>
                <li>"Where all are of one kind, or nearly all, only the total is shown."</li>
            </ul>
            {(quarters.len() > 1).then(|| view! { <h2>"Other quarters"</h2><ul>{others}</ul> })}
        }
        .into_any()
    })
}

fn rows(figures: &Figures) -> Vec<Vec<String>> {
    let count = |count: Option<u64>| count.map_or(HIDDEN.to_owned(), |count| grouped(count as i64));
    let days = |days: Option<i64>| days.map_or("\u{2013}".to_owned(), grouped);
    let kinds = Help::ALL.iter().enumerate().map(|(place, help)| {
        vec![
            help.name().to_owned(),
            count(figures.asked.each[place]),
            count(figures.approved.each[place]),
            days(figures.to_decision[place]),
            days(figures.to_working[place]),
            count(figures.waiting.each[place]),
        ]
    });
    let all = vec![
        "All".to_owned(),
        count(figures.asked.all),
        count(figures.approved.all),
        days(figures.all_to_decision),
        days(figures.all_to_working),
        count(figures.waiting.all),
    ];
    kinds.chain([all]).collect()
}
