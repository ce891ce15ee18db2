//! What everybody reads.

use axum::http::Request;

use super::*;
use crate::room_test;
use crate::said_did::{Item, seed};

room_test!(a_visitor_reads_what_was_said_promised_and_by_when, async |app: TestApp| {
    says(&app.get(PUBLIC).await, "There is nothing here yet.");
    let (_, id) = promised(&app, &[]).await;
    let list = app.get(PUBLIC).await;
    for part in [
        "Nobody rings &lt;b&gt;back&lt;/b&gt;",
        "Said by 14 of you.",
        "We ring back in two days",
        "The leaving care team, by 3 December 2026.",
        "Happening now",
    ] {
        says(&list, part);
    }
    let one = app.get(&format!("{PUBLIC}/{id}")).await;
    for part in ["It was promised, by 3 December 2026.", "This page is always here.", "25 November 2026"] {
        says(&one, part);
    }
    silent(&one, "Tell me when this moves");
    assert_eq!(app.get(&format!("{PUBLIC}/nothing")).await.status, 404);
});

room_test!(few_who_said_something_are_not_counted, async |app: TestApp| {
    let (pia, id) = promised(&app, &[("pieces", "4")]).await;
    for address in [PUBLIC.to_owned(), format!("{PUBLIC}/{id}")] {
        says(&app.get(&address).await, "A few of you said it.");
    }
    says(&pia.get(&format!("{EDIT}/{id}")).await, "<dd>4</dd>");
    promise(&pia, &[("pieces", "5"), ("once", "b23456789012345678901b")]).await;
    says(&app.get(PUBLIC).await, "Said by 5 of you.");
});

room_test!(what_is_late_stands_on_top_the_oldest_first, async |app: TestApp| {
    let (pia, _) = promised(&app, &[("promised", "The younger")]).await;
    promise(&pia, &[("promised", "The older"), ("due", "26/11/2026")]).await;
    promise(&pia, &[("promised", "Not yet"), ("due", "1/3/2027")]).await;
    silent(&app.get(PUBLIC).await, "days late");
    app.at(NOON + 9 * DAY); // 4 December
    let page = app.get(PUBLIC).await;
    for part in
        ["This should have been done on 26 November 2026. It is 8 days late.", "on 3 December 2026. It is 1 day late."]
    {
        says(&page, part);
    }
    let places = ["<h2>Late</h2>", "The older", "The younger", "<h2>Happening now</h2>", "Not yet"];
    let places = places.map(|part| page.text().find(part).expect(part));
    assert!(places.is_sorted(), "{}", page.main());
});

room_test!(a_kept_page_is_written_anew_when_a_promise_moves, async |app: TestApp| {
    let (pia, id) = promised(&app, &[]).await;
    let address = format!("{PUBLIC}/{id}");
    let before = app.send(Request::get(&address).header("accept-encoding", "gzip")).await;
    assert_eq!(before.header("cache-control"), "no-cache", "it may be kept");
    assert_eq!(moved(&pia, &id, "1", "started", "We asked the firm", "").await.status, 303);
    says(&app.get(&address).await, "Work has started.");
    says(&app.get(PUBLIC).await, "Started");
    let own = app.young_person("Ada").await.0.get(&address).await;
    assert_eq!(own.header("cache-control"), "no-store", "a page of one's own is not");
});

room_test!(one_theme_can_be_read_alone, async |app: TestApp| {
    let (pia, _) = promised(&app, &[]).await;
    silent(&app.get(PUBLIC).await, "<select");
    promise(&pia, &[("theme", "money"), ("promised", "More money")]).await;
    let page = app.get(&format!("{PUBLIC}?theme=money")).await;
    says(&page, "More money");
    silent(&page, "We ring back");
    silent(&page, "Getting online");
    says(&app.get(&format!("{PUBLIC}?theme=nothing&page=x")).await, "We ring back");
});

room_test!(what_ended_long_ago_has_a_page_of_its_own, async |app: TestApp| {
    let (pia, id) = promised(&app, &[]).await;
    moved(&pia, &id, "1", "done", "There are two of us now", "").await;
    let list = app.get(PUBLIC).await;
    for part in ["What came of it", "There are two of us now"] {
        says(&list, part);
    }
    silent(&list, "/you-said-we-did/older");
    app.at(NOON + 740 * DAY);
    let list = app.get(PUBLIC).await;
    says(&list, "/you-said-we-did/older");
    silent(&list, "There are two of us now");
    says(&app.get("/you-said-we-did/older").await, "There are two of us now");
});

room_test!(two_years_of_promises_are_a_small_page, async |app: TestApp| {
    app.at(NOON);
    let mut tx = app.state.db.begin().await.expect("it begins");
    for _ in 0..3 {
        seed(&mut tx, &app.state.keys, NOON).await.expect("sown");
    }
    let items: Vec<Item> = crate::said_did::store::items(&mut tx).await.expect("read");
    tx.commit().await.expect("it ends");
    assert_eq!(items.iter().filter(|item| item.is_overdue(NOON)).count(), 6);
    let small = app.send(Request::get(PUBLIC).header("accept-encoding", "gzip")).await;
    assert!(small.bytes.len() < 14_000, "{}", small.bytes.len());
    let page = app.get(PUBLIC).await;
    for part in ["It is 54 days late.", "The first day was", "Not done", "The Board asked for it."] {
        says(&page, part);
    }
});
