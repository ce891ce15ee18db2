//! What a search may insist on: routes, levels, kinds, and a few plain conditions.

use super::Listing;
use crate::opportunities::model::{Kind, ROUTES};

/// One thing a search may insist on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Filter {
    /// The place of a route in [`ROUTES`].
    Route(u8),
    /// 2 to 7
    Level(u8),
    Kind(Kind),
    Only(Only),
}

/// A condition that is either asked for or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Only {
    /// An amount of money is named, not just "Competitive".
    PayStated,
    /// Adverts that recruit all over the country are hidden.
    OnePlace,
    DisabilityConfident,
    CareLeaverFriendly,
    NoEnglishOrMaths,
    RingFenced,
    GuaranteedInterview,
    /// What the person who asks can apply for; met by nothing where we do not know them.
    Mine,
}

/// A set of filters: those of one sort (routes, levels, kinds) widen each other, the sorts narrow each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filters(u64);

/// The filters one listing meets, in the same bits.
#[derive(Clone, Copy)]
pub(super) struct Met(u64);

/// Filters made ready to be put to thousands of listings.
pub(super) struct Checks {
    any: [u64; 3],
    all: u64,
}

/// The levels the national service uses.
pub const LEVELS: std::ops::RangeInclusive<u8> = 2..=7;

/// The words that stand for [`ROUTES`] in addresses, in the same order.
const ROUTE_CODES: [&str; 15] = [
    "animals-and-environment",
    "business",
    "care-services",
    "catering",
    "construction",
    "creative",
    "digital",
    "education",
    "engineering",
    "hair-and-beauty",
    "health-and-science",
    "legal-and-finance",
    "protective",
    "sales-and-marketing",
    "transport",
];

const LEVEL_CODES: [&str; 6] = ["2", "3", "4", "5", "6", "7"];
const ROUTES_MASK: u64 = 0x7fff;
const LEVELS_MASK: u64 = 0xff << 16;
const KINDS_MASK: u64 = 0x3f << 24;
const ONLY_SHIFT: u32 = 32;
const ALWAYS: u64 = 1 << 63;

impl Only {
    pub const ALL: [Only; 8] = [
        Only::PayStated,
        Only::OnePlace,
        Only::DisabilityConfident,
        Only::CareLeaverFriendly,
        Only::NoEnglishOrMaths,
        Only::RingFenced,
        Only::GuaranteedInterview,
        Only::Mine,
    ];

    /// The word used in addresses. It stays in the history of a phone that may be shared, so it gives nobody away.
    pub fn code(self) -> &'static str {
        match self {
            Only::PayStated => "pay",
            Only::OnePlace => "one-place",
            Only::DisabilityConfident => "confident",
            Only::CareLeaverFriendly => "friendly",
            Only::NoEnglishOrMaths => "no-grades",
            Only::RingFenced => "reserved",
            Only::GuaranteedInterview => "interview",
            Only::Mine => "mine",
        }
    }
}

impl Filter {
    /// Lists every filter there is, in the order addresses keep.
    pub fn all() -> impl Iterator<Item = Filter> {
        let routes = (0u8..).take(ROUTES.len()).map(Filter::Route);
        let kinds = Kind::ALL.into_iter().map(Filter::Kind);
        routes.chain(LEVELS.map(Filter::Level)).chain(kinds).chain(Only::ALL.into_iter().map(Filter::Only))
    }

    /// The name of its field in forms and addresses: "route", "level", "kind" or "only".
    pub fn name(self) -> &'static str {
        match self {
            Filter::Route(_) => "route",
            Filter::Level(_) => "level",
            Filter::Kind(_) => "kind",
            Filter::Only(_) => "only",
        }
    }

    /// The value of its field in forms and addresses.
    pub fn code(self) -> &'static str {
        match self {
            Filter::Route(route) => ROUTE_CODES.get(usize::from(route)).copied().unwrap_or_default(),
            Filter::Level(level) => LEVEL_CODES.get(usize::from(level).wrapping_sub(2)).copied().unwrap_or_default(),
            Filter::Kind(kind) => kind.code(),
            Filter::Only(only) => only.code(),
        }
    }

    /// Reads a field of a form or an address; none for anything we do not offer.
    pub(super) fn from_pair(name: &str, code: &str) -> Option<Filter> {
        Filter::all().find(|filter| filter.name() == name && filter.code() == code)
    }

    /// The filter's own bit; none for a route or level that does not exist.
    fn bit(self) -> u64 {
        match self {
            Filter::Route(route) => (1u64 << (route & 15)) & ROUTES_MASK,
            Filter::Level(level) if LEVELS.contains(&level) => 1 << (16 + level),
            Filter::Level(_) => 0,
            Filter::Kind(kind) => 1 << (24 + kind as u32),
            Filter::Only(only) => 1 << (ONLY_SHIFT + only as u32),
        }
    }
}

impl Filters {
    pub const NONE: Filters = Filters(0);

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn has(self, filter: Filter) -> bool {
        self.0 & filter.bit() != 0
    }

    pub fn with(self, filter: Filter) -> Filters {
        Filters(self.0 | filter.bit())
    }

    pub fn without(self, filter: Filter) -> Filters {
        Filters(self.0 & !filter.bit())
    }

    /// Takes away every filter of the same sort (all routes, all levels, all kinds, all conditions).
    pub fn without_all_like(self, filter: Filter) -> Filters {
        let mask = match filter {
            Filter::Route(_) => ROUTES_MASK,
            Filter::Level(_) => LEVELS_MASK,
            Filter::Kind(_) => KINDS_MASK,
            Filter::Only(_) => u64::MAX << ONLY_SHIFT,
        };
        Filters(self.0 & !mask)
    }

    /// Lists the filters that are set, in the order addresses keep.
    pub fn iter(self) -> impl Iterator<Item = Filter> {
        Filter::all().filter(move |filter| self.has(*filter))
    }

    pub(super) fn plus(self, other: Filters) -> Filters {
        Filters(self.0 | other.0)
    }
}

impl FromIterator<Filter> for Filters {
    fn from_iter<T: IntoIterator<Item = Filter>>(filters: T) -> Filters {
        filters.into_iter().fold(Filters::NONE, Filters::with)
    }
}

impl Met {
    pub(super) fn by(listing: &Listing) -> Met {
        let conditions = [
            (Only::PayStated, listing.states_pay()),
            (Only::OnePlace, !listing.national),
            (Only::DisabilityConfident, listing.disability_confident),
            (Only::CareLeaverFriendly, listing.care_leaver_friendly),
            (Only::NoEnglishOrMaths, listing.asks_no_english_or_maths),
            (Only::RingFenced, listing.ring_fenced),
            (Only::GuaranteedInterview, listing.guaranteed_interview),
        ];
        let mut met: Filters =
            conditions.into_iter().filter(|(_, met)| *met).map(|(only, _)| Filter::Only(only)).collect();
        met = met.with(Filter::Kind(listing.kind));
        met = listing.route.map_or(met, |route| met.with(Filter::Route(route)));
        met = listing.level.map_or(met, |level| met.with(Filter::Level(level)));
        Met(met.0 | ALWAYS)
    }

    pub(super) fn has(self, only: Only) -> bool {
        self.0 & Filter::Only(only).bit() != 0
    }

    /// The same, and what the person who asks can apply for.
    pub(super) fn and_mine(self) -> Met {
        Met(self.0 | Filter::Only(Only::Mine).bit())
    }

    /// True where the listing meets at least one of them.
    pub(super) fn any_of(self, filters: Filters) -> bool {
        self.0 & filters.0 != 0
    }
}

impl Checks {
    pub(super) fn new(filters: Filters) -> Checks {
        let any = [ROUTES_MASK, LEVELS_MASK, KINDS_MASK].map(|mask| match filters.0 & mask {
            0 => ALWAYS,
            asked => asked,
        });
        Checks { any, all: filters.0 >> ONLY_SHIFT << ONLY_SHIFT }
    }

    pub(super) fn pass(&self, met: Met) -> bool {
        let [routes, levels, kinds] = self.any;
        met.0 & self.all == self.all && met.0 & routes != 0 && met.0 & levels != 0 && met.0 & kinds != 0
    }

    /// What fails, one bit each: routes, levels, kinds, then each condition in the order of [`Only::ALL`].
    pub(super) fn failing(&self, met: Met) -> u16 {
        let [routes, levels, kinds] = self.any.map(|any| u16::from(met.0 & any == 0));
        let conditions = ((self.all & !met.0) >> ONLY_SHIFT) as u16;
        routes | levels << 1 | kinds << 2 | conditions << 3
    }
}
