//! Advocates at work, through the real router.

use crate::accounts::PersonId;
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::{Page, TestApp};

use super::super::store;
use super::super::testing::{DAY, HOUR, NOON, advocate, ask, case_of, manager, new_case, opener};

mod live;
mod ours;
mod safe;
mod work;

fn at(case: &str) -> String {
    super::address(case)
}

fn part(case: &str, part: &str) -> String {
    format!("{}/{part}", at(case))
}

/// Takes a case as its page does.
async fn take(browser: &TestApp, case: &str) -> Page {
    browser.post(&part(case, "claim"), &[("deed", "take"), ("check", "none")]).await
}

/// An advocate, and a case of a young person with an account that they have.
struct Pair {
    vera: TestApp,
    vera_id: PersonId,
    ada: PersonId,
    case: String,
}

async fn pair(app: &TestApp) -> Pair {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, vera_id) = advocate(app, "Vera").await;
    let case = ask(app, &ada).await;
    assert_eq!(take(&vera, &case).await.status, 303);
    Pair { vera, vera_id, ada, case }
}

/// What the page says was said last.
async fn seen(browser: &TestApp, case: &str) -> String {
    let page = browser.get(&at(case)).await;
    let text = page.text();
    let from = text.find("name=\"seen\" value=\"").expect("it is there") + 19;
    text[from..].split('"').next().expect("a number").to_owned()
}

async fn writes(app: &TestApp, ada: &PersonId, case: &str, words: &str) {
    store::write(&app.state, &opener(ada), case, &random_id(), words).await.expect("written").expect("theirs");
}

async fn deeds(app: &TestApp, deed: &str) -> i64 {
    app.number(&format!("select count(*) from audit_lines where deed = '{deed}'")).await
}
