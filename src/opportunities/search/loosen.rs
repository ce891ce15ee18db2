//! When nothing is found: what to let go of, one thing at a time, and how much that would find. One more pass over the
//! open listings notes what each of them fails; a listing that fails one thing only would be found without it.

use super::find::Search;
use super::{Change, DISTANCES, Loosen, Only, Query, near};

/// How many of the next wider distances are offered.
const WIDER_OFFERED: usize = 2;

const ROUTES: usize = 0;
const LEVELS: usize = 1;
const KINDS: usize = 2;
const ONLY: usize = 3;
const WORDS: usize = ONLY + Only::ALL.len();

/// How many listings fail nothing but one thing.
#[derive(Default)]
struct Failing {
    /// By routes, levels, kinds, conditions, words.
    alone: [usize; WORDS + 1],
    /// By the first of [`DISTANCES`] that would do, then those further away than all of them.
    distance: [usize; DISTANCES.len() + 1],
    /// By the one word they lack.
    word: [usize; 16],
    /// Those that have the words, whatever else they fail.
    have_words: usize,
}

impl Search<'_, '_> {
    /// Lists what would help: wider distances, then filters, then words; failing that, only the words, or everything.
    pub(super) fn loosen(&self, query: &Query) -> Vec<Loosen> {
        let failing = self.failing();
        let mut ways = failing.wider(query.within_miles);
        let filters = [(ROUTES, Change::AnyRoute), (LEVELS, Change::AnyLevel), (KINDS, Change::AnyKind)];
        let conditions = Only::ALL.into_iter().zip(ONLY..).map(|(only, at)| (at, Change::Without(only)));
        ways.extend(filters.into_iter().chain(conditions).map(|(at, change)| way(change, failing.alone[at])));
        if self.wording.terms.len() > 1 {
            let terms = 0..self.wording.terms.len();
            ways.extend(terms.map(|nth| way(Change::Words(self.wording.without(nth)), failing.word[nth])));
        }
        ways.push(way(Change::Words(String::new()), failing.alone[WORDS]));
        ways.retain(|way| way.count > 0);
        if ways.is_empty() {
            ways.extend(self.last_resort(&failing));
        }
        ways
    }

    /// When no single change helps: the words alone, or else everything that is open, if there is anything.
    fn last_resort(&self, failing: &Failing) -> Option<Loosen> {
        let open = self.catalogue.len() - self.open_from;
        let words = way(Change::OnlyWords, if self.fit.is_some() { failing.have_words } else { 0 });
        [words, way(Change::StartAgain, open)].into_iter().find(|way| way.count > 0)
    }

    fn failing(&self) -> Failing {
        let squares = DISTANCES.map(|miles| near::square_of_miles(f64::from(miles)));
        let mut failing = Failing::default();
        for doc in self.open_from..self.catalogue.listings.len() {
            let missing = self.fit.as_ref().map_or(0, |fit| fit.missing[doc]);
            let met = self.met(doc);
            let fails = self.checks.failing(met) | (u16::from(missing != 0) << WORDS);
            failing.have_words += usize::from(missing == 0);
            match (fails, &self.place) {
                (0, Some(place)) => {
                    let square = place.squares[doc];
                    failing.distance[squares.iter().filter(|most| **most < square).count()] += 1;
                }
                (fails, _) if fails.is_power_of_two() && self.square(doc, met).is_some() => {
                    failing.note(fails, missing)
                }
                _ => {}
            }
        }
        failing
    }
}

impl Failing {
    /// Notes a listing that fails one thing only.
    fn note(&mut self, fails: u16, missing: u16) {
        self.alone[fails.trailing_zeros() as usize] += 1;
        if missing.is_power_of_two() {
            self.word[missing.trailing_zeros() as usize] += 1;
        }
    }

    /// The next wider distances that find more, and anywhere.
    fn wider(&self, within: Option<u32>) -> Vec<Loosen> {
        let mut ways: Vec<Loosen> = Vec::new();
        let mut count = 0;
        for (miles, more) in DISTANCES.iter().zip(self.distance) {
            count += more;
            let is_wider = within.is_some_and(|within| *miles > within);
            if is_wider && more > 0 && ways.len() < WIDER_OFFERED {
                ways.push(way(Change::Within(Some(*miles)), count));
            }
        }
        let anywhere = count + self.distance[DISTANCES.len()];
        if ways.last().is_none_or(|widest| anywhere > widest.count) {
            ways.push(way(Change::Within(None), anywhere));
        }
        ways
    }
}

fn way(change: Change, count: usize) -> Loosen {
    Loosen { change, count }
}
