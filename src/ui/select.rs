use leptos::prelude::*;

use super::choice::Choice;
use super::field::Around;

/// A question with one answer out of many; radios are kinder when there are few.
#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    options: Vec<Choice>,
    /// The value that is chosen; give an empty choice first if none need be.
    #[prop(optional, into)]
    value: String,
    #[prop(default = None)] error: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    let Around { class, notes, described, invalid } = Around::new(&name, hint, error);
    let options = options
        .into_iter()
        .map(|choice| {
            let chosen = choice.value == value;
            view! { <option value=choice.value selected=chosen>{choice.label}</option> }
        })
        .collect_view();
    view! {
        <div class=class>
            <label for=name.clone()>{label}</label>
            {notes}
            <select id=name.clone() name=name aria-describedby=described aria-invalid=invalid>{options}</select>
        </div>
    }
    .into_any()
}
