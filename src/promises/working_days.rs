//! Which days count, and when a promise made in them runs out.

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::exceptions::Exceptions;
use super::{IN_FORCE, bank_holidays};
use crate::words::london_day;

/// The working days of England.
#[derive(Clone, Debug)]
pub struct WorkingDays {
    exceptions: Exceptions,
}

impl WorkingDays {
    pub fn new(exceptions: Exceptions) -> WorkingDays {
        WorkingDays { exceptions }
    }

    /// Those that `begin` has read; before it, those that come with the program.
    pub fn in_force() -> &'static WorkingDays {
        IN_FORCE.get_or_init(|| WorkingDays::new(Exceptions::read(None).unwrap_or_default()))
    }

    /// True for a working day.
    pub fn holds(&self, day: Date) -> bool {
        let is_holiday =
            || self.exceptions.holiday(day).unwrap_or_else(|| bank_holidays::of(day.year()).contains(&day));
        !bank_holidays::is_weekend(day) && !is_holiday()
    }

    /// See `promises::due`.
    pub fn due(&self, now: i64, working_days: u16) -> i64 {
        let today = london_day(now);
        let first = self.from(today);
        // On a day off, the next working day is the first that counts.
        let further = if first == today { working_days } else { working_days.saturating_sub(1) };
        let day = (0..further).fold(first, |day, _| self.after(day));
        end_in_london(day)
    }

    /// See `promises::left`.
    pub fn left(&self, now: i64, due: i64) -> u16 {
        let (today, last) = (london_day(now), london_day(due));
        let days = today.series(1.day()).skip(1).take_while(|day| *day <= last);
        u16::try_from(days.filter(|day| self.holds(*day)).count()).unwrap_or(u16::MAX)
    }

    /// This day, or the next one that is a working day.
    fn from(&self, mut day: Date) -> Date {
        while !self.holds(day) && day < Date::MAX {
            day = day.saturating_add(1.day());
        }
        day
    }

    fn after(&self, day: Date) -> Date {
        self.from(day.saturating_add(1.day()))
    }
}

/// The last millisecond of a day in London, whatever its clocks do that night.
fn end_in_london(day: Date) -> i64 {
    let london = TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC);
    let next = day.saturating_add(1.day()).at(0, 0, 0, 0).to_zoned_datetime(london);
    next.map_or(i64::MAX, |next| next.timestamp().as_millisecond() - 1)
}
