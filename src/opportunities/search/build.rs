//! Builds the catalogue: numbers the listings in the order ties are broken, and indexes their words.

use std::cmp::Reverse;
use std::collections::HashMap;

use super::filters::Met;
use super::index::{Index, STOP, Word, worth};
use super::near::Spots;
use super::tokens::{each_word, is_idle_in_prose, is_stop_word, is_ticked_skill, stem, stop_words};
use super::{Catalogue, Listing, SearchText, plain_words, spelling};
use crate::opportunities::model::ROUTES;

/// Takes in listings one by one, in any order.
#[derive(Default)]
pub struct Builder {
    listings: Vec<Listing>,
    words: HashMap<Box<str>, Known>,
    stems: HashMap<Box<str>, u32>,
    found: Vec<Found>,
}

/// A word met before.
#[derive(Clone, Copy)]
struct Known {
    /// The number of its stem, or [`STOP`].
    stem: u32,
    idle_in_prose: bool,
}

/// A word found in a listing, as one number that sorts by stem, then listing, then what it is worth, most first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Found(u64);

impl Builder {
    /// Takes in a listing; each id once.
    pub fn add(&mut self, listing: Listing, text: &SearchText) {
        self.read(&listing.title, worth::TITLE);
        self.read(&listing.employer, worth::EMPLOYER);
        self.read(text.course, worth::COURSE);
        self.read(route_words(&listing), worth::ROUTE);
        self.read(text.places, worth::PLACES);
        self.read(text.summary, worth::SUMMARY);
        let telling = text.skills.iter().filter(|skill| !is_ticked_skill(skill));
        telling.for_each(|skill| self.read(skill, worth::SKILLS));
        self.listings.push(listing);
    }

    /// Closes the book and makes it ready to search.
    pub fn finish(mut self) -> Catalogue {
        let plain_words = plain_words::phrases().map(|(_, phrase)| phrase);
        plain_words.chain(stop_words()).for_each(|phrase| each_word(phrase, |_, word| _ = self.known(word)));
        let mut order: Vec<u32> = (0..).take(self.listings.len()).collect();
        order.sort_by_key(|at| tie_breaker(&self.listings[*at as usize]));
        let mut number = vec![0; order.len()];
        order.iter().zip(0..).for_each(|(at, doc)| number[*at as usize] = doc);
        self.found.iter_mut().for_each(|found| found.renumber(&number));
        self.listings.sort_by_key(tie_breaker);
        let listings = self.listings.into_boxed_slice();
        let index = index(self.words, self.stems, self.found);
        Catalogue {
            closes: listings.iter().map(|listing| listing.closes_at.unwrap_or(i64::MAX)).collect(),
            met: listings.iter().map(Met::by).collect(),
            spots: Spots::new(listings.iter().map(|listing| &*listing.points)),
            newest: ranks(&listings, |listing| listing.posted_at),
            best_paid: ranks(&listings, Listing::top_pay),
            by_id: by_id(&listings),
            listings,
            index,
        }
    }

    /// Reads a field's words into the index.
    fn read(&mut self, text: &str, worth: u8) {
        let doc = self.listings.len() as u32;
        let is_prose = worth == worth::SUMMARY || worth == worth::SKILLS;
        each_word(text, |_, word| {
            let known = self.known(word);
            if known.stem != STOP && !(is_prose && known.idle_in_prose) {
                self.found.push(Found::new(known.stem, doc, worth));
            }
        });
    }

    /// What we know of a word, from now on if it is new.
    fn known(&mut self, word: &str) -> Known {
        if let Some(known) = self.words.get(word) {
            return *known;
        }
        let new = self.stems.len() as u32;
        let stem = match is_stop_word(word) {
            true => STOP,
            false => *self.stems.entry(stem(word).into()).or_insert(new),
        };
        let known = Known { stem, idle_in_prose: is_idle_in_prose(word) };
        self.words.insert(word.into(), known);
        known
    }
}

impl Found {
    fn new(stem: u32, doc: u32, worth: u8) -> Found {
        Found(u64::from(stem) << 32 | u64::from(doc) << 8 | u64::from(u8::MAX - worth))
    }

    fn stem(self) -> u32 {
        (self.0 >> 32) as u32
    }

    /// The number of the listing; there are fewer than sixteen million.
    fn doc(self) -> u32 {
        (self.0 >> 8) as u32 & 0xff_ffff
    }

    fn worth(self) -> u8 {
        u8::MAX - self.0 as u8
    }

    fn renumber(&mut self, numbers: &[u32]) {
        *self = Found::new(self.stem(), numbers[self.doc() as usize], self.worth());
    }
}

fn route_words(listing: &Listing) -> &'static str {
    listing.route.and_then(|route| ROUTES.get(usize::from(route))).copied().unwrap_or_default()
}

/// Soonest to close first, those that never close last, then by id.
fn tie_breaker(listing: &Listing) -> (i64, i64) {
    (listing.closes_at.unwrap_or(i64::MAX), listing.id)
}

fn by_id(listings: &[Listing]) -> Box<[(i64, u32)]> {
    let mut by_id: Vec<(i64, u32)> = listings.iter().map(|listing| listing.id).zip(0..).collect();
    by_id.sort_unstable();
    by_id.into()
}

/// Numbers listings from the highest value down, equals alike; those without come last.
fn ranks(listings: &[Listing], value: impl Fn(&Listing) -> Option<i64>) -> Box<[u32]> {
    let mut values: Vec<Reverse<Option<i64>>> = listings.iter().map(|listing| Reverse(value(listing))).collect();
    values.sort_unstable();
    values.dedup();
    let rank = |listing: &Listing| values.partition_point(|known| *known < Reverse(value(listing))) as u32;
    listings.iter().map(rank).collect()
}

fn index(words: HashMap<Box<str>, Known>, stems: HashMap<Box<str>, u32>, mut found: Vec<Found>) -> Index {
    found.sort_unstable();
    found.dedup_by_key(|found| (found.stem(), found.doc()));
    let mut words: Vec<Word> = words.into_iter().map(|(text, known)| Word { text, stem: known.stem }).collect();
    words.sort_unstable_by(|one, other| one.text.cmp(&other.text));
    let first = |stem: u32| found.partition_point(|found| found.stem() < stem) as u32;
    Index {
        letters: words.iter().map(|word| spelling::letters(&word.text)).collect(),
        words: words.into(),
        first: (0..=stems.len() as u32).map(first).collect(),
        stems,
        docs: found.iter().map(|found| found.doc()).collect(),
        worths: found.iter().map(|found| found.worth()).collect(),
    }
}
