use leptos::prelude::*;

/// Whether a notice tells or warns. Neither shouts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NoticeTone {
    #[default]
    Calm,
    Warn,
}

/// Something worth knowing before reading on.
#[component]
pub fn Notice(
    #[prop(optional)] tone: NoticeTone,
    #[prop(optional, into)] heading: Option<String>,
    children: Children,
) -> impl IntoView {
    let class = match tone {
        NoticeTone::Calm => "notice",
        NoticeTone::Warn => "notice warn",
    };
    view! { <div class=class>{heading.map(|heading| view! { <h2>{heading}</h2> })}{children()}</div> }.into_any()
}
