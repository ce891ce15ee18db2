//! What somebody said under their name, as they follow it.

use leptos::prelude::*;

use crate::app;
use crate::forms::FormState;
use crate::say;
use crate::ui::{
    BackLink, Button, ButtonKind, Details, ErrorSummary, JustDone, Notice, NoticeTone, PostForm, TextArea,
};
use crate::web::{Config, Sheet};

use super::super::super::store::Found;
use super::super::super::themes::Theme;
use super::super::form::MineForm;
use super::{day, not_tonight, what_came, what_was_said};

/// Writes the page. `done` is the code of what was just done.
pub fn mine(
    found: &Found,
    themes: &[Theme],
    config: &Config,
    now: i64,
    done: &str,
    form: FormState<MineForm>,
) -> Sheet {
    let FormState { values, errors } = form;
    let done = match done {
        "sent" => say!("feedback-mine-sent"),
        "added" => say!("feedback-mine-added"),
        _ => "",
    };
    let sheet = Sheet::new(say!("feedback-mine-title"), || {
        view! {
            <BackLink href=app::ME label=say!("mine-back")/>
            <ErrorSummary errors=errors.clone()/>
            <JustDone words=done/>
            <h1>{say!("feedback-mine-title")}</h1>
            {status(found, &config.council, now)}
            {found.said_at.map(|at| view! { <p class="hint">{say!("feedback-mine-said-on", day = day(at))}</p> })}
            {what_was_said(&found.piece, themes)}
            {what_came(&found.piece.said)}
            <h2>{say!("feedback-mine-more")}</h2>
            <PostForm>
                <input type="hidden" name="once" value=values.once/>
                <TextArea name="words" label=say!("feedback-say-words") value=values.words error=errors.of("words") rows=4/>
                <Button name="deed" value="more">{say!("feedback-mine-more-button")}</Button>
            </PostForm>
            <Details summary=say!("feedback-mine-back")>
                <p>{say!("feedback-mine-back-text")}</p>
                <PostForm>
                    <Button kind=ButtonKind::Secondary name="deed" value="take-back">{say!("feedback-mine-back-button")}</Button>
                </PostForm>
            </Details>
            <p><a href=app::WHO_LOOKED>{say!("feedback-mine-looked")}</a></p>
            <p><a href=app::SAID_DID>{say!("feedback-said-did")}</a></p>
            {not_tonight()}
        }
    });
    Sheet { listed: false, ..sheet }
}

/// Who answers, and by when; a day that was missed is said.
fn status(found: &Found, council: &str, now: i64) -> AnyView {
    let who = say!("feedback-mine-waits-text", council = council);
    match found.due_at {
        Some(due_at) if due_at < now => view! {
            <Notice tone=NoticeTone::Warn heading=say!("feedback-mine-late")>
                <p>{say!("feedback-mine-late-text", day = day(due_at))}</p>
                <p>{say!("feedback-mine-late-call")}" "<a href=app::HELP>{say!("feedback-tonight-help")}</a></p>
            </Notice>
        }
        .into_any(),
        Some(due_at) => view! {
            <Notice heading=say!("feedback-mine-waits", day = day(due_at))>
                <p>{who}</p>
            </Notice>
        }
        .into_any(),
        None if found.piece.is_answered() => view! {
            <Notice heading=say!("feedback-mine-answered")><p>{say!("feedback-mine-answered-text")}</p></Notice>
        }
        .into_any(),
        None => view! { <Notice><p>{say!("feedback-item-finished")}</p></Notice> }.into_any(),
    }
}
