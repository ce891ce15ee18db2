//! By when somebody must have an answer: working days, as the law counts them for the council, and promises made in them.
//!
//! Addresses and tables: none. Personal data: none. A working day is one that is not a Saturday, a Sunday, Christmas Day,
//! Boxing Day, Good Friday or a bank holiday in England (SI 2006/1738, regulation 2). The yearly bank holidays are computed;
//! what a proclamation adds or moves stands in a file that a council can change (`FOOTHOLD_BANK_HOLIDAYS`), read at the start.

mod bank_holidays;
mod exceptions;
mod promise;
mod waited;
mod working_days;

use std::sync::OnceLock;

use crate::web::Config;

pub use exceptions::Exceptions;
pub use promise::{Promise, Turn, resumed};
pub use waited::Waited;
pub use working_days::WorkingDays;

/// When a promise of so many working days, made at `now`, runs out: the last millisecond, in London, of that day. The day of
/// `now` itself does not count; a promise of 0 days is for today or, where today is none, the next working day.
pub fn due(now: i64, working_days: u16) -> i64 {
    WorkingDays::in_force().due(now, working_days)
}

/// How many working days are left from the day of `now` until that of `due`, without the first and with the last.
pub fn left(now: i64, due: i64) -> u16 {
    WorkingDays::in_force().left(now, due)
}

/// True on a working day in London.
pub fn is_working_day(now: i64) -> bool {
    WorkingDays::in_force().holds(crate::words::london_day(now))
}

/// Reads the exceptions that the settings name, for all of this process. Errors are one sentence for the person at the
/// command line.
pub fn begin(config: &Config) -> Result<(), String> {
    let _ = IN_FORCE.set(WorkingDays::new(check(config)?));
    Ok(())
}

/// Reads them and keeps nothing.
pub fn check(config: &Config) -> Result<Exceptions, String> {
    Exceptions::read(config.bank_holidays.as_deref())
}

static IN_FORCE: OnceLock<WorkingDays> = OnceLock::new();

#[cfg(test)]
mod tests;
