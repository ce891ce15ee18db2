//! Counts of people made fit to be given out: what is shown, and that nobody can work out what is not (bar 5.4, D-40 to D-45).

use serde::{Deserialize, Serialize};

/// Of fewer people there is no table at all (D-40).
pub const FLOOR: u64 = 30;
/// Fewer people than this are never told apart, none among them (D-41).
const SHOWN_FROM: u64 = 10;

/// A table as it is given out. It holds nothing finer than what is shown.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// There were fewer people than 30.
    TooFew,
    /// How many there were, to the nearest 10, and not how they divide.
    Whole {
        people: u64,
    },
    Split {
        people: u64,
        cells: Vec<Cell>,
    },
}

/// Those of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cell {
    pub code: String,
    /// To the nearest 10; none: under 10.
    pub people: Option<u64>,
    /// Of a hundred, from the rounded numbers.
    pub percent: Option<u64>,
}

/// How many people there are of each kind, each in one of them, made fit to be given out.
pub fn table(counts: &[(&str, u64)]) -> Table {
    let total = counts.iter().map(|(_, people)| people).sum();
    if total < FLOOR {
        return Table::TooFew;
    }
    // Rounded from the true sum: adding up what is rounded would tell more.
    let people = rounded(total);
    let cells: Vec<_> = counts.iter().map(|(code, count)| cell(code, *count, people)).collect();
    // Where one kind holds everybody, the split would say something of each of them (D-45).
    let all_alike = counts.iter().any(|(_, count)| *count == total);
    if counts.len() < 2 || all_alike || !hides_well(people, &cells) {
        return Table::Whole { people };
    }
    Table::Split { people, cells }
}

fn cell(code: &str, count: u64, of: u64) -> Cell {
    let people = (count >= SHOWN_FROM).then(|| rounded(count));
    let percent = people.map(|people| (200 * people + of) / (2 * of));
    Cell { code: code.to_owned(), people, percent }
}

/// To the nearest 10; 5 goes up.
fn rounded(count: u64) -> u64 {
    (count + 5) / 10 * 10
}

/// What a shown number may have been: from, to.
fn bounds(shown: Option<u64>) -> (u64, u64) {
    match shown {
        None => (0, SHOWN_FROM - 1),
        Some(shown) => (shown.saturating_sub(5).max(SHOWN_FROM), shown + 4),
    }
}

/// True where every hidden number may be two different ones at least, as far as this table tells (D-44). It looks at nothing but
/// what is shown, so that leaving the split out tells no more either.
fn hides_well(people: u64, cells: &[Cell]) -> bool {
    let (least, most) = (people.saturating_sub(5).max(FLOOR), people + 4);
    let sum = |pick: fn((u64, u64)) -> u64| cells.iter().map(|cell| pick(bounds(cell.people))).sum::<u64>();
    let (lowest, highest) = (sum(|(low, _)| low), sum(|(_, high)| high));
    cells.iter().filter(|cell| cell.people.is_none()).all(|cell| {
        let (low, high) = bounds(cell.people);
        let from = low.max(least.saturating_sub(highest - high));
        let to = high.min(most.saturating_sub(lowest - low));
        to > from
    })
}

#[cfg(test)]
mod tests;
