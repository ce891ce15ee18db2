//! Finds opportunities like one that has closed or does not suit.

use super::filters::{Filter, Filters, Met};
use super::near::{self, Spot};
use super::{Catalogue, Listing};
use crate::opportunities::model::{Kind, Point};

/// How many are offered.
const OFFERED: usize = 3;

/// What others should be like. It need not be in the catalogue any more.
#[derive(Clone, Copy, Debug)]
pub struct Likeness<'a> {
    /// Never offered itself.
    pub id: i64,
    pub kind: Kind,
    pub route: Option<u8>,
    pub level: Option<u8>,
    pub points: &'a [Point],
}

impl<'a> From<&'a Listing> for Likeness<'a> {
    fn from(listing: &'a Listing) -> Likeness<'a> {
        Likeness {
            id: listing.id,
            kind: listing.kind,
            route: listing.route,
            level: listing.level,
            points: &listing.points,
        }
    }
}

impl Catalogue {
    /// Finds the three open ones most like it: of its route first, then of its kind, then of its level, then the
    /// nearest, then the newest.
    pub fn like(&self, one: &Likeness, now: i64) -> Vec<&Listing> {
        let spots: Vec<Spot> = one.points.iter().map(near::spot).collect();
        let same = Same::of(one);
        let mut alike: Vec<(u8, u32, u32, usize)> = Vec::new();
        for doc in self.open_from(now)..self.listings.len() {
            let unlike = same.missing(self.met[doc]);
            let worst = alike.get(OFFERED - 1).map_or(u8::MAX, |worst| worst.0);
            if unlike > worst || self.listings[doc].id == one.id {
                continue;
            }
            let distance = near::order_of_square(self.spots.square_to_any(doc, &spots));
            alike.push((unlike, distance, self.newest[doc], doc));
            alike.sort_unstable();
            alike.truncate(OFFERED);
        }
        alike.into_iter().map(|(.., doc)| &self.listings[doc]).collect()
    }
}

/// What it shares with others, each as a set of one.
struct Same([Filters; 3]);

impl Same {
    fn of(one: &Likeness) -> Same {
        let set = |filter: Option<Filter>| filter.into_iter().collect();
        Same([set(one.route.map(Filter::Route)), set(Some(Filter::Kind(one.kind))), set(one.level.map(Filter::Level))])
    }

    /// What a listing does not share, the route counting most.
    fn missing(&self, met: Met) -> u8 {
        self.0.iter().fold(0, |missing, same| missing << 1 | u8::from(!met.any_of(*same)))
    }
}
