//! One page of asking: why we ask, the fields, and a way round what may be left out.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::say;
use crate::ui::{BackLink, Button, ButtonKind, ErrorSummary, Notice, PostForm};
use crate::web::Sheet;

use super::super::form::{FROM_CHECK, KEEP, StepForm};
use super::super::step::{CHECK, KEPT, Step};
use super::super::visit::Visit;
use super::{Asking, fields, forgetting, sheet};

/// Writes the page of a step.
pub fn step(step: Step, form: &FormState<StepForm>, asking: &Asking) -> Sheet {
    let visit = asking.visit;
    let from_check = form.values.from == FROM_CHECK;
    let back = match visit.before(step) {
        _ if from_check => CHECK.to_owned(),
        Some(before) => before.address(),
        None => app::ADVOCACY.to_owned(),
    };
    let (errors, from, whom) = (form.errors.clone(), form.values.from.clone(), form.values.whom.clone());
    let (fields, keep) = (fields::of(step, form, asking), (step != Step::Safe).then(|| keep(visit)));
    let next = if from_check { say!("advocacy-ask-save") } else { say!("advocacy-ask-next") };
    let written = sheet(title(step), asking.contacts, |lines| {
        view! {
            <BackLink href=back/>
            <ErrorSummary errors=errors/>
            {lines}
            {(step == Step::Safe).then(|| let_in(asking))}
            <div data-keep=asking.mark.clone()>
                <PostForm>
                    <input type="hidden" name="from" value=from/>
                    <input type="hidden" name="whom" value=whom/>
                    {fields}
                    <p><Button>{next}</Button></p>
                    {step.is_optional().then(skip)}
                    {keep}
                </PostForm>
            </div>
        }
        .into_any()
    });
    forgetting(written, visit.kept)
}

/// Why somebody whom their adviser let in asks as a visitor does.
fn let_in(asking: &Asking) -> Option<AnyView> {
    asking.let_in_by_adviser.then(|| view! { <Notice><p>{say!("advocacy-ask-let-in")}</p></Notice> }.into_any())
}

fn skip() -> AnyView {
    view! {
        <p><Button kind=ButtonKind::Secondary name="deed" value="skip">{say!("advocacy-ask-skip")}</Button></p>
    }
    .into_any()
}

/// To come back later; or how it is kept, where they chose that.
fn keep(visit: &Visit) -> AnyView {
    if visit.kept {
        return view! { <p class="hint">{say!("advocacy-ask-kept")}" "<a href=KEPT>{say!("advocacy-ask-kept-how")}</a></p> }
            .into_any();
    }
    view! {
        <p class="hint">{say!("advocacy-ask-not-kept")}</p>
        <p><Button kind=ButtonKind::Secondary name="deed" value=KEEP>{say!("advocacy-ask-keep")}</Button></p>
    }
    .into_any()
}

/// What the tab and the history say: nothing of what it is about.
fn title(step: Step) -> &'static str {
    match step {
        Step::Safe => say!("advocacy-title-safe"),
        Step::Other => say!("advocacy-title-other"),
        Step::Name => say!("advocacy-title-name"),
        Step::What => say!("advocacy-title-what"),
        Step::Words => say!("advocacy-title-words"),
        Step::Wish => say!("advocacy-title-wish"),
        Step::Reach => say!("advocacy-title-reach"),
        Step::Safely => say!("advocacy-title-safely"),
        Step::Language => say!("advocacy-title-language"),
        Step::Who => say!("advocacy-title-who"),
    }
}
