//! A pack: all that the Board reads of one quarter, exactly as it is shown.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::disclosure::{Place, Release, Shown};
use crate::words::Quarter;

const DAY: i64 = 24 * 3_600_000;

/// How long after its end a quarter is counted: everything asked in it has had the time of its promise by then.
const SETTLES: i64 = 14 * DAY;

/// When a quarter is looked at: two weeks after its end, or now, where that is earlier.
pub fn looked_at(quarter: Quarter, now: i64) -> i64 {
    now.min(quarter.until() + SETTLES)
}

/// All that is shown of one quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pack {
    pub release: Release,
    /// Why there is another version of it.
    pub why: Option<String>,
    /// What themes were called, by their codes.
    pub themes: Vec<(String, String)>,
    pub medians: Vec<Median>,
    /// What getting online cost, in pounds, to the nearest ten; none: it was for too few to say.
    pub spent: Option<i64>,
    pub measures: Vec<Measure>,
    pub voice: Voice,
    /// What was promised to young people in the open.
    #[serde(default)]
    pub promised: Promised,
}

/// How long half of them waited, at most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Median {
    pub id: String,
    /// None: of too few, or of a number that is hidden.
    pub days: Option<i64>,
}

/// An official figure, of a hundred, and the national one beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    pub code: String,
    pub here: Option<u8>,
    pub england: Option<u8>,
    /// Where the national one was read, and of which year it is.
    pub source: String,
    pub year: String,
}

/// What the Children in Care Council says, and what it chose of what it was told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voice {
    pub own_words: String,
    /// The code of a theme, and words that two people made fit.
    pub quotes: Vec<(String, String)>,
    /// How many pieces could have gone in and were left out.
    pub left_out: u64,
    /// How many nobody chose about.
    pub not_chosen: u64,
}

/// What became of "You said, we did" promises whose day fell in the quarter. They are public, and about nobody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promised {
    pub kept: u64,
    pub missed: u64,
    pub open: u64,
    /// Those that were late when the quarter was counted, the oldest first.
    pub late: Vec<Late>,
}

/// A promise that is late.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Late {
    pub promised: String,
    pub by_whom: String,
    /// The day that holds, as "2026-10-03".
    pub due: String,
    pub days_late: i64,
}

/// One number of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    Shown(u64),
    /// There is one, and it must not be known.
    Hidden,
    /// There is no such table in this quarter.
    Nothing,
}

impl Number {
    pub fn shown(self) -> Option<u64> {
        match self {
            Number::Shown(number) => Some(number),
            Number::Hidden | Number::Nothing => None,
        }
    }
}

impl Pack {
    /// As it is kept.
    pub fn json(&self) -> String {
        serde_json::json!(self).to_string()
    }

    pub fn table(&self, id: &str) -> Option<&Shown> {
        self.release.tables.iter().find(|table| table.id == id)
    }

    /// How many there are in all.
    pub fn all(&self, table: &str) -> Number {
        match self.table(table) {
            None => Number::Nothing,
            Some(shown) => shown.table.people().map_or(Number::Hidden, Number::Shown),
        }
    }

    /// How many of one kind; of a table with that kind alone, all of it.
    pub fn number(&self, table: &str, kind: &str) -> Number {
        let Some(shown) = self.table(table) else { return Number::Nothing };
        if shown.kinds.len() == 1 && shown.kinds[0] == kind {
            return self.all(table);
        }
        if self.all(table) == Number::Shown(0) {
            return Number::Shown(0);
        }
        let place = Place::Kind(kind.to_owned());
        match shown.places().into_iter().find(|(other, _)| *other == place) {
            None => Number::Nothing,
            Some((_, number)) => number.map_or(Number::Hidden, Number::Shown),
        }
    }

    pub fn median(&self, id: &str) -> Option<i64> {
        self.medians.iter().find(|median| median.id == id)?.days
    }

    /// What a theme was called.
    pub fn theme(&self, code: &str) -> Option<&str> {
        self.themes.iter().find(|(other, _)| other == code).map(|(_, name)| name.as_str())
    }
}

/// The hash that stands beside a pack.
pub fn hash(json: &str) -> String {
    Sha256::digest(json.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// So many of so many, of a hundred, from numbers as they are shown, where there are 30 or more (D-42).
pub fn percent(part: Number, of: Number) -> Option<u64> {
    const FROM: u64 = 30;
    let (part, of) = (part.shown()?, of.shown()?);
    (of >= FROM).then(|| ((200 * part + of) / (2 * of)).min(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_of_thirty_or_more_and_of_what_is_shown() {
        assert_eq!(percent(Number::Shown(15), Number::Shown(30)), Some(50));
        assert_eq!(percent(Number::Shown(15), Number::Shown(29)), None);
        assert_eq!(percent(Number::Hidden, Number::Shown(300)), None);
        assert_eq!(percent(Number::Shown(15), Number::Nothing), None);
    }

    #[test]
    fn a_quarter_settles_for_two_weeks() {
        let quarter = Quarter::parse("2026-q3").expect("a quarter");
        assert_eq!(looked_at(quarter, quarter.until() + DAY), quarter.until() + DAY);
        assert_eq!(looked_at(quarter, quarter.until() + 100 * DAY), quarter.until() + SETTLES);
    }
}
