//! Asking for help and answering, as people do it.

use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy, Organisation, PersonId, Role};
use crate::server::testing::{Page, TestApp};

mod asking;
mod kept;
mod late;
mod passing;
mod team;

/// Wednesday 25 November 2026, noon, in ms since 1970 UTC.
const NOON: i64 = 1_795_608_000_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;
/// Monday 30 November 2026 is over: three working days after that Wednesday.
const DUE: &str = "Monday 30 November 2026";

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
    give_to(app, &ada_id, &grace_id).await;
    Pair { ada, ada_id, grace, grace_id }
}

async fn give_to(app: &TestApp, young_person: &PersonId, adviser: &PersonId) {
    let sql = format!("update people set adviser_id = '{adviser}', matched_at = 1 where id = '{young_person}'");
    app.execute(&sql).await.expect("theirs");
}

async fn editor(app: &TestApp, name: &str) -> (TestApp, PersonId) {
    app.staff(name, Organisation::Council, &[Role::OpportunitiesEditor]).await
}

/// The same member of staff, signed in anew: half an hour is longer than their session lasts unused.
async fn again(app: &TestApp, person: &PersonId) -> TestApp {
    let (opened_by, lasts) = (OpenedBy::PasswordAndCode, Lasts::STAFF);
    app.signed_in(&NewSession { person, opened_by, own_phone: false, device: "Firefox", lasts }).await
}

const ASK: &str = "/opportunities/help-me-apply";

/// Asks for help, and gives the id of the request.
async fn ask(browser: &TestApp, to: &str, words: &str) -> String {
    let fields = [("step", "send"), ("to", to), ("needs", "form"), ("about", "Baker"), ("words", words)];
    id_of(&browser.post(ASK, &fields).await)
}

fn id_of(page: &Page) -> String {
    assert_eq!(page.status, 303, "{}", page.main());
    let address = page.header("location").trim_start_matches("/asked/");
    address.split('?').next().expect("an id").to_owned()
}

fn asked(id: &str) -> String {
    format!("/asked/{id}")
}

fn wanted(id: &str) -> String {
    format!("/help-wanted/{id}")
}

async fn answer(browser: &TestApp, id: &str, seen: &str, words: &str) -> Page {
    browser.post(&wanted(id), &[("deed", "answer"), ("seen", seen), ("words", words)]).await
}

async fn take(browser: &TestApp, id: &str, from: &str) -> Page {
    browser.post(&wanted(id), &[("deed", "take"), ("from", from)]).await
}
