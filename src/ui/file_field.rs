use leptos::prelude::*;

use super::field::Around;

/// A file to choose; stands in a form with `enctype="multipart/form-data"`.
#[component]
pub fn FileField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    /// Which files the browser offers first: ".csv,text/csv".
    #[prop(into)]
    accept: String,
    #[prop(default = None)] error: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    let Around { class, notes, described, invalid } = Around::new(&name, hint, error);
    view! {
        <div class=class>
            <label for=name.clone()>{label}</label>
            {notes}
            <input type="file" id=name.clone() name=name accept=accept aria-describedby=described aria-invalid=invalid/>
        </div>
    }
    .into_any()
}
