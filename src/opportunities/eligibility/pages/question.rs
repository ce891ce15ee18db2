//! One question: why we ask, the answers, and a way round it.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::opportunities::eligibility::form::{AnswerForm, NOT_SAID, UNSURE, level_code, route_code, yes_or_no};
use crate::opportunities::eligibility::model::{Answers, Care, Passed, Question, Study};
use crate::opportunities::model::{Kind, ROUTES};
use crate::opportunities::pages::{distances, labels};
use crate::say;
use crate::ui::{BackLink, Button, ButtonKind, Checkboxes, Choice, ErrorSummary, PostForm, Radios, Select, TextField};
use crate::web::Sheet;

use super::address;

/// Writes the page of a question.
pub fn question(question: Question, form: &FormState<AnswerForm>) -> Sheet {
    let (number, count) = (question.number(), Question::ALL.len());
    let from_answers = form.values.from == "answers";
    let back = match question.before() {
        _ if from_answers => app::MY_ANSWERS.to_owned(),
        Some(before) => address(before),
        None => app::CAN_I_APPLY.to_owned(),
    };
    let save = if from_answers { say!("opportunities-can-save") } else { say!("opportunities-can-next") };
    let (from, errors) = (form.values.from.clone(), form.errors.clone());
    let sheet = Sheet::new(say!("opportunities-can-question-title", number = number, count = count), || {
        let fields = fields(question, form);
        view! {
            <BackLink href=back/>
            <ErrorSummary errors=errors/>
            <p class="hint">{say!("opportunities-can-question", number = number, count = count)}</p>
            <PostForm>
                <input type="hidden" name="from" value=from/>
                {fields}
                <p><Button>{save}</Button></p>
                <Button kind=ButtonKind::Secondary name="skip" value="yes">{say!("opportunities-can-skip")}</Button>
            </PostForm>
        }
    });
    Sheet { listed: false, ..sheet }
}

fn fields(question: Question, form: &FormState<AnswerForm>) -> AnyView {
    match question {
        Question::Age => age(form),
        Question::Care => one_of(form, say!("opportunities-can-care"), say!("opportunities-can-care-why"), care()),
        Question::Plan => {
            let options = [true, false].map(|yes| Choice::new(yes_or_no(yes), yes_words(yes)));
            one_of(form, say!("opportunities-can-plan"), say!("opportunities-can-plan-why"), options.into())
        }
        Question::Study => {
            let options = Study::ALL.map(|study| Choice::new(study.code(), study_words(study)));
            one_of(form, say!("opportunities-can-study"), say!("opportunities-can-study-why"), options.into())
        }
        Question::Passed => {
            let options = Passed::ALL.map(|passed| Choice::new(passed.code(), passed_words(passed)));
            one_of(form, say!("opportunities-can-passed"), say!("opportunities-can-passed-why"), options.into())
        }
        Question::Level => {
            let options = Answers::LEVELS.map(|level| Choice::new(level_code(level), level_words(level)));
            one_of(form, say!("opportunities-can-level"), say!("opportunities-can-level-why"), options.into())
        }
        Question::Kinds => {
            let options = Kind::ALL.map(|kind| Choice::new(kind.code(), labels::kind(kind)));
            any_of(form, say!("opportunities-can-kinds"), say!("opportunities-can-kinds-why"), options.into())
        }
        Question::Routes => {
            let routes = (0u8..).take(ROUTES.len());
            let options = routes.map(|route| Choice::new(route_code(route), labels::route(route))).collect();
            any_of(form, say!("opportunities-can-routes"), say!("opportunities-can-routes-why"), options)
        }
        Question::Around => around(form),
    }
}

fn age(form: &FormState<AnswerForm>) -> AnyView {
    view! {
        <h1>{say!("opportunities-can-age")}</h1>
        <TextField name="age" label=say!("opportunities-can-row-age") hint=say!("opportunities-can-age-why") width="short"
            input_mode="numeric" value=form.values.age.clone() error=form.errors.of("age")/>
    }
    .into_any()
}

fn care() -> Vec<Choice> {
    let choice = |care: Care| {
        let hint = match care {
            Care::Now => say!("opportunities-can-care-now-hint"),
            Care::Left => say!("opportunities-can-care-left-hint"),
            Care::ShortTime => say!("opportunities-can-care-short-hint"),
            Care::Earlier => say!("opportunities-can-care-earlier-hint"),
            Care::Never => return Choice::new(care.code(), care_words(care)),
        };
        Choice::new(care.code(), care_words(care)).hint(hint)
    };
    Care::ALL.into_iter().map(choice).collect()
}

/// One answer out of a few, or that somebody is not sure or would rather not say.
fn one_of(form: &FormState<AnswerForm>, legend: &'static str, why: &'static str, mut options: Vec<Choice>) -> AnyView {
    options.push(Choice::new(UNSURE, say!("opportunities-can-unsure")));
    options.push(Choice::new(NOT_SAID, say!("opportunities-can-not-said")));
    view! {
        <Radios name="answer" legend=legend hint=why is_heading=true options=options value=form.values.answer.clone()
            error=form.errors.of("answer")/>
    }
    .into_any()
}

fn any_of(form: &FormState<AnswerForm>, legend: &'static str, why: &'static str, options: Vec<Choice>) -> AnyView {
    view! {
        <Checkboxes name="chosen" legend=legend hint=why is_heading=true options=options values=form.values.chosen.clone()
            error=form.errors.of("chosen")/>
    }
    .into_any()
}

fn around(form: &FormState<AnswerForm>) -> AnyView {
    let miles = if form.values.miles.is_empty() { "10".to_owned() } else { form.values.miles.clone() };
    view! {
        <h1>{say!("opportunities-can-where")}</h1>
        <TextField name="place" label=say!("opportunities-where") hint=say!("opportunities-can-where-why")
            value=form.values.place.clone() error=form.errors.of("place")/>
        <Select name="miles" label=say!("opportunities-miles") options=distances() value=miles/>
    }
    .into_any()
}

pub fn care_words(care: Care) -> &'static str {
    match care {
        Care::Now => say!("opportunities-can-care-now"),
        Care::Left => say!("opportunities-can-care-left"),
        Care::ShortTime => say!("opportunities-can-care-short"),
        Care::Earlier => say!("opportunities-can-care-earlier"),
        Care::Never => say!("opportunities-can-care-never"),
    }
}

pub fn yes_words(yes: bool) -> &'static str {
    if yes { say!("opportunities-can-yes-short") } else { say!("opportunities-can-no-short") }
}

pub fn study_words(study: Study) -> &'static str {
    match study {
        Study::FullTime => say!("opportunities-can-study-full"),
        Study::PartTime => say!("opportunities-can-study-part"),
        Study::Not => say!("opportunities-can-study-no"),
    }
}

pub fn passed_words(passed: Passed) -> &'static str {
    match passed {
        Passed::Both => say!("opportunities-can-passed-both"),
        Passed::English => say!("opportunities-can-passed-english"),
        Passed::Maths => say!("opportunities-can-passed-maths"),
        Passed::Neither => say!("opportunities-can-passed-neither"),
    }
}

pub fn level_words(level: u8) -> &'static str {
    match level {
        0 => say!("opportunities-can-level-0"),
        1 => say!("opportunities-can-level-1"),
        2 => say!("opportunities-can-level-2"),
        3 => say!("opportunities-can-level-3"),
        _ => say!("opportunities-can-level-4"),
    }
}
