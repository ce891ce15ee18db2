//! The days on which a colleague is away, as they are typed. Advocates and the council's inbox each keep their own absences, and
//! say the same of them.
//!
//! Addresses: none. Tables: none. Personal data: none.

use jiff::ToSpan;
use jiff::civil::Date;
use leptos::prelude::*;

use crate::forms::{FieldErrors, parse_day};
use crate::ui::TextField;
use crate::words::{london_day, london_midnight};

/// From the first day's midnight to the last day's end in London, in ms since 1970 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    pub from: i64,
    pub until: i64,
}

/// Reads the fields `from` and `until`; notes what is wrong with each.
pub fn check(errors: &mut FieldErrors, from: &str, until: &str, now: i64) -> Option<Days> {
    let from = errors.note("from", day_of(from));
    let until = errors.note("until", day_of(until).and_then(|until| in_order(from, until, now)));
    let (from, until) = from.zip(until)?;
    let next = until.checked_add(1.day()).unwrap_or(until);
    Some(Days { from: london_midnight(from), until: london_midnight(next) - 1 })
}

fn day_of(typed: &str) -> Result<Date, String> {
    parse_day(typed).ok_or_else(|| "Write the day like 31/3/2027".to_owned())
}

fn in_order(from: Option<Date>, until: Date, now: i64) -> Result<Date, String> {
    if from.is_some_and(|from| until < from) {
        return Err("That is before the first day".to_owned());
    }
    if until < london_day(now) { Err("That day is over: choose today or a later one".to_owned()) } else { Ok(until) }
}

impl Days {
    /// Since when another absence of the same person would be in the way: one that has ended is in nobody's, even if it was today.
    pub fn free_since(&self, now: i64) -> i64 {
        self.from.max(now)
    }
}

/// The two fields, with what was typed.
pub fn fields(from: String, until: String, errors: &FieldErrors) -> AnyView {
    view! {
        <TextField name="from" label="First day" hint="For example, 31/3/2027" width="medium" value=from error=errors.of("from")/>
        <TextField name="until" label="Last day" hint="For example, 9/4/2027" width="medium" value=until error=errors.of("until")/>
    }
    .into_any()
}
