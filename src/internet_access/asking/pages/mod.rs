//! What people see: what there is, the pages of asking, all of it once more, and the page to keep.

mod about;
mod check;
mod fields;
mod sent;
mod step;

use leptos::prelude::*;

use crate::app;
use crate::say;
use crate::web::Sheet;

use super::super::content::Network;
use super::draft::Draft;

pub use about::about;
pub use check::check;
pub use sent::sent;
pub use step::step;

/// What the pages of asking depend on.
pub struct Asking<'a> {
    pub draft: &'a Draft,
    pub networks: &'a [Network],
    /// What they are called.
    pub name: &'a str,
    /// A personal adviser has confirmed who they are.
    pub matched: bool,
    /// Who may bring it.
    pub adviser: Option<&'a str>,
    /// Three questions have just chosen for them.
    pub is_suggested: bool,
    /// When something was last kept; none before.
    pub changed_at: Option<i64>,
}

/// A page of one's own.
fn sheet(title: &'static str, view: impl FnOnce() -> AnyView) -> Sheet {
    Sheet { listed: false, ..Sheet::new(title, view) }
}

/// Who to turn to for whoever would rather talk.
fn rather_talk() -> AnyView {
    view! { <p class="hint">{say!("internet_access-ask-talk")}" "<a href=app::HELP>{say!("internet_access-ask-talk-link")}</a></p> }
        .into_any()
}
