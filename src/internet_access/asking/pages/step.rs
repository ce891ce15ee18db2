//! One page of asking: the question, why we ask, and a way round what may be left out.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::say;
use crate::ui::{BackLink, Button, ButtonKind, ErrorSummary, Notice, PostForm};
use crate::web::Sheet;
use crate::words::{london_day, weekday_words};

use super::super::super::model::Help;
use super::super::draft::Draft;
use super::super::form::{ANEW, FROM_CHECK, SKIP, StepForm};
use super::super::step::{CHECK, Step};
use super::{Asking, fields, rather_talk, sheet};

/// Writes the page of a step.
pub fn step(step: Step, form: &FormState<StepForm>, asking: &Asking) -> Sheet {
    let from_check = form.values.from == FROM_CHECK;
    let back = match asking.draft.before(step) {
        Some(before) if step == Step::Network => before.address(),
        _ if from_check => CHECK.to_owned(),
        Some(before) => before.address(),
        None => app::INTERNET_ACCESS.to_owned(),
    };
    let (errors, from) = (form.errors.clone(), form.values.from.clone());
    let above = (step == Step::Help && errors.is_empty()).then(|| above(asking));
    let (fields, buttons) = (fields::of(step, form, asking), buttons(step, from_check));
    sheet(title(step), || {
        view! {
            <BackLink href=back/>
            <ErrorSummary errors=errors/>
            {above}
            <PostForm>
                <input type="hidden" name="from" value=from/>
                {fields}
                {buttons}
            </PostForm>
            {rather_talk()}
        }
        .into_any()
    })
}

fn buttons(step: Step, from_check: bool) -> Option<AnyView> {
    if step == Step::Network {
        return None; // its own buttons say what they do
    }
    let next = if from_check { say!("internet_access-ask-save") } else { say!("internet_access-ask-next") };
    let skip = step.is_optional().then(|| {
        view! {
            <p><Button kind=ButtonKind::Secondary name="deed" value=SKIP>{say!("internet_access-ask-skip")}</Button></p>
        }
    });
    Some(view! { <p><Button>{next}</Button></p>{skip} }.into_any())
}

/// What three questions chose; or that there is something begun to go on with.
fn above(asking: &Asking) -> Option<AnyView> {
    let draft = asking.draft;
    if asking.is_suggested && draft.suggestion().is_some() {
        let why = suggested(draft);
        return Some(
            view! {
                <Notice>
                    <p>{why}</p>
                    <p>{say!("internet_access-ask-suggested-change")}</p>
                </Notice>
            }
            .into_any(),
        );
    }
    let (Some(at), Some(_)) = (asking.changed_at, draft.help) else { return None };
    let day = weekday_words(london_day(at));
    Some(
        view! {
            <Notice>
                <p>{say!("internet_access-ask-begun", day = day)}</p>
                <PostForm>
                    <Button kind=ButtonKind::Secondary name="deed" value=ANEW>{say!("internet_access-ask-anew")}</Button>
                </PostForm>
            </Notice>
        }
        .into_any(),
    )
}

/// What would help most, and why.
fn suggested(draft: &Draft) -> &'static str {
    match draft.suggestion() {
        Some(Help::Sim) => say!("internet_access-ask-suggested-sim"),
        Some(Help::Broadband) => say!("internet_access-ask-suggested-broadband"),
        Some(Help::Router) => say!("internet_access-ask-suggested-router"),
        Some(Help::Device) => say!("internet_access-ask-suggested-device"),
        Some(Help::Data) | None => say!("internet_access-ask-suggested-data"),
    }
}

/// What the tab and the history say: nothing of what it is about.
fn title(step: Step) -> &'static str {
    match step {
        Step::Help => say!("internet_access-ask-title-help"),
        Step::Have => say!("internet_access-ask-title-have"),
        Step::Home => say!("internet_access-ask-title-home"),
        Step::Stay => say!("internet_access-ask-title-stay"),
        Step::Phone => say!("internet_access-ask-title-phone"),
        Step::Network => say!("internet_access-ask-title-network"),
        Step::Account => say!("internet_access-ask-title-account"),
        Step::Way => say!("internet_access-ask-title-way"),
        Step::Address => say!("internet_access-ask-title-address"),
        Step::When => say!("internet_access-ask-title-when"),
    }
}
