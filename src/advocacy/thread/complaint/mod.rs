//! A formal complaint made of a case: sent only when its young person says so, with the three stages that the law gives it and the
//! days by which the council answers each (The Children Act 1989 Representations Procedure (England) Regulations 2006, SI
//! 2006/1738).

mod actions;
mod form;
mod model;
pub mod pages;
mod staff;
mod store;

use crate::web::Routes;

pub use model::{Complaint, Stage};
pub use store::of_case;

pub fn routes() -> Routes {
    actions::routes().merge(staff::routes())
}

#[cfg(test)]
pub use store::make;

/// A complaint for tests of other parts.
#[cfg(test)]
pub fn tests_new(words: &str) -> form::New {
    form::New { words: words.to_owned(), name: "Mark Ada".to_owned(), reply_to: Some("mark@reply.example".to_owned()) }
}
