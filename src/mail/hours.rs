//! Safe hours: when somebody's letters may come. A partner or a house-mate may be near at the others.

use std::sync::OnceLock;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, ZonedDateTime};

use crate::web::Tx;
use crate::{exec, sql};

/// From one minute of the day to another, in London. Where the end is before the start they run over midnight; where both
/// are the same, it is the whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    from: i64,
    to: i64,
}

impl Hours {
    /// Hours between two minutes of the day, each from 0 to 1439.
    pub fn new(from: i64, to: i64) -> Option<Hours> {
        let minute = |minute: i64| (0..24 * 60).contains(&minute);
        (minute(from) && minute(to)).then_some(Hours { from, to })
    }

    /// The minute of the day at which they begin.
    pub fn from(self) -> i64 {
        self.from
    }

    /// The minute of the day at which they end.
    pub fn to(self) -> i64 {
        self.to
    }

    /// `now`, where it is within these hours, and otherwise when they begin next, in ms since 1970 UTC.
    pub fn begin(self, now: i64) -> i64 {
        let here = in_london(now);
        if self.hold(i64::from(here.hour()) * 60 + i64::from(here.minute())) {
            return now;
        }
        let day = here.date();
        let days = [Some(day), day.checked_add(1.day()).ok(), day.checked_add(2.days()).ok()];
        days.into_iter().flatten().filter_map(|day| self.begin_on(day)).find(|begins| *begins > now).unwrap_or(now)
    }

    fn hold(self, minute: i64) -> bool {
        match self {
            Hours { from, to } if from < to => (from..to).contains(&minute),
            Hours { from, to } if from > to => minute >= from || minute < to,
            _ => true,
        }
    }

    /// A start that the clocks jump over is an hour later that day; of one that comes twice, the first counts.
    fn begin_on(self, day: Date) -> Option<i64> {
        let (hour, minute) = (i8::try_from(self.from / 60).ok()?, i8::try_from(self.from % 60).ok()?);
        let begins = day.at(hour, minute, 0, 0).to_zoned_datetime(london()).ok()?;
        Some(begins.timestamp().as_millisecond())
    }
}

/// Keeps the hours that somebody chose; none: at any hour.
pub async fn set_hours(tx: &mut Tx, person: &str, hours: Option<Hours>) -> sqlx::Result<()> {
    let Some(hours) = hours else {
        exec!(tx, "delete from letter_hours where person_id = $1", person)?;
        return Ok(());
    };
    exec!(
        tx,
        "insert into letter_hours (person_id, from_minute, to_minute) values ($1, $2, $3)
         on conflict (person_id) do update set from_minute = excluded.from_minute, to_minute = excluded.to_minute",
        person,
        hours.from,
        hours.to
    )?;
    Ok(())
}

/// The hours that somebody chose, if they did.
pub async fn hours_of(tx: &mut Tx, person: &str) -> sqlx::Result<Option<Hours>> {
    let row =
        sql!(tx, fetch_optional, Row, "select from_minute, to_minute from letter_hours where person_id = $1", person)?;
    Ok(row.map(|row| Hours { from: row.from_minute, to: row.to_minute }))
}

struct Row {
    from_minute: i64,
    to_minute: i64,
}

fn in_london(ms: i64) -> ZonedDateTime {
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned_datetime(london())
}

fn london() -> TimeZone {
    static LONDON: OnceLock<TimeZone> = OnceLock::new();
    LONDON.get_or_init(|| TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC)).clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(utc: &str) -> i64 {
        utc.parse::<Timestamp>().expect(utc).as_millisecond()
    }

    fn begin(from: &str, to: &str, now: &str) -> String {
        let minute = |clock: &str| {
            let (hour, minute) = clock.split_once(':').expect("a clock");
            hour.parse::<i64>().expect("an hour") * 60 + minute.parse::<i64>().expect("a minute")
        };
        let begins = Hours::new(minute(from), minute(to)).expect("hours").begin(ms(now));
        Timestamp::from_millisecond(begins).expect("a time").to_string()
    }

    #[test]
    fn a_letter_waits_until_the_hours_begin() {
        for (from, to, now, begins) in [
            // a plain winter's day
            ("09:00", "17:00", "2026-12-01T08:59:00Z", "2026-12-01T09:00:00Z"),
            ("09:00", "17:00", "2026-12-01T09:00:00Z", "2026-12-01T09:00:00Z"),
            ("09:00", "17:00", "2026-12-01T16:59:59Z", "2026-12-01T16:59:59Z"),
            ("09:00", "17:00", "2026-12-01T17:00:00Z", "2026-12-02T09:00:00Z"),
            ("09:00", "17:00", "2026-12-31T22:00:00Z", "2027-01-01T09:00:00Z"),
            // in summer London is an hour ahead
            ("09:00", "17:00", "2026-07-01T07:30:00Z", "2026-07-01T08:00:00Z"),
            ("09:00", "17:00", "2026-07-01T16:30:00Z", "2026-07-02T08:00:00Z"),
            // over midnight
            ("22:00", "02:00", "2026-12-01T12:00:00Z", "2026-12-01T22:00:00Z"),
            ("22:00", "02:00", "2026-12-02T01:59:00Z", "2026-12-02T01:59:00Z"),
            ("22:00", "02:00", "2026-12-02T02:00:00Z", "2026-12-02T22:00:00Z"),
            // the whole day
            ("06:00", "06:00", "2026-12-02T02:00:00Z", "2026-12-02T02:00:00Z"),
        ] {
            assert_eq!(begin(from, to, now), begins, "{from} to {to} at {now}");
        }
    }

    #[test]
    fn hours_are_right_on_the_days_when_the_clocks_change() {
        for (from, to, now, begins) in [
            // 28 March 2027: 01:00 becomes 02:00
            ("09:00", "17:00", "2027-03-27T20:00:00Z", "2027-03-28T08:00:00Z"),
            ("09:00", "17:00", "2027-03-28T16:30:00Z", "2027-03-29T08:00:00Z"),
            ("01:30", "05:00", "2027-03-28T00:30:00Z", "2027-03-28T01:30:00Z"), // 02:30: 01:30 does not come that day
            ("01:30", "05:00", "2027-03-28T01:00:00Z", "2027-03-28T01:00:00Z"), // 02:00, within the hours already
            ("01:15", "01:45", "2027-03-28T01:10:00Z", "2027-03-28T01:15:00Z"), // looks again at 02:15 ...
            ("01:15", "01:45", "2027-03-28T01:15:00Z", "2027-03-29T00:15:00Z"), // ... and waits for the next day
            // 25 October 2026: 02:00 becomes 01:00
            ("09:00", "17:00", "2026-10-24T20:00:00Z", "2026-10-25T09:00:00Z"),
            ("01:30", "03:00", "2026-10-24T23:00:00Z", "2026-10-25T00:30:00Z"), // the first 01:30
            ("01:30", "03:00", "2026-10-25T01:10:00Z", "2026-10-26T01:30:00Z"), // 01:10 for the second time: the next day's
        ] {
            assert_eq!(begin(from, to, now), begins, "{from} to {to} at {now}");
        }
    }

    #[test]
    fn hours_are_minutes_of_one_day() {
        assert!(Hours::new(0, 1439).is_some());
        for (from, to) in [(-1, 5), (5, 1440), (1440, 0)] {
            assert!(Hours::new(from, to).is_none());
        }
    }
}
