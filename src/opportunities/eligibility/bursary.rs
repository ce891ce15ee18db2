//! What an apprentice who has been in care gets, and when: counted from the day they start.

use jiff::Span;
use jiff::civil::Date;

use super::judge::{Judge, Missing, Shut, Way};
use super::rules::{Group, Rule};

/// Days after the start on which each £1,000 is due.
pub const DUE_AFTER_DAYS: [i64; 3] = [60, 120, 300];

/// The bursary of somebody who starts on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Bursary {
    /// One day for each £1,000: three, or one for those who started before August 2023.
    pub due: Vec<Date>,
    pub rule: &'static Rule,
}

/// Whether it is theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theirs {
    Yes,
    CannotTell(Missing),
    TooYoung(u8),
    No(Shut),
}

/// The day on which a part is due; none past the end of the calendar.
pub fn due(start: Date, days: i64) -> Option<Date> {
    start.checked_add(Span::new().try_days(days).ok()?).ok()
}

impl Bursary {
    /// What there is for a start on this day; none before there was a bursary.
    pub fn of(start: Date) -> Option<Bursary> {
        let rule = [Group::Bursary, Group::BursaryOnce].into_iter().flat_map(Group::rules).find(|rule| {
            rule.starts_from.is_none_or(|from| from <= start) && rule.starts_to.is_none_or(|to| start <= to)
        })?;
        let parts = if rule.group == Group::Bursary { &DUE_AFTER_DAYS[..] } else { &DUE_AFTER_DAYS[..1] };
        Some(Bursary { due: parts.iter().filter_map(|days| due(start, *days)).collect(), rule })
    }

    /// Whether somebody who starts on this day gets it.
    pub fn for_whom(&self, judge: &Judge, start: Date) -> Theirs {
        match judge.way_on(self.rule.group, start) {
            Way::Open(_) | Way::AfterCourse => Theirs::Yes,
            Way::Unknown(missing) => Theirs::CannotTell(missing),
            Way::Early(age) => Theirs::TooYoung(age),
            Way::Shut(why) => Theirs::No(why),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_three_parts_come_60_120_and_300_days_after_the_start() {
        let bursary = Bursary::of(date(2027, 1, 11)).expect("there is one");
        let days: Vec<_> = bursary.due.iter().map(Date::to_string).collect();
        assert_eq!(days, ["2027-03-12", "2027-05-11", "2027-11-07"]);
    }

    #[test]
    fn whoever_started_before_august_2023_gets_one_part_and_before_there_was_one_none() {
        assert_eq!(Bursary::of(date(2023, 8, 1)).map(|bursary| bursary.due.len()), Some(3));
        assert_eq!(Bursary::of(date(2023, 7, 31)).map(|bursary| bursary.due), Some(vec![date(2023, 9, 29)]));
        assert_eq!(Bursary::of(date(2018, 7, 31)), None);
    }
}
