//! Texts to begin a reply with: each team has its own, and sees no other's. `{name}` in one becomes the name of whoever reads it.
//!
//! Addresses: each team's own, such as `/advocacy/snippets`; its room says who may come in. Table: `snippets`. Personal data: none
//! of young people's.

mod actions;
mod pages;
mod store;

use crate::audit::Deed;

pub use actions::{SnippetForm, add, change, list, show};
pub use store::active;

/// One team's texts, and where they are.
pub struct Shelf {
    /// What tells its texts from another team's.
    pub team: &'static str,
    pub address: &'static str,
    /// What the tab says.
    pub title: &'static str,
    /// Where the page leads back to, and what that is called.
    pub back: (&'static str, &'static str),
    pub changed: Deed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    pub id: String,
    pub title: String,
    pub words: String,
    pub active: bool,
}

impl Snippet {
    /// As somebody of this name reads it.
    pub fn for_name(&self, name: &str) -> String {
        self.words.replace("{name}", name)
    }

    /// What was typed already, and then this.
    pub fn after(&self, typed: &str, name: &str) -> String {
        let text = self.for_name(name);
        [typed.trim_end(), &text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}
