//! What participation workers see. Only staff read these pages, so their words stand here.

mod deeds;
mod finish;
mod fit;
mod list;
mod one;
mod quarter;
mod themes;

pub use finish::finish;
pub use fit::fit;
pub use list::list;
pub use one::{called, one};
pub use quarter::quarter;
pub use themes::{theme, themes};
