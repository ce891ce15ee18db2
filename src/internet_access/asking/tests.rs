//! Asking, as young people do it.

use super::super::model::{Help, Status, Way};
use super::super::testing::{self, DAY, NOON, found, matched, member};
use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy, PersonId};
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::{Page, TestApp};

const CHECK: &str = "/i/ask/check";
/// Monday 30 November 2026 is over: three working days after that Wednesday.
const DUE: &str = "Monday 30 November 2026";

fn says(page: &Page, part: &str) {
    assert!(page.text().contains(part), "{part}: {}", page.main());
}

async fn take_part(app: &TestApp, network: &str) {
    let sql = format!("update internet_access_networks set takes_part = true where id = '{network}'");
    app.execute(&sql).await.expect("it takes part");
}

/// Answers one page, and gives where it leads.
async fn answer(browser: &TestApp, step: &str, fields: &[(&str, &str)]) -> String {
    let page = browser.post(&format!("/i/ask/{step}"), fields).await;
    assert_eq!(page.status, 303, "{step}: {}", page.main());
    page.header("location").to_owned()
}

/// Answers all of it for a SIM card by post.
async fn answer_all(browser: &TestApp) {
    answer(browser, "help", &[("help", "sim")]).await;
    answer(browser, "way", &[("way", "post")]).await;
    let address = [("address", "Flat 4, 10 Example Street"), ("postcode", "e143ab"), ("phone", "")];
    answer(browser, "address", &address).await;
    assert_eq!(answer(browser, "when", &[("deed", "skip")]).await, CHECK);
}

/// The name under which the page with all the answers is sent.
async fn once_of(browser: &TestApp) -> String {
    let page = browser.get(CHECK).await;
    let once = page.text().split("name=\"once\" value=\"").nth(1).unwrap_or_else(|| panic!("{}", page.main()));
    once.split('"').next().expect("a value").to_owned()
}

async fn send(browser: &TestApp) -> String {
    let once = once_of(browser).await;
    let page = browser.post(CHECK, &[("once", &once)]).await;
    assert_eq!(page.status, 303, "{}", page.main());
    page.header("location").trim_start_matches("/i/").trim_end_matches("/sent").to_owned()
}

room_test!(a_sim_card_is_asked_for_one_question_a_page, async |app: TestApp| {
    app.at(NOON);
    let (ada, _) = matched(&app, "Ada").await;
    let page = app.get("/internet-access").await;
    for part in
        ["href=\"/i/ask/help\"", "href=\"/i/ask/have\"", "within 3 working days", "do not have to prove anything"]
    {
        says(&page, part);
    }
    assert_eq!(app.get("/i/ask/help").await.header("location"), "/sign-in?onwards=%2Fi%2Fask%2Fhelp");
    assert_eq!(answer(&ada, "help", &[("help", "sim")]).await, "/i/ask/way");
    says(&ada.get("/i/ask/way").await, "AdviserOfAda brings it when you meet.");
    assert_eq!(answer(&ada, "way", &[("way", "post")]).await, "/i/ask/address");
    let address = [("address", "Flat 4, 10 Example Street"), ("postcode", "e143ab"), ("phone", "07700 900123")];
    assert_eq!(answer(&ada, "address", &address).await, "/i/ask/when");
    assert_eq!(answer(&ada, "when", &[("needed_on", "1/12/2026"), ("why", "College <b>")]).await, CHECK);
    assert_eq!(app.count("internet_access_requests").await, 0, "nothing is sent before they say so");
    let page = ada.get(CHECK).await;
    for part in
        ["A SIM card", "Post it to me", "E14 3AB", "07700 900123", "By 1 December 2026", "College &lt;b&gt;", DUE]
    {
        says(&page, part);
    }
    let id = send(&ada).await;
    assert_eq!(app.count("internet_access_drafts").await, 0);
    let request = found(&app, &id).await.thread.request;
    let details = &request.details;
    assert_eq!((request.help, request.status, details.way), (Help::Sim, Status::Received, Some(Way::Post)));
    assert_eq!((details.postcode.as_deref(), details.needed_on.as_deref()), (Some("E14 3AB"), Some("2026-12-01")));
    assert_eq!(details.phone.as_deref(), Some("+447700900123"));
    // The page to keep is the same however often it is opened, and nobody else's.
    for _ in 0..2 {
        let page = ada.get(&format!("/i/{id}/sent")).await;
        let digits: Vec<_> = (0..4).map(|group| &request.digits[group * 4..group * 4 + 4]).collect();
        for part in
            [&request.reference, digits[0], digits[3], DUE, "Do other people use this phone?", "portal.example/i"]
        {
            says(&page, part);
        }
    }
    let (bea, _) = app.young_person("Bea").await;
    assert_eq!(bea.get(&format!("/i/{id}/sent")).await.status, 404);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'internet_access.asked'").await, 1);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'internet_access.draft_kept'").await, 1);
});

room_test!(a_network_that_does_not_take_part_leads_to_a_sim_card, async |app: TestApp| {
    app.at(NOON);
    take_part(&app, "giffgaff").await;
    let (ada, _) = matched(&app, "Ada").await;
    answer(&ada, "help", &[("help", "data")]).await;
    for network in ["three", "other"] {
        assert_eq!(answer(&ada, "phone", &[("phone", "07700 900123"), ("network", network)]).await, "/i/ask/instead");
        assert_eq!(ada.get(CHECK).await.header("location"), "/i/ask/instead", "it cannot be sent like this");
    }
    says(&ada.get("/i/ask/instead").await, "if we know the network");
    answer(&ada, "phone", &[("phone", "07700 900123"), ("network", "three")]).await;
    says(&ada.get("/i/ask/instead").await, "Three does not let us put data on your phone.");
    assert_eq!(answer(&ada, "instead", &[("deed", "sim")]).await, "/i/ask/way");
    answer(&ada, "way", &[("way", "collect")]).await;
    answer(&ada, "when", &[("deed", "skip")]).await;
    let request = found(&app, &send(&ada).await).await.thread.request;
    assert_eq!((request.help, request.details.way, request.details.network), (Help::Sim, Some(Way::Collect), None));

    answer(&ada, "help", &[("help", "data")]).await;
    assert_eq!(answer(&ada, "phone", &[("phone", "07700 900123"), ("network", "giffgaff")]).await, "/i/ask/pay");
    says(&ada.get("/i/ask/pay").await, "Leave it empty if the name is Ada.");
    answer(&ada, "pay", &[("pays", "as_you_go"), ("account_name", "Grandma Example")]).await;
    answer(&ada, "when", &[("deed", "skip")]).await;
    says(&ada.get(CHECK).await, "The account is in the name of Grandma Example");
    let details = found(&app, &send(&ada).await).await.thread.request.details;
    assert_eq!(
        (details.network.as_deref(), details.account_name.as_deref()),
        (Some("giffgaff"), Some("Grandma Example"))
    );
});

room_test!(three_questions_choose_and_they_may_choose_something_else, async |app: TestApp| {
    app.at(NOON);
    let (ada, _) = matched(&app, "Ada").await;
    assert_eq!(answer(&ada, "help", &[("help", "choose")]).await, "/i/ask/have");
    assert_eq!(answer(&ada, "have", &[("have", "phone")]).await, "/i/ask/home");
    assert_eq!(answer(&ada, "home", &[("home", "no")]).await, "/i/ask/stay");
    assert_eq!(answer(&ada, "stay", &[("stay", "yes")]).await, "/i/ask/help?suggested=yes");
    let page = ada.get("/i/ask/help?suggested=yes").await;
    says(&page, "We think Wi-Fi at home helps you most.");
    assert!(page.text().contains("value=\"broadband\" checked"), "{}", page.main());
    assert_eq!(answer(&ada, "have", &[("have", "nothing")]).await, "/i/ask/help?suggested=yes");
    says(&ada.get("/i/ask/help?suggested=yes").await, "We think a phone, tablet or laptop helps you most.");
    assert_eq!(answer(&ada, "help", &[("help", "router")]).await, "/i/ask/way");
    answer(&ada, "way", &[("way", "adviser")]).await;
    answer(&ada, "when", &[("deed", "skip")]).await;
    let request = found(&app, &send(&ada).await).await.thread.request;
    assert_eq!((request.help, request.details.has.as_deref()), (Help::Router, Some("Nothing that works")));
});

room_test!(a_refused_answer_keeps_what_was_typed_and_nothing_of_it_is_sent, async |app: TestApp| {
    app.at(NOON);
    let (ada, _) = matched(&app, "Ada").await;
    let refused = ada.post("/i/ask/help", &[("help", "")]).await;
    assert_eq!(refused.status, 422);
    says(&refused, "Choose what would help");
    answer(&ada, "help", &[("help", "broadband")]).await;
    let typed = [("address", "Mansion <b>"), ("postcode", "E14"), ("phone", "12")];
    let refused = ada.post("/i/ask/address", &typed).await;
    assert_eq!(refused.status, 422);
    for part in ["Mansion &lt;b&gt;", "value=\"E14\"", "value=\"12\"", "<title>Error: "] {
        says(&refused, part);
    }
    let refused = ada.post("/i/ask/when", &[("needed_on", "24/11/2026"), ("why", "Mine")]).await;
    says(&refused, "That day is over");
    says(&refused, "Mine");
    assert_eq!(ada.get(CHECK).await.header("location"), "/i/ask/address");
    assert_eq!(ada.post(CHECK, &[("once", &random_id())]).await.header("location"), CHECK);
    assert_eq!(app.count("internet_access_requests").await, 0);
});

room_test!(sent_twenty_times_at_once_and_again_it_is_one_request, async |app: TestApp| {
    app.at(NOON);
    let (ada, _) = matched(&app, "Ada").await;
    answer_all(&ada).await;
    let once = once_of(&ada).await;
    let twin = app.twin().await.with_cookie(ada.cookie());
    let fields = [("form_token", ada.form_token().to_owned()), ("once", once.clone())];
    let mut sending = tokio::task::JoinSet::new();
    for number in 0..20 {
        let (browser, fields) = (if number % 2 == 0 { ada.clone() } else { twin.clone() }, fields.clone());
        sending.spawn(async move {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            browser.post_bare(CHECK, &fields).await.header("location").to_owned()
        });
    }
    let places: std::collections::BTreeSet<_> = sending.join_all().await.into_iter().collect();
    assert_eq!(places.len(), 1, "{places:?}");
    let again = ada.post(CHECK, &[("once", &once)]).await;
    assert_eq!(Some(again.header("location")), places.first().map(String::as_str));
    assert_eq!(app.count("internet_access_requests").await, 1);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'internet_access.asked'").await, 1);
});

room_test!(the_same_asked_for_before_is_named_and_may_be_sent_all_the_same, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = matched(&app, "Ada").await;
    answer_all(&ada).await;
    assert!(!ada.get(CHECK).await.text().contains("You asked for this before"));
    let first = send(&ada).await;
    app.at(NOON + DAY);
    let ada = again(&app, &ada_id).await;
    answer_all(&ada).await;
    let page = ada.get(CHECK).await;
    for part in
        ["You asked for this before", "Wednesday 25 November 2026", "We have it", &format!("href=\"/i/{first}\"")]
    {
        says(&page, part);
    }
    assert_ne!(send(&ada).await, first);
    assert_eq!(app.count("internet_access_requests").await, 2);
});

async fn again(app: &TestApp, person: &PersonId) -> TestApp {
    let (opened_by, lasts) = (OpenedBy::EmailCode, Lasts::OWN_PHONE);
    app.signed_in(&NewSession { person, opened_by, own_phone: true, device: "Firefox", lasts }).await
}

room_test!(whoever_is_not_matched_may_ask_and_is_told_what_comes_first, async |app: TestApp| {
    app.at(NOON);
    let (jo, _) = app.young_person("Jo").await;
    says(&jo.get("/i/ask/help").await, "once a personal adviser has told us who you are");
    answer(&jo, "help", &[("help", "sim")]).await;
    assert!(!jo.get("/i/ask/way").await.text().contains("value=\"adviser\""));
    assert_eq!(jo.post("/i/ask/way", &[("way", "adviser")]).await.status, 422);
    answer(&jo, "way", &[("way", "collect")]).await;
    answer(&jo, "when", &[("deed", "skip")]).await;
    says(&jo.get(CHECK).await, "One thing comes first");
    let id = send(&jo).await;
    says(&jo.get(&format!("/i/{id}/sent")).await, "First a personal adviser tells us who you are.");
});

room_test!(what_is_typed_waits_for_seven_days_and_stands_on_their_page, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = matched(&app, "Ada").await;
    let about =
        [("name", "Ada"), ("language", "en"), ("may_email", "yes"), ("hours", "some"), ("from", "9"), ("to", "17")];
    let about = [&about[..], &[("phone", "07700 900456")]].concat();
    assert_eq!(ada.post("/me/about", &about).await.status, 303);
    answer(&ada, "help", &[("help", "broadband")]).await;
    let address = ada.get("/i/ask/address").await;
    says(&address, "07700 900456");
    app.at(NOON + 6 * DAY);
    let ada = again(&app, &ada_id).await;
    says(&ada.get("/me").await, "Something you began");
    says(&ada.get("/i/ask/help").await, "You began this on Wednesday 25 November 2026.");
    assert_eq!(ada.get(CHECK).await.header("location"), "/i/ask/address");
    assert_eq!(ada.get("/i/ask/phone").await.header("location"), "/i/ask/address", "a page of something else");
    assert_eq!(answer(&ada, "help", &[("deed", "anew")]).await, "/i/ask/help");
    assert_eq!(app.count("internet_access_drafts").await, 0);

    answer(&ada, "help", &[("help", "broadband")]).await;
    app.at(NOON + 14 * DAY);
    let ada = again(&app, &ada_id).await;
    assert_eq!(ada.get(CHECK).await.header("location"), "/i/ask/help");
    let mut tx = app.state.db.begin().await.expect("it begins");
    assert_eq!(super::super::kept::forget_old(&mut tx, app.state.now()).await.expect("forgotten"), 1);
    drop(tx);
});

room_test!(a_change_from_the_check_page_leads_back_to_it_unless_it_asks_for_more, async |app: TestApp| {
    app.at(NOON);
    let (ada, _) = matched(&app, "Ada").await;
    answer_all(&ada).await;
    says(&ada.get("/i/ask/when?from=check").await, "name=\"from\" value=\"check\"");
    assert_eq!(answer(&ada, "when", &[("from", "check"), ("why", "Work")]).await, CHECK);
    assert_eq!(answer(&ada, "help", &[("from", "check"), ("help", "data")]).await, "/i/ask/phone?from=check");
    assert_eq!(answer(&ada, "help", &[("from", "check"), ("help", "router")]).await, CHECK);
    assert_eq!(answer(&ada, "way", &[("from", "check"), ("way", "collect")]).await, CHECK);
    let once = once_of(&ada).await;
    answer(&ada, "help", &[("help", "device")]).await;
    let id = ada.post(CHECK, &[("once", &once)]).await.header("location").to_owned();
    assert!(id.ends_with("/sent"), "{id}");
});

room_test!(staff_and_visitors_do_not_ask_here, async |app: TestApp| {
    app.at(NOON);
    let (idris, _) = member(&app, "Idris").await;
    let (_, ada_id) = matched(&app, "Ada").await;
    let id = testing::ask(&app, &ada_id, Help::Sim).await;
    for address in ["/i/ask/help", CHECK, &format!("/i/{id}/sent")] {
        assert_eq!(idris.get(address).await.status, 404, "{address}");
        assert_eq!(app.get(address).await.status, 303, "{address}");
    }
});
