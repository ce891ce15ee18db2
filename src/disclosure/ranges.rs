//! What everybody can know of the true numbers: between what they lie, by the rules, and how they hang together.

use std::collections::{BTreeMap, HashMap};

use super::primary::{FLOOR, PROTECTED_FROM, STANDARD_FROM};
use super::shown::{Place, Shown, Table};
use super::worlds::{Line, Ranges};
use super::{Release, Rule};

/// A number that must not be known, or that must not be known to be none.
pub struct Secret {
    /// Its table, as the release counts them.
    pub table: usize,
    pub place: Place,
    /// Its place among the ranges.
    pub number: usize,
    pub what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// How many they are.
    Number,
    /// How many of all (or of the row, or of the column) are elsewhere: were it none, the place would hold everybody (D-45).
    Elsewhere,
}

/// More than anybody ever counts.
const MOST: i64 = 1_000_000;

/// What can be known from one release, and from earlier versions of its quarter.
#[derive(Default)]
pub struct Known {
    pub ranges: Ranges,
    pub secrets: Vec<Secret>,
    totals: HashMap<String, usize>,
    places: HashMap<(String, Place), usize>,
    /// What the total of each table counts.
    of: HashMap<String, String>,
}

impl Known {
    /// From the tables of this release, and from those of earlier versions of the same quarter that do not contradict it: of these
    /// one may believe that they count the same. With `knows_how` also from how `protect` goes about it. None: the tables contradict
    /// each other.
    pub fn of(release: &Release, earlier: &[Release], knows_how: bool) -> Option<Self> {
        let mut known = Self::default();
        for (at, shown) in release.tables.iter().enumerate() {
            if !known.learn(shown) {
                return None;
            }
            known.keep_secret(at, shown);
        }
        let mut versions: Vec<_> = earlier.iter().filter(|other| other.quarter == release.quarter).collect();
        versions.sort_by_key(|other| std::cmp::Reverse(other.version));
        let older: Vec<_> =
            versions.iter().flat_map(|other| &other.tables).filter(|shown| known.learn(shown)).collect();
        older.iter().for_each(|shown| known.forget_told(shown));
        for shown in release.tables.iter().chain(older) {
            known.relate(shown);
        }
        if knows_how {
            release.tables.iter().for_each(|shown| known.know_how(shown));
        }
        Some(known)
    }

    fn number(&mut self, shown: &Shown, place: &Place) -> usize {
        let ranges = &mut self.ranges;
        match place {
            Place::All => *self.totals.entry(shown.of.clone()).or_insert_with(|| ranges.number(0, MOST)),
            _ => {
                let key = (shown.id.clone(), place.clone());
                *self.places.entry(key).or_insert_with(|| ranges.number(0, MOST))
            }
        }
    }

    /// Narrows what its numbers may be. False, and nothing is learnt, where that contradicts what is known.
    fn learn(&mut self, shown: &Shown) -> bool {
        let total = of_all(shown);
        let mut narrower = vec![(self.number(shown, &Place::All), total)];
        for (place, number) in shown.places() {
            narrower.push((self.number(shown, &place), of_place(shown, number, total.1)));
        }
        let ranges = &mut self.ranges;
        let agrees = narrower.iter().all(|(number, (low, high))| {
            let (least, most) = ranges.bounds[*number];
            *low.max(&least) <= *high.min(&most)
        });
        if agrees {
            self.of.insert(shown.id.clone(), shown.of.clone());
            for (number, (low, high)) in narrower {
                let (least, most) = ranges.bounds[number];
                ranges.bounds[number] = (low.max(least), high.min(most));
            }
        }
        agrees
    }

    fn keep_secret(&mut self, table: usize, shown: &Shown) {
        let all = self.number(shown, &Place::All);
        if shown.table.people().is_none_or(|_| shown.rule == Rule::Protected) {
            self.secrets.push(Secret { table, place: Place::All, number: all, what: What::Number });
        }
        if shown.table.people() == Some(0) || shown.kinds.len() < 2 {
            return;
        }
        for (place, people) in shown.places() {
            let number = self.number(shown, &place);
            if people.is_some() && shown.rule == Rule::Standard {
                continue;
            }
            self.secrets.push(Secret { table, place: place.clone(), number, what: What::Number });
            let wholes = match &place {
                Place::Both(row, kind) => vec![Place::Row(row.clone()), Place::Kind(kind.clone())],
                _ => vec![Place::All],
            };
            for whole in wholes {
                let whole = self.number(shown, &whole);
                let elsewhere = self.ranges.number(0, MOST);
                self.ranges.lines.push(Line::equal([(whole, 1), (number, -1), (elsewhere, -1)]));
                self.secrets.push(Secret { table, place: place.clone(), number: elsewhere, what: What::Elsewhere });
            }
        }
    }

    /// What an earlier version told as it is, is no secret any more.
    fn forget_told(&mut self, shown: &Shown) {
        let mut told = vec![(Place::All, shown.table.people())];
        told.extend(shown.places());
        for (place, _) in told.iter().filter(|(_, number)| number.is_some() && shown.rule == Rule::Standard) {
            let told = self.number(shown, place);
            self.secrets.retain(|secret| secret.number != told);
        }
    }

    /// How its numbers hang together, and with those of the table of which it counts a part.
    fn relate(&mut self, shown: &Shown) {
        let mut sums: BTreeMap<Place, Vec<Place>> = BTreeMap::new();
        for (place, _) in shown.places() {
            match &place {
                Place::Both(row, kind) => {
                    sums.entry(Place::Row(row.clone())).or_default().push(place.clone());
                    sums.entry(Place::Kind(kind.clone())).or_default().push(place);
                }
                Place::Kind(_) if !shown.several => sums.entry(Place::All).or_default().push(place),
                _ => {}
            }
        }
        if !shown.rows.is_empty() {
            let all = self.number(shown, &Place::All);
            let rows: Vec<_> =
                shown.rows.iter().map(|row| (self.number(shown, &Place::Row(row.clone())), -1)).collect();
            self.ranges.lines.push(Line::equal([(all, 1)].into_iter().chain(rows)));
        }
        for (whole, parts) in sums {
            let whole = self.number(shown, &whole);
            let parts: Vec<_> = parts.iter().map(|part| (self.number(shown, part), -1)).collect();
            self.ranges.lines.push(Line::equal([(whole, 1)].into_iter().chain(parts)));
        }
        self.relate_within(shown);
    }

    fn relate_within(&mut self, shown: &Shown) {
        let Some((other, of)) = shown.within.as_ref().and_then(|other| self.of.get_key_value(other)) else { return };
        let mut pairs = vec![(self.totals[&shown.of], self.totals[of])];
        for (place, _) in shown.places() {
            let part = self.places[&(shown.id.clone(), place.clone())];
            pairs.extend(self.places.get(&(other.clone(), place)).map(|whole| (part, *whole)));
        }
        self.ranges.lines.extend(pairs.into_iter().map(|(part, whole)| Line::at_least([(whole, 1), (part, -1)])));
    }

    /// By the standard rule what is hidden is 1 to 4, but for one: the last kind that was not empty yet (`protect`). Of a table that
    /// is left whole at most one kind is 5 or more.
    fn know_how(&mut self, shown: &Shown) {
        let all = match shown.table {
            Table::Split { people, .. } | Table::Whole { people } if people > 0 => people as i64,
            _ => return,
        };
        let places = shown.places();
        if shown.rule == Rule::Protected || shown.several || !shown.rows.is_empty() || shown.kinds.len() < 2 {
            return;
        }
        let last_shown = places.iter().rposition(|(_, number)| number.is_some_and(|number| number > 0));
        let one = self.ranges.number(1, 1);
        let few = STANDARD_FROM as i64 - 1;
        let mut many = Vec::new();
        for (at, (place, _)) in places.iter().enumerate().filter(|(_, (_, number))| number.is_none()) {
            let number = self.number(shown, place);
            let is_many = self.ranges.number(0, i64::from(last_shown.is_none_or(|last| last < at)));
            let lines = &mut self.ranges.lines;
            lines.push(Line::at_least([(one, few), (is_many, all), (number, -1)]));
            match shown.table {
                Table::Split { .. } => lines.push(Line::at_least([(number, 1), (one, -1), (is_many, -few)])),
                _ => lines.push(Line::at_least([(number, 1), (is_many, -few - 1)])),
            }
            many.push((is_many, -1));
        }
        let lines = &mut self.ranges.lines;
        match shown.table {
            Table::Split { .. } if many.is_empty() => {}
            Table::Split { .. } => lines.push(Line::equal([(one, 1)].into_iter().chain(many))),
            _ => lines.push(Line::at_least([(one, 1)].into_iter().chain(many))),
        }
    }
}

fn of_all(shown: &Shown) -> (i64, i64) {
    match (shown.table.people(), &shown.table, shown.rule) {
        (Some(people), _, Rule::Protected) => rounded(people, FLOOR),
        (Some(people), _, Rule::Standard) => (people as i64, people as i64),
        (None, Table::TooFew, Rule::Protected) => (0, FLOOR as i64 - 1),
        (None, Table::TooFew, Rule::Standard) => (1, STANDARD_FROM as i64 - 1),
        _ => (0, MOST),
    }
}

fn of_place(shown: &Shown, number: Option<u64>, all: i64) -> (i64, i64) {
    match (number, shown.rule) {
        (Some(number), Rule::Protected) => rounded(number, PROTECTED_FROM),
        (Some(number), Rule::Standard) => (number as i64, number as i64),
        (None, _) if !shown.is_divided() => (0, all),
        (None, Rule::Protected) => (0, PROTECTED_FROM as i64 - 1),
        // None would be shown.
        (None, Rule::Standard) => (1, all),
    }
}

/// What a rounded number may have been.
fn rounded(shown: u64, least: u64) -> (i64, i64) {
    (shown.saturating_sub(5).max(least) as i64, shown as i64 + 4)
}
