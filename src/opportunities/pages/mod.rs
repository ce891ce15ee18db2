//! What people see: the search with its results, and one opportunity.

mod bursary;
pub(in crate::opportunities) mod labels;
mod one;
mod results;
mod search_form;

pub use labels::{closing_day, filter as filter_words, kind as kind_words, route as route_words};
pub use one::{One, opportunity, opportunity_body};
pub use results::{Results, result, results};
pub(in crate::opportunities) use search_form::distances;

/// The address of one opportunity.
fn address(id: i64) -> String {
    format!("{}/{id}", crate::app::OPPORTUNITIES)
}
