//! Pulses: a few questions to young people for a few weeks. Participation workers of the Children in Care Council write them; whoever
//! is asked answers without saying who they are; and nobody sees a number before the last day is over.
//!
//! Addresses: `/questions…` for everybody, `/pulses…` for participation workers. Tables: `pulses`, `pulses_tickets`, `pulses_results`;
//! answers lie in the anonymous store. Personal data: none but who of staff changed something last. What young people answer has no
//! name; it stays for as long as all that lies there.
//!
//! 2026-11-26: One person, one answer, and no list of who answered nor of who did not: a ticket is a row that knows its pulse and
//! nobody else, and goes when it is used. First the answer is put away under a name that the ticket makes, then the ticket goes. If
//! the second does not come to pass, the same ticket makes the same name, and the answer is there once.
//! 2026-11-26: A pulse that is open to all counts one answer for each page that was opened: no browser is remembered. Somebody
//! determined can answer again, and workers read that beside the numbers.
//! 2026-11-26: Answers are counted once, when the pulse is over, under a lock that waits for those on their way. What others see is
//! worked out once too, when a worker lets them: numbers that are shown never change again.

mod answering;
mod demo;
mod form;
mod letters;
mod managing;
mod model;
mod store;
#[cfg(test)]
pub mod testing;
#[cfg(test)]
mod tests;

use crate::web::Routes;

pub use answering::{open_now, open_to_all};
pub use demo::seed;
pub use letters::KINDS;
pub use managing::at_a_glance;
pub use store::{RETENTION, count_what_is_over};

pub fn routes() -> Routes {
    managing::routes().merge(answering::routes())
}
