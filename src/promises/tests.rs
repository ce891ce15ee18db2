use jiff::Timestamp;
use jiff::civil::Date;

use super::*;

/// As www.gov.uk/bank-holidays lists them for England and Wales (also www.gov.uk/bank-holidays.json).
const PUBLISHED: &[(&str, &[&str])] = &[
    ("2025", &["01-01", "04-18", "04-21", "05-05", "05-26", "08-25", "12-25", "12-26"]),
    ("2026", &["01-01", "04-03", "04-06", "05-04", "05-25", "08-31", "12-25", "12-28"]),
    ("2027", &["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]),
    ("2028", &["01-03", "04-14", "04-17", "05-01", "05-29", "08-28", "12-25", "12-26"]),
];

#[test]
fn bank_holidays_are_those_that_are_published() {
    for (year, days) in PUBLISHED {
        let days: Vec<Date> = days.iter().map(|day| format!("{year}-{day}").parse().expect("a day")).collect();
        assert_eq!(bank_holidays::of(year.parse().expect("a year")), days, "{year}");
    }
    // Christmas Day on a Sunday; the day after the substitute of Boxing Day is an ordinary one.
    let of_2022: Vec<_> = bank_holidays::of(2022).iter().rev().take(2).map(Date::to_string).collect();
    assert_eq!(of_2022, ["2022-12-27", "2022-12-26"]);
}

#[test]
fn a_year_has_as_many_working_days_as_are_left_over() {
    for (year, count) in [(2025, 253), (2026, 253), (2027, 253), (2028, 252), (2022, 250)] {
        let first: Date = format!("{year}-01-01").parse().expect("a day");
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok()).take_while(|day| day.year() == year);
        let working = days.filter(|day| WorkingDays::in_force().holds(*day)).count();
        assert_eq!(working, count, "{year}");
    }
}

fn due_at(now: &str, working_days: u16) -> String {
    let now: Timestamp = now.parse().expect("a moment");
    Timestamp::from_millisecond(due(now.as_millisecond(), working_days)).expect("a moment").to_string()
}

#[test]
fn the_day_of_the_promise_does_not_count() {
    for (now, days, until) in [
        ("2026-11-26T10:00:00Z", 0, "2026-11-26T23:59:59.999Z"),
        ("2026-11-26T10:00:00Z", 1, "2026-11-27T23:59:59.999Z"),
        ("2026-11-26T10:00:00Z", 3, "2026-12-01T23:59:59.999Z"), // over a weekend
        ("2026-11-28T10:00:00Z", 0, "2026-11-30T23:59:59.999Z"), // a Saturday: Monday is the first that counts
        ("2026-11-28T10:00:00Z", 1, "2026-11-30T23:59:59.999Z"),
        ("2026-11-28T10:00:00Z", 3, "2026-12-02T23:59:59.999Z"),
        ("2026-12-24T16:00:00Z", 3, "2026-12-31T23:59:59.999Z"), // Christmas Day, and Monday for Boxing Day
        ("2027-12-24T16:00:00Z", 1, "2027-12-29T23:59:59.999Z"), // both at a weekend
        ("2027-03-25T16:00:00Z", 1, "2027-03-30T22:59:59.999Z"), // Easter
    ] {
        assert_eq!(due_at(now, days), until, "{days} days from {now}");
    }
}

#[test]
fn days_are_londons_when_the_clocks_change() {
    for (now, days, until) in [
        // 23:30 in UTC is half past midnight in summer: the next day
        ("2026-07-01T23:30:00Z", 1, "2026-07-03T22:59:59.999Z"),
        ("2026-07-01T22:30:00Z", 1, "2026-07-02T22:59:59.999Z"),
        // 25 October 2026: 02:00 becomes 01:00
        ("2026-10-23T12:00:00Z", 1, "2026-10-26T23:59:59.999Z"),
        ("2026-10-24T22:30:00Z", 1, "2026-10-26T23:59:59.999Z"),
        ("2026-10-24T23:30:00Z", 2, "2026-10-27T23:59:59.999Z"),
        // 28 March 2027: 01:00 becomes 02:00, and the day after is Easter Monday
        ("2027-03-28T00:30:00Z", 1, "2027-03-30T22:59:59.999Z"),
        ("2028-03-24T12:00:00Z", 1, "2028-03-27T22:59:59.999Z"),
    ] {
        assert_eq!(due_at(now, days), until, "{days} days from {now}");
    }
}

fn read(text: &str) -> Result<Exceptions, String> {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    std::fs::write(file.path(), format!("date,what,name\n{text}")).expect("it can be written");
    Exceptions::read(Some(file.path()))
}

#[test]
fn a_proclamation_adds_a_holiday_and_moves_another() {
    let days = WorkingDays::new(read("2027-05-03,working,Moved\n2027-05-07,holiday,New\n").expect("good"));
    let day = |text: &str| text.parse::<Date>().expect("a day");
    assert!(days.holds(day("2027-05-03")) && !days.holds(day("2027-05-07")));
    assert!(!days.holds(day("2027-05-31")), "the others stay");
    assert!(!WorkingDays::new(read("2027-05-01,working,A Saturday\n").expect("good")).holds(day("2027-05-01")));
    assert!(!WorkingDays::in_force().holds(day("2023-05-08")), "the coronation");
}

#[test]
fn a_bad_list_is_refused_and_the_line_is_named() {
    for (text, said) in [
        ("tomorrow,holiday,x\n", "tomorrow is not a day"),
        ("2027-05-07,perhaps,x\n", "unknown variant"),
        ("2027-05-07,holiday\n", "found record with 2 fields"),
        ("2027-05-07,holiday,x\n2027-05-07,working,y\n", "2027-05-07 twice"),
    ] {
        let problem = read(text).expect_err(text);
        assert!(problem.contains(said), "{problem}");
    }
}
