//! What "Can I apply?" promises. `tests/rules.rs` holds the rules over all ages, care statuses and kinds; `asking.rs` goes
//! through the questions; `showing.rs` through lists, opportunities and what is kept for whom.

mod asking;
mod rules;
mod showing;

use crate::server::testing::{Page, TestApp};

/// Noon on 26 November 2026.
const NOON: i64 = 1_795_694_400_000;
const ANSWERS: &str = "/opportunities/can-i-apply/answers";
const KEEP: &str = "/opportunities/can-i-apply/answers/keep";
const REMOVE: &str = "/opportunities/can-i-apply/answers/remove";

/// The browser, with the answers that the last page handed it.
fn after(browser: &TestApp, page: &Page) -> TestApp {
    let set = page.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    let answers = set.rev().find(|cookie| cookie.starts_with("__Host-answers=")).expect("answers are handed over");
    let cookie = answers.split(';').next().expect("a value");
    let others =
        browser.cookie().split("; ").filter(|cookie| !cookie.is_empty() && !cookie.starts_with("__Host-answers="));
    let all: Vec<&str> = others.chain([cookie]).collect();
    browser.with_cookie(&all.join("; "))
}

/// Answers one question.
async fn answer(browser: &TestApp, question: &str, fields: &[(&str, &str)]) -> TestApp {
    let page = browser.post(&format!("/opportunities/can-i-apply/{question}"), fields).await;
    assert_eq!(page.status, 303, "{question}: {}", page.main());
    after(browser, &page)
}

/// Somebody of 22 who has left care, is not at school, and passed English and maths.
async fn answered(browser: &TestApp) -> TestApp {
    let browser = answer(browser, "age", &[("age", "22")]).await;
    let browser = answer(&browser, "you", &[("answer", "left")]).await;
    let browser = answer(&browser, "plan", &[("answer", "no")]).await;
    let browser = answer(&browser, "now", &[("answer", "no")]).await;
    let browser = answer(&browser, "passed", &[("answer", "both")]).await;
    let browser = answer(&browser, "level", &[("answer", "2")]).await;
    let browser =
        answer(&browser, "kinds", &[("chosen", "apprenticeship"), ("chosen", "foundation_apprenticeship")]).await;
    let browser = answer(&browser, "work", &[("skip", "yes")]).await;
    answer(&browser, "where", &[("place", "Poplar"), ("miles", "5")]).await
}
