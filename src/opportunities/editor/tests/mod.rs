//! What editors can do, as they do it, and what young people see of it.

mod by_itself;
mod employers;
mod imports;
mod listings;
mod near;
mod together;
mod walls;

use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy, Organisation, PersonId, Role};
use crate::server::testing::{Page, TestApp};

/// Wednesday 25 November 2026, noon, in ms since 1970 UTC.
const NOON: i64 = 1_795_608_000_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// The app as an opportunities editor of the council asks it.
async fn editor(app: &TestApp, name: &str) -> (TestApp, PersonId) {
    app.at(NOON);
    app.staff(name, Organisation::Council, &[Role::OpportunitiesEditor]).await
}

/// The same editor, signed in anew: days later.
async fn again(app: &TestApp, person: &PersonId) -> TestApp {
    let opened_by = OpenedBy::PasswordAndCode;
    let new = NewSession { person, opened_by, own_phone: false, device: "Firefox on Windows", lasts: Lasts::STAFF };
    app.signed_in(&new).await
}

/// A whole listing, as somebody types it.
const WHOLE: &[(&str, &str)] = &[
    ("kind", "traineeship"),
    ("title", "Canal boat trainee"),
    ("employer", "Mudlark Boats CIC"),
    ("summary", "Eight weeks on a narrowboat. Learn to steer and to mend."),
    ("duties", "You work with a small crew.\n\n- Steer the boat\n- Open <locks> & gates"),
    ("suits", "You like water."),
    ("needs", "You can swim\nYou can get up early"),
    ("pay", "£90 a week towards travel and lunch"),
    ("hours", "24"),
    ("week", "Monday to Thursday, 9am to 3pm"),
    ("address_1", "3 Wharf Road, London"),
    ("postcode_1", "e14 7xx"),
    ("closes", "day"),
    ("closes_on", "24/12/2026"),
    ("starts_on", "11/1/2027"),
    ("apply_phone", "020 7946 0101"),
    ("apply_words", "Ring the boat team.\nSay which day suits you."),
    ("promises", "ring_fenced"),
    ("promises", "guaranteed_interview"),
    ("review_by", "23/12/2026"),
];

/// The listing with some fields typed otherwise.
fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = WHOLE.iter().filter(|(name, _)| !changes.iter().any(|(other, _)| other == name));
    kept.chain(changes).copied().collect()
}

/// Saves a new listing as it stands in `fields`, and gives the address of its page.
async fn draft(editor: &TestApp, fields: &[(&str, &str)]) -> String {
    let page = editor.post("/opportunities/editor/new", fields).await;
    assert_eq!(page.status, 303, "{}", page.main());
    let address = page.header("location").split('?').next().expect("an address");
    address.trim_end_matches("/preview").to_owned()
}

/// Publishes what was saved in this version.
async fn publish(editor: &TestApp, listing: &str, version: &str) -> Page {
    editor.post(&format!("{listing}/preview"), &[("version", version)]).await
}

/// Writes a listing, publishes it, and gives its address and that of young people's page.
async fn published(editor: &TestApp, changes: &[(&str, &str)]) -> (String, String) {
    let listing = draft(editor, &with(changes)).await;
    let page = publish(editor, &listing, "1").await;
    assert!(page.header("location").ends_with("done=published"), "{} {}", page.status, page.main());
    let id = editor.number("select max(opportunity_id) from opportunity_listings").await;
    (listing, format!("/opportunities/{id}"))
}

fn says(page: &Page, part: &str) {
    assert!(words(page).contains(part), "{part} is not in {}", page.main());
}

fn says_not(page: &Page, part: &str) {
    assert!(!words(page).contains(part), "{part} is in {}", page.main());
}

/// The page without the marks between its texts.
fn words(page: &Page) -> String {
    page.main().replace("<!>", "")
}

/// How often the audit holds a deed.
async fn audited(app: &TestApp, deed: &str) -> i64 {
    app.number(&format!("select count(*) from audit_lines where deed = '{deed}'")).await
}
