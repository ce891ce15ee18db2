//! What a young person saved, and what came of it: a list of their own, of adverts and of things found elsewhere. For young
//! people alone; nobody else sees it.
//! Addresses: `/opportunities/{id}/save`, `/opportunities/saved`, `/opportunities/saved/elsewhere`,
//! `/opportunities/saved/{saved}`. Tables: `saved_opportunities`. Personal data: what they saved and when they took which
//! step; what they typed, and what the adverts are called, sealed. Until they take it off the list, at most as long as their
//! account: what has closed stays.
//!
//! 2026-11-26: Each step is a date (`applied_at`, `got_at`), and the latest one is the state: taking one back leaves the one
//! before, and steps can be counted without opening anything sealed. Nobody is counted against: "I did not get it" folds away.

mod actions;
pub mod demo;
pub mod for_board;
mod form;
mod holding;
mod model;
mod own_list;
mod pages;
mod store;
#[cfg(test)]
mod tests;

pub use actions::routes;
pub use holding::HOLDING;
pub use own_list::{OwnList, SaveBox, save_button};
