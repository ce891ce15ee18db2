//! What people see: what an advocate is, the pages of asking, what they keep, and opening it again.

mod about;
mod check;
mod fields;
mod kept;
mod open;
mod receipt;
mod step;

use leptos::prelude::*;

use crate::help::{self, Contact};
use crate::keys::Keys;
use crate::web::Sheet;

use super::super::cases::Card;
use super::step::Step;
use super::visit::Visit;

pub use about::{about, now};
pub use check::check;
pub use kept::kept;
pub use open::{Open, closed, open};
pub use receipt::{Receipt, receipt, sent};
pub use step::step;

/// The script that keeps what is being typed in the browser of whoever chose that.
const SCRIPT: &str = "keep.js";

/// What the pages of asking depend on.
pub struct Asking<'a> {
    pub visit: &'a Visit,
    pub contacts: &'a [Contact],
    pub advocates: &'a [Card],
    pub provider: &'a str,
    /// Under which name the browser keeps what is being typed; none where nobody chose that.
    pub mark: Option<String>,
    pub let_in_by_adviser: bool,
}

/// The name under which a browser keeps what is typed on one page of one asking. It tells nobody anything else.
pub fn mark(keys: &Keys, visit: &Visit, step: Step) -> String {
    let about = keys.advocacy_index("typed", &visit.once);
    format!("{}.{}", step.code(), &about[..8])
}

/// A page of one's own, with who to call at its top.
fn sheet(title: &'static str, contacts: &[Contact], view: impl FnOnce(AnyView) -> AnyView) -> Sheet {
    let sheet = Sheet::new(title, || view(help::in_short(contacts)));
    Sheet { listed: false, ..sheet }
}

/// The same page, for the browser of somebody who kept what they typed: it is forgotten there.
fn forgetting(sheet: Sheet, was_kept: bool) -> Sheet {
    if was_kept { sheet.with_script(SCRIPT) } else { sheet }
}
