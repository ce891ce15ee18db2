//! What people see: the way in, the questions, their answers, and what they would get.

mod answers;
mod get;
mod question;
mod said;

use leptos::prelude::*;

use crate::app;
use crate::say;
use crate::ui::{BackLink, LinkButton};
use crate::web::Sheet;
use crate::words::day_words;

pub use answers::{answers, label, words};
pub use get::what_i_would_get;
pub use question::question;
pub use said::{Said, invitation, said};

use super::model::{Answers, Question};
use super::rules::Rule;

/// The address of a question.
pub fn address(question: Question) -> String {
    format!("{}/{}", app::CAN_I_APPLY, question.code())
}

/// What it is for, and the way in.
pub fn begin(answers: Option<&Answers>) -> Sheet {
    let first = answers.and_then(|answers| answers.next_after(Question::Around));
    let go_on = match (answers, first) {
        (None, _) => (address(Question::Age), say!("opportunities-can-begin")),
        (Some(_), Some(next)) => (address(next), say!("opportunities-can-go-on")),
        (Some(_), None) => (app::MY_ANSWERS.to_owned(), say!("opportunities-can-see")),
    };
    let see = (answers.is_some() && first.is_some()).then(|| {
        view! { <p><a href=app::MY_ANSWERS>{say!("opportunities-can-see")}</a></p> }
    });
    Sheet::new(say!("opportunities-can-title"), || {
        view! {
            <BackLink href=app::OPPORTUNITIES label=say!("opportunities-back")/>
            <h1>{say!("opportunities-can-title")}</h1>
            <p class="lead">{say!("opportunities-can-lead")}</p>
            <p>{say!("opportunities-can-how-many", count = Question::ALL.len())}</p>
            <p>{say!("opportunities-can-visit")}" "{say!("opportunities-can-visit-sign-in")}" "{say!("opportunities-can-kept-safe")}</p>
            <p><LinkButton href=go_on.0>{go_on.1}</LinkButton></p>
            {see}
            <p><a href=app::WHAT_I_WOULD_GET>{say!("opportunities-can-money")}</a></p>
        }
    })
}

/// Where a rule is from, and when it was checked.
pub fn source(rule: &Rule) -> String {
    let (source, day) = (rule.source.as_str(), day_words(rule.checked));
    match rule.as_of {
        Some(as_of) => {
            say!("opportunities-can-source-as-of", source = source, as_of = day_words(as_of), day = day)
        }
        None => say!("opportunities-can-source", source = source, day = day),
    }
}
