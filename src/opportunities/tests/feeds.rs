//! Feeds for tests, in the national service's shape.

use std::io::Cursor;

use serde_json::{Value, json};

use crate::opportunities::import::{Progress, Report, logged, take_feed};
use crate::opportunities::store::Via;
use crate::server::testing::TestApp;

/// An invented advert. Change what a test is about.
pub fn vacancy(reference: &str, title: &str) -> Value {
    json!({
        "title": title, "description": "Help in our bike workshop.", "numberOfPositions": 2,
        "postedDate": "2026-10-02T09:30:11.208Z", "closingDate": "2099-12-11T23:59:59Z", "startDate": "2100-01-11T00:00:00Z",
        "wage": {"wageType": "ApprenticeshipMinimum", "wageUnit": "Annually", "wageAdditionalInformation": "£15,704 a year",
                 "workingWeekDescription": "Tuesday to Saturday, 9am to 5pm.\r\nOne day a week at college."},
        "hoursPerWeek": 37.5, "expectedDuration": "1 Year 3 Months",
        "addresses": [{"addressLine1": "Unit 4, Quay Arches", "addressLine3": "London", "postcode": "E14 7XX",
                       "latitude": 51.5119, "longitude": -0.0271}],
        "employerName": "TURNING WHEELS CIC",
        "course": {"larsCode": 999, "title": "Cycle technician (level 2)", "level": 2,
                   "route": "Engineering and manufacturing", "type": "Standard"},
        "apprenticeshipLevel": "Intermediate", "providerName": "DOCKSIDE TRAINING LTD", "ukprn": 10000000,
        "isDisabilityConfident": true, "isNationalVacancy": false, "vacancyReference": reference,
        "vacancyUrl": format!("https://www.findapprenticeship.service.gov.uk/apprenticeship/reference/{reference}"),
    })
}

/// `value` with some fields set anew.
pub fn with(mut value: Value, fields: Value) -> Value {
    if let (Value::Object(value), Value::Object(fields)) = (&mut value, fields) {
        value.extend(fields);
    }
    value
}

/// One answer of the service that holds these adverts.
pub fn feed(vacancies: &[Value]) -> String {
    json!({"vacancies": vacancies, "total": vacancies.len(), "totalFiltered": vacancies.len(), "totalPages": 1})
        .to_string()
}

/// Imports a feed, and lets the search see it.
pub async fn import(app: &TestApp, feed: String) -> Result<Report, String> {
    let (db, source) = (&app.state.db, Cursor::new(feed.into_bytes()));
    let report = logged(db, Via::File, async |run| take_feed(db, run, source, &Progress::silent()).await).await;
    app.shelf.refresh(&app.state).await.expect("the shelf can be refreshed");
    report
}

/// Imports adverts that must be good.
pub async fn import_all(app: &TestApp, vacancies: &[Value]) -> Report {
    import(app, feed(vacancies)).await.expect("a good feed")
}
