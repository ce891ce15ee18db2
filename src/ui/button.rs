use leptos::prelude::*;

/// How much a button asks to be pressed. Equal choices are the same kind: no is never the smaller button.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    #[default]
    Primary,
    Secondary,
}

/// Sends the form it stands in; its words name the act ("Send to an advocate").
#[component]
pub fn Button(
    #[prop(optional)] kind: ButtonKind,
    /// With `value`, tells the server which of several buttons was pressed.
    #[prop(optional, into)]
    name: Option<String>,
    #[prop(optional, into)] value: Option<String>,
    children: Children,
) -> impl IntoView {
    view! { <button class=kind.class() name=name value=value>{children()}</button> }.into_any()
}

/// A link that looks like a button, for the one thing a page leads to.
#[component]
pub fn LinkButton(
    #[prop(into)] href: String,
    #[prop(optional)] kind: ButtonKind,
    /// "external noreferrer" where it leads away.
    #[prop(optional, into)]
    rel: Option<String>,
    children: Children,
) -> impl IntoView {
    view! { <a class=kind.class() href=href rel=rel>{children()}</a> }.into_any()
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            ButtonKind::Primary => "button",
            ButtonKind::Secondary => "button secondary",
        }
    }
}
