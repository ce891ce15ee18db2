//! What lists and the page of one opportunity say to somebody who answered; and how others are asked to.

use leptos::prelude::*;

use crate::app;
use crate::opportunities::eligibility::judge::Verdict;
use crate::opportunities::eligibility::model::{Answers, Question};
use crate::opportunities::eligibility::{begin_with, mine::Mine, sentence};
use crate::opportunities::pages::labels;
use crate::opportunities::search::{Filter, Only, Params};
use crate::say;

use super::answers::{keep, words};

/// A verdict as a list shows it.
pub fn said(verdict: Verdict) -> AnyView {
    view! { <Said verdict=verdict/> }.into_any()
}

/// One sentence: whether they can apply, and why.
#[component]
pub fn Said(verdict: Verdict) -> impl IntoView {
    let class = match verdict {
        Verdict::Can(_) | Verdict::CanAfterCourse => "fit yes",
        Verdict::Ask(_) | Verdict::CannotTell(_) => "fit",
        Verdict::NotYet(_) | Verdict::No(_) => "fit no",
    };
    view! { <p class=class>{sentence(verdict)}</p> }
}

/// What stands above the search: for somebody who answered, their answers and how to go by them; for all others, the
/// questions.
pub fn invitation(mine: &Mine, params: &Params, at_the_start: bool) -> AnyView {
    let Some(answers) = mine.answers() else {
        return view! { <p><a href=app::CAN_I_APPLY>{say!("opportunities-can-ask")}</a></p> }.into_any();
    };
    let only = Filter::Only(Only::Mine);
    let narrow = match params.filters.has(only) {
        true => None,
        false if at_the_start => Some(begin_with_yours(answers)),
        false => {
            let address = params.with_filters(params.filters.with(only)).address();
            Some(view! { <p><a href=address>{say!("opportunities-can-only-mine")}</a></p> }.into_any())
        }
    };
    let offer = mine.is_offered().then(|| keep(mine));
    view! { {offer}{narrow}<p><a href=app::MY_ANSWERS>{say!("opportunities-can-see")}</a></p> }.into_any()
}

/// The search that somebody's answers ask for, one tap away.
fn begin_with_yours(answers: &Answers) -> AnyView {
    let kinds = answers.kinds.said().into_iter().flatten().map(|kind| labels::kind(*kind).to_owned());
    let around = answers.around.said().map(|_| words(Question::Around, answers));
    let what: Vec<String> = kinds.chain(around).collect();
    let label = match what.is_empty() {
        true => say!("opportunities-can-begin-with-none").to_owned(),
        false => say!("opportunities-can-begin-with", what = what.join("; ")),
    };
    view! { <p class="notice"><a href=begin_with(answers).address()>{label}</a></p> }.into_any()
}
