//! The inbox, through the real router, held against what the rooms themselves show.

use crate::accounts::{Organisation, PersonId, Role};
use crate::internet_access::testing::{DAY, HOUR, NOON, ask, matched};
use crate::internet_access::{self, Help};
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::{Page, TestApp};

mod away;
mod list;
mod live;
mod same;
mod speed;
mod views;

async fn staff(app: &TestApp, name: &str, role: Role) -> (TestApp, PersonId) {
    app.staff(name, Organisation::Council, &[role]).await
}

/// The addresses on a page that begin so, in order.
fn links(page: &Page, beginning: &str) -> Vec<String> {
    assert_eq!(page.status, 200, "{}", page.text());
    let mark = format!("href=\"{beginning}/");
    let rest = page.text().split(&mark).skip(1);
    rest.map(|rest| rest.split(['"', '?', '#']).next().unwrap_or_default().to_owned()).collect()
}

/// The ids on a page of the inbox, in order.
fn listed(page: &Page) -> Vec<String> {
    assert_eq!(page.status, 200, "{}", page.text());
    let rest = page.text().split("data-id=\"").skip(1);
    rest.map(|rest| rest.split('"').next().unwrap_or_default().to_owned()).collect()
}

/// Where a request stands from now on: what these tests need of the room that answers.
async fn set(app: &TestApp, request: &str, what: &str) {
    let sql = format!("update internet_access_requests set {what} where id = '{request}'");
    assert_eq!(app.execute(&sql).await.expect("set"), 1);
}

fn says(page: &Page, words: &str) {
    assert!(page.text().contains(words), "{words} is not in {}", page.main());
}
