use super::*;
use crate::room_test;
use crate::server::testing::Page;

/// The browser, with the cookie that a page has handed it; without, where the page took it away.
fn after(browser: &TestApp, page: &Page) -> TestApp {
    let lines = page.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    let cookie = lines.filter_map(|line| line.split(';').next()).find(|line| line.starts_with("__Host-i="));
    cookie.map_or_else(|| browser.clone(), |cookie| browser.with_cookie(cookie))
}

async fn try_open(app: &TestApp, reference: &str, digits: &str) -> Page {
    app.post("/i", &[("reference", reference), ("digits", digits)]).await
}

async fn secrets(app: &TestApp, id: &str) -> (String, String) {
    let request = found(app, id).await.thread.request;
    (request.reference, request.digits)
}

/// Sixteen digits that are not these.
fn wrong(digits: &str) -> String {
    let first = if digits.starts_with('0') { '1' } else { '0' };
    format!("{first}{}", &digits[1..])
}

room_test!(they_open_where_it_stands_and_nothing_else, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let id = cast.sent(&app, Help::Sim).await;
    store::reply(&app.state, &cast.idris, &id, 3, "r", "Nougat").await.expect("answered");
    let (reference, digits) = secrets(&app, &id).await;
    let page =
        try_open(&app, &reference.to_lowercase().replace('-', " "), &format!("{} {}", &digits[..8], &digits[8..]))
            .await;
    assert_eq!((page.status, page.header("location")), (303, "/i/opened"));
    let browser = after(&app, &page);
    let page = browser.get("/i/opened").await;
    assert!(page.text().contains("It is on its way") && page.text().contains("Did it arrive?"), "{}", page.main());
    for hidden in ["Ada", "Idris", "Nougat", "E14", "07700", "Example Street", digits.as_str(), "name=\"words\""] {
        assert!(!page.main().contains(hidden), "{hidden}: {}", page.main());
    }
    assert_eq!(browser.get(&format!("/i/{id}")).await.status, 303, "the page itself needs a session");
    let page = browser.post("/i/opened", &[("deed", "arrived")]).await;
    assert_eq!((page.status, status(&app, &id).await), (303, Status::Arrived));
    let page = browser.post("/i/opened", &[("deed", "not-arrived")]).await;
    assert_eq!((page.status, status(&app, &id).await), (422, Status::Arrived));
    assert_eq!(browser.post("/i/opened", &[("deed", "does-not-work")]).await.status, 303);
    assert_eq!(app.number("select count(*) from outbox where kind = 'internet_access.alarm'").await, 1);
    assert_eq!(browser.post("/i/opened", &[("deed", "withdraw")]).await.status, 422, "no more than that");
    let by_visitor =
        "select count(*) from audit_lines where role = 'visitor' and who is null and about is not null and deed = ";
    assert_eq!(app.number(&format!("{by_visitor}'internet_access.opened'")).await, 1);
    assert_eq!(app.number(&format!("{by_visitor}'internet_access.said_whether'")).await, 2);
    assert!(
        cast.ada
            .get(&format!("/i/{id}"))
            .await
            .text()
            .contains("opened what you asked for with its reference and digits.")
    );
});

room_test!(it_closes_after_a_quarter_of_an_hour_and_after_an_hour_at_most, async |app: TestApp| {
    const MINUTE: i64 = 60_000;
    let cast = cast(&app, Help::Sim).await;
    let (reference, digits) = secrets(&app, &ask(&app, &cast.ada_id, Help::Sim).await).await;
    let mut browser = after(&app, &try_open(&app, &reference, &digits).await);
    for minutes in [14, 28, 42, 56] {
        app.at(NOON + minutes * MINUTE);
        let page = browser.get("/i/opened").await;
        assert_eq!(page.status, 200, "{minutes}");
        browser = after(&browser, &page);
    }
    app.at(NOON + 60 * MINUTE);
    assert_eq!(browser.get("/i/opened").await.header("location"), "/i");
    let browser = after(&app, &try_open(&app, &reference, &digits).await);
    app.at(NOON + 75 * MINUTE);
    assert_eq!(browser.get("/i/opened").await.header("location"), "/i");
    assert_eq!(app.with_cookie("__Host-i=abc").get("/i/opened").await.header("location"), "/i");
});

room_test!(it_is_put_away_by_hand_by_leaving_and_by_signing_out, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let (reference, digits) = secrets(&app, &ask(&app, &cast.ada_id, Help::Sim).await).await;
    let browser = after(&app, &try_open(&app, &reference, &digits).await);
    assert!(browser.get("/i").await.text().contains("You have one open"));
    let away = browser.post("/i/opened", &[("deed", "away")]).await;
    assert_eq!(away.header("location"), "/i?done=away");
    assert!(!after(&browser, &away).get("/i?done=away").await.text().contains("You have one open"));
    for page in [app.get("/leave/away").await, cast.ada.post("/sign-out", &[]).await] {
        let mut cleared = page.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
        assert!(cleared.any(|line| line.starts_with("__Host-i=;") && line.contains("Max-Age=0")));
    }
    assert!(app.get("/cookies").await.text().contains("__Host-i<"));
});

room_test!(wrong_and_unknown_look_the_same_and_digits_are_not_shown_back, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let (reference, digits) = secrets(&app, &ask(&app, &cast.ada_id, Help::Sim).await).await;
    let wrong = wrong(&digits);
    let known = try_open(&app, &reference, &wrong).await;
    let unknown = try_open(&app, "ZZZZ-ZZZZ", &wrong).await;
    assert_eq!((known.status, unknown.status), (422, 422));
    assert_eq!(known.text().replace(&reference, "ZZZZ-ZZZZ"), unknown.text());
    assert!(known.text().contains("That is not right.") && !known.text().contains(&wrong));
    let shape = try_open(&app, "K7", "12").await;
    assert!(
        shape.status == 422 && shape.text().contains("Type all 16 digits") && shape.text().contains("value=\"K7\"")
    );
    let failed = "select count(*) from audit_lines where deed = 'internet_access.open_failed'";
    assert_eq!(app.number(failed).await, 2);
    assert_eq!(try_open(&app, &reference, &digits).await.status, 303);
    assert_eq!(app.count("digit_tries").await, 1, "the right ones count no more");
});

room_test!(the_eleventh_try_closes_a_reference_for_a_day_and_no_other, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let (reference, digits) = secrets(&app, &ask(&app, &cast.ada_id, Help::Sim).await).await;
    let other = secrets(&app, &ask(&app, &cast.ada_id, Help::Sim).await).await;
    let alarms = "select count(*) from outbox where kind = 'internet_access.alarm'";
    for _ in 0..10 {
        assert!(try_open(&app, &reference, &wrong(&digits)).await.text().contains("That is not right."));
    }
    assert_eq!(app.number(alarms).await, 0);
    for _ in 0..2 {
        let page = try_open(&app, &reference, &digits).await;
        assert!(page.status == 422 && page.text().contains("This was tried too often."), "the right ones too");
    }
    assert_eq!(app.number(alarms).await, 1, "the team is told once");
    assert_eq!(try_open(&app, &other.0, &other.1).await.status, 303);
    app.at(NOON + DAY - 1);
    assert_eq!(try_open(&app, &reference, &digits).await.status, 422);
    app.at(NOON + DAY);
    assert_eq!(try_open(&app, &reference, &digits).await.status, 303);
});
