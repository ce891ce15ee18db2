//! What is asked of the catalogue and what it answers.

use super::{Filters, Listing, Only, Understood};
use crate::opportunities::model::Point;

/// A search, ready to be run: the place is already a point.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Query {
    pub words: String,
    pub near: Option<Point>,
    /// None for anywhere; counts only where there is a place.
    pub within_miles: Option<u32>,
    pub filters: Filters,
    pub sort: Sort,
    /// From 1; a page past the end is the last one.
    pub page: usize,
}

/// What comes first in a list of results. Whatever is alike comes by closing date, then by id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// With words, the best fit. Without, what is meant for care-experienced young people: ring-fenced, then guaranteed
    /// interviews, then care-leaver friendly employers, then the rest; in each the nearest first, or with no place the
    /// newest.
    #[default]
    BestMatch,
    /// The same as `BestMatch` where no place is given.
    Nearest,
    ClosingSoon,
    Newest,
    Pay,
}

/// One page of results.
#[derive(Debug, PartialEq)]
pub struct Found<'a> {
    /// How many there are on all pages.
    pub total: usize,
    /// From 1.
    pub page: usize,
    /// At least 1.
    pub pages: usize,
    pub rows: Vec<Row<'a>>,
    pub understood: Vec<Understood>,
    /// Ways to find something after all; only where nothing was found.
    pub loosen: Vec<Loosen>,
}

/// One result.
#[derive(Debug, PartialEq)]
pub struct Row<'a> {
    pub listing: &'a Listing,
    /// From the place asked for to the nearest of the listing's; none if it recruits from further away than was asked.
    pub distance_miles: Option<f64>,
}

/// A way to find something after all, and how many that would be.
#[derive(Clone, Debug, PartialEq)]
pub struct Loosen {
    pub change: Change,
    pub count: usize,
}

/// A change to a search that makes it less strict.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Look within so many miles, or anywhere.
    Within(Option<u32>),
    /// Look for these words instead; none left means no words at all.
    Words(String),
    AnyRoute,
    AnyLevel,
    AnyKind,
    Without(Only),
    /// Keep nothing but the words.
    OnlyWords,
    /// Everything that is open.
    StartAgain,
}

impl Sort {
    pub const ALL: [Sort; 5] = [Sort::BestMatch, Sort::Nearest, Sort::ClosingSoon, Sort::Newest, Sort::Pay];

    /// The word used in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Sort::BestMatch => "best",
            Sort::Nearest => "nearest",
            Sort::ClosingSoon => "closing",
            Sort::Newest => "newest",
            Sort::Pay => "pay",
        }
    }

    pub fn from_code(code: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.code() == code)
    }
}
