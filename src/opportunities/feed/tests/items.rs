//! One vacancy: what is read from it, and what leaves it out.

use serde_json::{Value, json};

use super::super::Item;
use super::{answer, fault, good, ms, read_all, refusal, vacancy, with, without};
use crate::opportunities::model::{Kind, Source};

#[test]
fn a_whole_vacancy_is_read_whole() {
    let read = good(&vacancy());
    assert_eq!(
        (read.reference.as_str(), read.source, read.kind),
        ("2000000001", Source::National, Kind::Apprenticeship)
    );
    assert_eq!((read.title.as_str(), read.employer.as_str()), ("Bike workshop apprentice", "TURNING WHEELS CIC"));
    assert_eq!(read.summary.as_deref(), Some("Repair bikes with a small, friendly team."));
    assert_eq!((read.route.as_deref(), read.level), (Some("Engineering and manufacturing"), Some(2)));
    assert_eq!((read.posted_at, read.closes_at), (ms("2026-10-02T09:30:11.208Z"), ms("2026-12-11T23:59:59Z")));
    assert_eq!(read.places[0].address, "Unit 4, Quay Arches, London");
    assert!(read.disability_confident && !read.national && !read.ring_fenced && !read.guaranteed_interview);
    let details = read.details;
    assert_eq!(
        details.what_you_would_do_html.as_deref(),
        Some("<ul><li>True wheels</li><li>Serve customers</li></ul>")
    );
    assert_eq!(details.training_html.as_deref(), Some("<p>One day a week.</p>"));
    assert_eq!(details.about_employer_html.as_deref(), Some("<p>We mend bikes.</p>"));
    assert_eq!((details.hours_per_week, details.duration.as_deref()), (Some(37.5), Some("1 Year 3 Months")));
    assert_eq!((details.starts_on, details.positions), (ms("2027-01-11T00:00:00Z"), Some(2)));
    assert_eq!(details.course.as_deref(), Some("Cycle technician (level 2)"));
    assert_eq!(details.provider.as_deref(), Some("DOCKSIDE TRAINING LTD"));
    assert_eq!(details.skills, ["Working with your hands"]);
    assert!(details.qualifications[0].essential && details.qualifications[0].subject == "English");
    assert_eq!(details.employer_url.as_deref(), Some("https://www.turning-wheels.example/"));
    assert_eq!(details.apply_url.as_deref(), Some("https://jobs.turning-wheels.example/apply?id=7"));
    assert!(details.advert_url.is_some() && details.national_words.is_none() && details.apply_words.is_none());
}

#[test]
fn the_employers_contact_person_is_nowhere_in_what_is_read() {
    let kept = serde_json::to_string(&good(&vacancy())).unwrap();
    assert!(!kept.contains("Sam") && !kept.contains("7946") && !kept.contains('@'), "{kept}");
}

#[test]
fn a_broken_vacancy_is_named_and_the_good_ones_around_it_are_read() {
    let (items, outcome) = read_all(answer(&[vacancy(), with(json!({"title": 7})), json!("what?"), vacancy()]));
    let totals = outcome.unwrap();
    assert_eq!((totals.good, totals.skipped, totals.complete), (2, 2, true));
    let wanted = Item::Skipped {
        position: 2,
        reference: Some("2000000001".to_owned()),
        field: "title".to_owned(),
        why: "should be text, but is a number".to_owned(),
    };
    assert_eq!(items[1], wanted);
    let Item::Skipped { position: 3, reference: None, field, why } = &items[2] else { panic!("{:?}", items[2]) };
    assert_eq!(format!("{field} {why}"), "the vacancy should be an object, but is text");
}

#[test]
fn a_reference_and_a_title_are_needed() {
    for empty in [Value::Null, json!(""), json!("  ")] {
        assert_eq!(fault(&with(json!({"vacancyReference": empty}))).0, "vacancyReference");
        assert_eq!(fault(&with(json!({"title": empty}))), ("title".to_owned(), "is missing".to_owned()));
    }
    assert_eq!(fault(&without("title")).0, "title");
    assert_eq!(fault(&with(json!({"title": "<script>x</script>"}))).0, "title");
    assert_eq!(fault(&with(json!({"vacancyReference": "a\u{0}b"}))).0, "vacancyReference");
    assert_eq!(fault(&with(json!({"vacancyReference": "9".repeat(101)}))).0, "vacancyReference");
}

#[test]
fn a_field_of_an_impossible_type_is_named() {
    for (changes, field) in [
        (json!({"title": ["a"]}), "title"),
        (json!({"employerName": 3}), "employerName"),
        (json!({"vacancyReference": {"a": 1}}), "vacancyReference"),
        (json!({"wage": "lots"}), "wage"),
        (json!({"wage": {"wageAdditionalInformation": []}}), "wage.wageAdditionalInformation"),
        (json!({"course": []}), "course"),
        (json!({"course": {"level": {}}}), "course.level"),
        (json!({"addresses": {}}), "addresses"),
        (json!({"addresses": [1]}), "addresses"),
        (json!({"addresses": [{"latitude": []}]}), "addresses.latitude"),
        (json!({"closingDate": 20261211}), "closingDate"),
        (json!({"hoursPerWeek": true}), "hoursPerWeek"),
        (json!({"isNationalVacancy": []}), "isNationalVacancy"),
        (json!({"skills": [["a"]]}), "skills"),
        (json!({"qualifications": ["GCSE"]}), "qualifications"),
        (json!({"fullDescription": {"html": ""}}), "fullDescription"),
        (json!({"vacancyUrl": 3}), "vacancyUrl"),
    ] {
        assert_eq!(fault(&with(changes)).0, field);
    }
}

#[test]
fn half_a_character_in_a_text_is_that_fields_fault_alone() {
    let text = answer(&[vacancy(), vacancy()]).replacen("We mend bikes.", "We mend \\ud83d", 1);
    let (items, outcome) = read_all(text);
    assert_eq!((outcome.unwrap().good, items.len()), (1, 2));
    assert!(matches!(&items[0], Item::Skipped { field, .. } if field == "employerDescription"), "{items:?}");
}

#[test]
fn of_a_field_given_twice_the_last_counts() {
    let text = answer(&[vacancy()]).replacen("\"title\":", "\"title\":\"First\",\"title\":", 1);
    assert!(matches!(&read_all(text).0[0], Item::Good(read) if read.title == "Bike workshop apprentice"));
}

#[test]
fn titles_lose_extra_spaces_and_end_at_200_characters() {
    assert_eq!(good(&with(json!({"title": "  A \t long\r\n\u{0}title\u{202E} "}))).title, "A long title");
    let long = good(&with(json!({"title": "ninety £ ".repeat(90)}))).title;
    assert!(long.chars().count() <= 200 && long.ends_with('…'), "{long}");
    assert_eq!(good(&with(json!({"title": "€".repeat(300)}))).title.chars().count(), 200);
}

#[test]
fn routes_are_the_services_own_or_none() {
    let route = |route: &str| good(&with(json!({"course": {"route": route}}))).route;
    assert_eq!(route(" digital ").as_deref(), Some("Digital"));
    assert_eq!(route("HAIR AND BEAUTY").as_deref(), Some("Hair and beauty"));
    assert_eq!([route("Space travel"), route("")], [None, None]);
}

#[test]
fn zeros_of_other_advert_sources_mean_not_given() {
    let nhs = good(&with(
        json!({"hoursPerWeek": 0, "numberOfPositions": 0, "expectedDuration": "", "course": {"larsCode": 0}}),
    ));
    assert_eq!(
        (nhs.details.hours_per_week, nhs.details.positions, nhs.details.duration, nhs.details.course),
        (None, None, None, None)
    );
    assert_eq!(nhs.level, Some(2), "from apprenticeshipLevel");
}

#[test]
fn words_about_recruiting_nationally_count_only_when_it_does() {
    let words = |national: Value| {
        let read = good(&with(json!({"isNationalVacancy": national, "isNationalVacancyDetails": "Across England"})));
        (read.national, read.details.national_words)
    };
    assert_eq!(words(json!(true)), (true, Some("Across England".to_owned())));
    assert!(words(json!("True")).0);
    assert_eq!(words(json!(false)), (false, None));
}

#[test]
fn a_qualification_of_unknown_weight_is_not_called_optional() {
    let desired = json!({"weighting": "desired", "subject": "Art", "grade": 4});
    let asked = json!([desired, {"subject": "Maths"}, {"weighting": "Essential"}, null]);
    let read = good(&with(json!({"qualifications": asked}))).details.qualifications;
    assert_eq!(
        read.iter().map(|q| (q.essential, q.subject.as_str(), q.grade.as_str())).collect::<Vec<_>>(),
        [(false, "Art", "4"), (true, "Maths", "")]
    );
}

#[test]
fn only_web_addresses_survive() {
    let link = |url: &str| good(&with(json!({"applicationUrl": url}))).details.apply_url;
    assert_eq!(link(" https://x.example/a b "), None);
    assert_eq!(link(" HTTPS://X.example/a?b=c#d ").as_deref(), Some("https://x.example/a?b=c#d"));
    assert_eq!(link("www.x.org").as_deref(), Some("https://www.x.org/"));
    assert_eq!(link("x.org/jobs?id=a:b").as_deref(), Some("https://x.org/jobs?id=a:b"));
    for bad in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "mailto:a@x.org",
        "https://gov.uk@x.example/",
        "https://",
        "https:///",
        "//x.org",
        "ftp://x.org",
        "n/a",
        "tbc",
        "x",
        "",
        "https://x.org/\u{0}",
        "\u{1}javascript:x.y",
        "https://x.org/\"onclick=",
        "https://localhost/",
        "vbscript:x.y",
    ] {
        assert_eq!(link(bad), None, "{bad}");
    }
    assert_eq!(link(&format!("https://x.org/{}", "a".repeat(3000))), None);
}

#[test]
fn a_description_longer_than_any_advert_is_a_fault() {
    let (field, why) = fault(&with(json!({"fullDescription": "a".repeat(100_001)})));
    assert_eq!(format!("{field} {why}"), "fullDescription is longer than any advert");
}

#[test]
fn a_vacancy_of_bottomless_nesting_is_left_out() {
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    let text = answer(&[vacancy(), vacancy()]).replacen("[\"Working with your hands\"]", &deep, 1);
    assert_eq!(read_all(text).1.unwrap().skipped, 1);
    assert!(refusal(format!("[{}]", "[".repeat(500_000))).to_string().ends_with('.'));
}
