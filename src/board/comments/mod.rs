//! What reviewers say and ask about a pack, and what participation workers answer.

mod actions;
mod form;
mod pages;
mod store;

pub use actions::{at_a_glance, routes};
pub use form::CommentForm;
pub use pages::{done, view};
pub use store::{of_quarter, say};

/// Where workers find questions.
pub const QUESTIONS: &str = "/board/comments";
const ONE: &str = "/board/comments/{comment}";
