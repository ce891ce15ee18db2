//! What searching promises. `tests/words.rs`, `places.rs` and `addresses.rs` go through its parts; `reference.rs`
//! compares every search with a slow, obvious one.

mod addresses;
mod places;
mod reference;
mod words;

use super::*;
use crate::opportunities::model::{Kind, Point};

/// Noon on 1 October 2026.
const NOW: i64 = 1_790_856_000_000;
const DAY: i64 = 86_400_000;
const BOW: Point = Point { lat: 51.5290, lon: -0.0209 };
/// 1.5 miles from Bow.
const POPLAR: Point = Point { lat: 51.5079, lon: -0.0173 };
const LEEDS: Point = Point { lat: 53.8008, lon: -1.5491 };

/// An ordinary advert, open for ten days, that says nothing of where it is.
fn advert(id: i64, title: &str) -> Listing {
    Listing {
        id,
        title: title.into(),
        employer: "Quay Arches Ltd".into(),
        kind: Kind::Apprenticeship,
        level: None,
        route: None,
        place_words: "London E3".into(),
        points: Box::new([]),
        pay_words: None,
        yearly_from: None,
        yearly_to: None,
        posted_at: Some(NOW - DAY),
        closes_at: Some(NOW + 10 * DAY),
        national: false,
        local: false,
        disability_confident: false,
        care_leaver_friendly: false,
        ring_fenced: false,
        guaranteed_interview: false,
        asks_no_english_or_maths: false,
        asks: Default::default(),
    }
}

fn catalogue(listings: impl IntoIterator<Item = Listing>) -> Catalogue {
    let mut builder = Builder::default();
    listings.into_iter().for_each(|listing| builder.add(listing, &SearchText::default()));
    builder.finish()
}

fn ids(found: &Found) -> Vec<i64> {
    found.rows.iter().map(|row| row.listing.id).collect()
}

/// What a search of a catalogue finds, in order.
fn found(catalogue: &Catalogue, query: Query) -> Vec<i64> {
    ids(&catalogue.search(&query, NOW))
}

fn for_words(words: &str) -> Query {
    Query { words: words.into(), ..Query::default() }
}

#[test]
fn an_expired_listing_drops_out_without_a_rebuild() {
    let catalogue = catalogue([Listing { closes_at: Some(NOW), ..advert(1, "Baker") }, advert(2, "Baker")]);
    assert_eq!(ids(&catalogue.search(&for_words("baker"), NOW)), [1, 2]);
    assert_eq!(ids(&catalogue.search(&for_words("baker"), NOW + 1)), [2]);
    assert_eq!(catalogue.len(), 2);
    assert_eq!(catalogue.search(&for_words("baker"), NOW + 11 * DAY).loosen, []);
}

#[test]
fn a_listing_is_found_by_its_id_even_when_closed() {
    let catalogue = catalogue([Listing { closes_at: Some(0), ..advert(70, "Baker") }, advert(9, "Chef")]);
    assert_eq!(catalogue.listing(70).map(|listing| &*listing.title), Some("Baker"));
    assert_eq!(catalogue.listing(9).map(|listing| &*listing.title), Some("Chef"));
    assert!(catalogue.listing(8).is_none());
}

#[test]
fn one_catalogue_serves_many_readers() {
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Catalogue>();
}

#[test]
fn an_empty_catalogue_finds_nothing_and_offers_nothing() {
    let catalogue = catalogue([]);
    let found = catalogue.search(&Query { near: Some(BOW), within_miles: Some(5), ..for_words("baker") }, NOW);
    assert_eq!((found.total, found.page, found.pages), (0, 1, 1));
    assert_eq!((found.rows, found.loosen), (vec![], vec![]));
}

#[test]
fn pages_hold_twenty_and_a_page_past_the_end_is_the_last() {
    let catalogue = catalogue((1..=45).map(|id| advert(id, "Baker")));
    let page = |page| catalogue.search(&Query { page, ..Query::default() }, NOW);
    assert_eq!((page(1).rows.len(), page(3).rows.len()), (20, 5));
    assert_eq!((page(1).total, page(1).pages), (45, 3));
    assert_eq!((page(0).page, page(99).page), (1, 3));
    let all: Vec<i64> = (1..=3).flat_map(|number| ids(&page(number))).collect();
    assert_eq!(all, (1..=45).collect::<Vec<_>>());
}

#[test]
fn filters_of_one_sort_widen_and_of_different_sorts_narrow() {
    let catalogue = catalogue([
        Listing { route: Some(6), level: Some(2), ..advert(1, "A") },
        Listing { route: Some(5), level: Some(2), ..advert(2, "B") },
        Listing { route: Some(5), level: Some(3), ..advert(3, "C") },
        advert(4, "D"),
    ]);
    let with = |filters: &[Filter]| {
        found(&catalogue, Query { filters: filters.iter().copied().collect(), ..Query::default() })
    };
    assert_eq!(with(&[]), [1, 2, 3, 4]);
    assert_eq!(with(&[Filter::Route(5), Filter::Route(6)]), [1, 2, 3]);
    assert_eq!(with(&[Filter::Route(5), Filter::Level(3)]), [3]);
    assert_eq!(with(&[Filter::Kind(Kind::Job)]), [0; 0]);
}

#[test]
fn conditions_must_all_be_met() {
    let catalogue = catalogue([
        Listing { pay_words: Some("£8.20 an hour".into()), disability_confident: true, ..advert(1, "A") },
        Listing { pay_words: Some("Competitive".into()), disability_confident: true, ..advert(2, "B") },
        Listing { national: true, ring_fenced: true, ..advert(3, "C") },
        Listing { guaranteed_interview: true, asks_no_english_or_maths: true, ..advert(4, "D") },
        Listing { care_leaver_friendly: true, asks_no_english_or_maths: true, ..advert(5, "E") },
    ]);
    let with = |only: &[Only]| {
        let filters = only.iter().map(|only| Filter::Only(*only)).collect();
        found(&catalogue, Query { filters, sort: Sort::ClosingSoon, ..Query::default() })
    };
    assert_eq!(with(&[Only::PayStated]), [1]);
    assert_eq!(with(&[Only::DisabilityConfident]), [1, 2]);
    assert_eq!(with(&[Only::OnePlace]), [1, 2, 4, 5]);
    assert_eq!(with(&[Only::RingFenced]), [3]);
    assert_eq!(with(&[Only::NoEnglishOrMaths, Only::GuaranteedInterview]), [4]);
    assert_eq!(with(&[Only::CareLeaverFriendly]), [5]);
}

#[test]
fn without_words_what_is_meant_for_care_experienced_people_comes_first() {
    let catalogue = catalogue([
        Listing { posted_at: Some(NOW - 2 * DAY), ..advert(1, "Older") },
        advert(2, "Newer"),
        Listing { care_leaver_friendly: true, ..advert(3, "Friendly") },
        Listing { guaranteed_interview: true, ..advert(4, "Interview") },
        Listing { ring_fenced: true, ..advert(5, "Ring-fenced") },
    ]);
    assert_eq!(found(&catalogue, Query::default()), [5, 4, 3, 2, 1]);
}

#[test]
fn each_order_puts_what_it_does_not_know_last() {
    let catalogue = catalogue([
        Listing { yearly_from: Some(15_000), yearly_to: Some(24_000), closes_at: None, ..advert(1, "A") },
        Listing { yearly_from: Some(20_000), posted_at: None, ..advert(2, "B") },
        Listing { closes_at: Some(NOW + DAY), posted_at: Some(NOW), ..advert(3, "C") },
    ]);
    let sorted = |sort| found(&catalogue, Query { sort, ..Query::default() });
    assert_eq!(sorted(Sort::Pay), [1, 2, 3]);
    assert_eq!(sorted(Sort::ClosingSoon), [3, 2, 1]);
    assert_eq!(sorted(Sort::Newest), [3, 1, 2]);
    assert_eq!(sorted(Sort::Nearest), sorted(Sort::BestMatch));
}

#[test]
fn three_like_it_share_its_route_then_kind_and_level_then_are_near_then_new() {
    let alike = |id| Listing { route: Some(8), level: Some(2), points: Box::new([LEEDS]), ..advert(id, "Welder") };
    let catalogue = catalogue([
        alike(1),
        Listing { points: Box::new([POPLAR]), ..alike(2) },
        Listing { level: Some(3), points: Box::new([BOW]), ..alike(3) },
        Listing { route: Some(1), points: Box::new([BOW]), ..alike(4) },
        Listing { closes_at: Some(NOW - 1), points: Box::new([BOW]), ..alike(5) },
        Listing { posted_at: Some(NOW), ..alike(6) },
    ]);
    let gone = Listing { points: Box::new([BOW]), ..alike(5) };
    let like = |one: &Listing| -> Vec<i64> {
        catalogue.like(&Likeness::from(one), NOW).iter().map(|listing| listing.id).collect()
    };
    assert_eq!(like(&gone), [2, 6, 1]);
    assert_eq!(like(&alike(1)), [6, 2, 3]);
}
