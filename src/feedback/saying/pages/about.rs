//! Who reads it, what happens next, three ways to say it with what each costs, and what we cannot hide (N-13).

use leptos::prelude::*;

use crate::app;
use crate::say;
use crate::ui::Card;
use crate::web::{Config, Sheet};

use super::not_tonight;

/// Writes the page; it is the same for everybody.
pub fn about(config: &Config) -> Sheet {
    let (council, days) = (config.council.clone(), i64::from(config.feedback_days));
    Sheet::new(say!("feedback-title"), || {
        view! {
            <h1>{say!("feedback-title")}</h1>
            <p><a href=app::SAID_DID>{say!("feedback-said-did")}</a></p>
            <p class="lead">{say!("feedback-lead")}</p>
            {not_tonight()}
            {ways()}
            <p>{say!("feedback-back")}" "<a href=app::FEEDBACK_ANSWER>{say!("feedback-back-link")}</a></p>
            <p>{say!("feedback-questions")}" "<a href=app::QUESTIONS>{say!("feedback-questions-link")}</a></p>
            <h2>{say!("feedback-who")}</h2>
            <p>{say!("feedback-who-council")}</p>
            <p>{say!("feedback-who-worker", council = council)}</p>
            <h2>{say!("feedback-next")}</h2>
            <ul>
                <li>{say!("feedback-next-named", days = days)}</li>
                <li>{say!("feedback-next-code")}</li>
                <li>{say!("feedback-next-board")}</li>
                <li>{say!("feedback-next-words")}</li>
                <li>{say!("feedback-next-danger")}</li>
            </ul>
            {what_we_cannot_hide()}
            <p><a href=app::ABOUT_YOUR_DATA>{say!("feedback-data")}</a></p>
        }
    })
    .public()
}

/// The three ways, each with one honest sentence.
fn ways() -> AnyView {
    view! {
        <ul class="doors" role="list">
            <li><Card heading=say!("feedback-named") href=app::FEEDBACK_NAMED><p>{say!("feedback-named-cost")}</p></Card></li>
            <li><Card heading=say!("feedback-code") href=app::FEEDBACK_CODE><p>{say!("feedback-code-cost")}</p></Card></li>
            <li><Card heading=say!("feedback-nobody") href=app::FEEDBACK_NOBODY><p>{say!("feedback-nobody-cost")}</p></Card></li>
        </ul>
    }
    .into_any()
}

fn what_we_cannot_hide() -> AnyView {
    view! {
        <h2>{say!("feedback-hide")}</h2>
        <p>{say!("feedback-hide-do")}</p>
        <p>{say!("feedback-hide-signed-in")}</p>
        <p>{say!("feedback-hide-not")}</p>
        <ul>
            <li>{say!("feedback-hide-network")}</li>
            <li>{say!("feedback-hide-computer")}</li>
            <li>{say!("feedback-hide-words")}</li>
            <li>{say!("feedback-hide-phone")}</li>
        </ul>
        <h2>{say!("feedback-safer")}</h2>
        <ul>
            <li>{say!("feedback-safer-network")}</li>
            <li>{say!("feedback-safer-names")}</li>
            <li>{say!("feedback-safer-leave")}</li>
        </ul>
    }
    .into_any()
}
