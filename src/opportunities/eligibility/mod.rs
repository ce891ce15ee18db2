//! "Can I apply?": a few questions answered once; from then on each list and each opportunity says in one sentence whether
//! this person can apply, and why. For anyone, signed in or not; staff may try it too.
//!
//! Addresses: `/opportunities/can-i-apply`, `/opportunities/can-i-apply/{question}`, `…/answers`,
//! `/opportunities/what-i-would-get`. The names of questions in addresses give nobody away. Tables: `opportunity_answers`.
//! Personal data: age, care status, schooling, what somebody looks for and where. Of somebody signed in: sealed, as long as
//! the account or until they remove it. Of a visitor: nothing here; a cookie of theirs that only we can read, for an hour.
//!
//! 2026-11-26: We ask how old somebody is, not when they were born: a day of birth opens bank accounts, and no rule needs
//! it. Kept with the day on which it was told, an age stays true for ever: on any later day it is one of two. Where the two
//! make a difference the answer is "we can't tell", never a guess.
//!
//! 2026-11-26: Nobody is asked about prison, which is the third way into a foundation apprenticeship at 22 to 24: it matters
//! to few and would be read by all. The sentence names it, and they decide.
//!
//! 2026-11-26: While somebody answers, their answers travel in the cookie, signed in or not, so that there is one way
//! through the questions and one deed at the end ("Keep my answers"). The cookie of somebody signed in opens for nobody else.

mod actions;
mod begin_with;
mod bursary;
mod form;
mod holding;
mod judge;
mod mine;
mod model;
pub mod pages;
mod rules;
mod sentence;
mod store;
#[cfg(test)]
mod tests;
mod visit;

pub use actions::routes;
pub use begin_with::begin_with;
pub use bursary::{Bursary, DUE_AFTER_DAYS, Theirs, due};
pub use holding::HOLDING;
pub use judge::{Judge, Verdict};
pub use mine::Mine;
pub use model::{Answers, Told};
pub use rules::{Group, Rule};
pub use sentence::{bursary_sentence, sentence};
