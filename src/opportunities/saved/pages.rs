//! What young people see of their list. Tabs and histories say "Your list", and no more.

mod elsewhere;
mod list;
mod one;

use leptos::prelude::*;

use crate::app::{OPPORTUNITIES, SAVED};
use crate::say;
use crate::ui::{BackLink, Button, PostForm};
use crate::web::Sheet;

use super::model::Step;

pub use elsewhere::elsewhere;
pub use list::list;
pub use one::one;

/// The address of one thing on a list.
pub fn address(id: &str) -> String {
    format!("{SAVED}/{id}")
}

fn sheet<V: IntoView>(view: impl FnOnce() -> V) -> Sheet {
    titled(say!("saved-title"), view)
}

fn titled<V: IntoView>(title: &'static str, view: impl FnOnce() -> V) -> Sheet {
    Sheet { listed: false, ..Sheet::new(title, view) }
}

/// What somebody did, on a day.
fn step_words(step: Step, day: String) -> String {
    match step {
        Step::Saved => say!("saved-story-saved", day = day),
        Step::Applied => say!("saved-story-applied", day = day),
        Step::Interview => say!("saved-story-interview", day = day),
        Step::Got => say!("saved-story-got", day = day),
        Step::Not => say!("saved-story-not", day = day),
    }
}

/// What the button says that tells of a step.
fn button_words(step: Step) -> &'static str {
    match step {
        Step::Saved => say!("saved-save"),
        Step::Applied => say!("saved-tell-applied"),
        Step::Interview => say!("saved-tell-interview"),
        Step::Got => say!("saved-tell-got"),
        Step::Not => say!("saved-tell-not"),
    }
}

/// For whoever pressed "Save" and has signed in since: one more press.
pub fn ask_to_save(id: i64, title: &str, employer: &str) -> Sheet {
    sheet(|| {
        view! {
            <BackLink href=format!("{OPPORTUNITIES}/{id}") label=say!("saved-back-to-it")/>
            <h1>{say!("saved-ask")}</h1>
            <p class="lead">{title.to_owned()}</p>
            <p class="by"><bdi>{employer.to_owned()}</bdi></p>
            <PostForm action=format!("{OPPORTUNITIES}/{id}/save")><Button>{say!("saved-ask-button")}</Button></PostForm>
            <p class="hint">{say!("saved-private")}</p>
        }
    })
}

/// For whoever has as many as a list holds.
pub fn full() -> Sheet {
    sheet(|| {
        view! {
            <BackLink href=SAVED label=say!("saved-back")/>
            <h1>{say!("saved-full")}</h1>
            <p class="lead">{say!("saved-full-text", most = super::store::MOST)}</p>
            <p><a href=SAVED>{say!("saved-see")}</a></p>
        }
    })
}
