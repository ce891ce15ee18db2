//! The team answers, and advisers read.

mod bulk;
mod colleagues;
mod deciding;
mod mine;
mod race;
mod work;

use super::super::model::{Help, staff_address};
use super::super::testing::{NOON, ask, found, matched, member};
use crate::accounts::{PersonId, Staff};
use crate::server::testing::{Page, TestApp};

/// A request of Ada's, and one of the team.
struct Pair {
    idris: TestApp,
    staff: Staff,
    ada: PersonId,
    request: String,
}

/// Ada, who is matched, asks for this; Idris answers.
async fn pair(app: &TestApp, help: Help) -> Pair {
    app.at(NOON);
    let (_, ada) = matched(app, "Ada").await;
    let (idris, staff) = member(app, "Idris").await;
    let request = ask(app, &ada, help).await;
    Pair { idris, staff, ada, request }
}

/// What was said last in a request, as its page carries it.
async fn seen(app: &TestApp, request: &str) -> String {
    found(app, request).await.thread.last().to_string()
}

/// Sends one of the forms of a request's page, as it was made just now.
async fn does(app: &TestApp, browser: &TestApp, request: &str, deed: &str, more: &[(&str, &str)]) -> Page {
    let seen = seen(app, request).await;
    let fields: Vec<_> = [("deed", deed), ("seen", seen.as_str())].into_iter().chain(more.iter().copied()).collect();
    browser.post(&staff_address(request), &fields).await
}

/// How many audit lines there are of a deed.
async fn deeds(app: &TestApp, deed: &str) -> i64 {
    app.number(&format!("select count(*) from audit_lines where deed = '{deed}'")).await
}
