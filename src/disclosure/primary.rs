//! What a rule hides of a table by itself, before it is held against anything else.

use super::Rule;
use super::counted::{Cells, Count, Counted};
use super::shown::{Cell, Shown, Table};

/// Of fewer people there is no table at all (D-40).
pub const FLOOR: u64 = 30;
/// Fewer people than this are never told apart, none among them (D-41).
pub const PROTECTED_FROM: u64 = 10;
/// By the standard rule 1 to 4 are hidden.
pub const STANDARD_FROM: u64 = 5;

/// The table with all that its rule hides hidden.
pub fn shown(counted: &Counted) -> Shown {
    let (kinds, rows, several) = match &counted.cells {
        Cells::Each(cells) => (codes(cells), Vec::new(), false),
        Cells::Several { cells, .. } => (codes(cells), Vec::new(), true),
        Cells::Crossed { rows, columns, .. } => (columns.clone(), rows.clone(), false),
    };
    let mut shown = Shown {
        id: counted.id.clone(),
        rule: counted.rule,
        of: counted.of.clone(),
        within: counted.within.clone(),
        several,
        kinds,
        rows,
        table: Table::TooFew,
    };
    if let Some(people) = all(counted) {
        shown.table = divided(counted, people);
        shown.settle();
    }
    shown
}

fn codes(cells: &[Count]) -> Vec<String> {
    cells.iter().map(|cell| cell.code.clone()).collect()
}

/// How many in all, rounded from the true sum: adding up what is rounded would tell more. None: too few.
fn all(counted: &Counted) -> Option<u64> {
    let all = counted.all();
    match counted.rule {
        Rule::Protected => (all.min(counted.people) >= FLOOR).then(|| rounded(all)),
        Rule::Standard => Some(all).filter(|all| *all == 0 || *all >= STANDARD_FROM),
    }
}

fn divided(counted: &Counted, people: u64) -> Table {
    // One person's doings are never rounded away among others': the rule for people has no cell that one of them fills.
    let is_one_persons = |cell: &Count| 2 * cell.largest > cell.count && cell.count >= PROTECTED_FROM;
    let of = |cells: &[Count]| -> Vec<Option<u64>> { cells.iter().map(|cell| number(counted.rule, cell)).collect() };
    let named = |codes: &[String], numbers: Vec<Option<u64>>| -> Vec<Cell> {
        codes.iter().zip(numbers).map(|(code, number)| Cell::new(code, number, people)).collect()
    };
    match &counted.cells {
        Cells::Each(cells) | Cells::Several { cells, .. } => {
            if counted.rule == Rule::Protected && cells.iter().any(is_one_persons) {
                return Table::Whole { people };
            }
            Table::Split { people, cells: named(&codes(cells), of(cells)) }
        }
        Cells::Crossed { rows, columns, cells } => {
            let sides: Vec<Count> = cells.iter().map(|row| sum(row.iter())).collect();
            let feet: Vec<Count> = (0..columns.len()).map(|at| sum(cells.iter().map(|row| &row[at]))).collect();
            if counted.rule == Rule::Protected && cells.iter().flatten().any(is_one_persons) {
                return Table::Whole { people };
            }
            Table::Crossed {
                people,
                rows: named(rows, of(&sides)),
                columns: named(columns, of(&feet)),
                cells: cells.iter().map(|row| of(row)).collect(),
            }
        }
    }
}

/// A margin. How many of it are one person's is not known, only that they are no fewer than in its fullest cell.
fn sum<'a>(cells: impl Iterator<Item = &'a Count> + Clone) -> Count {
    let largest = cells.clone().map(|cell| cell.largest).max().unwrap_or(0);
    Count { code: String::new(), count: cells.map(|cell| cell.count).sum(), largest }
}

/// The number as it is shown; none: hidden, as few or as one person's (D-47).
fn number(rule: Rule, cell: &Count) -> Option<u64> {
    match rule {
        Rule::Protected => (cell.count >= PROTECTED_FROM).then(|| rounded(cell.count)),
        Rule::Standard if cell.count == 0 => Some(0),
        Rule::Standard => (cell.count >= STANDARD_FROM && 2 * cell.largest <= cell.count).then_some(cell.count),
    }
}

/// To the nearest 10; 5 goes up.
fn rounded(count: u64) -> u64 {
    (count + 5) / 10 * 10
}
