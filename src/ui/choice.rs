use leptos::prelude::*;

/// One of the answers that radios, checkboxes or a select offer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    pub label: String,
    /// A few words below the label; a select has no room for them.
    pub hint: Option<String>,
    /// An SVG before the label, for those who see it; it says nothing that the label does not.
    pub picture: Option<&'static str>,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Choice { value: value.into(), label: label.into(), hint: None, picture: None }
    }

    /// The same choice with a few words of help.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Choice { hint: Some(hint.into()), ..self }
    }

    /// The same choice with a picture before its label.
    pub fn picture(self, picture: &'static str) -> Self {
        Choice { picture: Some(picture), ..self }
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
        None => {
            let picture =
                choice.picture.map(|svg| view! { <span class="picture" aria-hidden="true" inner_html=svg></span> });
            view! { <label class="choice">{input(None, None)}<span>{picture}{choice.label}</span></label> }.into_any()
        }
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
