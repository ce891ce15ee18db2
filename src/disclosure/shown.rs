//! A table as it is given out, and frozen. It holds nothing finer than what is shown.

use serde::{Deserialize, Serialize};

use super::Rule;

/// A table as it is given out, and what everybody may know of how it was made.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Shown {
    pub id: String,
    pub rule: Rule,
    /// What the total counts; tables of one quarter with the same word here have one and the same total.
    pub of: String,
    /// The table of which this one counts a part, cell by cell.
    pub within: Option<String>,
    /// One can be in several cells, so that they do not add up.
    pub several: bool,
    /// The kinds into which it could be divided, whether or not that is shown; of a table two ways the columns.
    pub kinds: Vec<String>,
    /// The rows of a table two ways; of any other none.
    pub rows: Vec<String>,
    pub table: Table,
}

/// What is shown of a table.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// There were too few: fewer than 30 people (protected), or 1 to 4 (standard).
    TooFew,
    /// Not shown, since something hidden elsewhere could be worked out from it.
    Withheld,
    /// How many there were in all, and not how they divide.
    Whole { people: u64 },
    /// How many in all, and of each kind.
    Split { people: u64, cells: Vec<Cell> },
    /// Two ways: the margins, and the cells row by row; none: hidden.
    Crossed { people: u64, rows: Vec<Cell>, columns: Vec<Cell>, cells: Vec<Vec<Option<u64>>> },
}

impl Table {
    /// How many there are in all, where that is shown.
    pub fn people(&self) -> Option<u64> {
        match self {
            Self::TooFew | Self::Withheld => None,
            Self::Whole { people } | Self::Split { people, .. } | Self::Crossed { people, .. } => Some(*people),
        }
    }
}

/// Those of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cell {
    pub code: String,
    /// None: hidden.
    pub people: Option<u64>,
    /// Of a hundred, whole, from the numbers as shown, where there are 30 or more in all (D-42).
    pub percent: Option<u64>,
}

impl Cell {
    pub(super) fn new(code: &str, people: Option<u64>, all: u64) -> Self {
        const PERCENT_FROM: u64 = 30;
        let percent = people.filter(|_| all >= PERCENT_FROM).map(|people| (200 * people + all) / (2 * all));
        Self { code: code.to_owned(), people, percent }
    }
}

/// A number in a table, by its place: the total, or those of a kind, a row, or both.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    All,
    Kind(String),
    Row(String),
    Both(String, String),
}

/// Something that is not shown of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hidden {
    Number(Place),
    /// How it divides.
    Division,
    /// All of it.
    Table,
}

impl std::fmt::Display for Place {
    fn fmt(&self, to: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Self::All => write!(to, "the total"),
            Self::Kind(kind) => write!(to, "{kind}"),
            Self::Row(row) => write!(to, "{row} (all of the row)"),
            Self::Both(row, kind) => write!(to, "{row}, {kind}"),
        }
    }
}

impl Shown {
    /// Every place but the total, and the number shown there; of a table that is not divided none is.
    pub fn places(&self) -> Vec<(Place, Option<u64>)> {
        let (mut cells, mut rows, mut inner) = (Vec::new(), Vec::new(), Vec::new());
        let number = |cells: Option<&Vec<Cell>>, at: usize| cells.and_then(|cells| cells.get(at)?.people);
        let (of_kinds, of_rows, both) = match &self.table {
            Table::Split { cells, .. } => (Some(cells), None, None),
            Table::Crossed { columns, rows, cells, .. } => (Some(columns), Some(rows), Some(cells)),
            _ => (None, None, None),
        };
        for (at, kind) in self.kinds.iter().enumerate() {
            cells.push((Place::Kind(kind.clone()), number(of_kinds, at)));
        }
        for (line, row) in self.rows.iter().enumerate() {
            rows.push((Place::Row(row.clone()), number(of_rows, line)));
            for (at, kind) in self.kinds.iter().enumerate() {
                let shown = both.and_then(|both| *both.get(line)?.get(at)?);
                inner.push((Place::Both(row.clone(), kind.clone()), shown));
            }
        }
        inner.into_iter().chain(cells).chain(rows).collect()
    }

    /// True where it is shown how they divide.
    pub fn is_divided(&self) -> bool {
        matches!(self.table, Table::Split { .. } | Table::Crossed { .. })
    }

    /// Hides something more of it. A rounded number is not hidden by itself: hidden would say that it is under 10.
    pub(super) fn hide(&mut self, what: &Hidden) {
        let people = self.table.people();
        let what = if self.rule == Rule::Protected && *what != Hidden::Table { &Hidden::Division } else { what };
        let blank = |cell: &mut Cell| (cell.people, cell.percent) = (None, None);
        let at = |codes: &[String], code: &String| codes.iter().position(|other| other == code);
        match (what, &mut self.table) {
            (Hidden::Table, table) => *table = Table::Withheld,
            (Hidden::Number(Place::Kind(code)), Table::Split { cells, .. } | Table::Crossed { columns: cells, .. })
            | (Hidden::Number(Place::Row(code)), Table::Crossed { rows: cells, .. }) => {
                cells.iter_mut().filter(|cell| cell.code == *code).for_each(blank);
            }
            (Hidden::Number(Place::Both(row, kind)), Table::Crossed { cells, .. }) => {
                if let (Some(line), Some(at)) = (at(&self.rows, row), at(&self.kinds, kind)) {
                    cells[line][at] = None;
                }
            }
            (_, table) => {
                if let Some(people) = people {
                    *table = Table::Whole { people };
                }
            }
        }
        self.settle();
    }

    /// Leaves out how they divide where that would say nothing, or something of everybody.
    pub(super) fn settle(&mut self) {
        let Some(people) = self.table.people() else { return };
        let says_nothing = |numbers: &[Option<u64>]| !numbers.iter().flatten().any(|number| *number > 0);
        let whole = match &self.table {
            Table::Split { cells, .. } => {
                let numbers: Vec<_> = cells.iter().map(|cell| cell.people).collect();
                people > 0 && (numbers.len() < 2 || says_nothing(&numbers) || self.tells_of_all(people, &numbers))
            }
            Table::Crossed { rows, columns, cells, .. } => {
                let line = |at: usize| cells[at].clone();
                let foot = |at: usize| cells.iter().map(|row| row[at]).collect::<Vec<_>>();
                let margin = |cells: &[Cell]| cells.iter().map(|cell| cell.people).collect::<Vec<_>>();
                let tells =
                    |all: Option<u64>, of: &[Option<u64>]| all.is_some_and(|all| all > 0 && self.tells_of_all(all, of));
                rows.len() < 2
                    || columns.len() < 2
                    || people > 0 && says_nothing(&cells.concat())
                    || tells(Some(people), &margin(rows))
                    || tells(Some(people), &margin(columns))
                    || rows.iter().enumerate().any(|(at, row)| tells(row.people, &line(at)))
                    || columns.iter().enumerate().any(|(at, column)| tells(column.people, &foot(at)))
            }
            _ => false,
        };
        if whole {
            self.table = Table::Whole { people };
        }
    }

    /// True where one of the numbers holds everybody (D-45), or, rounded, as good as everybody. It looks at nothing but what is
    /// shown, so that leaving the split out tells no more either.
    fn tells_of_all(&self, all: u64, numbers: &[Option<u64>]) -> bool {
        let shown = || numbers.iter().flatten().filter(|number| **number > 0);
        if self.several || self.rule == Rule::Standard {
            shown().any(|number| *number == all)
        } else {
            shown().count() == 1 && shown().all(|number| *number == all)
        }
    }
}
