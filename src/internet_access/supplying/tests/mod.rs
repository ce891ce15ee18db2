//! Stock, money, orders and suppliers' files, as the team works with them.

mod answers;
mod many;
mod orders;
mod stock;
mod together;

use sqlx::AssertSqlSafe;

use super::super::model::{Help, Status};
use super::super::store;
use super::super::testing::{NOON, ask, item, matched, member};
use crate::accounts::{InternetTeam, PersonId, Staff};
use crate::server::testing::{Page, TestApp};
use crate::web::Db;

const SUPPLIER: &str = "supplier=Example+Mobile";

fn says(page: &Page, part: &str) {
    assert!(page.main().contains(part), "{part} is not in {}", page.main());
}

fn says_not(page: &Page, part: &str) {
    assert!(!page.main().contains(part), "{part} is in {}", page.main());
}

async fn texts(app: &TestApp, sql: &str) -> Vec<String> {
    let sql = AssertSqlSafe(sql.to_owned()); // written by a test
    let found: Vec<Option<String>> = match &app.state.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_all(read).await,
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await,
    }
    .expect("texts");
    found.into_iter().map(Option::unwrap_or_default).collect()
}

async fn deeds(app: &TestApp, deed: &str) -> i64 {
    app.number(&format!("select count(*) from audit_lines where deed = '{deed}'")).await
}

/// One of the team, signed in, and as the verbs know them.
async fn team(app: &TestApp, name: &str) -> (TestApp, InternetTeam) {
    let (browser, staff) = member(app, name).await;
    (browser, InternetTeam(staff))
}

/// A request that this member approved, with one of these items reserved. Gives its id and its reference.
async fn approved(app: &TestApp, staff: &Staff, person: &PersonId, help: Help, item: &str) -> (String, String) {
    let id = ask(app, person, help).await;
    let done = store::approve(&app.state, staff, &id, 1, item, None).await.expect("approved");
    assert_eq!(done, Some(store::Outcome::Yes));
    let reference =
        texts(app, &format!("select reference from internet_access_requests where id = '{id}'")).await.remove(0);
    (id, reference)
}

async fn status_of(app: &TestApp, id: &str) -> Status {
    let code = texts(app, &format!("select status from internet_access_requests where id = '{id}'")).await.remove(0);
    Status::from_code(&code).expect("a status")
}
