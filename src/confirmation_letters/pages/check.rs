//! What somebody sees who was given a code: colleges, trainers, landlords. They are adults at work, and some read little English,
//! so the words are as plain as everywhere.

use leptos::prelude::*;

use super::super::form::CheckForm;
use super::super::letter::Paper;
use super::super::model::Words;
use super::check_at;
use crate::forms::FormState;
use crate::say;
use crate::ui::{Button, ErrorSummary, PostForm, TextField};
use crate::web::Sheet;

/// Asks for a code. A code that was typed is never shown again.
pub fn form(council: &str, form: FormState<CheckForm>) -> Sheet {
    let lead = say!("confirmation_letters-check-lead", council = council);
    Sheet::new(say!("confirmation_letters-check-title"), || {
        view! {
            <ErrorSummary errors=form.errors.clone()/>
            <h1>{say!("confirmation_letters-check-title")}</h1>
            <p class="lead">{lead}</p>
            <PostForm>
                <TextField name="code" label=say!("confirmation_letters-check-code") hint=say!("confirmation_letters-check-hint")
                    error=form.errors.of("code") autocomplete="off" width="medium"/>
                <Button>{say!("confirmation_letters-check-button")}</Button>
            </PostForm>
            <p>{say!("confirmation_letters-check-what")}</p>
        }
        .into_any()
    })
}

/// The letter of a code, and nothing else of anybody's.
pub fn letter(words: Words, base_url: &str) -> Sheet {
    let check_at = check_at(base_url);
    let sheet = Sheet::new(say!("confirmation_letters-check-title"), || {
        view! {
            <h1>{say!("confirmation_letters-check-good")}</h1>
            <p class="lead not-on-paper">{say!("confirmation_letters-check-good-text")}</p>
            <Paper words=words check_at=check_at/>
        }
        .into_any()
    });
    Sheet { listed: false, ..sheet }
}
