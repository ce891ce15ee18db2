//! Finding an opportunity: all open ones, held in memory and ready to be searched by anybody at `/opportunities`. The
//! catalogue is built from the database whenever an import changes it; nothing here writes, and there are no tables.
//! Personal data: none. What somebody searches for is used to answer them and is not kept or logged.
//!
//! How it is fast: listings are numbered in the order ties are broken (closing date, then id), so those already closed
//! are the first few and drop out live; what a search asks first lies side by side in plain arrays; distances are
//! compared without trigonometry; only the page shown is sorted.

mod build;
mod filters;
mod find;
mod index;
mod like;
mod listing;
mod loosen;
mod near;
mod params;
mod plain_words;
mod query;
mod spelling;
mod tokens;
mod understand;

#[cfg(test)]
mod tests;

pub use build::Builder;
pub use filters::{Filter, Filters, LEVELS, Only};
pub use like::Likeness;
pub use listing::{Listing, SearchText};
pub use params::Params;
pub use query::{Change, Found, Loosen, Query, Row, Sort};
pub use understand::Understood;

/// How many results a page shows.
pub const PAGE_SIZE: usize = 20;

/// The distances offered, in miles, besides anywhere.
pub const DISTANCES: [u32; 7] = [2, 5, 10, 15, 20, 30, 40];

/// All open opportunities, ready to be searched. A listing's number, `doc` in the code, is its place in `listings`.
pub struct Catalogue {
    /// Soonest to close first, then by id.
    listings: Box<[Listing]>,
    /// When each closes, in ms since 1970 UTC; the end of time for those that never do.
    closes: Box<[i64]>,
    met: Box<[filters::Met]>,
    spots: near::Spots,
    /// Each listing's rank by newness and by pay, from 0.
    newest: Box<[u32]>,
    best_paid: Box<[u32]>,
    /// Sorted by id.
    by_id: Box<[(i64, u32)]>,
    index: index::Index,
}

impl Catalogue {
    /// How many listings it holds, those that have closed since it was built included.
    pub fn len(&self) -> usize {
        self.listings.len()
    }

    /// Finds a listing by its id, open or not.
    pub fn listing(&self, id: i64) -> Option<&Listing> {
        let at = self.by_id.binary_search_by_key(&id, |(id, _)| *id).ok()?;
        self.listings.get(self.by_id[at].1 as usize)
    }

    /// Those that are open.
    pub fn open(&self, now: i64) -> &[Listing] {
        &self.listings[self.open_from(now)..]
    }

    /// The number of the first listing that is still open; all after it are.
    fn open_from(&self, now: i64) -> usize {
        self.closes.partition_point(|closes_at| *closes_at < now)
    }
}
