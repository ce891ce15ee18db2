//! Asking, keeping and opening again, as people do it.

mod asking;
mod keeping;
mod opening;
mod somebody;

use std::collections::BTreeMap;

use crate::server::testing::{Page, TestApp};

/// The browser, with the cookies that a page has handed it.
fn after(browser: &TestApp, page: &Page) -> TestApp {
    let pairs = browser.cookie().split("; ").filter_map(|pair| pair.split_once('='));
    let mut cookies: BTreeMap<String, String> =
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    for line in page.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok()) {
        let Some((name, value)) = line.split(';').next().and_then(|pair| pair.split_once('=')) else { continue };
        if value.is_empty() {
            cookies.remove(name);
        } else {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }
    let cookies: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
    browser.with_cookie(&cookies.join("; "))
}

/// Sends a form that is taken, and gives the browser afterwards and where it is led.
async fn go(browser: &TestApp, address: &str, fields: &[(&str, &str)]) -> (TestApp, String) {
    let page = browser.post(address, fields).await;
    assert_eq!(page.status, 303, "{address}: {}", page.main());
    (after(browser, &page), page.header("location").to_owned())
}

/// Answers a few pages, each of which is taken.
async fn answer(browser: &TestApp, steps: &[(&str, &[(&str, &str)])]) -> TestApp {
    let mut browser = browser.clone();
    for (step, fields) in steps {
        browser = go(&browser, &format!("/r/ask/{step}"), fields).await.0;
    }
    browser
}

const WORDS: &str = "Nobody calls me back.\nI wrote <b>twice</b> & waited.";

/// All that must be answered, and own words.
const ANSWERS: &[(&str, &[(&str, &str)])] = &[
    ("safe", &[("answer", "yes")]),
    ("what", &[("topics", "no_one_calls"), ("topics", "housing")]),
    ("words", &[("words", WORDS)]),
    ("next", &[("wish", "Somebody who calls me")]),
    ("reach", &[("ways", "call"), ("phone", "07700 900123")]),
    ("care", &[("leave_message", "no"), ("shared", "yes"), ("hours", "some"), ("begin", "14"), ("end", "20")]),
    ("name", &[("name", "Zoë")]),
    ("language", &[("language", "Tigrinya"), ("interpreter", "yes")]),
    ("who", &[("deed", "skip")]),
];

/// Somebody with all of it answered.
async fn answered(browser: &TestApp) -> TestApp {
    answer(browser, ANSWERS).await
}

const CHECK: &str = "/r/ask/check";

/// Sends it. Gives the browser afterwards and the id of the case.
async fn send(browser: &TestApp) -> (TestApp, String) {
    let (browser, location) = go(browser, CHECK, &[]).await;
    let case = location.trim_start_matches("/r/").trim_end_matches("/keep").to_owned();
    assert_eq!(case.len(), 22, "{location}");
    (browser, case)
}

/// The reference and the digits that a page shows.
fn secrets(page: &Page) -> (String, String) {
    let text = page.text();
    let between = |from: &str, to: &str| {
        let rest = text.split_once(from).map(|(_, rest)| rest).unwrap_or_default();
        rest.split(to).next().unwrap_or_default().to_owned()
    };
    let digits = between("id=\"digits\"", "</p>");
    let digits = digits.split('>').skip(1).flat_map(str::chars).filter(char::is_ascii_digit).collect();
    let reference = between("id=\"reference\"", "</bdi>");
    (reference.rsplit('>').next().unwrap_or_default().to_owned(), digits)
}
