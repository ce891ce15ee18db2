//! Counts of those who asked in a quarter, by what they asked for.

use crate::disclosure::{self, Count, Counted, Rule, Table, protect};
use crate::error::Result;
use crate::internet_access::model::{Help, Status};
use crate::sql;
use crate::web::Tx;
use crate::words::Quarter;

const DAY: i64 = 24 * 3_600_000;
/// After so many days it should work.
const SOON: i64 = 14;

/// Counts of each kind and of all, as they may be shown; none: hidden.
pub struct Counts {
    pub each: Vec<Option<u64>>,
    pub all: Option<u64>,
}

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

pub struct Row {
    pub kind: String,
    pub asked_on: i64,
    pub approved_on: Option<i64>,
    pub working_on: Option<i64>,
    pub closed_on: Option<i64>,
    pub ending: Option<String>,
}

impl Row {
    pub fn days_until(&self, day: i64) -> i64 {
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
    pub fn waited_too_long(&self, now: i64) -> bool {
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
    let count = |id: &str, is: &dyn Fn(&Row) -> bool| {
        let of = |rows: &Vec<&Row>| rows.iter().filter(|row| is(row)).count() as u64;
        let cells: Vec<_> =
            Help::ALL.iter().zip(&kinds).map(|(help, rows)| Count::people(help.code(), of(rows))).collect();
        Counted::each(id, Rule::Standard, id, cells.iter().map(|cell| cell.count).sum(), cells)
    };
    let counted = [
        count("asked", &|_| true),
        count("approved", &|row| row.approved_on.is_some()).within("asked"),
        count("waiting", &|row| row.waited_too_long(now)).within("asked"),
    ];
    let mut shown =
        protect(&quarter.code(), &counted, &[]).release.tables.into_iter().map(|shown| counts(&shown.table));
    let mut next = || shown.next().unwrap_or_else(|| counts(&Table::Withheld));
    let decided = |rows: &[&Row]| median(rows.iter().filter_map(|row| row.decided_on().map(|day| row.days_until(day))));
    let worked = |rows: &[&Row]| median(rows.iter().filter_map(|row| row.working_on.map(|day| row.days_until(day))));
    let all: Vec<&Row> = rows.iter().collect();
    Ok(Figures {
        asked: next(),
        approved: next(),
        waiting: next(),
        to_decision: kinds.iter().map(|rows| decided(rows)).collect(),
        to_working: kinds.iter().map(|rows| worked(rows)).collect(),
        all_to_decision: decided(&all),
        all_to_working: worked(&all),
    })
}

fn counts(table: &Table) -> Counts {
    let each = match table {
        Table::Split { cells, .. } => cells.iter().map(|cell| cell.people).collect(),
        _ => vec![None; Help::ALL.len()],
    };
    Counts { each, all: table.people() }
}

fn median(days: impl Iterator<Item = i64>) -> Option<i64> {
    disclosure::median(Rule::Standard, days.collect())
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
