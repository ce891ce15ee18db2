//! Thanks, and what happens next and when; with the 16 digits for whoever wants to read the answer.

use leptos::prelude::*;

use crate::app;
use crate::say;
use crate::ui::{Notice, NoticeTone};
use crate::web::{Config, Sheet};

use super::super::digits::in_groups;
use super::not_tonight;

/// Writes the page that answers the form. `digits`: they chose a code.
pub fn thanks(digits: Option<&str>, config: &Config) -> Sheet {
    let title = match digits {
        Some(_) => say!("feedback-thanks-code-title"),
        None => say!("feedback-thanks-title"),
    };
    let sheet = Sheet::new(title, || {
        view! {
            <h1>{say!("feedback-thanks")}</h1>
            <p class="lead">{say!("feedback-thanks-lead")}</p>
            {digits.map(|digits| code(digits, &config.base_url))}
            <h2>{say!("feedback-next")}</h2>
            <p>{say!("feedback-next-code")}</p>
            <p>{say!("feedback-thanks-why")}</p>
            {digits.is_none().then(|| view! { <p>{say!("feedback-thanks-nobody")}</p> })}
            <p><a href=app::SAID_DID>{say!("feedback-said-did")}</a></p>
            {not_tonight()}
        }
    });
    Sheet { listed: false, ..sheet }
}

/// The digits, how to use them, and what may go wrong.
fn code(digits: &str, base: &str) -> AnyView {
    let groups = in_groups(digits).into_iter().map(|group| view! { <span>{group}</span>" " }).collect_view();
    let base = base.trim_start_matches("https://").trim_start_matches("http://");
    let address = format!("{base}{}", app::FEEDBACK_ANSWER);
    view! {
        <h2>{say!("feedback-thanks-digits")}</h2>
        <p class="secret" id="digits"><bdi>{groups}</bdi></p>
        <p>{say!("feedback-thanks-keep")}</p>
        <p>{say!("feedback-thanks-open")}" "<a href=app::FEEDBACK_ANSWER><bdi>{address}</bdi></a></p>
        <Notice tone=NoticeTone::Warn>
            <p>{say!("feedback-thanks-shared")}</p>
            <p>{say!("feedback-thanks-lost")}</p>
        </Notice>
    }
    .into_any()
}
