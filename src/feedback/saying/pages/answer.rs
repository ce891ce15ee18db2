//! Reading by 16 digits what was answered, and writing again.

use leptos::prelude::*;

use crate::app;
use crate::forms::{FieldErrors, FormState};
use crate::say;
use crate::ui::{BackLink, Button, ErrorSummary, JustDone, Notice, PostForm, TextArea, TextField};
use crate::web::{Config, Sheet};

use super::super::super::model::{Piece, Voice};
use super::super::super::themes::Theme;
use super::super::form::AnswerForm;
use super::{not_tonight, what_came, what_was_said};

/// The page on which the digits are typed.
pub fn open(errors: FieldErrors) -> Sheet {
    Sheet::new(say!("feedback-answer-title"), || {
        view! {
            <BackLink href=app::FEEDBACK/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{say!("feedback-answer-title")}</h1>
            <p>{say!("feedback-answer-lead")}</p>
            <PostForm>
                <TextField name="digits" label=say!("feedback-answer-digits") hint=say!("feedback-answer-digits-hint")
                    error=errors.of("digits") input_mode="numeric" autocomplete="off" width="medium"/>
                <Button>{say!("feedback-answer-button")}</Button>
            </PostForm>
            {not_tonight()}
        }
    })
}

/// What the digits opened.
pub struct Opened<'a> {
    pub piece: &'a Piece,
    /// The participation worker can read it.
    pub delivered: bool,
    /// They have just written again.
    pub added: bool,
    pub themes: &'a [Theme],
}

/// What they said, where it stands, what was answered, and a box to write again. `form` holds the digits.
pub fn opened(opened: &Opened, config: &Config, form: FormState<AnswerForm>) -> Sheet {
    let Opened { piece, delivered, added, themes } = opened;
    let FormState { values, errors } = form;
    let done = if *added { say!("feedback-answer-added") } else { "" };
    let sheet = Sheet::new(say!("feedback-opened-title"), || {
        view! {
            <BackLink href=app::FEEDBACK/>
            <ErrorSummary errors=errors.clone()/>
            <JustDone words=done/>
            <h1>{say!("feedback-opened-title")}</h1>
            {status(piece, *delivered, i64::from(config.feedback_days))}
            {what_was_said(piece, themes)}
            {what_came(&piece.said)}
            <h2>{say!("feedback-mine-more")}</h2>
            <PostForm>
                <input type="hidden" name="deed" value="more"/>
                <input type="hidden" name="digits" value=values.digits/>
                <input type="hidden" name="once" value=values.once/>
                <TextArea name="words" label=say!("feedback-say-words") hint=say!("feedback-say-words-hint-nameless")
                    value=values.words error=errors.of("words") rows=4/>
                <Button>{say!("feedback-mine-more-button")}</Button>
            </PostForm>
            <p>{say!("feedback-mine-new")}" "<a href=app::FEEDBACK_CODE>{say!("feedback-mine-new-link")}</a></p>
            {not_tonight()}
        }
    });
    Sheet { listed: false, ..sheet }
}

/// Whether it was read, and when they hear more.
fn status(piece: &Piece, delivered: bool, days: i64) -> AnyView {
    let last = piece.said.last().map(|said| said.voice);
    let (heading, text) = match (delivered, last) {
        (false, _) => (say!("feedback-opened-waits"), say!("feedback-next-code").to_owned()),
        (true, Some(Voice::Council)) => {
            (say!("feedback-mine-answered"), say!("feedback-mine-answered-text").to_owned())
        }
        (true, _) => (say!("feedback-opened-there"), say!("feedback-opened-there-text", days = days)),
    };
    view! { <Notice heading=heading><p>{text}</p></Notice> }.into_any()
}
