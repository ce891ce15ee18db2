use std::collections::HashSet;
use std::time::Instant;

use crate::opportunities::demo;
use crate::opportunities::editor::near::near_misses;

/// May be one employer: worth a question.
const CLOSE: &[(&str, &str)] = &[
    ("Turning Wheels Ltd", "Turning Wheels Limited"),
    ("TURNING WHEELS LTD.", "Turning Wheels"),
    ("Turning Wheels PLC", "Turning Wheels"),
    ("Turning Wheels P.L.C.", "Turning Wheels Plc"),
    ("Hale & Marsh LLP", "Hale and Marsh"),
    ("Hale and Marsh", "Hale & Marsh Limited Liability Partnership LLP (Hale & Marsh)"),
    ("The Quay Bakery", "Quay Bakery Ltd"),
    ("Quay Bakery (UK) Limited", "Quay Bakery"),
    ("Quay Bakery UK Ltd", "Quay Bakery"),
    ("Quay Bakery Group", "Quay Bakery Holdings Limited"),
    ("Sunfield Trading Ltd t/a Quay Bakery", "Quay Bakery"),
    ("Sunfield Trading Limited trading as Quay Bakery", "Quay Bakery Ltd"),
    ("Quay Bakery (Sunfield Trading Ltd)", "Sunfield Trading"),
    ("Quay Bakery - Bethnal Green", "Quay Bakery"),
    ("Barts Health NHS Trust", "Barts Health"),
    ("BARTS HEALTH", "Barts Health NHS Trust"),
    ("Oxleas NHS Foundation Trust", "Oxleas"),
    ("Mapledene", "Mapledene Hotels Ltd"),
    ("Mapledene Stores Limited", "Mapledene"),
    ("Mapledene Nursery", "Mapledene Nurseries"),
    ("Mapeldene Nursery", "Mapledene Nursery"),
    ("Mapledenne Nursery", "Mapledene Nursery"),
    ("Harbourlights Housing", "Harbourlight Housing Association"),
    ("Harborlight Housing", "Harbourlight Housing"),
    ("Key Works Training", "Keyworks Training Ltd"),
    ("KeyWorks", "Key Works"),
    ("O'Hara Builders", "OHara Builders"),
    ("O’Hara Builders Ltd", "O'Hara Builders"),
    ("St. Brides School", "St Bride's School"),
    ("Café Plover", "Cafe Plover Ltd"),
    ("London Borough of Rivermouth", "Rivermouth Council"),
    ("LONDON BOROUGH OF RIVERMOUTH COUNCIL", "Rivermouth Borough Council"),
    ("Rivermouth London Borough Council", "Rivermouth Council"),
    ("LB Rivermouth", "Rivermouth Council"),
    ("University of East Quay", "East Quay University"),
    ("J S Marlow & Sons", "JS Marlow and Sons Ltd"),
    ("J.S. Marlow & Sons Ltd", "JS Marlow & Sons"),
    ("Northgate Quill Group plc", "Northgate Quill"),
    ("Tallow and Reed People Ltd", "Tallow & Reed People"),
    ("Brightledger Outsourcing plc", "Brightledger Outsourcing"),
    ("Fairweather Civic Service", "Fairweather Civic Services"),
    ("Spoke and Saddel", "Spoke & Saddle"),
];

/// Surely two employers, or no more alike than many: never asked.
const APART: &[(&str, &str)] = &[
    ("Northgate School", "Southgate School"),
    ("Eastfield Nursery", "Westfield Nursery"),
    ("Studio 24", "Studio 25"),
    ("Studio 24 Ltd", "Studio 25 Ltd"),
    ("Hill & Sons", "Hall & Sons"),
    ("Marks Bakery", "Parks Bakery"),
    ("Harris Builders", "Harrison Builders"),
    ("Rivermouth Council", "Rivermouth College"),
    ("Rivermouth Borough Council", "Hillmouth Borough Council"),
    ("City", "City College"),
    ("London", "London Hotels"),
    ("Care", "Care Services Ltd"),
    ("Bow", "Bow School"),
    ("Quay Bakery", "Quay Brewery"),
    ("Quay Bakery", "Quay Bakery Supplies"),
    ("Mapledene Nursery", "Mapledene Motors"),
    ("Oak Tree Nursery", "Ash Tree Nursery"),
    ("Little Acorns Nursery", "Little Stars Nursery"),
    ("First Steps", "First Stop"),
    ("Turning Wheels", "Turning Heads"),
    ("Green Line Transport", "Grey Line Transport"),
    ("Blue Sky Care", "Blue Bay Care"),
    ("Smith & Jones LLP", "Smith & James LLP"),
    ("A1 Autos", "A2 Autos"),
    ("Kent Logistics", "Kent Construction Partners of Dover"),
    ("Ltd", "Limited"),
    ("The", "And"),
    ("", "Turning Wheels"),
    ("Harbourlight Housing Association", "Harbourside Housing Association"),
    ("Royal", "Royal Academy"),
    ("St Brides School", "St Annes School"),
];

fn are_close(advert: &str, listed: &str) -> bool {
    let found = near_misses([advert].into_iter(), &[listed.to_owned()], &HashSet::new());
    !found.is_empty()
}

#[test]
fn names_that_may_be_one_employers_are_asked_about_either_way_round() {
    let missed: Vec<_> = CLOSE
        .iter()
        .flat_map(|(one, two)| [(one, two), (two, one)])
        .filter(|(one, two)| !are_close(one, two))
        .collect();
    assert!(missed.is_empty(), "{} are missed: {missed:#?}", missed.len());
}

#[test]
fn names_of_two_employers_are_not() {
    let asked: Vec<_> =
        APART.iter().flat_map(|(one, two)| [(one, two), (two, one)]).filter(|(one, two)| are_close(one, two)).collect();
    assert!(asked.is_empty(), "{} are asked: {asked:#?}", asked.len());
    assert!(CLOSE.len() + APART.len() >= 60);
}

#[test]
fn what_is_friendly_already_is_not_asked_and_most_adverts_come_first() {
    let adverts = ["Quay Bakery Ltd", "Quay Bakery", "Quay Bakery Group", "QUAY BAKERY GROUP", "Other"];
    let known = HashSet::from(["quaybakery".to_owned()]);
    let found = near_misses(adverts.into_iter(), &["Quay Bakery".to_owned()], &known);
    let told: Vec<_> =
        found.iter().map(|near| (near.advert_name.as_str(), near.adverts, near.name_key.as_str())).collect();
    assert_eq!(told, [("Quay Bakery Group", 2, "quaybakery"), ("Quay Bakery Ltd", 1, "quaybakery")]);
}

#[test]
fn four_thousand_adverts_and_five_hundred_names_take_less_than_a_second() {
    let mut feed = Vec::new();
    demo::write_vacancies(4_000, super::NOON, &mut feed).expect("a feed");
    let feed: serde_json::Value = serde_json::from_slice(&feed).expect("JSON");
    let adverts = feed["vacancies"].as_array().expect("a list");
    let employers: Vec<&str> = adverts.iter().filter_map(|advert| advert["employerName"].as_str()).collect();
    assert!(employers.len() > 3_500);
    // A list as long as the real one, of names much like those in the adverts.
    let mut listed: Vec<String> = demo::friendly_employers().iter().map(|name| name.to_string()).collect();
    listed.extend(employers.iter().take(455).map(|name| format!("{name} Group")));
    let began = Instant::now();
    let found = near_misses(employers.iter().copied(), &listed, &HashSet::new());
    let took = began.elapsed();
    assert!(!found.is_empty());
    assert!(took.as_millis() < 1_000, "{took:?}");
    println!("{} names to decide about, found in {took:?}", found.len());
}
