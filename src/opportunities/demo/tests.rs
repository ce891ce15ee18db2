//! The demo's promises: the same every time, counted, and in the service's shape.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use serde_json::Value;

use super::awkward::Awkward;
use super::employers::{FIRMS_PER_AREA, firm};
use super::*;
use crate::opportunities::model::{Opportunity, ROUTES};

/// 23 November 2026, some time in the morning.
const TODAY: i64 = 1_795_425_000_000;

const E1: (f64, f64) = (51.517, -0.058);

fn bytes(count: usize) -> Vec<u8> {
    let mut out = Vec::new();
    write_vacancies(count, TODAY, &mut out).unwrap();
    out
}

fn vacancies(count: usize) -> Vec<Value> {
    let document: Value = serde_json::from_slice(&bytes(count)).unwrap();
    assert_eq!(document["total"], count);
    assert_eq!(document["totalPages"], 1);
    document["vacancies"].as_array().unwrap().clone()
}

/// All but the broken ones.
fn sound(count: usize) -> Vec<Value> {
    vacancies(count).into_iter().filter(|item| item["title"].is_string()).collect()
}

fn miles(lat: f64, lon: f64) -> f64 {
    let x = (lon - E1.1).to_radians() * E1.0.to_radians().cos();
    (x * x + (lat - E1.0).to_radians().powi(2)).sqrt() * 3958.8
}

fn miles_from_e1(item: &Value) -> Option<f64> {
    let at = |place: &Value| Some((place["latitude"].as_f64()?, place["longitude"].as_f64()?));
    let places = item["addresses"].as_array()?.iter().filter_map(at).filter(|(lat, _)| *lat != 0.0);
    places.map(|(lat, lon)| miles(lat, lon)).reduce(f64::min)
}

fn share(items: &[Value], is: impl Fn(&Value) -> bool) -> f64 {
    items.iter().filter(|item| is(item)).count() as f64 / items.len() as f64
}

#[test]
fn the_same_count_and_day_give_the_same_bytes() {
    assert_eq!(bytes(1000), bytes(1000));
    let mut evening = Vec::new();
    write_vacancies(300, TODAY + 3_600_000, &mut evening).unwrap();
    assert_eq!(evening, bytes(300));
}

#[test]
fn a_longer_file_begins_with_the_shorter_one() {
    assert_eq!(vacancies(600)[..200], vacancies(200)[..]);
}

#[test]
fn an_empty_file_is_a_good_document() {
    assert!(vacancies(0).is_empty());
}

#[test]
fn a_handful_is_broken() {
    assert_eq!(sound(4000).len(), 3995);
    let all = vacancies(4000);
    assert!(all[399].get("title").is_none() && all[1199]["title"].is_number() && all[1999].is_string());
}

#[test]
fn fields_have_their_documented_types() {
    for item in sound(2000) {
        let text = |name: &str| assert!(item.get(name).is_none_or(|v| v.is_string() || v.is_null()), "{name}: {item}");
        let words = "title description employerName vacancyReference vacancyUrl closingDate postedDate startDate \
            expectedDuration providerName apprenticeshipLevel fullDescription trainingDescription outcomeDescription \
            thingsToConsider companyBenefitsInformation additionalTrainingDescription employerDescription applicationUrl \
            employerWebsiteUrl employerContactName employerContactPhone employerContactEmail isNationalVacancyDetails";
        words.split_whitespace().for_each(text);
        assert!(item["isDisabilityConfident"].is_boolean() && item["isNationalVacancy"].is_boolean());
        assert!(item["numberOfPositions"].is_number() && item["hoursPerWeek"].is_number());
        assert!(item["addresses"].is_array() && (item["skills"].is_array() || item["skills"].is_null()));
        let route = &item["course"]["route"];
        assert!(route.is_null() || ROUTES.contains(&route.as_str().unwrap()));
    }
}

#[test]
fn ordinary_texts_keep_to_the_services_lengths() {
    for (index, item) in vacancies(4000).iter().enumerate().filter(|(index, _)| index % 10 != 7 && index % 800 != 399) {
        let length = |name: &str| item[name].as_str().map_or(0, |text| text.chars().count());
        assert!(length("title") <= 100 && length("description") <= 350, "{index}: {item}");
        let text = item.to_string();
        assert!(!["{", "}"].iter().any(|c| item["fullDescription"].as_str().unwrap().contains(c)), "{text}");
        assert!((3_000..8_000).contains(&text.len()), "{} {text}", text.len());
    }
}

#[test]
fn nobody_reads_the_same_summary_or_description_twice() {
    for name in ["description", "fullDescription"] {
        let mut seen = HashMap::new();
        for item in sound(4000) {
            let Some(text) = item[name].as_str() else {
                continue;
            };
            let reference = item["vacancyReference"].to_string();
            let before = seen.insert(text.to_owned(), reference.clone());
            assert!(before.is_none_or(|before| before == reference), "{text}");
        }
    }
}

#[test]
fn dates_are_around_today() {
    let day = |item: &Value, name: &str| item[name].as_str().unwrap()[..10].to_owned();
    let today = advert::date(TODAY / DAY);
    let items = sound(4000);
    assert!(
        items.iter().all(|item| day(item, "postedDate") < today && day(item, "postedDate") < day(item, "closingDate"))
    );
    let closed = share(&items, |item| day(item, "closingDate") < today);
    assert!((0.02..0.04).contains(&closed), "{closed}");
    assert_eq!(today, "2026-11-23");
}

#[test]
fn shares_are_as_promised() {
    let items = sound(4000);
    let near = items.iter().filter(|item| miles_from_e1(item).is_some_and(|miles| miles <= 10.0)).count();
    assert!((400..=520).contains(&near), "{near} near E1");
    let friends = friendly_employers();
    let within =
        |range: std::ops::Range<f64>, share: f64, what: &str| assert!(range.contains(&share), "{what}: {share}");
    within(0.08..0.10, share(&items, |item| friends.contains(&item["employerName"].as_str().unwrap())), "friendly");
    within(0.03..0.05, share(&items, |item| item["course"]["type"] == "Foundation"), "foundation");
    within(0.03..0.06, share(&items, |item| item["isNationalVacancy"] == true), "national");
    within(0.28..0.42, share(&items, |item| item["isDisabilityConfident"] == true), "confident");
    within(0.03..0.05, share(&items, |item| item["addresses"].as_array().unwrap().len() > 1), "several addresses");
    let awkward = (0..4000).filter(|index| index % 10 == 7).count() as f64 / 4000.0;
    within(0.08..0.12, awkward, "awkward");
}

#[test]
fn every_way_of_being_awkward_turns_up() {
    let items = vacancies(250);
    let of = |way: Awkward| &items[10 * Awkward::ALL.iter().position(|other| *other == way).unwrap() + 7];
    assert_eq!(of(Awkward::NumericWageType)["wage"]["wageType"], 1);
    assert!(of(Awkward::NoWage).get("wage").is_none());
    assert_eq!(of(Awkward::FromTheNhs)["vacancyReference"], "C9300-26-0057");
    assert_eq!(of(Awkward::NoStart)["startDate"], "0001-01-01T00:00:00Z");
    assert!(of(Awkward::Script)["fullDescription"].as_str().unwrap().contains("<script>"));
    assert!(of(Awkward::LineBreaks)["wage"]["workingWeekDescription"].as_str().unwrap().contains("\r\n"));
    assert_eq!(of(Awkward::Duplicate), &items[114]);
    assert_eq!(of(Awkward::NoCourse)["course"], serde_json::json!({ "larsCode": 0, "level": 0 }));
    assert_eq!(of(Awkward::WholeNumbersWithPoints)["hoursPerWeek"].to_string(), "36.0");
    assert!(of(Awkward::LongTitle)["title"].as_str().unwrap().len() > 100);
    assert_ne!(of(Awkward::PaddedReference)["vacancyReference"].as_str().unwrap().trim().len(), 16);
}

#[test]
fn references_are_unique_but_for_the_duplicates() {
    let items = sound(12_000);
    let unique: HashSet<&str> = items.iter().map(|item| item["vacancyReference"].as_str().unwrap().trim()).collect();
    assert_eq!(items.len() - unique.len(), 12_000 / 250);
}

#[test]
fn invented_postcodes_cannot_exist() {
    for item in sound(2000) {
        for place in item["addresses"].as_array().unwrap() {
            let Some((_, inward)) = place["postcode"].as_str().and_then(|code| code.split_once(' ')) else { continue };
            assert!(inward.len() == 3 && inward.contains(['C', 'I', 'K', 'M', 'O', 'V']), "{place}");
        }
    }
}

#[test]
fn addresses_on_the_web_are_invented() {
    let known = ["https://www.findapprenticeship.service.gov.uk/apprenticeship/reference/2"];
    for item in sound(2000) {
        let text = item.to_string();
        for (at, _) in text.match_indices("https://") {
            let host = text[at + 8..].split(['/', '"', '\'', '\\']).next().unwrap();
            assert!(host.ends_with(".example") || known.iter().any(|known| text[at..].starts_with(known)), "{host}");
        }
    }
}

#[test]
fn no_two_small_firms_share_a_name() {
    let world = places::london().into_iter().chain(places::towns());
    let firms = world
        .flat_map(|area| (0..15 * FIRMS_PER_AREA).map(move |n| firm(n / FIRMS_PER_AREA, &area, n % FIRMS_PER_AREA)));
    let mut seen = HashSet::new();
    for name in firms.map(|firm| firm.name.to_lowercase()) {
        assert!(seen.insert(name.clone()), "{name}");
    }
    assert_eq!(friendly_employers().len(), 45);
}

#[test]
fn local_listings_are_complete() {
    let listings = local_listings(TODAY);
    let references: HashSet<&String> = listings.iter().map(|listing| &listing.reference).collect();
    assert_eq!((listings.len(), references.len()), (25, 25));
    assert_eq!(listings[0].reference, "TH-0001");
    let count = |is: fn(&Opportunity) -> bool| listings.iter().filter(|listing| is(listing)).count();
    assert_eq!(count(|listing| listing.ring_fenced), 8);
    assert_eq!(count(|listing| listing.guaranteed_interview), 7);
    for listing in &listings {
        assert!(listing.closes_at > Some(TODAY) && listing.posted_at < Some(TODAY));
        assert!(listing.details.starts_on > listing.closes_at || listing.title.contains("farm"), "{}", listing.title);
        assert!(listing.places[0].at.is_some_and(|at| miles(at.lat, at.lon) < 4.0), "{}", listing.title);
        assert!(listing.details.apply_words.is_some() && ROUTES.contains(&listing.route.as_deref().unwrap()));
    }
}

#[test]
fn postcodes_are_in_the_shape_of_code_point_open() {
    let mut out = Vec::new();
    write_postcodes(&mut out).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert_eq!(text.lines().count(), 336);
    assert!(text.starts_with("\"E14 7VX\",10,3") || text.starts_with("\"E14 7VX\",10,5"), "{text}");
    for line in text.lines() {
        let columns: Vec<&str> = line.split(',').collect();
        assert_eq!((columns.len(), columns[0].len(), columns[4]), (10, 9, "\"E92000001\""));
        let metres = |column: &str| column.parse::<i64>().unwrap();
        assert!((525_000..545_000).contains(&metres(columns[2])) && (170_000..190_000).contains(&metres(columns[3])));
    }
}

/// Time this thread has had a processor, so that a busy machine does not fail the test.
fn busy() -> Duration {
    let spent = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap();
    Duration::from_nanos(spent.split(' ').next().unwrap().parse().unwrap())
}

#[test]
fn a_large_file_is_written_at_once() {
    let limit = Duration::from_secs(if cfg!(debug_assertions) { 10 } else { 1 });
    let begun = busy();
    write_vacancies(4000, TODAY, &mut std::io::sink()).unwrap();
    let took = busy() - begun;
    assert!(took < limit, "{took:?}");
}
