use leptos::prelude::*;

/// A door to somewhere: its heading is the link, and all of the card can be tapped. Without `href` it is a door that is
/// not open yet, and its words should say so.
#[component]
pub fn Card(
    #[prop(into)] heading: String,
    #[prop(optional, into)] href: Option<String>,
    children: Children,
) -> impl IntoView {
    let class = if href.is_some() { "card" } else { "card later" };
    let heading = match href {
        Some(href) => view! { <a href=href>{heading}</a> }.into_any(),
        None => heading.into_any(),
    };
    view! { <div class=class><h2>{heading}</h2>{children()}</div> }.into_any()
}
