//! What the catalogue keeps of an opportunity, and what it only reads once to find it by.

use crate::opportunities::asks::Asks;
use crate::opportunities::model::{Kind, Point};

/// What a list of results shows of one opportunity.
#[derive(Clone, Debug, PartialEq)]
pub struct Listing {
    pub id: i64,
    pub title: Box<str>,
    pub employer: Box<str>,
    pub kind: Kind,
    /// 2 to 7
    pub level: Option<u8>,
    /// Its place in `ROUTES`.
    pub route: Option<u8>,
    /// "London E14", as the list of results shows it.
    pub place_words: Box<str>,
    pub points: Box<[Point]>,
    /// "£14,976 a year", "Competitive"
    pub pay_words: Option<Box<str>>,
    /// Pounds a year, whole.
    pub yearly_from: Option<i64>,
    pub yearly_to: Option<i64>,
    /// In ms since 1970 UTC.
    pub posted_at: Option<i64>,
    /// In ms since 1970 UTC; the listing is open up to and including this moment.
    pub closes_at: Option<i64>,
    pub national: bool,
    pub local: bool,
    pub disability_confident: bool,
    pub care_leaver_friendly: bool,
    pub ring_fenced: bool,
    pub guaranteed_interview: bool,
    pub asks_no_english_or_maths: bool,
    /// What it insists on, for "Can I apply?".
    pub asks: Asks,
}

/// Words a listing can be found by besides its title, employer and route; not kept once they are indexed.
#[derive(Clone, Copy, Debug, Default)]
pub struct SearchText<'a> {
    /// "Cycle technician (level 2)"
    pub course: &'a str,
    pub skills: &'a [String],
    pub summary: &'a str,
    /// Towns, districts and postcodes: "London E14 7XX".
    pub places: &'a str,
}

impl Listing {
    /// True where an amount is named, so not for "Competitive".
    pub(super) fn states_pay(&self) -> bool {
        let names_amount = |words: &str| words.bytes().any(|byte| byte.is_ascii_digit());
        self.yearly_from.is_some() || self.pay_words.as_deref().is_some_and(names_amount)
    }

    /// The most it may pay, in pounds a year.
    pub(super) fn top_pay(&self) -> Option<i64> {
        self.yearly_to.or(self.yearly_from)
    }
}
