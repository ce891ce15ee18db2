//! Letters, as people ask for them, confirm them, and show them.

use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy, Organisation, PersonId, Role};
use crate::server::testing::{Page, TestApp};

mod asking;
mod codes;
mod kept;

/// Wednesday 25 November 2026, noon, in ms since 1970 UTC.
const NOON: i64 = 1_795_608_000_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// A young person, and the adviser who looks after them.
struct Pair {
    ada: TestApp,
    ada_id: PersonId,
    grace: TestApp,
    grace_id: PersonId,
}

async fn pair(app: &TestApp) -> Pair {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (grace, grace_id) = app.staff("Grace", Organisation::Council, &[Role::PersonalAdviser]).await;
    let sql = format!("update people set adviser_id = '{grace_id}', matched_at = 1 where id = '{ada_id}'");
    app.execute(&sql).await.expect("theirs");
    Pair { ada, ada_id, grace, grace_id }
}

/// The same member of staff, signed in anew: half an hour is longer than their session lasts unused.
async fn again(app: &TestApp, person: &PersonId) -> TestApp {
    let (opened_by, lasts) = (OpenedBy::PasswordAndCode, Lasts::STAFF);
    app.signed_in(&NewSession { person, opened_by, own_phone: false, device: "Firefox", lasts }).await
}

const ASK: &str = "/letters/mine/ask";

/// Asks for a letter, and gives its id.
async fn ask(browser: &TestApp) -> String {
    let page = browser.post(ASK, &[("what", "apprenticeship_bursary"), ("provider", "Example College")]).await;
    assert_eq!(page.status, 303, "{}", page.main());
    let address = page.header("location").trim_start_matches("/letters/mine/");
    address.split('?').next().expect("an id").to_owned()
}

async fn confirm(browser: &TestApp, id: &str) -> Page {
    browser.post(&waiting(id), &[("deed", "confirm"), ("category", "former_relevant")]).await
}

/// A confirmed letter.
async fn letter(pair: &Pair) -> String {
    let id = ask(&pair.ada).await;
    assert_eq!(confirm(&pair.grace, &id).await.status, 303);
    id
}

fn mine(id: &str) -> String {
    format!("/letters/mine/{id}")
}

fn waiting(id: &str) -> String {
    format!("/letters/to-confirm/{id}")
}

/// Makes a code for a letter.
async fn code(browser: &TestApp, id: &str) -> String {
    let page = browser.post(&format!("{}/code", mine(id)), &[("once", &crate::keys::random_id())]).await;
    assert_eq!(page.status, 200, "{}", page.main());
    code_on(&page)
}

fn code_on(page: &Page) -> String {
    let from = page.text().split("<strong><bdi>").nth(1).expect("a code");
    from.split('<').next().expect("its end").to_owned()
}

async fn check(browser: &TestApp, code: &str) -> Page {
    browser.post("/check-letter", &[("code", code)]).await
}
