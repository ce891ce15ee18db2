//! What of a case goes to the council: each time these words, to this person, on this day, because its young person agreed. The
//! council sees that object alone, and nothing that leads from it to the case.

mod actions;
mod council;
mod form;
mod model;
mod pages;
mod staff;
mod store;

use crate::web::Routes;

pub use model::{Share, State};
pub use store::{New, RETENTION, of_case, rewrap_all, seed_offer, take_all_back};

pub fn routes() -> Routes {
    actions::routes().merge(staff::routes()).merge(council::routes())
}
