//! Calendar quarters, in London.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::{london_day, london_midnight};

/// Three months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i16,
    /// 1 to 4
    number: i8,
}

impl Quarter {
    pub fn of(now: i64) -> Quarter {
        let day = london_day(now);
        Quarter { year: day.year(), number: (day.month() + 2) / 3 }
    }

    /// "2026-q3"
    pub fn parse(code: &str) -> Option<Quarter> {
        let (year, number) = code.split_once("-q")?;
        let (year, number) = (year.parse().ok()?, number.parse().ok()?);
        let quarter = Quarter { year, number };
        ((2000..=9000).contains(&year) && (1..=4).contains(&number) && quarter.code() == code).then_some(quarter)
    }

    pub fn code(self) -> String {
        format!("{}-q{}", self.year, self.number)
    }

    /// "2026-Q3": as finance writes it.
    pub fn name(self) -> String {
        format!("{}-Q{}", self.year, self.number)
    }

    pub fn before(self) -> Quarter {
        match self.number {
            1 => Quarter { year: self.year - 1, number: 4 },
            number => Quarter { number: number - 1, ..self },
        }
    }

    /// Its first moment, in ms since 1970 UTC.
    pub fn from(self) -> i64 {
        london_midnight(self.first_day())
    }

    /// The first moment after it.
    pub fn until(self) -> i64 {
        london_midnight(self.first_day().saturating_add(3.months()))
    }

    /// "July to September 2026"
    pub fn words(self) -> String {
        let months = ["January to March", "April to June", "July to September", "October to December"];
        format!("{} {}", months[(self.number - 1) as usize], self.year)
    }

    fn first_day(self) -> Date {
        date(self.year, self.number * 3 - 2, 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_moment_is_in_one_quarter() {
        let mut day = date(2025, 1, 1);
        while day < date(2029, 1, 1) {
            let moment = london_midnight(day);
            for now in [moment - 1, moment, moment + 1] {
                let quarter = Quarter::of(now);
                assert!((quarter.from()..quarter.until()).contains(&now), "{quarter:?} {now}");
                assert_eq!(Quarter::parse(&quarter.code()), Some(quarter));
                assert_eq!(quarter.before().until(), quarter.from());
            }
            day = day.saturating_add(1.day());
        }
        for code in ["", "2026", "2026-q0", "2026-q5", "2026-q03", "26-q1", "2026-q1 ", "+2026-q1", "9999-q1"] {
            assert_eq!(Quarter::parse(code), None, "{code}");
        }
        assert_eq!(Quarter::parse("2026-q3").map(Quarter::words).as_deref(), Some("July to September 2026"));
    }
}
