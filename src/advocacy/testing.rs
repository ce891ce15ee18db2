//! What tests of this room begin with: young people with cases, and the provider's staff.

use crate::accounts::{Organisation, PersonId, Role, YoungPerson};
use crate::keys::random_id;
use crate::server::testing::TestApp;

use super::model::{Asked, Contact, Topic, Way};
use super::opening::{OPENING_COOKIE, Opener};
use super::store::{self, NewCase};

/// Wednesday 25 November 2026, noon, in ms since 1970 UTC.
pub const NOON: i64 = 1_795_608_000_000;
pub const HOUR: i64 = 3_600_000;
pub const DAY: i64 = 24 * HOUR;

pub async fn advocate(app: &TestApp, name: &str) -> (TestApp, PersonId) {
    app.staff(name, Organisation::Provider, &[Role::Advocate]).await
}

pub async fn manager(app: &TestApp, name: &str) -> (TestApp, PersonId) {
    app.staff(name, Organisation::Provider, &[Role::AdvocacyManager]).await
}

/// What somebody asks about who wants to be called.
pub fn new_case(owner: Option<&PersonId>) -> NewCase {
    NewCase {
        once: random_id(),
        asked: Asked {
            topics: vec![Topic::NoOneCalls],
            words: Some("Nobody calls me back".to_owned()),
            wish: Some("Somebody who calls me".to_owned()),
            ..Asked::default()
        },
        contact: Contact {
            name: "Ada".to_owned(),
            ways: vec![Way::Call, Way::Email],
            phone: Some("07700 900123".to_owned()),
            email: Some("ada@young.example".to_owned()),
            ..Contact::default()
        },
        owner: owner.cloned(),
        invited: None,
    }
}

/// Asks for an advocate, and gives the id of the case.
pub async fn ask(app: &TestApp, owner: &PersonId) -> String {
    store::ask(&app.state, &new_case(Some(owner))).await.expect("asked").case
}

/// A case that waits, or that this advocate has.
pub async fn case_of(app: &TestApp, advocate: Option<&PersonId>) -> String {
    let id = store::ask(&app.state, &new_case(None)).await.expect("asked").case;
    if let Some(advocate) = advocate {
        let sql = format!("update advocacy_cases set advocate_id = '{advocate}', claimed_at = 1 where id = '{id}'");
        app.execute(&sql).await.expect("theirs");
    }
    id
}

/// Something that an advocate told to keep a young person safe, and that `second` shall confirm.
pub async fn told(app: &TestApp, advocate: &PersonId, second: &PersonId) -> String {
    let case = case_of(app, Some(advocate)).await;
    let mut tx = app.state.db.read().await.expect("it reads");
    let found = store::find(&mut tx, &app.state.keys, &case).await.expect("found").expect("there");
    drop(tx);
    let id = random_id();
    let details = found.key.seal(crate::keys::Place::new("advocacy_safeguarding", "details", &id), "{}");
    let sql = format!(
        "insert into advocacy_safeguarding (id, case_id, once, at, details, staff_id, second_id, entry_id)
         select '{id}', '{case}', '{id}', 1, '{details}', '{advocate}', '{second}', id from advocacy_entries where case_id = '{case}'"
    );
    app.execute(&sql).await.expect("told");
    id
}

/// A browser that has just asked without an account, the case, and the 16 digits.
pub async fn ask_without_account(app: &TestApp) -> (TestApp, String, String) {
    let new = new_case(None);
    let receipt = store::ask(&app.state, &new).await.expect("asked");
    let token = receipt.opening.expect("it is open");
    (app.and_cookie(&format!("{OPENING_COOKIE}={token}")), receipt.case, store::secret_of(&app.state.keys, &new.once))
}

/// What one says on the phone: "K7M3-XQ9P".
pub async fn reference(app: &TestApp, case: &str) -> String {
    let mut tx = app.state.db.read().await.expect("it reads");
    store::find(&mut tx, &app.state.keys, case).await.expect("found").expect("there").thread.case.reference
}

/// Whoever asks for a case with this account.
pub fn opener(person: &PersonId) -> Opener {
    Opener::of_id(person)
}

/// The same member of staff as the store knows them.
pub async fn staff(app: &TestApp, browser: &TestApp) -> crate::accounts::Staff {
    let mut headers = axum::http::HeaderMap::new();
    headers.insert(axum::http::header::COOKIE, browser.cookie().parse().expect("a header"));
    match crate::accounts::Who::recognise(&app.state, &headers).await.expect("recognised") {
        crate::accounts::Who::Staff(staff) => staff,
        who => panic!("no staff: {who:?}"),
    }
}

#[allow(dead_code)] // a young person as handlers know them
pub async fn young_person(app: &TestApp, browser: &TestApp) -> YoungPerson {
    let mut headers = axum::http::HeaderMap::new();
    headers.insert(axum::http::header::COOKIE, browser.cookie().parse().expect("a header"));
    match crate::accounts::Who::recognise(&app.state, &headers).await.expect("recognised") {
        crate::accounts::Who::YoungPerson(person) => person,
        who => panic!("no young person: {who:?}"),
    }
}
