//! Days, in words.

use std::sync::OnceLock;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;

use crate::say;

/// "Friday 11 December 2026"
pub fn weekday_words(day: Date) -> String {
    let weekday = match day.weekday() {
        Weekday::Monday => say!("words-monday"),
        Weekday::Tuesday => say!("words-tuesday"),
        Weekday::Wednesday => say!("words-wednesday"),
        Weekday::Thursday => say!("words-thursday"),
        Weekday::Friday => say!("words-friday"),
        Weekday::Saturday => say!("words-saturday"),
        Weekday::Sunday => say!("words-sunday"),
    };
    say!("words-day", weekday = weekday, day = day.day().to_string(), month = month(day), year = day.year().to_string())
}

/// "11 December 2026"
pub fn day_words(day: Date) -> String {
    say!("words-day-of-month", day = day.day().to_string(), month = month(day), year = day.year().to_string())
}

fn month(day: Date) -> &'static str {
    match day.month() {
        1 => say!("words-january"),
        2 => say!("words-february"),
        3 => say!("words-march"),
        4 => say!("words-april"),
        5 => say!("words-may"),
        6 => say!("words-june"),
        7 => say!("words-july"),
        8 => say!("words-august"),
        9 => say!("words-september"),
        10 => say!("words-october"),
        11 => say!("words-november"),
        _ => say!("words-december"),
    }
}

/// The day of a moment, in UTC: what a closing time of 23:59:59Z means, whatever the clocks in London show.
pub fn utc_day(ms: i64) -> Date {
    in_zone(ms, TimeZone::UTC).date()
}

/// The day it is in London.
pub fn london_day(ms: i64) -> Date {
    in_zone(ms, london()).date()
}

/// The hour it is in London, 0 to 23.
pub fn london_hour(ms: i64) -> i8 {
    in_zone(ms, london()).hour()
}

/// The first moment of a day in London, in ms since 1970 UTC.
pub fn london_midnight(day: Date) -> i64 {
    day.to_zoned_datetime(london()).map_or(0, |midnight| midnight.timestamp().as_millisecond())
}

/// The time it is in London: "14:05".
pub fn london_time(ms: i64) -> String {
    let here = in_zone(ms, london());
    format!("{:02}:{:02}", here.hour(), here.minute())
}

fn london() -> TimeZone {
    static LONDON: OnceLock<TimeZone> = OnceLock::new();
    LONDON.get_or_init(|| TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)).clone()
}

fn in_zone(ms: i64, zone: TimeZone) -> DateTime {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned_datetime(zone).datetime()
}
