//! Reading packs: the latest one, those before it, and all of their tables as files. What is not published is not here.

mod actions;
mod around;
mod choices;
mod file;
mod page;
mod sections;
mod store;

pub use actions::{at_a_glance, routes};
pub use page::{Closer, Seen, view};
pub use store::{Published, latest_version, quarters, read_json, releases, six_quarters};

const QUARTER: &str = "/board/{quarter}";
const VERSION: &str = "/board/{quarter}/versions/{version}";
const FILE: &str = "/board/{quarter}/versions/{version}/file";

/// Where one version of a quarter's pack is read.
pub fn address(quarter: crate::words::Quarter, version: i64) -> String {
    format!("{}/{}/versions/{version}", crate::app::BOARD, quarter.code())
}
