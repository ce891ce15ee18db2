//! What advisers see. Only staff read these pages, so their words stand here.

mod code;
mod details;
mod import;
mod list;
mod one;
mod waiting;

pub use code::{ask_for_code, show_code};
pub use details::{change, invite};
pub use import::{import, report};
pub use list::list;
pub use one::{hand_over, one};
pub use waiting::{WaitingPage, waiting_list, who_is_this};

use leptos::prelude::*;

use crate::app::YOUNG_PEOPLE;
use crate::ui::Notice;
use crate::words::{day_words, london_day};

/// The address of one entry.
pub fn entry_address(id: &str) -> String {
    format!("{YOUNG_PEOPLE}/{id}")
}

/// "25 November 2026"
fn day(at: i64) -> String {
    day_words(london_day(at))
}

/// What was just done, said once.
#[component]
fn Done(done: &'static str) -> impl IntoView {
    (!done.is_empty()).then(|| view! { <Notice><p role="status">{done}</p></Notice> })
}
