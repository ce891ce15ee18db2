//! Figures, as managers give them out and as everybody of staff reads them.

use leptos::prelude::*;

use crate::accounts::{Role, Staff};
use crate::app::{ADMIN_INVITE, STAFF};
use crate::disclosure::{Cell, Table};
use crate::ui::{BackLink, Button, ButtonKind, Card, JustDone, LinkButton, Notice, NoticeTone, PostForm, Tag, TagTone};
use crate::web::Sheet;

use super::super::day;
use super::super::load::LOAD;
use super::model::{Figures, No, Stands, Step};
use super::store::{Listed, Looked};
use super::{FIGURES, GIVEN_OUT, Quarter, address};

pub fn list(quarters: &[Listed]) -> Sheet {
    let cards = quarters.iter().map(|Listed { quarter, is_proposed, given_out_at }| {
        let state = match (given_out_at, is_proposed) {
            (Some(at), _) => view! { <p>{format!("Given out on {}.", day(*at))}</p> }.into_any(),
            (None, true) => view! {
                <p class="tags"><Tag tone=TagTone::Soon>"Waits for another manager"</Tag></p>
                <p>"A manager says that they are right. Another gives them out."</p>
            }
            .into_any(),
            (None, false) => view! { <p>"Not given out."</p> }.into_any(),
        };
        view! { <li><Card heading=quarter.words() href=address(*quarter)>{state}</Card></li> }
    });
    Sheet::new("Figures to give out", || {
        view! {
            <BackLink href=LOAD label="Who has what"/>
            <h1>"Figures to give out"</h1>
            <p class="lead">"A quarter at a time, once it is over. One manager says that they are right, another gives them out; then they never change."</p>
            <ul class="doors" role="list">{cards.collect_view()}</ul>
            <p><a href=GIVEN_OUT>"As others see them"</a></p>
        }
        .into_any()
    })
}

pub fn one(quarter: Quarter, looked: &Looked, manager: &Staff, done: &'static str, wrong: Option<No>) -> Sheet {
    let wrong = wrong.map(|no| view! { <Notice tone=NoticeTone::Warn><p role="alert">{why_not(no)}</p></Notice> });
    Sheet::new(format!("Figures: {}", quarter.words()), || {
        view! {
            <BackLink href=FIGURES label="Figures to give out"/>
            <h1>{quarter.words()}</h1>
            {wrong}
            <JustDone words=done/>
            {stands(looked, manager)}
            {told(looked)}
            <h2>"In these three months"</h2>
            {tables(&looked.figures)}
            {rules()}
            {deeds(quarter, looked, manager)}
            {alone(looked, manager)}
        }
        .into_any()
    })
}

fn stands(looked: &Looked, manager: &Staff) -> AnyView {
    match &looked.stands {
        Stands::Open => view! {
            <p class="lead">"All staff of the council and of the advocacy provider will see exactly this, and it can never be changed or taken back. So it takes two managers: one says that it is right, and another gives it out."</p>
        }
        .into_any(),
        Stands::Proposed(said) if said.by == manager.id => {
            let said = format!("You said on {} that these are right. Another manager gives them out.", day(said.at));
            view! { <Notice><p>{said}</p></Notice> }.into_any()
        }
        Stands::Proposed(said) => {
            let (who, day) = (name(looked), day(said.at));
            let said = format!(" said on {day} that these are right. Read all of it before you give it out.");
            view! { <Notice><p><bdi>{who}</bdi>{said}</p></Notice> }.into_any()
        }
        Stands::Differs(said) => {
            let (who, day) = (name(looked), day(said.at));
            let said = format!(" said on {day} that the figures are right. Counted now, they are others. You see them as they are now.");
            view! {
                <Notice tone=NoticeTone::Warn heading="Something came late">
                    <p><bdi>{who}</bdi>{said}</p>
                    <p>"Look at them, and say that they are right. Then another manager gives them out."</p>
                </Notice>
            }
            .into_any()
        }
        Stands::GivenOut { at } => {
            let given = format!("Given out on {}. It never changes again.", day(*at));
            view! { <Notice><p>{given}</p></Notice> }.into_any()
        }
    }
}

/// Whoever said that they are right.
fn name(looked: &Looked) -> String {
    looked.said_by.clone().unwrap_or_else(|| "A manager".to_owned())
}

fn told(looked: &Looked) -> AnyView {
    if looked.told.is_empty() {
        return ().into_any();
    }
    let tables: Vec<_> = looked
        .told
        .iter()
        .map(|table| view! { <li>{format!("{}: withhold it, or how it divides.", heading(table))}</li> })
        .collect();
    view! {
        <Notice tone=NoticeTone::Warn heading="Something can be worked out">
            <p>"A number that is hidden here could be worked out from these tables, together with those given out before. Nobody can give them out like this."</p>
            <ul>{tables}</ul>
        </Notice>
    }
    .into_any()
}

fn deeds(quarter: Quarter, looked: &Looked, manager: &Staff) -> AnyView {
    let may = |step| looked.allows(step, manager).is_ok();
    let button = |deed: &'static str, kind, label: &'static str| {
        let seen = looked.figures.mark();
        // They may stand on the page of a refusal, which has another address.
        view! {
            <PostForm action=address(quarter)>
                <input type="hidden" name="seen" value=seen/>
                <Button kind=kind name="deed" value=deed>{label}</Button>
            </PostForm>
        }
    };
    let propose = may(Step::Propose).then(|| button("propose", ButtonKind::Primary, "These are right"));
    let give_out = may(Step::GiveOut).then(|| {
        let href = format!("{}/give-out", address(quarter));
        view! { <p><LinkButton href=href>"Give it out"</LinkButton></p> }
    });
    let take_back = may(Step::TakeBack).then(|| button("take-back", ButtonKind::Secondary, "Take it back"));
    view! { {propose} {give_out} {take_back} }.into_any()
}

/// Where there is no second manager: how there can be one.
fn alone(looked: &Looked, manager: &Staff) -> AnyView {
    if !looked.is_alone {
        return ().into_any();
    }
    let invite = if manager.is(Role::Administrator) {
        view! { <p><a href=ADMIN_INVITE>"Invite another manager"</a></p> }.into_any()
    } else {
        view! { <p>"Ask an administrator of your organisation to invite one: at \u{201c}People and roles\u{201d}, \u{201c}Invite somebody\u{201d}, with the role \u{201c}Advocacy manager\u{201d}."</p> }.into_any()
    };
    view! {
        <Notice heading="You are the only manager here">
            <p>"It takes a second one to give figures out."</p>
            {invite}
        </Notice>
    }
    .into_any()
}

/// The last page before it is out.
pub fn about_to_give_out(quarter: Quarter, looked: &Looked) -> Sheet {
    let seen = looked.figures.mark();
    let said = match &looked.stands {
        Stands::Proposed(said) => format!(" said on {} that these are right.", day(said.at)),
        _ => String::new(),
    };
    Sheet::new(format!("Give out: {}", quarter.words()), || {
        view! {
            <BackLink href=address(quarter) label="The figures"/>
            <h1>{format!("Give out {}", quarter.words())}</h1>
            <p class="lead">"All staff of the council and of the advocacy provider will see exactly this. It can never be changed or taken back."</p>
            <p><bdi>{name(looked)}</bdi>{said}</p>
            <h2>"In these three months"</h2>
            {tables(&looked.figures)}
            {rules()}
            <p>"They are counted once more when you press the button. If they are the same then, they are out."</p>
            <PostForm>
                <input type="hidden" name="seen" value=seen/>
                <Button>"Give it out"</Button>
            </PostForm>
        }
        .into_any()
    })
}

fn why_not(no: No) -> &'static str {
    match no {
        No::Already => "It is done already. This is how it stands.",
        No::AnotherSaidSo => {
            "A colleague said before you that these are right. Look at them; then you can give them out."
        }
        No::NotYours => "A colleague said that these are right. Only they can take it back.",
        No::GivenOut => "It was given out meanwhile, and never changes again.",
        No::NobodySays => {
            "Nobody says that these are right, or it was taken back. Look at them and say so; then another manager gives them out."
        }
        No::TakesTwo => "You said yourself that these are right. Another manager must give them out.",
        No::Differs => {
            "Something came late: counted again, they are others than before. Look at them and say that they are right; then another manager gives them out."
        }
        No::Crossed => "It has changed since you opened the page. This is how it stands now; look at it again.",
        No::Told => "A hidden number could be worked out from these. Nobody can give them out like this.",
    }
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
        {table(heading("advocacy.asked"), asked)}
        {table(heading("advocacy.about"), about)}
        {table(heading("advocacy.promises"), promises)}
        {table(heading("advocacy.got"), got)}
    }
    .into_any()
}

fn heading(table: &str) -> &'static str {
    match table {
        "advocacy.asked" => "They asked for an advocate",
        "advocacy.about" => "What they asked about first",
        "advocacy.promises" => "Whether they were answered when we promised",
        _ => "Whether those whose case ended got what they wanted",
    }
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
    view! { <li>{kind(&cell.code)} ": " {shown}</li> }.into_any()
}

fn kind(code: &str) -> &'static str {
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
