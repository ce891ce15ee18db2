//! The life of a promise, through the real router.

mod board;
mod following;
mod reading;
mod writing;

use crate::accounts::{Organisation, PersonId, Role};
use crate::server::testing::{Page, TestApp};

/// Wednesday 25 November 2026, noon, in ms since 1970 UTC.
const NOON: i64 = 1_795_608_000_000;
const DAY: i64 = 24 * 3_600_000;
const EDIT: &str = "/you-said-we-did/edit";
const PUBLIC: &str = "/you-said-we-did";

const PROMISE: [(&str, &str); 6] = [
    ("said", "Nobody rings <b>back</b>"),
    ("theme", "adviser"),
    ("pieces", "14"),
    ("promised", "We ring back in two days"),
    ("by_whom", "The leaving care team"),
    ("due", "3/12/2026"),
];

fn says(page: &Page, part: &str) {
    assert!(page.text().contains(part), "{part}: {}", page.main());
}

fn silent(page: &Page, part: &str) {
    assert!(!page.text().contains(part), "{part}: {}", page.main());
}

/// A form with something else in it.
fn with<'a>(form: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = form.iter().copied().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    kept.chain(more.iter().copied()).collect()
}

async fn worker(app: &TestApp, name: &str) -> (TestApp, PersonId) {
    app.staff(name, Organisation::Council, &[Role::ParticipationWorker]).await
}

/// A participation worker with a promise that they wrote at noon, and its id.
async fn promised(app: &TestApp, more: &[(&str, &str)]) -> (TestApp, String) {
    app.at(NOON);
    let (pia, _) = worker(app, "Pia").await;
    let id = promise(&pia, more).await;
    (pia, id)
}

async fn promise(pia: &TestApp, more: &[(&str, &str)]) -> String {
    let page = pia.post(&format!("{EDIT}/new"), &with(&PROMISE, more)).await;
    assert_eq!(page.status, 303, "{}", page.main());
    let address = page.header("location").trim_end_matches("?done=promised");
    address.trim_start_matches(&format!("{EDIT}/")).to_owned()
}

async fn moved(pia: &TestApp, id: &str, seen: &str, to: &str, words: &str, due: &str) -> Page {
    let fields = [("seen", seen), ("to", to), ("words", words), ("due", due)];
    pia.post(&format!("{EDIT}/{id}"), &fields).await
}
