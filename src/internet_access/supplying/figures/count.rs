//! Counts of those who asked in a quarter, by what they asked for.

use crate::error::Result;
use crate::internet_access::model::{Help, Status};
use crate::sql;
use crate::web::Tx;
use crate::words::Quarter;

use super::hidden::{Counts, counts};

const DAY: i64 = 24 * 3_600_000;
/// After so many days it should work.
const SOON: i64 = 14;
/// Of fewer there is no median.
const ENOUGH: usize = 5;

/// The figures of one quarter; each column in the order of `Help::ALL`.
pub struct Figures {
    pub asked: Counts,
    pub approved: Counts,
    /// Still not working so long after they asked.
    pub waiting: Counts,
    /// Median days; none of fewer than five.
    pub to_decision: Vec<Option<i64>>,
    pub to_working: Vec<Option<i64>>,
    pub all_to_decision: Option<i64>,
    pub all_to_working: Option<i64>,
}

struct Row {
    kind: String,
    asked_on: i64,
    approved_on: Option<i64>,
    working_on: Option<i64>,
    closed_on: Option<i64>,
    ending: Option<String>,
}

impl Row {
    fn days_until(&self, day: i64) -> i64 {
        // Days of 23 and 25 hours count as days.
        (day - self.asked_on + DAY / 2) / DAY
    }

    /// When somebody said yes or no.
    fn decided_on(&self) -> Option<i64> {
        let declined = self.ending.as_deref() == Some(Status::NotEligible.code());
        self.approved_on.or(self.closed_on.filter(|_| declined))
    }

    /// Whether it did not work yet so many days after they asked. Whoever wanted nothing more by then, or was told no, does not
    /// wait.
    fn waited_too_long(&self, now: i64) -> bool {
        let in_time = |day: Option<i64>| day.is_some_and(|day| self.days_until(day) <= SOON);
        let is_closed_without = self.working_on.is_none() && in_time(self.closed_on);
        self.days_until(now) > SOON && !in_time(self.working_on) && !is_closed_without
    }
}

/// Counts one quarter.
pub async fn figures(tx: &mut Tx, quarter: Quarter, now: i64) -> Result<Figures> {
    let (from, until) = (quarter.from(), quarter.until());
    let rows = sql!(
        tx,
        fetch_all,
        Row,
        "select kind, asked_on, approved_on, working_on, closed_on, ending from internet_access_outcomes
         where asked_on >= $1 and asked_on < $2",
        from,
        until
    )?;
    let of = |help: &Help| rows.iter().filter(|row| row.kind == help.code()).collect::<Vec<_>>();
    let kinds: Vec<Vec<&Row>> = Help::ALL.iter().map(of).collect();
    let count = |is: &dyn Fn(&Row) -> bool| {
        counts(&kinds.iter().map(|rows| rows.iter().filter(|row| is(row)).count() as u64).collect::<Vec<_>>())
    };
    let decided = |rows: &[&Row]| median(rows.iter().filter_map(|row| row.decided_on().map(|day| row.days_until(day))));
    let worked = |rows: &[&Row]| median(rows.iter().filter_map(|row| row.working_on.map(|day| row.days_until(day))));
    let all: Vec<&Row> = rows.iter().collect();
    Ok(Figures {
        asked: count(&|_| true),
        approved: count(&|row| row.approved_on.is_some()),
        waiting: count(&|row| row.waited_too_long(now)),
        to_decision: kinds.iter().map(|rows| decided(rows)).collect(),
        to_working: kinds.iter().map(|rows| worked(rows)).collect(),
        all_to_decision: decided(&all),
        all_to_working: worked(&all),
    })
}

/// The middle of them: of two in the middle, the longer.
fn median(days: impl Iterator<Item = i64>) -> Option<i64> {
    let mut days: Vec<i64> = days.collect();
    days.sort_unstable();
    (days.len() >= ENOUGH).then(|| days[days.len() / 2])
}

struct First {
    day: Option<i64>,
}

/// Every quarter in which somebody asked, and this one; the latest first.
pub async fn quarters(tx: &mut Tx, now: i64) -> Result<Vec<Quarter>> {
    let first = sql!(tx, fetch_one, First, r#"select min(asked_on) as "day: i64" from internet_access_outcomes"#)?;
    let first = Quarter::of(first.day.unwrap_or(now).min(now));
    let (mut quarter, mut quarters) = (Quarter::of(now), Vec::new());
    while quarter >= first && quarters.len() < 40 {
        quarters.push(quarter);
        quarter = quarter.before();
    }
    Ok(quarters)
}
