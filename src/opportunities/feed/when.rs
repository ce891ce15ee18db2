//! Dates of the feed: with or without milliseconds, with Z, an offset or neither (UTC), or only a day.

use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::Offset;

/// A date as the feed gives it.
pub enum When {
    /// Absent, empty, or year 1, which is how the service writes "not given".
    NotGiven,
    /// Words that are no date.
    Unreadable,
    At(Moment),
}

/// A point in time, with the day on the calendar of whoever wrote it.
pub struct Moment {
    day: Date,
    time: Option<Time>,
    offset: Offset,
}

/// Reads a date of the feed.
pub fn when(text: Option<&str>) -> When {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return When::NotGiven };
    let Ok(pieces) = Pieces::parse(text) else { return When::Unreadable };
    if pieces.date().year() < 1900 {
        return When::NotGiven;
    }
    let offset = pieces.to_numeric_offset().unwrap_or(Offset::UTC);
    When::At(Moment { day: pieces.date(), time: pieces.time(), offset })
}

impl When {
    /// The moment, if there is one.
    pub fn moment(self) -> Option<Moment> {
        match self {
            When::At(moment) => Some(moment),
            When::NotGiven | When::Unreadable => None,
        }
    }
}

impl Moment {
    /// In ms since 1970 UTC.
    pub fn at(&self) -> Option<i64> {
        millis(self.day.to_datetime(self.time.unwrap_or(Time::midnight())), self.offset)
    }

    /// When it closes, in ms since 1970 UTC: a day, or its midnight, means until the day's last second.
    pub fn closes_at(&self) -> Option<i64> {
        match self.time {
            Some(time) if time != Time::midnight() => self.at(),
            _ => millis(self.day.at(23, 59, 59, 0), self.offset),
        }
    }

    /// Midnight UTC of the day as written, in ms since 1970 UTC.
    pub fn day(&self) -> Option<i64> {
        millis(self.day.to_datetime(Time::midnight()), Offset::UTC)
    }
}

fn millis(at: DateTime, offset: Offset) -> Option<i64> {
    offset.to_timestamp(at).ok().map(|moment| moment.as_millisecond())
}
