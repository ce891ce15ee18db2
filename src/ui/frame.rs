//! What stands around every page: the ways to skip, the name, the small links, and Leave now.

use leptos::prelude::*;

use super::PostForm;
use crate::say;

/// The first things a keyboard meets: leave, and past the top of the page. `main` needs `id="main"`.
#[component]
pub fn SkipLinks(#[prop(default = "/leave".to_owned(), into)] leave: String) -> impl IntoView {
    view! {
        <nav aria-label=say!("ui-skips")>
            <a class="skip leave" href=leave rel="nofollow noreferrer">{say!("ui-leave")}</a>
            <SkipLink href="#main">{say!("ui-skip")}</SkipLink>
        </nav>
    }
    .into_any()
}

/// A link that shows only while it has the focus.
#[component]
pub fn SkipLink(#[prop(into)] href: String, children: Children) -> impl IntoView {
    view! { <a class="skip" href=href>{children()}</a> }.into_any()
}

/// The name of the service, and help, in the same place on every page.
#[component]
pub fn Header(
    #[prop(default = "/".to_owned(), into)] home: String,
    #[prop(default = "/help".to_owned(), into)] help: String,
    /// The own page of somebody who is signed in.
    #[prop(default = None)]
    own: Option<String>,
    #[prop(default = "/sign-in".to_owned(), into)] sign_in: String,
    #[prop(default = "/sign-out".to_owned(), into)] sign_out: String,
) -> impl IntoView {
    let door = match own {
        Some(own) => view! {
            <a href=own>{say!("ui-own-page")}</a>
            <PostForm action=sign_out><button class="link">{say!("ui-sign-out")}</button></PostForm>
        }
        .into_any(),
        None => view! { <a href=sign_in>{say!("ui-sign-in")}</a> }.into_any(),
    };
    view! {
        <header class="top">
            <a class="brand" href=home>
                <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="M1 22v-6h7.5V9.5H16V3h7v19z"/></svg>
                {say!("ui-name")}
            </a>
            <div class="ways"><a href=help>{say!("ui-help")}</a>{door}</div>
        </header>
    }
    .into_any()
}

/// The small links at the end of every page.
#[component]
pub fn Footer(
    #[prop(default = "/help".to_owned(), into)] help: String,
    #[prop(default = "/about-your-data".to_owned(), into)] about_your_data: String,
    #[prop(default = "/accessibility".to_owned(), into)] accessibility: String,
    #[prop(default = "/cookies".to_owned(), into)] cookies: String,
    /// The page where one chooses a language, if there are more than one.
    #[prop(default = None)]
    language: Option<String>,
) -> impl IntoView {
    view! {
        <footer class="foot">
            <nav aria-label=say!("ui-footer")>
                <a href=help>{say!("ui-help")}</a>
                <a href=about_your_data>{say!("ui-about-your-data")}</a>
                <a href=accessibility>{say!("ui-accessibility")}</a>
                <a href=cookies>{say!("ui-cookies")}</a>
                {language.map(|href| view! { <a href=href>{say!("ui-language")}</a> })}
            </nav>
        </footer>
    }
    .into_any()
}

/// The way out, always within reach of a thumb. A plain link; `public/leave.js` blanks the page first, and says these
/// words when somebody presses Shift. It must be the last thing in the body.
#[component]
pub fn LeaveNow(#[prop(default = "/leave".to_owned(), into)] href: String) -> impl IntoView {
    view! {
        <nav class="leave-bar" aria-label=say!("ui-way-out")>
            <a class="leave" href=href rel="nofollow noreferrer" data-loading=say!("ui-leave-loading")
                data-1=say!("ui-leave-two-more") data-2=say!("ui-leave-one-more") data-0=say!("ui-leave-stopped")>
                {say!("ui-leave")}
            </a>
        </nav>
    }
    .into_any()
}
