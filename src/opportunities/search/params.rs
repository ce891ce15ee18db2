//! A search as its address: read from what a form sends or a link holds, and written the one canonical way, so that a
//! search can be shared and the same search always has the same address.

use form_urlencoded::byte_serialize;

use super::{Change, DISTANCES, Filter, Filters, Query, Sort};
use crate::opportunities::model::{Kind, Point};

/// Where the search lives.
const PATH: &str = "/opportunities";
const MOST_WORDS_LETTERS: usize = 100;
const MOST_PLACE_LETTERS: usize = 60;
const USUAL_MILES: Option<u32> = Some(10);
const ANYWHERE: &str = "any";

/// What the search form holds, tidied: unknown values are the usual ones, long text is cut.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    /// At most 100 letters.
    pub words: String,
    /// As typed, at most 60 letters; what place it is, others know.
    pub place: String,
    /// One of [`DISTANCES`], or none for anywhere; means nothing without a place.
    pub miles: Option<u32>,
    pub filters: Filters,
    pub sort: Sort,
    /// From 1.
    pub page: usize,
}

impl Default for Params {
    fn default() -> Params {
        Params {
            words: String::new(),
            place: String::new(),
            miles: USUAL_MILES,
            filters: Filters::NONE,
            sort: Sort::BestMatch,
            page: 1,
        }
    }
}

impl Params {
    /// Reads the part of an address after the question mark.
    pub fn parse(raw_query: &str) -> Params {
        let mut params = Params::default();
        for (name, value) in form_urlencoded::parse(raw_query.as_bytes()) {
            params.take(&name, &value);
        }
        if params.place.is_empty() {
            params.miles = USUAL_MILES;
        }
        params
    }

    fn take(&mut self, name: &str, value: &str) {
        match name {
            "words" => self.words = tidy(value, MOST_WORDS_LETTERS),
            "place" => self.place = tidy(value, MOST_PLACE_LETTERS),
            "miles" => self.miles = miles(value),
            "sort" => self.sort = Sort::from_code(value).unwrap_or_default(),
            "page" => self.page = value.parse().unwrap_or(1).max(1),
            name => self.filters = Filter::from_pair(name, value).map_or(self.filters, |one| self.filters.with(one)),
        }
    }

    /// The search itself, once the place is known.
    pub fn query(&self, near: Option<Point>) -> Query {
        Query {
            words: self.words.clone(),
            near,
            within_miles: self.miles,
            filters: self.filters,
            sort: self.sort,
            page: self.page,
        }
    }

    /// The address of this search: fixed order, usual values left out.
    pub fn address(&self) -> String {
        let usual = Params::default();
        let mut address = Address(PATH.to_owned());
        address.add_unless(self.words.is_empty(), "words", &self.words);
        address.add_unless(self.place.is_empty(), "place", &self.place);
        let miles = self.miles.map_or(ANYWHERE.to_owned(), |miles| miles.to_string());
        address.add_unless(self.place.is_empty() || self.miles == usual.miles, "miles", &miles);
        self.filters.iter().for_each(|filter| address.add(filter.name(), filter.code()));
        address.add_unless(self.sort == usual.sort, "sort", self.sort.code());
        address.add_unless(self.page <= usual.page, "page", &self.page.to_string());
        address.0
    }

    pub fn with_page(&self, page: usize) -> Params {
        Params { page: page.max(1), ..self.clone() }
    }

    pub fn with_sort(&self, sort: Sort) -> Params {
        Params { sort, ..self.with_page(1) }
    }

    /// The same within so many miles, or anywhere.
    pub fn with_distance(&self, miles: Option<u32>) -> Params {
        Params { miles, ..self.with_page(1) }
    }

    pub fn with_words(&self, words: &str) -> Params {
        Params { words: tidy(words, MOST_WORDS_LETTERS), ..self.with_page(1) }
    }

    pub fn without_filter(&self, filter: Filter) -> Params {
        self.with_filters(self.filters.without(filter))
    }

    /// The same words, place, distance and order with other filters.
    pub fn with_filters(&self, filters: Filters) -> Params {
        Params { filters, ..self.with_page(1) }
    }

    /// The search that a way to loosen it leads to.
    pub fn changed(&self, change: &Change) -> Params {
        let without_all = |filter| self.with_filters(self.filters.without_all_like(filter));
        match change {
            Change::Within(miles) => self.with_distance(*miles),
            Change::Words(words) => self.with_words(words),
            Change::AnyRoute => without_all(Filter::Route(0)),
            Change::AnyLevel => without_all(Filter::Level(0)),
            Change::AnyKind => without_all(Filter::Kind(Kind::Job)),
            Change::Without(only) => self.without_filter(Filter::Only(*only)),
            Change::OnlyWords => Params { words: self.words.clone(), sort: self.sort, ..Params::default() },
            Change::StartAgain => Params::default(),
        }
    }
}

/// An address in the making.
struct Address(String);

impl Address {
    fn add(&mut self, name: &str, value: &str) {
        self.0.push(if self.0.contains('?') { '&' } else { '?' });
        self.0.push_str(name);
        self.0.push('=');
        self.0.extend(byte_serialize(value.as_bytes()));
    }

    fn add_unless(&mut self, usual: bool, name: &str, value: &str) {
        if !usual {
            self.add(name, value);
        }
    }
}

fn miles(value: &str) -> Option<u32> {
    if value == ANYWHERE {
        return None;
    }
    value.parse().ok().filter(|miles| DISTANCES.contains(miles)).or(USUAL_MILES)
}

/// One line with single spaces, no longer than so many letters.
fn tidy(text: &str, most: usize) -> String {
    let words =
        text.split(|letter: char| letter.is_whitespace() || letter.is_control()).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    let cut: String = line.chars().take(most).collect();
    cut.trim_end().to_owned()
}
