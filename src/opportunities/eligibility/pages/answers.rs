//! Check your answers: each with a way to change it, and what becomes of them.

use leptos::prelude::*;

use crate::app;
use crate::opportunities::eligibility::begin_with;
use crate::opportunities::eligibility::mine::Mine;
use crate::opportunities::eligibility::model::{Answers, Question, Told};
use crate::opportunities::pages::labels;
use crate::say;
use crate::ui::{BackLink, Button, ButtonKind, LinkButton, Notice, PostForm, SummaryList, SummaryRow};
use crate::web::Sheet;
use crate::words::day_words;

use super::address;
use super::question::{care_words, level_words, passed_words, study_words, yes_words};

/// Writes the page. `just_kept`: they have just pressed "Keep my answers".
pub fn answers(answers: &Answers, mine: &Mine, just_kept: bool) -> Sheet {
    let rows = Question::ALL.into_iter().map(|question| row(question, answers)).collect();
    let next = answers.next_after(Question::Around);
    let sheet = Sheet::new(say!("opportunities-can-answers"), || {
        view! {
            <BackLink href=app::OPPORTUNITIES label=say!("opportunities-back")/>
            <h1>{say!("opportunities-can-answers")}</h1>
            {(just_kept && !mine.is_unkept()).then(|| view! { <Notice><p>{say!("opportunities-can-kept")}</p></Notice> })}
            <p class="lead">{say!("opportunities-can-answers-lead")}</p>
            <SummaryList rows=rows/>
            {next.map(|next| view! { <p><a href=address(next)>{say!("opportunities-can-go-on")}</a></p> })}
            {mine.is_unkept().then(|| keep(mine))}
            <p><LinkButton href=begin_with(answers).address() kind=show_kind(mine)>{say!("opportunities-can-show")}</LinkButton></p>
            <p><a href=app::WHAT_I_WOULD_GET>{say!("opportunities-can-money")}</a></p>
            {mine.person.is_none().then(visitors)}
            <h2>{say!("opportunities-can-remove-heading")}</h2>
            <p>{say!("opportunities-can-remove-text")}</p>
            <PostForm action=app::REMOVE_ANSWERS>
                <Button kind=ButtonKind::Secondary>{say!("opportunities-can-remove")}</Button>
            </PostForm>
        }
    });
    Sheet { listed: false, ..sheet }
}

/// One thing asks to be pressed most: to keep the answers where that can be done.
fn show_kind(mine: &Mine) -> ButtonKind {
    if mine.is_unkept() { ButtonKind::Secondary } else { ButtonKind::Primary }
}

/// Yes and no are the same size.
pub fn keep(mine: &Mine) -> AnyView {
    let offer = mine.is_offered().then(|| view! { <p>{say!("opportunities-can-offer")}</p> });
    let instead =
        (mine.is_offered() && mine.kept.is_some()).then(|| view! { <p>{say!("opportunities-can-instead")}</p> });
    view! {
        <Notice heading=say!("opportunities-can-keep-heading")>
            {offer}
            {instead}
            <p>{say!("opportunities-can-keep-text")}</p>
            <PostForm action=app::KEEP_ANSWERS><Button>{say!("opportunities-can-keep")}</Button></PostForm>
            <PostForm action=app::REMOVE_ANSWERS>
                <input type="hidden" name="only" value="visit"/>
                <Button>{say!("opportunities-can-keep-not")}</Button>
            </PostForm>
        </Notice>
    }
    .into_any()
}

fn visitors() -> AnyView {
    let sign_in = format!("{}?onwards={}", app::SIGN_IN, app::MY_ANSWERS.replace('/', "%2F"));
    view! {
        <p>{say!("opportunities-can-visit")}" "<a href=sign_in>{say!("opportunities-can-sign-in")}</a></p>
    }
    .into_any()
}

fn row(question: Question, answers: &Answers) -> SummaryRow {
    let label = label(question);
    let change = format!("{}?from=answers", address(question));
    let value = view! {
        <bdi>{words(question, answers)}</bdi>" "
        <a href=change>{say!("opportunities-can-change")}" "<span class="unseen">{label}</span></a>
    };
    SummaryRow::new(label, value)
}

/// What an answer is called.
pub fn label(question: Question) -> &'static str {
    match question {
        Question::Age => say!("opportunities-can-row-age"),
        Question::Care => say!("opportunities-can-row-care"),
        Question::Plan => say!("opportunities-can-row-plan"),
        Question::Study => say!("opportunities-can-row-study"),
        Question::Passed => say!("opportunities-can-row-passed"),
        Question::Level => say!("opportunities-can-row-level"),
        Question::Kinds => say!("opportunities-can-row-kinds"),
        Question::Routes => say!("opportunities-can-row-routes"),
        Question::Around => say!("opportunities-can-row-where"),
    }
}

/// An answer in words.
pub fn words(question: Question, answers: &Answers) -> String {
    match question {
        Question::Age => {
            told(&answers.age, |age| say!("opportunities-can-age-on", age = age.years, day = day_words(age.told_on)))
        }
        Question::Care => told(&answers.care, |care| care_words(*care).to_owned()),
        Question::Plan => told(&answers.plan, |yes| yes_words(*yes).to_owned()),
        Question::Study => told(&answers.study, |study| study_words(*study).to_owned()),
        Question::Passed => told(&answers.passed, |passed| passed_words(*passed).to_owned()),
        Question::Level => told(&answers.level, |level| level_words(*level).to_owned()),
        Question::Kinds => {
            told(&answers.kinds, |kinds| kinds.iter().map(|kind| labels::kind(*kind)).collect::<Vec<_>>().join("; "))
        }
        Question::Routes => told(&answers.routes, |routes| {
            routes.iter().map(|route| labels::route(*route)).collect::<Vec<_>>().join("; ")
        }),
        Question::Around => told(&answers.around, |around| match around.miles {
            Some(miles) => say!("opportunities-can-around", place = around.place.as_str(), miles = miles),
            None => say!("opportunities-can-around-any", place = around.place.as_str()),
        }),
    }
}

fn told<T>(told: &Told<T>, words: impl Fn(&T) -> String) -> String {
    match told {
        Told::NotAsked => say!("opportunities-can-not-asked").to_owned(),
        Told::NotSaid => say!("opportunities-can-left-out").to_owned(),
        Told::Unsure => say!("opportunities-can-unsure").to_owned(),
        Told::Said(answer) => words(answer),
    }
}
