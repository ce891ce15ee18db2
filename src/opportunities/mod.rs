//! Work and training: finding an apprenticeship, a traineeship or a job. For anyone, without signing in.
//! Addresses: `/opportunities`, `/opportunities/{id}`. Tables: `opportunities`, `opportunity_imports`,
//! `care_leaver_friendly_employers`, `postcodes`. Personal data: none; an employer's contact person is never kept, and what
//! somebody searches for is in their own address bar and nowhere else.
//!
//! 2026-11-23: The search runs in memory, on a copy of what is open that is loaded from the database whenever an import
//! has finished (`shelf`). It answers in a tenth of a millisecond, the same on both engines, and it understands plain words
//! and typing mistakes, which the engines' own full-text search does not.

mod actions;
mod asks;
pub mod demo;
pub mod eligibility;
mod feed;
mod import;
mod model;
mod pages;
mod places;
mod search;
mod shelf;
mod store;
#[cfg(test)]
mod tests;

pub use actions::routes;
pub use import::{import_api, import_employers, import_file, import_postcodes, seed_demo};
pub use shelf::Shelf;
