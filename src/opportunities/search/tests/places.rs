//! Finding by place, and what to loosen when nothing is found.

use super::*;

fn at(id: i64, point: Point) -> Listing {
    Listing { points: Box::new([point]), ..advert(id, "Baker") }
}

fn near_bow(within_miles: Option<u32>) -> Query {
    Query { near: Some(BOW), within_miles, sort: Sort::Nearest, ..Query::default() }
}

fn ways(catalogue: &Catalogue, query: &Query) -> Vec<(Change, usize)> {
    let found = catalogue.search(query, NOW);
    assert_eq!(found.total, 0);
    found.loosen.into_iter().map(|way| (way.change, way.count)).collect()
}

#[test]
fn distance_is_measured_to_the_nearest_of_its_places() {
    let catalogue = catalogue([Listing { points: Box::new([LEEDS, POPLAR]), ..advert(1, "Baker") }]);
    let query = near_bow(Some(2));
    let miles = catalogue.search(&query, NOW).rows[0].distance_miles.unwrap();
    assert!((miles - 1.466).abs() < 0.01, "{miles}");
}

#[test]
fn the_way_to_leeds_is_right() {
    let catalogue = catalogue([at(1, LEEDS)]);
    let miles = catalogue.search(&near_bow(None), NOW).rows[0].distance_miles.unwrap();
    assert!((miles - 169.8).abs() < 1.0, "{miles}");
}

#[test]
fn a_listing_without_a_place_shows_only_when_anywhere_will_do_and_comes_last() {
    let catalogue = catalogue([advert(1, "Baker"), at(2, POPLAR), at(3, BOW)]);
    assert_eq!(found(&catalogue, near_bow(None)), [3, 2, 1]);
    assert_eq!(found(&catalogue, near_bow(Some(40))), [3, 2]);
}

#[test]
fn who_recruits_everywhere_comes_after_those_who_are_near_unless_hidden() {
    let national = Listing { national: true, ring_fenced: true, ..at(1, LEEDS) };
    let catalogue = catalogue([national, at(2, POPLAR), at(3, BOW)]);
    let query = near_bow(Some(5));
    let rows = catalogue.search(&query, NOW).rows;
    assert_eq!(rows.iter().map(|row| row.listing.id).collect::<Vec<_>>(), [3, 2, 1]);
    assert_eq!(rows[2].distance_miles, None);
    assert_eq!(found(&catalogue, Query { sort: Sort::BestMatch, ..query.clone() }), [3, 2, 1]);
    assert_eq!(found(&catalogue, Query { sort: Sort::BestMatch, words: "baker".into(), ..query.clone() }), [2, 3, 1]);
    let filters = Filters::NONE.with(Filter::Only(Only::OnePlace));
    assert_eq!(found(&catalogue, Query { filters, ..query }), [3, 2]);
}

#[test]
fn a_broken_point_is_no_place() {
    let catalogue = catalogue([at(1, Point { lat: f64::NAN, lon: 0.0 })]);
    assert_eq!(catalogue.search(&near_bow(None), NOW).rows[0].distance_miles, None);
}

#[test]
fn nothing_within_reach_offers_the_next_distances_and_anywhere() {
    let away = |id, degrees: f64| at(id, Point { lat: BOW.lat + degrees, lon: BOW.lon });
    // One degree of latitude is 69 miles.
    let catalogue = catalogue([away(1, 0.1), away(2, 0.2), away(3, 0.5), away(4, 3.0)]);
    let query = Query { words: "baker".into(), ..near_bow(Some(5)) };
    let offered = [(Change::Within(Some(10)), 1), (Change::Within(Some(15)), 2), (Change::Within(None), 4)];
    assert_eq!(ways(&catalogue, &query), offered);
}

#[test]
fn anywhere_is_not_offered_where_it_finds_no_more() {
    let catalogue = catalogue([at(1, Point { lat: BOW.lat + 0.1, lon: BOW.lon })]);
    assert_eq!(ways(&catalogue, &near_bow(Some(2))), [(Change::Within(Some(10)), 1)]);
}

#[test]
fn each_single_filter_that_stands_in_the_way_is_offered_with_its_count() {
    let catalogue = catalogue([
        Listing { route: Some(3), level: Some(2), ring_fenced: true, ..advert(1, "Glazier") },
        Listing { route: Some(3), level: Some(3), ..advert(2, "Glazier") },
        Listing { route: Some(4), level: Some(3), ring_fenced: true, ..advert(3, "Glazier") },
        Listing { route: Some(3), level: Some(3), ring_fenced: true, ..advert(4, "Chef") },
        Listing { route: Some(3), level: Some(3), ring_fenced: true, ..advert(5, "Chef") },
    ]);
    let filters = [Filter::Route(3), Filter::Level(3), Filter::Only(Only::RingFenced)].into_iter().collect();
    let query = Query { filters, ..for_words("glazier") };
    let offered = [
        (Change::AnyRoute, 1),
        (Change::AnyLevel, 1),
        (Change::Without(Only::RingFenced), 1),
        (Change::Words(String::new()), 2),
    ];
    assert_eq!(ways(&catalogue, &query), offered);
}

#[test]
fn one_word_too_many_is_named() {
    let catalogue = catalogue([advert(1, "Boat welder"), advert(2, "Welder"), advert(3, "Zzz")]);
    let query = for_words("submarine welder in Atlantis");
    assert_eq!(ways(&catalogue, &query), [(Change::Words(String::new()), 3)], "dropping one of two is not enough");
    let query = for_words("the submarine WELDER");
    assert_eq!(ways(&catalogue, &query), [(Change::Words("the WELDER".into()), 2), (Change::Words(String::new()), 3)]);
}

#[test]
fn when_no_single_change_helps_the_words_alone_or_everything_is_offered() {
    let catalogue = catalogue([at(1, LEEDS), at(2, LEEDS)]);
    let filters = [Filter::Kind(Kind::Job)].into_iter().collect();
    let query = Query { filters, words: "baker".into(), ..near_bow(Some(2)) };
    assert_eq!(ways(&catalogue, &query), [(Change::OnlyWords, 2)]);
    assert_eq!(ways(&catalogue, &Query { words: "xyzzy".into(), ..query }), [(Change::StartAgain, 2)]);
}
