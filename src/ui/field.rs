//! What all fields share: the hint, what is wrong, and how a screen reader finds both.

use leptos::prelude::*;

use crate::say;

/// What surrounds the input of a field, and what the input says of it.
pub(super) struct Around {
    /// A field looks different while something is wrong.
    pub class: &'static str,
    /// The hint, and what is wrong, in the order they are read.
    pub notes: AnyView,
    /// The ids of both, for `aria-describedby`.
    pub described: Option<String>,
    /// For `aria-invalid`.
    pub invalid: Option<&'static str>,
}

impl Around {
    pub fn new(name: &str, hint: Option<String>, error: Option<String>) -> Around {
        let wrong = error.is_some();
        let (hint_id, error_id) = (format!("{name}-hint"), format!("{name}-error"));
        let described = match (&hint, &error) {
            (None, None) => None,
            (Some(_), None) => Some(hint_id.clone()),
            (None, Some(_)) => Some(error_id.clone()),
            (Some(_), Some(_)) => Some(format!("{hint_id} {error_id}")),
        };
        let hint = hint.map(|hint| view! { <p class="hint" id=hint_id>{hint}</p> });
        let error = error.map(|error| {
            view! { <p class="error" id=error_id><span class="unseen">{say!("ui-error")}" "</span>{error}</p> }
        });
        Around {
            class: if wrong { "field wrong" } else { "field" },
            notes: (hint, error).into_any(),
            described,
            invalid: wrong.then_some("true"),
        }
    }
}

/// Several inputs that answer one question.
#[component]
pub(super) fn Group(
    name: String,
    legend: String,
    hint: Option<String>,
    error: Option<String>,
    is_heading: bool,
    children: Children,
) -> impl IntoView {
    let Around { class, notes, described, .. } = Around::new(&name, hint, error);
    let legend = if is_heading { view! { <h1>{legend}</h1> }.into_any() } else { legend.into_any() };
    view! {
        <div class=class>
            <fieldset aria-describedby=described>
                <legend>{legend}</legend>
                {notes}
                {children()}
            </fieldset>
        </div>
    }
    .into_any()
}
