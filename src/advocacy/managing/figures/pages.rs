//! Figures, as managers give them out and as everybody of staff reads them.

use leptos::prelude::*;

use crate::app::STAFF;
use crate::disclosure::{Cell, Table};
use crate::ui::{BackLink, Button, Card, Notice, PostForm};
use crate::web::Sheet;

use super::super::day;
use super::super::load::LOAD;
use super::store::Figures;
use super::{FIGURES, GIVEN_OUT, Quarter};

pub fn list(quarters: &[(Quarter, Option<i64>)]) -> Sheet {
    let cards = quarters.iter().map(|(quarter, given)| {
        let state = given.map_or("Not given out.".to_owned(), |at| format!("Given out on {}.", day(at)));
        let href = format!("{FIGURES}/{}", quarter.code());
        view! { <li><Card heading=quarter.words() href=href><p>{state}</p></Card></li> }
    });
    Sheet::new("Figures to give out", || {
        view! {
            <BackLink href=LOAD label="Who has what"/>
            <h1>"Figures to give out"</h1>
            <p class="lead">"A quarter at a time, once it is over. What is given out never changes."</p>
            <ul class="doors" role="list">{cards.collect_view()}</ul>
            <p><a href=GIVEN_OUT>"As others see them"</a></p>
        }
        .into_any()
    })
}

pub fn one(quarter: Quarter, figures: &Figures, given: Option<i64>) -> Sheet {
    let state = match given {
        Some(at) => view! { <Notice><p>{format!("Given out on {}. It never changes again.", day(at))}</p></Notice> }.into_any(),
        None => view! {
            <p class="lead">"All staff of the council and of the advocacy provider will see exactly this, and it can never be changed or taken back."</p>
        }
        .into_any(),
    };
    let give_out = given.is_none().then(|| {
        view! { <PostForm><Button>"Give it out"</Button></PostForm> }
    });
    Sheet::new(format!("Figures: {}", quarter.words()), || {
        view! {
            <BackLink href=FIGURES label="Figures to give out"/>
            <h1>{quarter.words()}</h1>
            {state}
            <h2>"In these three months"</h2>
            {tables(figures)}
            {rules()}
            {give_out}
        }
        .into_any()
    })
}

pub fn given_out(given: &[(Quarter, Figures)], provider: &str) -> Sheet {
    let quarters = given.iter().map(|(quarter, figures)| view! { <h2>{quarter.words()}</h2> {tables(figures)} });
    let nothing = given.is_empty().then(|| view! { <p>"Nothing has been given out yet."</p> });
    Sheet::new("Figures of the advocates", || {
        view! {
            <BackLink href=STAFF label="Your work here"/>
            <h1>"Figures of the advocates"</h1>
            <p class="lead">{format!("A quarter at a time, as {provider} gave them out.")}</p>
            {nothing}
            {quarters.collect_view()}
            {rules()}
        }
        .into_any()
    })
}

fn rules() -> AnyView {
    view! {
        <h2>"How to read this"</h2>
        <ul>
            <li>"People are counted, not cases, and each of them once in each table."</li>
            <li>"Numbers are rounded to the nearest 10, each by itself, so they need not add up."</li>
            <li>"\u{201c}c\u{201d} means fewer than 10, maybe nobody: we do not say how many, so that nobody can be recognised."</li>
            <li>"Of fewer than 30 people there is no table. Where nearly all are of one kind, the table is left whole."</li>
        </ul>
    }
    .into_any()
}

fn tables(figures: &Figures) -> AnyView {
    let Figures { asked, about, promises, got } = figures;
    view! {
        {table("They asked for an advocate", asked)}
        {table("What they asked about first", about)}
        {table("Whether they were answered when we promised", promises)}
        {table("Whether those whose case ended got what they wanted", got)}
    }
    .into_any()
}

fn table(heading: &'static str, table: &Table) -> AnyView {
    let shown = match table {
        Table::TooFew => view! { <p>"Fewer than 30 people: no table."</p> }.into_any(),
        Table::Withheld => {
            view! { <p>"Not shown: something hidden elsewhere could be worked out from it."</p> }.into_any()
        }
        Table::Whole { people } | Table::Crossed { people, .. } => view! { <p>{all(*people)}</p> }.into_any(),
        Table::Split { people, cells } => view! {
            <ul>{cells.iter().map(row).collect_view()}</ul>
            <p>{all(*people)}</p>
        }
        .into_any(),
    };
    view! { <h3>{heading}</h3> {shown} }.into_any()
}

fn all(people: u64) -> String {
    format!("All of them: about {people} people")
}

fn row(cell: &Cell) -> AnyView {
    let shown = match (cell.people, cell.percent) {
        (None, _) => "c (under 10)".to_owned(),
        (Some(people), None) => format!("about {people}"),
        (Some(people), Some(percent)) => format!("about {people} ({percent} %)"),
    };
    view! { <li>{name(&cell.code)} ": " {shown}</li> }.into_any()
}

fn name(code: &str) -> &'static str {
    match code {
        "adviser" => "Their adviser, their plan, or a meeting",
        "home_and_money" => "A home, rent, or money",
        "life" => "Learning, health, family, or immigration",
        "else" => "A complaint, records, or something else",
        "kept" => "Always in time",
        "missed" => "Too late, once or more often",
        "yes" => "Yes",
        "partly" => "Partly",
        "no" => "No",
        "not_said" => "They did not say",
        _ => "Others",
    }
}
