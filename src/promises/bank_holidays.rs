//! The bank holidays that come every year in England, with Christmas Day and Good Friday, which are holidays by custom.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday, date};

/// All of a year's, as www.gov.uk/bank-holidays lists them, but for what a proclamation adds or moves.
pub fn of(year: i16) -> Vec<Date> {
    let easter = easter(year);
    let mut days = vec![
        easter.saturating_sub(2.days()),
        easter.saturating_add(1.day()),
        first_monday(date(year, 5, 1)),
        last_monday(date(year, 5, 31)),
        last_monday(date(year, 8, 31)),
    ];
    let fixed = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)];
    days.extend(fixed.into_iter().filter(|day| !is_weekend(*day)));
    for day in fixed.into_iter().filter(|day| is_weekend(*day)) {
        let substitute = substitute(day, &days);
        days.push(substitute);
    }
    days.sort();
    days
}

/// The weekday that stands in for a holiday on a weekend: the next one that is no holiday already.
fn substitute(day: Date, taken: &[Date]) -> Date {
    let mut other = day;
    while is_weekend(other) || taken.contains(&other) {
        other = other.saturating_add(1.day());
    }
    other
}

pub fn is_weekend(day: Date) -> bool {
    matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn first_monday(from: Date) -> Date {
    let days = (7 - i64::from(from.weekday().to_monday_zero_offset())) % 7;
    from.saturating_add(days.days())
}

fn last_monday(until: Date) -> Date {
    until.saturating_sub(i64::from(until.weekday().to_monday_zero_offset()).days())
}

/// Easter Sunday, by the rule of the Gregorian calendar in the form that "Nature" printed on 20 April 1876.
fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - b / 4 - g + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    let (month, day) = (days / 31, days % 31 + 1);
    date(year, i8::try_from(month).unwrap_or(4), i8::try_from(day).unwrap_or(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_is_when_the_calendar_says() {
        for day in [
            "1961-04-02",
            "2000-04-23",
            "2008-03-23",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2038-04-25",
        ] {
            let day: Date = day.parse().expect("a day");
            assert_eq!(easter(day.year()), day);
        }
    }
}
