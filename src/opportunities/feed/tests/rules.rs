//! The importer's rules of `domain/vacancies_api.md` as far as reading goes; 4 and 10 are in `api.rs`, closing in the
//! store.

use serde_json::{Value, json};

use super::super::Item;
use super::{answer, fault, good, ms, read_all, vacancy, with, without};
use crate::opportunities::model::Kind;

#[test]
fn rule_1_every_field_but_reference_and_title_may_be_missing() {
    let bare = good(&json!({"vacancyReference": "1", "title": "Apprentice"}));
    assert_eq!((bare.reference.as_str(), bare.title.as_str(), bare.employer.as_str()), ("1", "Apprentice", ""));
    assert!(bare.closes_at.is_none() && bare.places.is_empty() && bare.pay.words.is_none() && bare.level.is_none());
    for key in
        vacancy().as_object().unwrap().keys().filter(|key| !["title", "vacancyReference"].contains(&key.as_str()))
    {
        good(&without(key));
    }
}

#[test]
fn rule_1_null_is_the_same_as_missing() {
    for key in
        vacancy().as_object().unwrap().keys().filter(|key| !["title", "vacancyReference"].contains(&key.as_str()))
    {
        assert_eq!(good(&with(json!({key: null}))), good(&without(key)), "{key}");
    }
    assert_eq!(fault(&with(json!({"title": null}))).0, "title");
}

#[test]
fn rule_1_unknown_fields_are_ignored() {
    let more = with(json!({"somethingNew": {"deep": [1, {"er": null}]}, "Title": "not this one"}));
    assert_eq!(good(&more), good(&vacancy()));
}

#[test]
fn rule_1_numbers_may_be_36_or_36_point_0_or_text() {
    for hours in [json!(36), json!(36.0), json!("36"), json!(" 36.0 ")] {
        assert_eq!(good(&with(json!({"hoursPerWeek": hours}))).details.hours_per_week, Some(36.0));
    }
    for positions in [json!(3), json!(3.0), json!("3")] {
        assert_eq!(good(&with(json!({"numberOfPositions": positions}))).details.positions, Some(3));
    }
}

#[test]
fn rule_2_wage_type_and_unit_may_be_text_an_integer_or_absent() {
    let plain = good(&vacancy());
    for (kind, unit) in [(json!("CUSTOM"), json!("weekly")), (json!(1), json!(0)), (Value::Null, Value::Null)] {
        let mut changed = vacancy();
        changed["wage"]["wageType"] = kind;
        changed["wage"]["wageUnit"] = unit;
        assert_eq!(good(&changed), plain);
    }
}

#[test]
fn rule_2_other_enums_may_be_in_any_case_an_integer_or_absent() {
    let course = |kind: Value| good(&with(json!({"course": {"type": kind}}))).kind;
    for foundation in ["Foundation", "foundation", "FoundationApprenticeship", "foundationApprenticeship", "FOUNDATION"]
    {
        assert_eq!(course(json!(foundation)), Kind::FoundationApprenticeship);
    }
    for other in
        [json!("Standard"), json!("apprenticeship"), json!("ApprenticeshipUnit"), json!(1), json!(""), Value::Null]
    {
        assert_eq!(course(other), Kind::Apprenticeship);
    }
    let level = |level: Value| good(&with(json!({"course": {"level": 0}, "apprenticeshipLevel": level}))).level;
    assert_eq!(level(json!("Intermediate")), Some(2));
    assert_eq!(level(json!("advanced")), Some(3));
    assert_eq!(level(json!("HIGHER")), Some(4));
    assert_eq!(level(json!("degree")), Some(6));
    assert_eq!(level(json!(6)), Some(6));
    assert_eq!([level(json!("Unknown")), level(json!(0)), level(Value::Null)], [None; 3]);
}

#[test]
fn rule_3_pay_is_never_read_from_the_amount_alone() {
    let mut changed = vacancy();
    changed["wage"] = json!({"wageType": "Custom", "wageAmount": 18000.0, "wageUnit": "Annually"});
    let pay = good(&changed).pay;
    assert_eq!((pay.words, pay.yearly_from, pay.yearly_to), (None, None, None));
}

#[test]
fn rule_3_a_number_comes_only_from_clear_words() {
    let pay = |words: &str| {
        let pay = good(&with(json!({"wage": {"wageAdditionalInformation": words}}))).pay;
        assert_eq!(pay.words.as_deref(), Some(words.trim()), "the words themselves are kept");
        (pay.yearly_from, pay.yearly_to)
    };
    assert_eq!(pay("£14,976 a year"), (Some(14976), None));
    assert_eq!(pay(" £14976.99 A Year "), (Some(14976), None));
    assert_eq!(pay("£16,640 to £26,436.80 a year"), (Some(16640), Some(26436)));
    assert_eq!(pay("£16,640 – £26,436.80 a year, plus travel"), (Some(16640), Some(26436)));
    for unclear in [
        "Competitive",
        "£7.55 an hour",
        "£280 a week",
        "Up to £20,000 a year",
        "£14,976 a year, rising to £20,000 a year",
        "£26,000 to £16,000 a year",
        "£15 a year",
        "£15k a year",
        "14,976 a year",
        "£ a year",
        "£14,976 to a year",
        "£99999999999999999999 a year",
        "£14,976",
        "£14,976 a yearling",
    ] {
        assert_eq!(pay(unclear), (None, None), "{unclear}");
    }
}

#[test]
fn rule_5_references_are_opaque_trimmed_and_keep_their_case() {
    for (given, kept) in
        [(json!(" C9348-24-3199 "), "C9348-24-3199"), (json!("vac1"), "vac1"), (json!(1000341436), "1000341436")]
    {
        assert_eq!(good(&with(json!({"vacancyReference": given}))).reference, kept);
    }
}

#[test]
fn rule_5_the_same_reference_twice_comes_through_twice_in_order() {
    let (items, _) = read_all(answer(&[vacancy(), with(json!({"title": "Newer title"}))]));
    let titles: Vec<_> = items.iter().map(|item| if let Item::Good(o) = item { &o.title } else { panic!() }).collect();
    assert_eq!(titles, ["Bike workshop apprentice", "Newer title"]);
}

#[test]
fn rule_6_only_a_run_with_every_page_is_complete() {
    let page = |pages: usize, total: usize| {
        json!({"vacancies": [vacancy()], "totalFiltered": total, "totalPages": pages}).to_string()
    };
    let complete = |text: String| read_all(text).1.unwrap().complete;
    assert!(complete(page(1, 1)));
    assert!(!complete(page(3, 250)), "one saved page of three");
    assert!(!complete(page(3, 250) + &page(3, 250)));
    assert!(
        complete(page(3, 250) + &page(3, 250) + &page(3, 250)),
        "adverts without a course were dropped, no page was"
    );
    assert!(!complete(page(2, 150) + &page(3, 250)), "the latest answer counts");
    assert!(!complete(json!({"vacancies": [vacancy()], "totalFiltered": 2}).to_string()));
    assert!(complete(page(40, 1)), "all in one file, with the service's count of pages left in");
    assert!(complete(json!([vacancy()]).to_string()), "a bare list promises nothing");
}

#[test]
fn rule_7_year_one_means_no_date_was_given() {
    for year_one in ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00", "0001-01-01"] {
        assert_eq!(good(&with(json!({"startDate": year_one}))).details.starts_on, None);
    }
}

#[test]
fn rule_7_without_usable_coordinates_it_is_listed_without_a_point() {
    let point = |lat: Value, lon: Value| {
        let place = json!([{"addressLine1": "1 Street", "latitude": lat, "longitude": lon}]);
        let places = good(&with(json!({"addresses": place}))).places;
        assert_eq!(places[0].address, "1 Street");
        places[0].at
    };
    assert!(point(json!(51.5), json!(-0.03)).is_some());
    assert!(point(json!("51.5"), json!("-0.03")).is_some());
    let none = [
        point(json!(0), json!(0)),
        point(json!(51.5), json!(0)),
        point(Value::Null, json!(-0.03)),
        point(json!(51.5), Value::Null),
    ];
    assert_eq!(none, [None; 4]);
    assert_eq!(
        [point(json!(40.7), json!(-74.0)), point(json!(-0.03), json!(51.5)), point(json!(""), json!(""))],
        [None; 3]
    );
}

#[test]
fn rule_8_every_address_is_a_place_of_its_own() {
    let two = json!([
        {
            "addressLine1": "1 First Road", "addressLine2": " ", "addressLine4": "London,", "postcode": "e1 1xx",
            "latitude": 51.5, "longitude": -0.1
        },
        null,
        {},
        {"addressLine1": "2 Second Road", "latitude": 51.6, "longitude": -0.2}
    ]);
    let places = good(&with(json!({"addresses": two}))).places;
    let shown: Vec<_> =
        places.iter().map(|place| (place.address.as_str(), place.postcode.as_deref(), place.at.is_some())).collect();
    assert_eq!(shown, [("1 First Road, London", Some("E1 1XX"), true), ("2 Second Road", None, true)]);
}

#[test]
fn rule_9_tags_go_scripts_go_with_their_contents_and_line_breaks_stay() {
    let changed = with(json!({
        "title": "<b>Chef</b>  &amp;\r\n baker<script>alert(1)</script>",
        "fullDescription": "<p onclick='x()'>Cook</p><script>alert(1)</script><style>p{}</style><a href='/x'>Read</a>",
        "thingsToConsider": "Early starts.\r\nHeavy pans.\r\n\r\nNo nut allergy.",
    }));
    let read = good(&changed);
    assert_eq!(read.title, "Chef & baker");
    assert_eq!(read.details.what_you_would_do_html.as_deref(), Some("<p>Cook</p><p>Read</p>"));
    assert_eq!(
        read.details.to_consider_html.as_deref(),
        Some("<p>Early starts.<br>Heavy pans.</p><p>No nut allergy.</p>")
    );
    assert_eq!(
        read.details.working_week.as_deref(),
        Some("Tuesday to Saturday, 9am to 5pm.\nOne day a week at college.")
    );
}

#[test]
fn rule_11_a_file_and_a_run_of_pages_read_the_same() {
    let (a, b) = (with(json!({"vacancyReference": "a"})), with(json!({"vacancyReference": "b"})));
    let (file, _) = read_all(answer(&[a.clone(), b.clone()]));
    assert_eq!(read_all(answer(std::slice::from_ref(&a)) + "\n" + &answer(std::slice::from_ref(&b))).0, file);
    assert_eq!(read_all(json!([a, b]).to_string()).0, file, "a bare list too");
}

#[test]
fn dates_may_have_milliseconds_an_offset_or_only_a_day() {
    let posted = |text: &str| good(&with(json!({"postedDate": text}))).posted_at;
    assert_eq!(posted("2026-10-02T09:30:11.208Z"), ms("2026-10-02T09:30:11.208Z"));
    assert_eq!(posted("2026-10-02T09:30:11"), ms("2026-10-02T09:30:11Z"));
    assert_eq!(posted("2026-10-02T09:30:11+01:00"), ms("2026-10-02T08:30:11Z"));
    assert_eq!(posted("2026-10-02"), ms("2026-10-02T00:00:00Z"));
    assert_eq!([posted("soon"), posted(""), posted("02/10/2026")], [None; 3]);
    let starts = good(&with(json!({"startDate": "2027-09-01T00:00:00+01:00"}))).details.starts_on;
    assert_eq!(starts, ms("2027-09-01T00:00:00Z"), "the day as written, not the night before");
}

#[test]
fn a_closing_day_lasts_until_its_last_second() {
    let closes = |text: &str| good(&with(json!({"closingDate": text}))).closes_at;
    let end = ms("2026-12-11T23:59:59Z");
    assert_eq!([closes("2026-12-11T23:59:59Z"), closes("2026-12-11"), closes("2026-12-11T00:00:00Z")], [end; 3]);
    assert_eq!(closes("2026-12-11T12:00:00Z"), ms("2026-12-11T12:00:00Z"), "noon means noon");
    assert_eq!(fault(&with(json!({"closingDate": "soon"}))), ("closingDate".to_owned(), "is not a date".to_owned()));
}
