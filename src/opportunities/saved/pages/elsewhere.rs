//! Something found elsewhere, to be added.

use leptos::prelude::*;

use crate::app::SAVED;
use crate::forms::FormState;
use crate::opportunities::saved::form::ElsewhereForm;
use crate::say;
use crate::ui::{BackLink, Button, ErrorSummary, PostForm, TextField};
use crate::web::Sheet;

use super::titled;

/// Writes the form.
pub fn elsewhere(form: FormState<ElsewhereForm>) -> Sheet {
    let FormState { values, errors } = form;
    titled(say!("saved-elsewhere-tab"), || {
        view! {
            <BackLink href=SAVED label=say!("saved-back")/>
            <ErrorSummary errors=errors.clone()/>
            <h1>{say!("saved-elsewhere")}</h1>
            <p class="lead">{say!("saved-elsewhere-lead")}</p>
            <PostForm>
                <input type="hidden" name="once" value=values.once/>
                <TextField name="title" label=say!("saved-elsewhere-title") value=values.title error=errors.of("title")/>
                <TextField name="employer" label=say!("saved-elsewhere-employer") value=values.employer error=errors.of("employer")/>
                <TextField name="place" label=say!("saved-elsewhere-place") hint=say!("saved-elsewhere-place-hint")
                    value=values.place error=errors.of("place")/>
                <TextField name="closes_on" kind="date" width="medium" label=say!("saved-elsewhere-closes")
                    hint=say!("saved-elsewhere-closes-hint") value=values.closes_on error=errors.of("closes_on")/>
                <Button>{say!("saved-elsewhere-button")}</Button>
            </PostForm>
            <p class="hint">{say!("saved-private")}</p>
        }
    })
}
