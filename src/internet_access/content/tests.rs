//! What the team writes, and what young people see of it.

use super::super::testing::{DAY, NOON, member};
use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy, Organisation, PersonId, Role};
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::{Page, TestApp};

const CONTENT: &str = "/internet-access/content";
const NETWORKS: &str = "/internet-access/content/networks";
const LIBRARY: [(&str, &str); 7] = [
    ("sort", "wifi"),
    ("name", "Library <b>"),
    ("words", "Ask at the desk."),
    ("price", ""),
    ("link", "https://library.example"),
    ("area", "10 Example Street"),
    ("active", "yes"),
];

fn says(page: &Page, part: &str) {
    assert!(page.text().contains(part), "{part}: {}", page.main());
}

/// Adds the library, and gives where it is changed.
async fn added(browser: &TestApp, more: &[(&str, &str)]) -> String {
    let page = browser.post(&format!("{CONTENT}/new"), &[&LIBRARY[..], more].concat()).await;
    assert_eq!(page.header("location"), "/internet-access/content?done=added", "{}", page.main());
    let list = browser.get(CONTENT).await;
    let link = list.text().split("<h3><a href=\"").nth(1).expect("a card");
    link.split('"').next().expect("an address").to_owned()
}

/// The library with something else in it.
fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = LIBRARY.iter().copied().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    kept.chain(more.iter().copied()).collect()
}

async fn again(app: &TestApp, person: &PersonId) -> TestApp {
    let (opened_by, lasts) = (OpenedBy::PasswordAndCode, Lasts::STAFF);
    app.signed_in(&NewSession { person, opened_by, own_phone: false, device: "Firefox", lasts }).await
}

room_test!(an_offer_is_added_once_read_by_anybody_and_hidden, async |app: TestApp| {
    app.at(NOON);
    let (idris, _) = member(&app, "Idris").await;
    let once = random_id();
    for _ in 0..2 {
        added(&idris, &[("once", &once)]).await;
    }
    assert_eq!(app.count("internet_access_offers").await, 1);
    let page = app.get("/internet-access").await;
    for part in
        ["Library &lt;b&gt;", "href=\"https://library.example\"", "10 Example Street", "We have not checked this yet."]
    {
        says(&page, part);
    }
    let offer = added(&idris, &[("once", &once)]).await;
    let fields = with(&[("active", "no"), ("version", "1")]);
    assert_eq!(idris.post(&offer, &fields).await.header("location"), "/internet-access/content?done=saved");
    assert!(!app.get("/internet-access").await.text().contains("Library"));
    says(&idris.get(CONTENT).await, "Not shown");
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'internet_access.content_changed'").await, 2);
});

room_test!(a_refused_offer_keeps_what_was_typed, async |app: TestApp| {
    let (idris, _) = member(&app, "Idris").await;
    let page = idris.post(&format!("{CONTENT}/new"), &with(&[("link", "javascript:alert(1)"), ("words", "")])).await;
    assert_eq!(page.status, 422);
    for part in ["Write the whole link", "Write who it is for", "Library &lt;b&gt;", "javascript:alert(1)"] {
        says(&page, part);
    }
    assert_eq!(app.count("internet_access_offers").await, 0);
});

room_test!(one_tap_says_that_it_was_checked_and_six_months_later_it_must_be_again, async |app: TestApp| {
    app.at(NOON);
    let (idris, idris_id) = member(&app, "Idris").await;
    let offer = added(&idris, &[]).await;
    says(&idris.get(CONTENT).await, "that nobody has checked for six months");
    says(&idris.get("/staff").await, "1 to check again.");
    for _ in 0..2 {
        assert_eq!(idris.post(&format!("{offer}/checked"), &[]).await.status, 303);
    }
    says(&app.get("/internet-access").await, "We checked this on 25 November 2026.");
    assert!(!idris.get(CONTENT).await.text().contains("Check it"));
    app.at(NOON + 184 * DAY);
    let idris = again(&app, &idris_id.id).await;
    says(&idris.get(CONTENT).await, "Check it");
    assert_eq!(idris.post(&format!("{CONTENT}/nothing/checked"), &[]).await.status, 404);
});

room_test!(of_two_who_change_an_offer_the_second_gets_both_texts, async |app: TestApp| {
    app.at(NOON);
    let (idris, _) = member(&app, "Idris").await;
    let (una, _) = member(&app, "Una").await;
    let offer = added(&idris, &[]).await;
    assert_eq!(una.post(&offer, &with(&[("words", "Una says: upstairs."), ("version", "1")])).await.status, 303);
    let mine = with(&[("words", "Idris says: downstairs."), ("version", "1")]);
    let page = idris.post(&offer, &mine).await;
    assert_eq!(page.status, 422);
    for part in [
        "Somebody saved this while you were writing",
        "Una says: upstairs.",
        "Idris says: downstairs.",
        "name=\"version\" value=\"2\"",
    ] {
        says(&page, part);
    }
    says(&app.get("/internet-access").await, "Una says: upstairs.");
    for _ in 0..2 {
        let fields = with(&[("words", "Idris says: downstairs."), ("version", "2")]);
        assert_eq!(idris.post(&offer, &fields).await.status, 303, "the same text again is no quarrel");
    }
    says(&app.get("/internet-access").await, "Idris says: downstairs.");
    assert_eq!(app.number("select version from internet_access_offers").await, 3);
});

room_test!(a_network_is_added_moved_and_takes_part, async |app: TestApp| {
    app.at(NOON);
    let (idris, _) = member(&app, "Idris").await;
    let (una, _) = member(&app, "Una").await;
    let new = [("name", "Example Mobile"), ("takes_part", "no"), ("place", "17")];
    assert_eq!(idris.post(NETWORKS, &new).await.header("location"), "/internet-access/content/networks?done=added");
    let page = idris.post(NETWORKS, &[("name", " example  mobile"), ("takes_part", "yes"), ("place", "1")]).await;
    assert_eq!(page.status, 422);
    says(&page, "A network of this name is on the list already");
    let three = format!("{NETWORKS}/three");
    says(&idris.get(&three).await, "name=\"version\" value=\"1\"");
    let change = [("version", "1"), ("name", "Three"), ("takes_part", "yes"), ("place", "1")];
    assert_eq!(idris.post(&three, &change).await.status, 303);
    let crossed = [("version", "1"), ("name", "Three UK"), ("takes_part", "no"), ("place", "4")];
    let page = una.post(&three, &crossed).await;
    assert_eq!(page.status, 422);
    says(&page, "Somebody saved this while you were writing");
    says(&page, "Three UK");
    let (ada, _) = app.young_person("Ada").await;
    ada.post("/i/ask/help", &[("help", "data")]).await;
    let page = ada.post("/i/ask/phone", &[("phone", "07700 900123"), ("network", "three")]).await;
    assert_eq!(page.header("location"), "/i/ask/pay", "it takes part from now on");
});

room_test!(nobody_but_the_team_writes_it, async |app: TestApp| {
    app.at(NOON);
    let (idris, _) = member(&app, "Idris").await;
    let offer = added(&idris, &[]).await;
    let (grace, _) = app.staff("Grace", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (ada, _) = app.young_person("Ada").await;
    for browser in [&grace, &ada] {
        for address in [CONTENT, &offer, NETWORKS, &format!("{NETWORKS}/ee"), &format!("{CONTENT}/new")] {
            assert_eq!(browser.get(address).await.status, 404, "{address}");
        }
        assert_eq!(browser.post(&offer, &with(&[("name", "Mine"), ("version", "1")])).await.status, 404);
        assert_eq!(browser.post(&format!("{offer}/checked"), &[]).await.status, 404);
    }
    assert_eq!(app.number("select version from internet_access_offers").await, 1);
});
