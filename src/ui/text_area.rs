use leptos::prelude::*;

use super::escape;
use super::field::Around;

/// Several lines to type in.
#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] value: String,
    #[prop(default = None)] error: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(default = 5)] rows: u32,
    /// Tells it from another of the same name on one page.
    #[prop(optional, into)]
    id: Option<String>,
    /// What stands right below, such as `CharactersLeft`.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| name.clone());
    let Around { class, notes, described, invalid } = Around::new(&id, hint, error);
    // Leptos 0.8 does not escape the children of a text area, and HTML drops the first line break in one.
    let text = format!("\n{}", escape(&value));
    view! {
        <div class=class>
            <label for=id.clone()>{label}</label>
            {notes}
            <textarea id=id name=name rows=rows.to_string() aria-describedby=described aria-invalid=invalid
                inner_html=text></textarea>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}
