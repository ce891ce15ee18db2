//! What participation workers do with what young people say: they read it, say what it is about, answer it, see that somebody is
//! there who is needed now, make words fit for others, choose what the Board reads, and let go of what has been dealt with.
//!
//! Addresses: `/feedback/pieces…`, `/feedback/themes…`, `/feedback/snippets…`. Tables: `feedback_own_words`; it changes
//! `feedback_themes` and, by the verbs of the room, what was said. Personal data: none beyond the room's.
//!
//! 2026-11-26: Words go further only when one worker has taken out what could show whose they are and another has compared both;
//! changing them afterwards undoes the agreement, and what was chosen. `act.rs` walks every way in which one or two workers can try.
//! 2026-11-26: A piece belongs to the pack of the quarter in which it was said. Nobody's words are given to the Board before ten
//! people have said something about the same; whoever gave their name counts once (D-48).

mod act;
mod board;
mod cards;
mod demo;
mod form;
mod late;
mod list;
mod one;
mod pages;
mod snippets;
mod staff;
mod themes;
mod words;

#[cfg(test)]
mod tests;

use crate::web::Routes;

pub use board::{ForBoard, for_board};
pub use cards::at_a_glance;
pub use demo::{Listeners, seed};
pub use late::{KINDS, raise_late};

pub fn routes() -> Routes {
    Routes::new()
        .merge(list::routes())
        .merge(board::routes())
        .merge(one::routes())
        .merge(themes::routes())
        .merge(snippets::routes())
}
