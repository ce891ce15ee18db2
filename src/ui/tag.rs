use leptos::prelude::*;

/// What a tag says about the thing it stands beside.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TagTone {
    #[default]
    Plain,
    /// Good news: only for you, an interview for sure.
    Good,
    /// Time is short.
    Soon,
}

/// One or two words beside a heading.
#[component]
pub fn Tag(#[prop(optional)] tone: TagTone, children: Children) -> impl IntoView {
    let class = match tone {
        TagTone::Plain => "tag",
        TagTone::Good => "tag good",
        TagTone::Soon => "tag soon",
    };
    view! { <span class=class>{children()}</span> }.into_any()
}
