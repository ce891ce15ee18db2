//! A table as it was truly counted. It is neither kept nor sent: that is why it knows no serde.

use super::Rule;

/// How many of one kind.
#[derive(Clone, Debug)]
pub struct Count {
    pub code: String,
    pub count: u64,
    /// How many of them one and the same person supplied, at most (D-47).
    pub largest: u64,
}

impl Count {
    /// So many people, each of them once.
    pub fn people(code: &str, count: u64) -> Self {
        Self::events(code, count, count.min(1))
    }

    /// So many things that happened, `largest` of them to one person at most.
    pub fn events(code: &str, count: u64, largest: u64) -> Self {
        Self { code: code.to_owned(), count, largest }
    }
}

/// How the total divides.
#[derive(Clone, Debug)]
pub enum Cells {
    /// Each one is in one cell: the cells add up to the total.
    Each(Vec<Count>),
    /// One can be in several cells, or in none; the total is counted apart.
    Several { all: u64, cells: Vec<Count> },
    /// Two ways at once, each one in one cell: a count for every row and column, with both margins (D-43).
    Crossed { rows: Vec<String>, columns: Vec<String>, cells: Vec<Vec<Count>> },
}

/// One table of a quarter, with the numbers that nobody else may see.
#[derive(Clone, Debug)]
pub struct Counted {
    /// Which table it is, the same in every quarter: `feedback.themes`.
    pub id: String,
    pub rule: Rule,
    /// What the total counts: tables of the same quarter with the same word here have one and the same total.
    pub of: String,
    /// How many different people are behind it.
    pub people: u64,
    pub cells: Cells,
    /// The table of which this one counts a part, cell by cell: those approved within those who asked.
    pub within: Option<String>,
}

impl Counted {
    /// Each one is in one cell.
    pub fn each(id: &str, rule: Rule, of: &str, people: u64, cells: Vec<Count>) -> Self {
        Self::new(id, rule, of, people, Cells::Each(cells))
    }

    /// One can be in several cells; there are `all` of them.
    pub fn several(id: &str, rule: Rule, of: &str, people: u64, all: u64, cells: Vec<Count>) -> Self {
        Self::new(id, rule, of, people, Cells::Several { all, cells })
    }

    /// Two ways at once. `cells` go row by row; their own codes do not matter.
    pub fn crossed(
        id: &str,
        rule: Rule,
        of: &str,
        people: u64,
        (rows, columns): (&[&str], &[&str]),
        cells: Vec<Vec<Count>>,
    ) -> Self {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        Self::new(id, rule, of, people, Cells::Crossed { rows: owned(rows), columns: owned(columns), cells })
    }

    /// Each cell counts a part of the same cell of that other table.
    pub fn within(mut self, other: &str) -> Self {
        self.within = Some(other.to_owned());
        self
    }

    fn new(id: &str, rule: Rule, of: &str, people: u64, cells: Cells) -> Self {
        Self { id: id.to_owned(), rule, of: of.to_owned(), people, cells, within: None }
    }

    /// How many there are in all.
    pub fn all(&self) -> u64 {
        match &self.cells {
            Cells::Each(cells) => cells.iter().map(|cell| cell.count).sum(),
            Cells::Several { all, .. } => *all,
            Cells::Crossed { cells, .. } => cells.iter().flatten().map(|cell| cell.count).sum(),
        }
    }
}
