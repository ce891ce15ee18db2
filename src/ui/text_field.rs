use leptos::prelude::*;

use super::field::Around;

/// One line to type in. `label` says what; `hint` says why we ask or how it should look.
#[component]
pub fn TextField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(default = None)] error: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    /// "text", "search", "email", "tel" or "password". A password is never sent back to the page.
    #[prop(default = "text")]
    kind: &'static str,
    /// Which keyboard a phone shows: "numeric" for a code.
    #[prop(optional, into)]
    input_mode: Option<String>,
    #[prop(optional, into)] autocomplete: Option<String>,
    /// "short" (a postcode), "medium" (a phone number) or "full": how much we expect.
    #[prop(default = "full")]
    width: &'static str,
) -> impl IntoView {
    let value = if kind == "password" { String::new() } else { value };
    let Around { class, notes, described, invalid } = Around::new(&name, hint, error);
    view! {
        <div class=class>
            <label for=name.clone()>{label}</label>
            {notes}
            <input type=kind class=width id=name.clone() name=name value=value inputmode=input_mode
                autocomplete=autocomplete aria-describedby=described aria-invalid=invalid/>
        </div>
    }
    .into_any()
}
