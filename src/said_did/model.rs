//! A promise and its story. No database, no clock.

use jiff::civil::Date;

use crate::codes;
use crate::disclosure::STANDARD_FROM;
use crate::words::london_day;

codes!(
    /// Where a promise stands.
    State {
        Promised = "promised",
        Started = "started",
        /// There is a new day; the first is still shown.
        PutOff = "put_off",
        Done = "done",
        /// It will not be.
        NotDone = "not_done",
        /// It was written by mistake.
        TakenBack = "taken_back",
    }
);

impl State {
    /// Somebody still has to do it.
    pub fn is_open(self) -> bool {
        matches!(self, State::Promised | State::Started | State::PutOff)
    }

    /// Where it may go from here. From "started" to "started" there was news; what had ended can begin again.
    pub fn next(self) -> &'static [State] {
        use State::{Done, NotDone, Promised, PutOff, Started, TakenBack};
        match self {
            Promised | Started | PutOff => &[Started, Done, NotDone, PutOff, TakenBack],
            Done | NotDone => &[Started, TakenBack],
            TakenBack => &[Promised],
        }
    }
}

/// What is promised anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPromise {
    /// The page that promises it: sent twice, it is promised once.
    pub once: String,
    pub words: Words,
    pub due: Date,
    /// The Corporate Parenting Board asked for it.
    pub asked_by_board: bool,
}

/// The words of a promise: what can be put right later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What young people said, in words of the Children in Care Council.
    pub said: String,
    /// What it is about: the code of a theme.
    pub theme: String,
    /// How many said it.
    pub pieces: i64,
    pub promised: String,
    /// A team or an office, never a person.
    pub by_whom: String,
}

/// One promise as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub id: String,
    pub words: Words,
    pub asked_by_board: bool,
    pub state: State,
    /// The day first promised.
    pub first_due: Date,
    /// The day that holds now.
    pub due: Date,
    /// What changed, or why it was put off, not done or taken back; else empty.
    pub outcome: String,
    pub version: i64,
    /// In ms since 1970 UTC.
    pub promised_at: i64,
    /// When it came to stand where it stands.
    pub moved_at: i64,
}

impl Item {
    /// Its day is over and it is not done.
    pub fn is_overdue(&self, now: i64) -> bool {
        self.state.is_open() && self.due < london_day(now)
    }

    /// How many days late it is, or how many days late it was done: by the day that holds now.
    pub fn days_late(&self, now: i64) -> i64 {
        let until = if self.state.is_open() { now } else { self.moved_at };
        i64::from((london_day(until) - self.due).get_days()).max(0)
    }

    /// It has been put off at least once.
    pub fn was_put_off(&self) -> bool {
        self.first_due != self.due
    }

    /// Done by the day first promised.
    pub fn is_kept(&self) -> bool {
        self.state == State::Done && london_day(self.moved_at) <= self.first_due
    }
}

/// How many said something, as it may be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SaidBy {
    /// Nobody: it was asked by somebody else.
    Nobody,
    AFew,
    These(i64),
}

impl Words {
    /// By the standard rule for small numbers.
    pub fn said_by(&self) -> SaidBy {
        match u64::try_from(self.pieces).unwrap_or_default() {
            0 => SaidBy::Nobody,
            few if few < STANDARD_FROM => SaidBy::AFew,
            _ => SaidBy::These(self.pieces),
        }
    }
}

/// One line of a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    pub state: State,
    /// What its words were before, where this put them right; staff read it.
    pub corrected: Option<String>,
    pub words: String,
    /// The day that held from then on.
    pub due: Date,
    pub by: Option<String>,
    /// In ms since 1970 UTC.
    pub at: i64,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::words::london_midnight;

    fn item(state: State, due: Date, moved_at: i64) -> Item {
        let words = Words {
            said: String::new(),
            theme: String::new(),
            pieces: 0,
            promised: String::new(),
            by_whom: String::new(),
        };
        let (id, outcome) = (String::new(), String::new());
        let (first_due, asked_by_board, version, promised_at) = (due, false, 1, 0);
        Item { id, words, asked_by_board, state, first_due, due, outcome, version, promised_at, moved_at }
    }

    #[test]
    fn a_day_is_kept_until_its_end_in_london() {
        let due = date(2026, 10, 3);
        let end = london_midnight(date(2026, 10, 4));
        let open = item(State::Started, due, 0);
        assert!(!open.is_overdue(end - 1) && open.is_overdue(end));
        assert_eq!((open.days_late(end - 1), open.days_late(end)), (0, 1));
        assert_eq!(open.days_late(london_midnight(date(2026, 11, 26))), 54);
        assert!(item(State::Done, due, end - 1).is_kept() && !item(State::Done, due, end).is_kept());
        assert_eq!(item(State::Done, due, end).days_late(end * 2), 1);
        let put_off = Item { due: date(2027, 1, 1), ..item(State::Done, due, end) };
        assert!(!put_off.is_kept(), "the first day counts");
    }

    #[test]
    fn few_are_not_counted() {
        let said_by = |pieces| {
            let words = item(State::Done, date(2026, 1, 1), 0).words;
            Words { pieces, ..words }.said_by()
        };
        assert_eq!([0, 1, 4, 5].map(said_by), [SaidBy::Nobody, SaidBy::AFew, SaidBy::AFew, SaidBy::These(5)]);
    }
}
