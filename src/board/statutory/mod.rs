//! The official figures of a quarter, and the national ones beside them, as staff type them in.

mod actions;
mod form;
mod pages;
mod store;

pub use actions::routes;
pub use store::of_quarter;

pub const STATUTORY: &str = "/board/statutory";
const ONE: &str = "/board/statutory/{quarter}";
