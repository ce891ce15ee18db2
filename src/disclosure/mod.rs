//! What may be told of many, so that nobody can work out anything about one: tables of counts are made fit to be given out, and
//! those given out are held against each other (bar 5.4, D-40 to D-49). No database, no pages: numbers in, numbers out.
//!
//! A room counts (`Counted`), `protect` hides what must be hidden (`Shown`), and before anything is published `check` tries to
//! work out what is hidden from all that is shown, of this release and of those before it.

mod check;
mod counted;
mod median;
mod primary;
mod protect;
mod ranges;
mod shown;
mod worlds;

use serde::{Deserialize, Serialize};

pub use check::{Hide, Leak, check};
pub use counted::{Cells, Count, Counted};
pub use median::median;
pub use primary::STANDARD_FROM;
pub use protect::{More, Proposal, protect};
pub use shown::{Cell, Hidden, Place, Shown, Table};

/// Which numbers are shown, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Whatever comes from advocacy or is crossed with a trait of a person: of fewer than 30 people nothing; 0 to 9 are hidden, the
    /// rest is rounded to the nearest 10 (D-40, D-41).
    Protected,
    /// All else: 1 to 4 are hidden, none and 5 or more are shown as they are.
    Standard,
}

/// All tables of one quarter as they are given out together. A correction is another version of the same quarter (D-46).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Release {
    pub quarter: String,
    pub version: u32,
    pub tables: Vec<Shown>,
}

#[cfg(test)]
mod tests;
