//! Compares every search with a slow, obvious one on made-up catalogues.

use proptest::prelude::*;

use super::*;

/// Words so unlike each other that none is a beginning, a stem or a slip of another.
const WORDS: [&str; 5] = ["zebrak", "quillon", "fandorm", "mistrel", "obolum"];
const KINDS: [Kind; 3] = [Kind::Apprenticeship, Kind::Traineeship, Kind::Job];

/// A listing and the words it was made of.
struct Advert {
    listing: Listing,
    title: Vec<&'static str>,
    summary: Vec<&'static str>,
}

/// Forty places around Bow and two far away, no two of them equally far.
fn place(number: usize) -> Point {
    match number {
        40 => LEEDS,
        41 => Point { lat: 50.1, lon: -5.5 },
        at => Point { lat: 51.3 + (at * 37 % 101) as f64 / 180.0, lon: -0.4 + (at * 61 % 103) as f64 / 140.0 },
    }
}

fn some_words(rng: &mut fastrand::Rng) -> Vec<&'static str> {
    WORDS.into_iter().filter(|_| rng.u8(..3) == 0).collect()
}

fn maybe<T>(rng: &mut fastrand::Rng, value: impl FnOnce(&mut fastrand::Rng) -> T) -> Option<T> {
    (rng.u8(..4) > 0).then(|| value(rng))
}

fn made_up_advert(id: i64, rng: &mut fastrand::Rng) -> Advert {
    let (title, summary) = (some_words(rng), some_words(rng));
    let points = (0..rng.usize(..3)).map(|_| place(rng.usize(..42))).collect();
    let listing = Listing {
        kind: KINDS[rng.usize(..3)],
        level: maybe(rng, |rng| rng.u8(2..5)),
        route: maybe(rng, |rng| rng.u8(..3)),
        points,
        pay_words: maybe(rng, |_| "Competitive".into()),
        yearly_from: maybe(rng, |rng| rng.i64(10..14)),
        yearly_to: maybe(rng, |rng| rng.i64(12..16)),
        posted_at: maybe(rng, |rng| NOW - rng.i64(0..5) * DAY),
        closes_at: maybe(rng, |rng| NOW + rng.i64(-2..5) * DAY),
        national: rng.u8(..5) == 0,
        disability_confident: rng.bool(),
        care_leaver_friendly: rng.u8(..4) == 0,
        ring_fenced: rng.u8(..8) == 0,
        guaranteed_interview: rng.u8(..8) == 0,
        asks_no_english_or_maths: rng.bool(),
        ..advert(id, &title.join(" "))
    };
    Advert { listing, title, summary }
}

fn made_up_query(rng: &mut fastrand::Rng) -> Query {
    let words: Vec<&str> = WORDS.into_iter().filter(|_| rng.u8(..5) == 0).collect();
    let few: Vec<Filter> = Filter::all()
        .filter(|filter| match filter {
            Filter::Route(route) => *route < 3 && rng.u8(..6) == 0,
            Filter::Level(level) => *level < 5 && rng.u8(..6) == 0,
            Filter::Kind(kind) => KINDS.contains(kind) && rng.u8(..6) == 0,
            Filter::Only(_) => rng.u8(..14) == 0,
        })
        .collect();
    Query {
        words: words.join(" "),
        near: rng.bool().then_some(BOW),
        within_miles: maybe(rng, |rng| DISTANCES[rng.usize(..DISTANCES.len())]),
        filters: few.into_iter().collect(),
        sort: Sort::ALL[rng.usize(..5)],
        page: rng.usize(1..5),
    }
}

fn catalogue_of(adverts: &[Advert]) -> Catalogue {
    let mut builder = Builder::default();
    for advert in adverts {
        let summary = advert.summary.join(", ");
        builder.add(advert.listing.clone(), &SearchText { summary: &summary, ..SearchText::default() });
    }
    builder.finish()
}

fn haversine_miles(one: &Point, other: &Point) -> f64 {
    let half = |a: f64, b: f64| ((b - a).to_radians() / 2.0).sin().powi(2);
    let across = one.lat.to_radians().cos() * other.lat.to_radians().cos() * half(one.lon, other.lon);
    2.0 * 3_958.761_3 * (half(one.lat, other.lat) + across).sqrt().asin()
}

/// How far it is, as a result shows it; none in front where it is too far to show at all.
fn distance(listing: &Listing, query: &Query) -> Option<Option<f64>> {
    let Some(near) = query.near else { return Some(None) };
    let nearest = listing.points.iter().map(|point| haversine_miles(point, &near)).min_by(f64::total_cmp);
    match (nearest, query.within_miles) {
        (nearest, None) => Some(nearest),
        (Some(miles), Some(within)) if miles <= f64::from(within) => Some(Some(miles)),
        _ => listing.national.then_some(None),
    }
}

fn meets(listing: &Listing, filter: Filter) -> bool {
    match filter {
        Filter::Route(route) => listing.route == Some(route),
        Filter::Level(level) => listing.level == Some(level),
        Filter::Kind(kind) => listing.kind == kind,
        Filter::Only(Only::PayStated) => listing.yearly_from.is_some(),
        Filter::Only(Only::OnePlace) => !listing.national,
        Filter::Only(Only::DisabilityConfident) => listing.disability_confident,
        Filter::Only(Only::CareLeaverFriendly) => listing.care_leaver_friendly,
        Filter::Only(Only::NoEnglishOrMaths) => listing.asks_no_english_or_maths,
        Filter::Only(Only::RingFenced) => listing.ring_fenced,
        Filter::Only(Only::GuaranteedInterview) => listing.guaranteed_interview,
        Filter::Only(Only::Mine) => false,
    }
}

fn fits_filters(listing: &Listing, filters: Filters) -> bool {
    let meets_one_of = |name| {
        let mut asked = filters.iter().filter(|filter| filter.name() == name).peekable();
        asked.peek().is_none() || asked.any(|filter| meets(listing, filter))
    };
    ["route", "level", "kind"].into_iter().all(meets_one_of)
        && filters.iter().filter(|filter| filter.name() == "only").all(|filter| meets(listing, filter))
}

/// What its words are worth; none if one is missing.
fn score(advert: &Advert, words: &str) -> Option<i64> {
    let worth = |word| match word {
        word if advert.title.contains(&word) => Some(120),
        word if advert.summary.contains(&word) => Some(8),
        _ => None,
    };
    words.split_whitespace().map(worth).sum()
}

/// What is sorted by, smallest first; distances in whole inches.
fn order(advert: &Advert, query: &Query, miles: Option<f64>, score: i64) -> (i64, i64, i64, i64) {
    let listing = &advert.listing;
    let closes = listing.closes_at.unwrap_or(i64::MAX);
    let far = miles.map_or(i64::MAX, |miles| (miles * 63_360.0) as i64);
    let newest = listing.posted_at.map_or(i64::MAX, |at| -at);
    let elsewhere = miles.is_none() && query.near.is_some() && query.within_miles.is_some();
    let care = [listing.ring_fenced, listing.guaranteed_interview, listing.care_leaver_friendly];
    let (first, second) = match query.sort {
        Sort::ClosingSoon => (0, 0),
        Sort::Newest => (newest, 0),
        Sort::Pay => (listing.yearly_to.or(listing.yearly_from).map_or(i64::MAX, |pay| -pay), 0),
        Sort::Nearest if query.near.is_some() => (far, 0),
        _ if !query.words.is_empty() => {
            let bands = [(2.0, 12), (5.0, 9), (10.0, 6), (20.0, 3)];
            let near =
                bands.iter().find(|(most, _)| miles.is_some_and(|miles| miles <= *most)).map_or(0, |band| band.1);
            let extra: i64 = care.iter().zip([12, 8, 5]).filter(|(is, _)| **is).map(|(_, points)| points).sum();
            (i64::from(elsewhere), -(score + near + extra))
        }
        _ => {
            let tier = care.iter().position(|is| *is && !elsewhere).unwrap_or(3) as i64;
            (tier, if query.near.is_some() { far } else { newest })
        }
    };
    (first, second, closes, listing.id)
}

/// Ids and distances of everything that fits, in order.
fn search_slowly(adverts: &[Advert], query: &Query) -> Vec<(i64, Option<f64>)> {
    let mut fitting: Vec<_> = adverts
        .iter()
        .filter(|advert| advert.listing.closes_at.is_none_or(|at| at >= NOW))
        .filter(|advert| fits_filters(&advert.listing, query.filters))
        .filter_map(|advert| Some((advert, score(advert, &query.words)?, distance(&advert.listing, query)?)))
        .map(|(advert, score, miles)| (order(advert, query, miles, score), miles))
        .collect();
    fitting.sort_by_key(|(order, _)| *order);
    fitting.into_iter().map(|(order, miles)| (order.3, miles)).collect()
}

/// What a loosened search would be.
fn loosened(query: &Query, change: &Change) -> Query {
    let params = Params { miles: query.within_miles, filters: query.filters, ..Params::default() };
    let params = Params { words: query.words.clone(), place: "Bow".into(), ..params }.changed(change);
    let near = query.near.filter(|_| !params.place.is_empty());
    params.query(near)
}

#[test]
fn no_two_of_the_made_up_places_are_equally_far() {
    let mut far: Vec<f64> = (0..42).map(|at| haversine_miles(&place(at), &BOW)).collect();
    far.sort_by(f64::total_cmp);
    assert!(far.windows(2).all(|pair| pair[1] - pair[0] > 0.001), "{far:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_search_finds_what_a_slow_obvious_one_finds(seed: u64, size in 0..90i64) {
        let mut rng = fastrand::Rng::with_seed(seed);
        let mut adverts: Vec<Advert> = (0..size).map(|id| made_up_advert(id, &mut rng)).collect();
        rng.shuffle(&mut adverts);
        let catalogue = catalogue_of(&adverts);
        for _ in 0..50 {
            let query = made_up_query(&mut rng);
            let (found, all) = (catalogue.search(&query, NOW), search_slowly(&adverts, &query));
            let page = query.page.min(all.len().div_ceil(PAGE_SIZE).max(1));
            prop_assert_eq!((found.total, found.page), (all.len(), page), "{:?}", query);
            let shown: Vec<_> = all.iter().skip((page - 1) * PAGE_SIZE).take(PAGE_SIZE).collect();
            prop_assert_eq!(ids(&found), shown.iter().map(|(id, _)| *id).collect::<Vec<_>>(), "{:?}", query);
            for (row, (_, miles)) in found.rows.iter().zip(shown) {
                prop_assert_eq!(row.distance_miles.is_some(), miles.is_some());
                prop_assert!((row.distance_miles.unwrap_or(0.0) - miles.unwrap_or(0.0)).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn a_way_to_loosen_finds_as_many_as_it_says(seed: u64, size in 1..60i64) {
        let mut rng = fastrand::Rng::with_seed(seed);
        let adverts: Vec<Advert> = (0..size).map(|id| made_up_advert(id, &mut rng)).collect();
        let catalogue = catalogue_of(&adverts);
        for _ in 0..50 {
            let query = made_up_query(&mut rng);
            let found = catalogue.search(&query, NOW);
            prop_assert!(found.total == 0 || found.loosen.is_empty());
            prop_assert!(found.total > 0 || !found.loosen.is_empty() || catalogue.open_from(NOW) == catalogue.len());
            for way in &found.loosen {
                prop_assert!(way.count > 0);
                let looser = loosened(&query, &way.change);
                prop_assert_eq!(way.count, catalogue.search(&looser, NOW).total, "{:?} {:?}", query, way.change);
            }
        }
    }
}
