//! What every test of the feed starts from: one good vacancy, and ways to read it.

mod api;
mod clean;
mod files;
mod items;
mod properties;
mod rules;
mod server;

use serde_json::{Value, json};

use super::{Item, Refused, Totals, read};
use crate::opportunities::model::Opportunity;

/// A vacancy with everything in it, in the service's shape. Everybody in it is invented.
fn vacancy() -> Value {
    json!({
        "title": "Bike workshop apprentice", "description": "Repair bikes with a small, friendly team.",
        "numberOfPositions": 2, "postedDate": "2026-10-02T09:30:11.208Z", "closingDate": "2026-12-11T23:59:59Z",
        "startDate": "2027-01-11T00:00:00Z", "hoursPerWeek": 37.5, "expectedDuration": "1 Year 3 Months",
        "wage": {
            "wageType": "ApprenticeshipMinimum", "wageUnit": "Annually", "wageAdditionalInformation": "£15,704 a year",
            "workingWeekDescription": "Tuesday to Saturday, 9am to 5pm.\r\nOne day a week at college."
        },
        "addresses": [{
            "addressLine1": "Unit 4, Quay Arches", "addressLine3": "London", "postcode": "E14 7XX",
            "latitude": 51.5119, "longitude": -0.0271
        }],
        "distance": 1.2, "isDisabilityConfident": true, "isNationalVacancy": false, "isNationalVacancyDetails": "",
        "employerName": "TURNING WHEELS CIC", "employerWebsiteUrl": "www.turning-wheels.example",
        "employerContactName": "Sam Spoke", "employerContactPhone": "020 7946 0000",
        "employerContactEmail": "sam@turning-wheels.example",
        "course": {
            "larsCode": 999, "title": "Cycle technician (level 2)", "level": 2,
            "route": "Engineering and manufacturing", "type": "Standard"
        },
        "apprenticeshipLevel": "Intermediate", "providerName": "DOCKSIDE TRAINING LTD", "ukprn": 10000000,
        "applicationUrl": "https://jobs.turning-wheels.example/apply?id=7",
        "vacancyUrl": "https://www.findapprenticeship.service.gov.uk/apprenticeship/reference/2000000001",
        "vacancyReference": "2000000001",
        "employerDescription": "We mend bikes.",
        "trainingDescription": "<p>One day a week.</p>",
        "fullDescription": "<ul><li>True wheels</li><li>Serve customers</li></ul>",
        "skills": ["Working with your hands"],
        "qualifications": [{"weighting": "Essential", "qualificationType": "GCSE", "subject": "English", "grade": "4"}]
    })
}

/// The good vacancy with some fields changed.
fn with(changes: Value) -> Value {
    let mut vacancy = vacancy();
    for (key, value) in changes.as_object().expect("changes are an object") {
        vacancy[key] = value.clone();
    }
    vacancy
}

/// The good vacancy without one field.
fn without(key: &str) -> Value {
    let mut vacancy = vacancy();
    vacancy.as_object_mut().expect("a vacancy is an object").remove(key);
    vacancy
}

/// An answer that holds these and nothing else.
fn answer(vacancies: &[Value]) -> String {
    let n = vacancies.len();
    json!({"vacancies": vacancies, "total": n, "totalFiltered": n, "totalPages": 1}).to_string()
}

fn read_all(source: impl AsRef<[u8]>) -> (Vec<Item>, Result<Totals, Refused>) {
    let mut items = Vec::new();
    let outcome = read(source.as_ref(), &mut |item| {
        items.push(item);
        Ok(())
    });
    (items, outcome)
}

/// The one vacancy, read well.
fn good(vacancy: &Value) -> Opportunity {
    match read_all(answer(std::slice::from_ref(vacancy))).0.as_slice() {
        [Item::Good(opportunity)] => (**opportunity).clone(),
        other => panic!("not one good vacancy: {other:?}"),
    }
}

/// The field and the reason for which the one vacancy is left out.
fn fault(vacancy: &Value) -> (String, String) {
    match read_all(answer(std::slice::from_ref(vacancy))).0.as_slice() {
        [Item::Skipped { position: 1, field, why, .. }] => (field.clone(), why.clone()),
        other => panic!("not one skipped vacancy: {other:?}"),
    }
}

fn refusal(source: impl AsRef<[u8]>) -> Refused {
    read_all(source).1.expect_err("it should be refused")
}

/// In ms since 1970 UTC.
fn ms(text: &str) -> Option<i64> {
    Some(text.parse::<jiff::Timestamp>().expect("a moment").as_millisecond())
}
