//! Runs a search. One pass over the open listings asks the cheap questions first; every result becomes one number whose
//! upper half is its place in the order and whose lower half is the listing, and only the page shown is sorted.

use super::filters::{Checks, Filter, Met, Only};
use super::index::Fit;
use super::near::{self, NOWHERE};
use super::understand::Wording;
use super::{Catalogue, Found, Listing, PAGE_SIZE, Query, Row, Sort};
use crate::opportunities::model::Point;

/// A search made ready to be put to each listing.
pub(super) struct Search<'c, 'q> {
    pub catalogue: &'c Catalogue,
    pub wording: Wording<'q>,
    /// None where there are no words to fit.
    pub fit: Option<Fit>,
    pub checks: Checks,
    pub place: Option<Place>,
    /// The first listing that is still open.
    pub open_from: usize,
    /// Whether the person who asks can apply; none where that was not asked for.
    mine: Option<Mine<'q>>,
}

/// Says of a listing whether the person who asks can apply for it.
type Mine<'q> = &'q (dyn Fn(&Listing) -> bool + Send + Sync);

/// Where to look.
pub(super) struct Place {
    /// The square of the straight line to each listing.
    pub squares: Vec<f64>,
    /// The square of the longest straight line allowed; [`NOWHERE`] for anywhere.
    pub reach: f64,
    /// [`NEARER`], with squares for miles.
    nearer: [(f64, u16); 4],
}

/// A listing that fits.
struct Hit {
    doc: usize,
    score: u16,
    /// The square of the straight line to it; [`NOWHERE`] where distance means nothing.
    square: f64,
}

/// Extra points for places within so many miles.
const NEARER: [(f64, u16); 4] = [(2.0, 12), (5.0, 9), (10.0, 6), (20.0, 3)];
const RING_FENCED: u16 = 12;
const GUARANTEED_INTERVIEW: u16 = 8;
const CARE_LEAVER_FRIENDLY: u16 = 5;

impl Catalogue {
    /// Finds what fits and is still open at `now` (ms since 1970 UTC), for somebody we know nothing of.
    pub fn search(&self, query: &Query, now: i64) -> Found<'_> {
        self.search_for(None, query, now)
    }

    /// The same for somebody who told us about themselves.
    pub fn search_for(&self, mine: Option<Mine<'_>>, query: &Query, now: i64) -> Found<'_> {
        let search = Search::new(self, query, mine, now);
        let mut hits = search.hits(query.sort);
        let total = hits.len();
        let pages = total.div_ceil(PAGE_SIZE).max(1);
        let page = query.page.clamp(1, pages);
        let rows = page_of(&mut hits, (page - 1) * PAGE_SIZE).iter().map(|hit| search.row(*hit as u32)).collect();
        let loosen = if total == 0 { search.loosen(query) } else { Vec::new() };
        Found { total, page, pages, rows, understood: search.wording.understood, loosen }
    }
}

impl Catalogue {
    /// Everything that fits and is still open at `now`, by id, in no order: exactly what the pages of `search` show.
    pub fn fitting(&self, query: &Query, now: i64) -> Vec<i64> {
        let hits = Search::new(self, query, None, now).collect(|_| 0);
        hits.into_iter().map(|hit| self.listings[hit as u32 as usize].id).collect()
    }
}

impl<'c, 'q> Search<'c, 'q> {
    fn new(catalogue: &'c Catalogue, query: &'q Query, mine: Option<Mine<'q>>, now: i64) -> Search<'c, 'q> {
        let wording = Wording::read(&catalogue.index, &query.words);
        let fit = (!wording.terms.is_empty()).then(|| catalogue.index.fit(&wording.terms, &catalogue.met));
        let place = query.near.map(|point| Place::new(catalogue, &point, query.within_miles));
        let checks = Checks::new(query.filters);
        let mine = mine.filter(|_| query.filters.has(Filter::Only(Only::Mine)));
        Search { catalogue, wording, fit, checks, place, open_from: catalogue.open_from(now), mine }
    }

    /// What a listing meets.
    pub(super) fn met(&self, doc: usize) -> Met {
        let met = self.catalogue.met[doc];
        let is_theirs = self.mine.is_some_and(|mine| mine(&self.catalogue.listings[doc]));
        if is_theirs { met.and_mine() } else { met }
    }

    /// Everything that fits, as numbers to sort by.
    fn hits(&self, sort: Sort) -> Vec<u64> {
        let catalogue = self.catalogue;
        match sort {
            Sort::ClosingSoon => self.collect(|_| 0),
            Sort::Newest => self.collect(|hit| catalogue.newest[hit.doc]),
            Sort::Pay => self.collect(|hit| catalogue.best_paid[hit.doc]),
            Sort::Nearest if self.place.is_some() => self.collect(|hit| near::order_of_square(hit.square)),
            _ if self.fit.is_some() => self.collect(|hit| self.by_fit(hit)),
            _ => self.collect(|hit| self.by_care(hit)),
        }
    }

    fn collect(&self, order: impl Fn(&Hit) -> u32) -> Vec<u64> {
        let mut hits = Vec::with_capacity(self.catalogue.listings.len() - self.open_from);
        for doc in self.open_from..self.catalogue.listings.len() {
            let score = match &self.fit {
                Some(fit) if fit.missing[doc] != 0 => continue,
                Some(fit) => fit.scores[doc],
                None => 0,
            };
            let met = self.met(doc);
            if !self.checks.pass(met) {
                continue;
            }
            if let Some(square) = self.square(doc, met) {
                hits.push(u64::from(order(&Hit { doc, score, square })) << 32 | doc as u64);
            }
        }
        hits
    }

    /// How far a listing is, as a square; [`NOWHERE`] where that means nothing; none if it is too far. Who recruits all
    /// over the country is never too far.
    pub(super) fn square(&self, doc: usize, met: Met) -> Option<f64> {
        let Some(place) = &self.place else { return Some(NOWHERE) };
        let square = place.squares[doc];
        match square <= place.reach {
            true => Some(square),
            false => (!met.has(Only::OnePlace)).then_some(NOWHERE),
        }
    }

    /// True for what is not within the distance asked for, though it recruits there.
    fn is_elsewhere(&self, hit: &Hit) -> bool {
        hit.square == NOWHERE && self.place.as_ref().is_some_and(|place| place.reach != NOWHERE)
    }

    /// Best fit first, with a little for what is meant for us and for what is near.
    fn by_fit(&self, hit: &Hit) -> u32 {
        let met = self.catalogue.met[hit.doc];
        let extra = |only, points| if met.has(only) { points } else { 0 };
        let score = hit.score
            + extra(Only::RingFenced, RING_FENCED)
            + extra(Only::GuaranteedInterview, GUARANTEED_INTERVIEW)
            + extra(Only::CareLeaverFriendly, CARE_LEAVER_FRIENDLY)
            + self.place.as_ref().map_or(0, |place| place.nearness(hit.square));
        u32::from(self.is_elsewhere(hit)) << 16 | u32::from(u16::MAX - score)
    }

    /// What is meant for care-experienced young people first, then the nearest, or with no place the newest.
    fn by_care(&self, hit: &Hit) -> u32 {
        let met = self.catalogue.met[hit.doc];
        let tier = match met {
            _ if self.is_elsewhere(hit) => 3,
            _ if met.has(Only::RingFenced) => 0,
            _ if met.has(Only::GuaranteedInterview) => 1,
            _ if met.has(Only::CareLeaverFriendly) => 2,
            _ => 3,
        };
        let within = match self.place {
            Some(_) => near::order_of_square(hit.square),
            None => self.catalogue.newest[hit.doc],
        };
        tier << 30 | within
    }

    fn row(&self, doc: u32) -> Row<'c> {
        let doc = doc as usize;
        let square = self.square(doc, self.catalogue.met[doc]).unwrap_or(NOWHERE);
        Row { listing: &self.catalogue.listings[doc], distance_miles: near::miles_of_square(square) }
    }
}

impl Place {
    fn new(catalogue: &Catalogue, point: &Point, within_miles: Option<u32>) -> Place {
        Place {
            squares: catalogue.spots.squares_to(&near::spot(point)),
            reach: within_miles.map_or(NOWHERE, |miles| near::square_of_miles(f64::from(miles))),
            nearer: NEARER.map(|(miles, points)| (near::square_of_miles(miles), points)),
        }
    }

    fn nearness(&self, square: f64) -> u16 {
        self.nearer.iter().find(|(most, _)| square <= *most).map_or(0, |(_, points)| *points)
    }
}

/// The numbers of one page, in order, without sorting the rest.
fn page_of(hits: &mut [u64], from: usize) -> &[u64] {
    let to = hits.len().min(from + PAGE_SIZE);
    if from >= to {
        return &[];
    }
    if to < hits.len() {
        hits.select_nth_unstable(to - 1);
    }
    let head = &mut hits[..to];
    head.select_nth_unstable(from);
    head[from..].sort_unstable();
    &head[from..]
}
