//! The order in which everybody reads promises: what is late first, the oldest on top; then what is under way, then what ended.

use jiff::ToSpan;

use crate::words::london_day;

use super::model::{Item, State};

/// Years after which what ended stands on a page of its own.
const NEW_FOR: i32 = 2;

/// All promises, each in one place.
#[derive(Debug, Default)]
pub struct Sections {
    /// The oldest day first.
    pub overdue: Vec<Item>,
    /// The next day first.
    pub open: Vec<Item>,
    /// Done or not done: the latest first.
    pub ended: Vec<Item>,
    /// The same, of more than two years ago.
    pub older: Vec<Item>,
    pub taken_back: Vec<Item>,
}

impl Sections {
    /// `items` by their days.
    pub fn of(items: Vec<Item>, now: i64) -> Sections {
        let since = london_day(now).saturating_sub(NEW_FOR.years());
        let mut found = Sections::default();
        for item in items {
            let section = match item.state {
                State::TakenBack => &mut found.taken_back,
                _ if item.is_overdue(now) => &mut found.overdue,
                state if state.is_open() => &mut found.open,
                _ if london_day(item.moved_at) < since => &mut found.older,
                _ => &mut found.ended,
            };
            section.push(item);
        }
        for ended in [&mut found.ended, &mut found.older, &mut found.taken_back] {
            ended.sort_by_key(|item| std::cmp::Reverse(item.moved_at));
        }
        found
    }
}
