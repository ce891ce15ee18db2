use leptos::prelude::*;

/// One of the answers that radios, checkboxes or a select offer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    pub label: String,
    /// A few words below the label; a select has no room for them.
    pub hint: Option<String>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Choice { value: value.into(), label: label.into(), hint: None }
    }

    /// The same choice with a few words of help.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Choice { hint: Some(hint.into()), ..self }
    }
}

/// One row to tap: the whole of it is the label. The first row has the field's own name as its id, so that the error
/// summary leads there.
pub(super) fn choice_row(kind: &'static str, name: &str, place: usize, choice: Choice, chosen: bool) -> AnyView {
    let numbered = format!("{name}-{}", place + 1);
    let id = if place == 0 { name.to_owned() } else { numbered.clone() };
    let input = |labelled, described| {
        view! {
            <input type=kind id=id.clone() name=name.to_owned() value=choice.value checked=chosen
                aria-labelledby=labelled aria-describedby=described/>
        }
    };
    match choice.hint {
        None => view! { <label class="choice">{input(None, None)}<span>{choice.label}</span></label> }.into_any(),
        Some(hint) => {
            let (label_id, hint_id) = (format!("{numbered}-label"), format!("{numbered}-hint"));
            let input = input(Some(label_id.clone()), Some(hint_id.clone()));
            view! {
                <label class="choice">{input}<span>
                    <span id=label_id>{choice.label}</span><span class="hint" id=hint_id>{hint}</span>
                </span></label>
            }
            .into_any()
        }
    }
}
