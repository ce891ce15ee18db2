//! Figures of one quarter, a few fixed tables, in which nobody can be recognised (bar 5.4). One manager says that they are right, and
//! another gives them out (S-23). Once given out they never change.

mod actions;
mod count;
mod for_board;
mod model;
mod pages;
mod release;
mod store;

pub use crate::words::Quarter;
pub use actions::routes;
pub use for_board::given_out as given_out_to_board;
pub use store::waiting;

#[cfg(test)]
pub use {
    model::No,
    store::{give_out, look, propose, take_back},
};

/// For managers: what could be given out, and what was.
pub const FIGURES: &str = "/advocacy/figures";
const ONE: &str = "/advocacy/figures/{quarter}";
/// The last page before it is out.
const GIVE_OUT: &str = "/advocacy/figures/{quarter}/give-out";
/// For all staff: what was given out.
pub const GIVEN_OUT: &str = "/advocacy-figures";

/// Where managers find one quarter.
fn address(quarter: Quarter) -> String {
    format!("{FIGURES}/{}", quarter.code())
}
