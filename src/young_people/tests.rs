//! What advisers can do, as they do it.

use sqlx::AssertSqlSafe;

use crate::accounts::people::{self, NewPerson};
use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy, Organisation, PersonId, Role, list};
use crate::forms::EmailAddress;
use crate::room_test;
use crate::server::testing::{Page, TestApp};
use crate::web::Db;

mod adviser;
mod advisers_of_others;
mod import;
mod import_page;
mod matching;

/// Wednesday 25 November 2026, noon, in ms since 1970 UTC.
const NOON: i64 = 1_795_608_000_000;
const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// The app as a personal adviser of the council asks it.
async fn adviser(app: &TestApp, name: &str) -> (TestApp, PersonId) {
    app.at(NOON);
    app.staff(name, Organisation::Council, &[Role::PersonalAdviser]).await
}

/// The same member of staff, signed in anew: an hour is longer than a session lasts unused.
async fn sign_in(app: &TestApp, person: &PersonId) -> TestApp {
    let opened_by = OpenedBy::PasswordAndCode;
    let new = NewSession { person, opened_by, own_phone: false, device: "Firefox on Windows", lasts: Lasts::STAFF };
    app.signed_in(&new).await
}

/// Invites somebody, and gives the id of their entry.
async fn invite(adviser: &TestApp, name: &str, email: &str) -> String {
    let ticked = if email.is_empty() { "yes" } else { "" };
    let page = adviser.post("/young-people/invite", &[("name", name), ("email", email), ("no_mailbox", ticked)]).await;
    assert_eq!(page.status, 303, "{}", page.main());
    let address = page.header("location").trim_start_matches("/young-people/");
    address.split('?').next().expect("an id").to_owned()
}

/// A young person who registered by themselves.
async fn newcomer(app: &TestApp, name: &str, email: &str) -> PersonId {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let email = EmailAddress::parse(email).expect("an address");
    let new = NewPerson { organisation: None, name, email: Some(&email) };
    let id = people::add(&mut tx, &app.state.keys, &new, app.state.now()).await.expect("added").expect("new");
    tx.commit().await.expect("it ends");
    id
}

/// One number that the database knows.
async fn number(app: &TestApp, sql: &str) -> i64 {
    let sql = AssertSqlSafe(sql.to_owned()); // written by a test
    match &app.state.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_one(read).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await,
    }
    .expect("a number")
}

/// Changes something behind the service's back.
async fn run(app: &TestApp, sql: &str) {
    let sql = AssertSqlSafe(sql.to_owned()); // written by a test
    match &app.state.db {
        Db::Sqlite { write, .. } => sqlx::query(sql).execute(write).await.map(|_| ()),
        Db::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(|_| ()),
    }
    .expect("it runs");
}

/// The first column of each row, as text; empty where it is null.
async fn texts(app: &TestApp, sql: &str) -> Vec<String> {
    let sql = AssertSqlSafe(sql.to_owned()); // written by a test
    let found: Vec<Option<String>> = match &app.state.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_all(read).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await,
    }
    .expect("texts");
    found.into_iter().map(Option::unwrap_or_default).collect()
}

/// What the audit knows, as "deed subject", reads left out.
async fn deeds(app: &TestApp) -> Vec<String> {
    let mut told = texts(
        app,
        "select deed || ' ' || coalesce(subject, '-') from audit_lines
         where deed not like '%read' order by number",
    )
    .await;
    told.retain(|deed| !deed.starts_with("accounts."));
    told
}

/// Who is invited at an address, as signing in asks it.
async fn entry_for(app: &TestApp, email: &str) -> Option<list::Invited> {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let email = EmailAddress::parse(email).expect("an address");
    list::entry_for(&mut tx, &app.state.keys, &email).await.expect("it is looked up")
}

/// Joins a newcomer to an entry, as signing in does it.
async fn join(app: &TestApp, entry: &str, person: &PersonId) -> bool {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let linked = list::link(&mut tx, entry, person, app.state.now()).await.expect("it is asked");
    if linked {
        tx.commit().await.expect("it ends");
    }
    linked
}

fn says(page: &Page, part: &str) {
    assert!(page.main().contains(part), "{part} is not in {}", page.main());
}

fn says_not(page: &Page, part: &str) {
    assert!(!page.main().contains(part), "{part} is in {}", page.main());
}
