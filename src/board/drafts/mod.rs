//! Packs on their way: made, checked, put forward by one worker and published by another (S-23).

mod actions;
mod check;
mod model;
mod pages;
mod publish;
mod store;

pub use actions::{at_a_glance, routes};

use crate::app::BOARD_DRAFTS as DRAFTS;

const ONE: &str = "/board/drafts/{draft}";
const CHECK: &str = "/board/drafts/{draft}/check";
const PUBLISH: &str = "/board/drafts/{draft}/publish";
