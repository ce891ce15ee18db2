use super::*;
use crate::advocacy::asking::kept;
use crate::advocacy::testing::{DAY, NOON};
use crate::room_test;

room_test!(nothing_is_kept_unless_they_choose_it, async |app: TestApp| {
    app.at(NOON);
    let browser = answer(&app, &ANSWERS[..3]).await;
    assert_eq!(app.count("advocacy_drafts").await, 0);
    for address in ["/r/ask/words", "/r/ask/next"] {
        let page = browser.get(address).await;
        assert!(!page.text().contains("keep.js") && !page.text().contains("data-keep"), "{address}");
    }
});

room_test!(a_visitor_keeps_it_and_goes_on_with_it_elsewhere, async |app: TestApp| {
    app.at(NOON);
    let browser = answer(&app, &ANSWERS[..2]).await;
    let (browser, location) = go(&browser, "/r/ask/words", &[("words", WORDS), ("deed", "keep")]).await;
    assert_eq!(location, "/r/ask/kept");
    let page = browser.get("/r/ask/kept").await;
    let (reference, digits) = secrets(&page);
    assert_eq!((reference.len(), digits.len()), (9, 16), "{}", page.main());
    assert!(page.text().contains("Wednesday 2 December 2026") && page.text().contains("href=\"/r/ask/next\""));
    assert_eq!(browser.get("/r/ask/kept").await.bytes, page.bytes);
    assert!(!app.dump().await.contains("Nobody calls me back"), "it is sealed");
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.draft_kept'").await, 1);
    let step = browser.get("/r/ask/next").await;
    assert!(step.text().contains("keep.js") && step.text().contains("data-keep=\"next."), "{}", step.text());
    // From now on each page is kept as it is answered, and the phone may die.
    answer(&browser, &[("next", &[("wish", "A call")])]).await;
    let typed = [("reference", reference.as_str()), ("secret", digits.as_str())];
    let (elsewhere, location) = go(&app, "/r", &typed).await;
    assert_eq!(location, "/r/ask/reach");
    assert!(elsewhere.get("/r/ask/words").await.text().contains("Nobody calls me back."));
    assert!(elsewhere.get("/r/ask/next").await.text().contains("A call"));
    let elsewhere = answer(&elsewhere, &[("reach", &[("ways", "here_only")]), ("name", &[("name", "Ed")])]).await;
    let (elsewhere, case) = send(&elsewhere).await;
    assert_eq!((app.count("advocacy_cases").await, app.count("advocacy_drafts").await), (1, 0), "sent, it goes");
    assert!(elsewhere.get(&format!("/r/{case}/keep")).await.text().contains("keep.js"), "the browser forgets it");
    assert_eq!(app.post("/r", &typed).await.status, 422, "the old way in is gone");
});

room_test!(an_account_keeps_one_and_finds_it_when_it_is_back, async |app: TestApp| {
    app.at(NOON);
    let (ada, id) = app.young_person("Ada").await;
    let begun = go(&ada, "/r/ask/safe", &[("answer", "yes")]).await.0;
    let browser = go(&begun, "/r/ask/what", &[("topics", "rent"), ("deed", "keep")]).await.0;
    assert!(!browser.get("/r/ask/kept").await.text().contains("id=\"digits\""));
    let again = app.young_person_again(&id).await;
    assert!(again.get("/r").await.text().contains("You began to ask, and have not sent it"));
    let (again, location) = go(&again, "/r", &[("reference", "go-on")]).await;
    assert_eq!(location, "/r/ask/words");
    assert!(again.get("/r/ask/what").await.text().contains("value=\"rent\" checked"));
    let (bea, _) = app.young_person("Bea").await;
    assert!(!bea.get("/r").await.text().contains("You began to ask"));
    assert_eq!(go(&bea, "/r", &[("reference", "go-on")]).await.1, "/r");
    assert_eq!(
        app.number("select count(*) from advocacy_drafts where owner_index is not null and secret is null").await,
        1
    );
    // Another one takes its place.
    let anew = app.young_person_again(&id).await;
    let anew = go(&anew, "/r/ask/safe", &[("answer", "yes")]).await.0;
    go(&anew, "/r/ask/what", &[("topics", "money"), ("deed", "keep")]).await;
    assert_eq!(app.count("advocacy_drafts").await, 1);
});

room_test!(keeping_twice_keeps_once_and_a_blank_page_can_be_kept_too, async |app: TestApp| {
    app.at(NOON);
    let browser = answer(&app, &ANSWERS[..1]).await;
    for _ in 0..2 {
        let (_, location) = go(&browser, "/r/ask/what", &[("deed", "keep")]).await;
        assert_eq!(location, "/r/ask/kept");
    }
    assert_eq!(app.count("advocacy_drafts").await, 1);
    let page = browser.post("/r/ask/words", &[("deed", "keep"), ("words", &"a".repeat(2_001))]).await;
    assert_eq!(page.status, 422, "what is too long is said, and not lost");
});

room_test!(they_stop_keeping_it_and_after_seven_days_it_goes_by_itself, async |app: TestApp| {
    app.at(NOON);
    let (browser, _) =
        go(&answer(&app, &ANSWERS[..2]).await, "/r/ask/words", &[("words", "x"), ("deed", "keep")]).await;
    let (browser, location) = go(&browser, "/r/ask/stop-keeping", &[]).await;
    assert_eq!((location.as_str(), app.count("advocacy_drafts").await), ("/r?done=stopped", 0));
    let page = browser.get(&location).await;
    assert!(page.text().contains("We do not keep it any more.") && page.text().contains("keep.js"));
    assert!(!browser.get("/r/ask/next").await.text().contains("keep.js"), "and no more");
    answer(&browser, &[("next", &[("wish", "y")])]).await;
    assert_eq!(app.count("advocacy_drafts").await, 0);

    let (browser, _) = go(&browser, "/r/ask/next", &[("wish", "y"), ("deed", "keep")]).await;
    let (reference, digits) = secrets(&browser.get("/r/ask/kept").await);
    app.at(NOON + 7 * DAY);
    assert_eq!(app.post("/r", &[("reference", &reference), ("secret", &digits)]).await.status, 422);
    let mut tx = app.state.db.begin().await.expect("it begins");
    assert_eq!(kept::forget_old(&mut tx, NOON + 7 * DAY).await.expect("forgotten"), 1);
});
