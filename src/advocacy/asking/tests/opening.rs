use super::*;
use crate::accounts::PersonId;
use crate::advocacy::model::Kind;
use crate::advocacy::store;
use crate::advocacy::testing::{DAY, HOUR, NOON, advocate, ask_without_account, manager, staff};
use crate::room_test;

/// Somebody's case without an account: its id, reference and digits.
async fn a_case(app: &TestApp) -> (TestApp, String, String, String) {
    let (browser, case, digits) = ask_without_account(app).await;
    let reference = secrets(&browser.get(&format!("/r/{case}/keep")).await).0;
    (browser, case, reference, digits)
}

async fn try_open(browser: &TestApp, reference: &str, digits: &str) -> Page {
    browser.post("/r", &[("reference", reference), ("secret", digits)]).await
}

fn wrong(number: u64) -> String {
    format!("{:016}", 7_000_000_000_000_000 + number)
}

room_test!(reference_and_digits_open_it_however_they_are_typed, async |app: TestApp| {
    app.at(NOON);
    let (_, case, reference, digits) = a_case(&app).await;
    let spaced = format!("{} {} {}-{}", &digits[..4], &digits[4..8], &digits[8..12], &digits[12..]);
    let page = try_open(&app, &format!(" {} ", reference.to_lowercase().replace('-', " ")), &spaced).await;
    assert_eq!((page.status, page.header("location")), (303, format!("/r/{case}").as_str()), "{}", page.main());
    let browser = after(&app, &page);
    assert!(browser.get("/r").await.text().contains(&format!("href=\"/r/{case}\"")));
    let page = browser.get(&format!("/r/{case}/keep")).await;
    assert!(page.status == 200 && !page.text().contains("id=\"digits\""), "the digits show where they were asked for");
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.opened'").await, 1);
    // It is put away, or is over by itself.
    let (away, location) = go(&browser, "/r/away", &[]).await;
    assert_eq!(location, "/r?done=away");
    assert!(!away.cookie().contains("__Host-r="));
    assert_eq!(browser.get(&format!("/r/{case}/keep")).await.status, 404, "the row is gone too");
    let browser = after(&app, &try_open(&app, &reference, &digits).await);
    app.at(NOON + 16 * 60_000);
    assert_eq!(browser.get(&format!("/r/{case}/keep")).await.status, 404);
});

room_test!(leaving_ends_what_was_opened, async |app: TestApp| {
    app.at(NOON);
    let (browser, case, ..) = a_case(&app).await;
    assert_eq!(browser.get("/leave").await.status, 303);
    assert_eq!(app.count("advocacy_openings").await, 0);
    assert_eq!(browser.get(&format!("/r/{case}/keep")).await.status, 404);
    let away = app.get("/leave/away").await;
    for cookie in ["__Host-ask=;", "__Host-r=;"] {
        let cleared = away.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        assert!(cleared.into_iter().any(|line| line.starts_with(cookie) && line.contains("Max-Age=0")), "{cookie}");
    }
});

room_test!(wrong_and_unknown_look_the_same_and_the_digits_are_not_shown_back, async |app: TestApp| {
    app.at(NOON);
    let (_, _, reference, digits) = a_case(&app).await;
    let known = try_open(&app, &reference, &wrong(1)).await;
    let unknown = try_open(&app, "ZZZZ-ZZZZ", &wrong(1)).await;
    assert_eq!((known.status, unknown.status), (422, 422));
    assert_eq!(known.text().replace(&reference, "ZZZZ-ZZZZ"), unknown.text());
    assert!(known.text().contains("That is not right.") && known.text().contains(&reference));
    assert!(!known.text().contains(&wrong(1)));
    let shape = try_open(&app, "K7", "12").await;
    assert!(shape.status == 422 && shape.text().contains("Type all 16 digits"));
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.open_failed'").await, 2);
    assert_eq!(try_open(&app, &reference, &digits).await.status, 303);
    assert_eq!(app.number("select count(*) from digit_tries where tries = 1").await, 1, "the right one counts no more");
});

room_test!(the_eleventh_try_in_a_day_closes_a_reference_for_a_day_and_no_other, async |app: TestApp| {
    app.at(NOON);
    let (browser, _) = advocate(&app, "Vera").await;
    let vera = staff(&app, &browser).await;
    manager(&app, "Mo").await;
    let (_, case, reference, digits) = a_case(&app).await;
    store::claim(&app.state, &vera, &case).await.expect("claimed");
    let (_, _, other, others_digits) = a_case(&app).await;
    let letters = app.count("outbox").await;
    for number in 0..10 {
        let page = try_open(&app, &reference, &wrong(number)).await;
        assert!(page.text().contains("That is not right."), "try {number}: {}", page.main());
    }
    for _ in 0..3 {
        let closed = try_open(&app, &reference, &digits).await;
        assert!(closed.status == 422 && closed.text().contains("It opens again tomorrow."), "{}", closed.main());
    }
    assert_eq!(app.count("outbox").await - letters, 2, "the advocate and the manager are told once");
    assert_eq!(try_open(&app, &other, &others_digits).await.status, 303, "another is open");
    app.at(NOON + 24 * HOUR - 1);
    assert_eq!(try_open(&app, &reference, &digits).await.status, 422);
    app.at(NOON + 24 * HOUR);
    assert_eq!(try_open(&app, &reference, &digits).await.status, 303);

    // A reference that nobody has closes in the same way.
    for number in 0..10 {
        try_open(&app, "ZZZZ-ZZZZ", &wrong(number)).await;
    }
    assert!(try_open(&app, "ZZZZ-ZZZZ", &wrong(10)).await.text().contains("It opens again tomorrow."));
    let mut tx = app.state.db.begin().await.expect("it begins");
    let later = app.state.now() + DAY;
    assert_eq!(crate::accounts::tries::forget_old(&mut tx, later).await.expect("forgotten"), 1);
});

room_test!(a_hundred_guesses_at_once_are_no_more_than_ten, async |app: TestApp| {
    app.at(NOON);
    let (_, _, reference, _) = a_case(&app).await;
    let mut guessing = tokio::task::JoinSet::new();
    for number in 0..100 {
        let (app, reference) = (app.clone(), reference.clone());
        guessing.spawn(async move { try_open(&app, &reference, &wrong(number)).await.text().contains("not right") });
    }
    let tried = guessing.join_all().await.into_iter().filter(|tried| *tried).count();
    assert_eq!(tried, 10);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.open_failed'").await, 10);
});

room_test!(one_network_that_knocks_too_often_is_refused, async |app: TestApp| {
    app.at(NOON);
    let mut last = 0;
    for _ in 0..601 {
        last = app.post("/r", &[]).await.status;
    }
    assert_eq!(last, 429);
    assert_eq!(app.from("198.51.100.7").post("/r", &[]).await.status, 422, "another network is let in");
});

room_test!(an_account_takes_it_and_then_nothing_else_opens_it, async |app: TestApp| {
    app.at(NOON);
    let (asked_in, case, reference, digits) = a_case(&app).await;
    let (ada, ada_id) = app.young_person("Ada").await;
    let adopt = format!("/r/{case}/adopt");
    assert_eq!(ada.post(&adopt, &[]).await.status, 404, "not before it is open");
    let opened = after(&ada, &try_open(&ada, &reference, &digits).await);
    assert!(opened.get("/r").await.text().contains("Keep it on my page"));
    let (opened, location) = go(&opened, &adopt, &[]).await;
    assert_eq!(location, format!("/r/{case}"));
    assert_eq!(go(&ada, &adopt, &[]).await.1, location, "pressed twice");
    assert_eq!(opened.get(&format!("/r/{case}/keep")).await.status, 200);
    assert_eq!(asked_in.get(&format!("/r/{case}/keep")).await.status, 404, "the browser that asked has it no more");
    assert_eq!(try_open(&app, &reference, &digits).await.status, 422);
    let (bea, _) = app.young_person("Bea").await;
    assert_eq!(bea.post(&adopt, &[]).await.status, 404);
    let mut tx = app.state.db.read().await.expect("it reads");
    let thread = store::find(&mut tx, &app.state.keys, &case).await.expect("found").expect("there").thread;
    assert_eq!(thread.case.owner, Some(PersonId(ada_id.as_str().to_owned())));
    assert_eq!(thread.entries.iter().filter(|entry| entry.kind == Kind::Adopted).count(), 1);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.adopted' and who is null").await, 1);
});
