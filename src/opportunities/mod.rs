//! Work and training: finding an apprenticeship, a traineeship or a job. For anyone, without signing in.
//! Addresses: `/opportunities`, `/opportunities/{id}`. Tables: `opportunities`, `opportunity_imports`, `opportunity_changes`,
//! `opportunity_import_runs`, `opportunity_import_skipped`, `care_leaver_friendly_employers`, `postcodes`. Personal data: none,
//! but in the rooms inside this one (`eligibility`, `saved`, `kept_searches`, `help_me_apply`), each with its own sign; an
//! employer's contact person is never kept, and what somebody searches for is in their own address bar and nowhere else.
//!
//! 2026-11-23: The search runs in memory, on a copy of what is open that is loaded from the database whenever an import
//! has finished (`shelf`). It answers in a tenth of a millisecond, the same on both engines, and it understands plain words
//! and typing mistakes, which the engines' own full-text search does not.

mod actions;
mod asks;
pub mod demo;
pub mod editor;
pub mod eligibility;
mod feed;
pub mod help_me_apply;
mod import;
mod kept_searches;
mod model;
mod own_demo;
mod pages;
mod places;
mod saved;
mod search;
mod shelf;
mod store;
#[cfg(test)]
pub mod tests;
mod whereabouts;

pub use actions::routes;
pub use import::{import_api, import_employers, import_file, import_postcodes, seed_demo};
pub use kept_searches::demo::add_many as add_demo_searches;
pub use kept_searches::{
    HOLDING as SEARCHES_HOLDING, KINDS as SEARCH_LETTERS, RETENTION, Tally, keep_up as hold_searches, run_rounds,
};
pub use own_demo::seed_person;
pub use saved::HOLDING as SAVED_HOLDING;
pub use saved::for_board;
pub use shelf::Shelf;
