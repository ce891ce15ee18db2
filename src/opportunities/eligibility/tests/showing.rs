//! What lists and opportunities say to somebody who answered; and that nobody else ever reads it.

use axum::http::Request;
use serde_json::json;

use super::{KEEP, NOON, answer, answered};
use crate::opportunities::tests::feeds::{import_all, vacancy, with};
use crate::room_test;
use crate::server::testing::TestApp;

const SENTENCE: &str = "You can apply: foundation apprenticeship, 22 to 24, care experienced.";

/// A foundation apprenticeship, an apprenticeship that asks for A levels, and one that asks for nothing.
async fn three(app: &TestApp) {
    app.at(NOON);
    let foundation =
        json!({"course": {"title": "Builder (level 2)", "level": 2, "route": "Digital", "type": "Foundation"}});
    let a_levels = json!({"qualifications": [{
        "weighting": "Essential", "qualificationType": "A level or equivalent", "subject": "Any two", "grade": "C"}]});
    let adverts = [
        with(vacancy("1", "Builder"), foundation),
        with(vacancy("2", "Surveyor"), a_levels),
        vacancy("3", "Bike apprentice"),
    ];
    import_all(app, &adverts.map(|advert| with(advert, json!({"startDate": "2027-01-11T00:00:00Z"})))).await;
}

room_test!(lists_and_opportunities_say_the_same_one_sentence, async |app: TestApp| {
    three(&app).await;
    let browser = answered(&app).await;
    let list = browser.get("/opportunities").await;
    for sentence in [
        SENTENCE,
        "Ask them: they want a course or exam, and may take other things.",
        "You can apply: apprenticeship, 16 or over.",
    ] {
        assert!(list.text().contains(sentence), "{sentence}: {}", list.main());
    }
    assert_eq!(list.count("class=\"fit"), 3);
    let one = browser.get("/opportunities/1").await;
    assert_eq!(one.count(SENTENCE), 1, "{}", one.main());
    assert_eq!(one.count("If you have been in care, you can apply until you are 24."), 1);
    assert!(one.text().contains("The rule, and where it is from"), "{}", one.main());
    assert!(one.text().contains("You can get this. Your council has to say"), "{}", one.main());
    assert_eq!((list.header("cache-control"), one.header("cache-control")), ("no-store", "no-store"));
});

room_test!(whoever_told_us_nothing_reads_the_rule_and_where_it_is_from, async |app: TestApp| {
    three(&app).await;
    let one = app.get("/opportunities/1").await;
    assert!(one.text().contains("If you have been in care, you can apply until you are 24."), "{}", one.main());
    assert!(one.text().contains("From: Find an apprenticeship. We checked on 26 November 2026."), "{}", one.main());
    assert!(one.text().contains("href=\"/opportunities/can-i-apply\"") && one.count("class=\"fit") == 0);
    assert!(one.text().contains("bursary, 12 June 2025. We checked on 26 November 2026."), "{}", one.main());
    let dates = "/opportunities/what-i-would-get?day=11&amp;month=1&amp;year=2027";
    assert!(one.text().contains(dates), "{}", one.main());
});

room_test!(the_list_can_be_only_what_somebody_can_apply_for, async |app: TestApp| {
    three(&app).await;
    let young = answer(&app, "age", &[("age", "14")]).await;
    let page = young.get("/opportunities?only=mine").await;
    assert!(page.text().contains("Nothing fits all of that yet"), "{}", page.main());
    assert!(page.text().contains("Leave out: What I can apply for"), "{}", page.main());
    let browser = answered(&app).await;
    let page = browser.get("/opportunities?only=mine").await;
    assert!(page.text().contains("3 things you could do"), "{}", page.main());
    assert!(
        page.text().contains("value=\"mine\" checked") && !page.text().contains("Show only what I can"),
        "{}",
        page.main()
    );
    let older = answer(&browser, "age", &[("age", "26")]).await;
    let page = older.get("/opportunities?only=mine").await;
    assert!(page.text().contains("2 things you could do") && !page.text().contains("Builder</a>"), "{}", page.main());
    // A shared link, asked for by somebody we know nothing of, shows all of it, and offers no such box.
    let page = app.get("/opportunities?only=mine").await;
    assert!(page.text().contains("3 things you could do"), "{}", page.main());
    assert!(!page.text().contains("value=\"mine\""), "{}", page.main());
});

room_test!(the_search_offers_to_begin_with_ones_answers, async |app: TestApp| {
    three(&app).await;
    let browser = answered(&app).await;
    let address = "/opportunities?place=Poplar&amp;miles=5&amp;kind=apprenticeship&amp;kind=foundation_apprenticeship&amp;only=mine";
    let page = browser.get("/opportunities").await;
    assert!(page.text().contains(address), "{}", page.main());
    assert!(!browser.get("/opportunities?words=bike").await.text().contains(address), "only at the start");
    assert!(app.get("/opportunities").await.text().contains("Can I apply? Answer a few questions, once"));
});

room_test!(no_kept_page_ever_holds_anybodys_sentence, async |app: TestApp| {
    three(&app).await;
    let browser = answered(&app).await;
    let (own, _) = app.young_person("Ada").await;
    answered(&own).await.post(KEEP, &[]).await;
    let touched = app.with_cookie(&format!("{}x", browser.cookie()));
    let ask = |address: &str| Request::get(address).header("accept-encoding", "gzip");
    for address in [
        "/opportunities",
        "/opportunities/1",
        "/opportunities?only=mine",
        "/opportunities/what-i-would-get?day=1&month=2&year=2027",
        "/opportunities/can-i-apply",
        "/",
    ] {
        // Whoever asks first: somebody's own page is not a kept one, and the one that is kept is nobody's.
        for asker in [&browser, &own, &touched] {
            let page = asker.send(ask(address)).await;
            assert_eq!((page.header("cache-control"), page.header("etag")), ("no-store", ""), "{address}");
        }
        let first = app.send(ask(address)).await;
        assert_eq!(first.header("cache-control"), "no-cache", "{address}");
        for word in ["class=\"fit", "See my answers", "You can get this."] {
            assert!(!first.unpacked().contains(word), "{address} says {word}");
        }
        let held = ask(address).header("if-none-match", first.header("etag"));
        assert_eq!(browser.send(held).await.status, 200, "one's own page is not the one held from before: {address}");
        let again = app.send(ask(address).header("if-none-match", first.header("etag"))).await;
        assert_eq!(again.status, 304, "{address}");
    }
});

room_test!(what_i_would_get_counts_from_the_day_i_choose, async |app: TestApp| {
    app.at(NOON);
    let ask = |day: &str, month: &str, year: &str| {
        format!("/opportunities/what-i-would-get?day={day}&month={month}&year={year}")
    };
    let page = app.get("/opportunities/what-i-would-get").await;
    assert!(page.status == 200 && page.text().contains("after 60 days"), "{}", page.main());
    assert!(page.text().contains("up to £1,200 a year") && page.text().contains("2 April 2025"), "{}", page.main());
    let page = app.get(&ask("11", "1", "2027")).await;
    for day in ["Monday 11 January 2027", "12 March 2027", "11 May 2027", "7 November 2027"] {
        assert!(page.text().contains(day), "{day}: {}", page.main());
    }
    let page = app.get(&ask("1", "7", "2023")).await;
    assert!(page.text().contains("you get £1,000, once") && page.text().contains("30 August 2023"), "{}", page.main());
    let page = app.get(&ask("31", "2", "2027")).await;
    assert!(page.status == 422 && page.text().contains("There is no such day."), "{}", page.main());
    assert!(page.text().contains("value=\"31\"") && page.text().contains("<title>Error: "), "{}", page.main());
    let page = app.get(&ask("%3Cb%3E", "", "20277")).await;
    assert!(page.status == 422 && !page.text().contains("<b>"), "{}", page.main());
    let browser = answered(&app).await;
    assert!(browser.get(&ask("11", "1", "2027")).await.text().contains("You can get this."));
    assert!(browser.get(&ask("11", "1", "2030")).await.text().contains("you would be 25 or over"));
});
