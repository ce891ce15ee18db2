use serde_json::{Value, json};

use super::feeds::{import_all, vacancy, with};
use crate::opportunities::model::Point;
use crate::opportunities::store::{self, PostcodeImport};
use crate::room_test;
use crate::server::testing::TestApp;

fn at(reference: &str, title: &str, postcode: &str, lat: f64, lon: f64) -> Value {
    let place = json!([{"addressLine1": "1 High Street", "postcode": postcode, "latitude": lat, "longitude": lon}]);
    with(vacancy(reference, title), json!({"addresses": place}))
}

room_test!(an_empty_list_says_so_and_asks_to_come_back, async |app: TestApp| {
    let page = app.get("/opportunities").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("There is nothing in the list yet"));
});

room_test!(words_place_and_filters_narrow_the_list, async |app: TestApp| {
    import_all(
        &app,
        &[
            at("1", "Bike apprentice", "E14 7XX", 51.5119, -0.0271),
            at("2", "Bike shop manager", "M1 7XX", 53.4794, -2.2453),
            with(
                at("3", "Cook", "E14 7XX", 51.5119, -0.0271),
                json!({"description": "Help in our kitchen.", "course": null}),
            ),
        ],
    )
    .await;
    let page = app.get("/opportunities?words=bikes&place=E14&miles=5&level=2").await;
    assert!(page.text().contains("1 thing you could do"), "{}", page.main());
    assert!(page.text().contains("Bike apprentice</a>") && !page.text().contains("Bike shop manager</a>"));
    assert!(page.text().contains("less than a mile away") || page.text().contains("1 mile away"));
    assert!(
        page.text().contains("value=\"bikes\"") && page.text().contains("value=\"E14\""),
        "the form keeps what was typed"
    );
});

room_test!(nothing_found_offers_what_to_loosen_with_counts, async |app: TestApp| {
    import_all(&app, &[at("1", "Cook", "M1 7XX", 53.4794, -2.2453)]).await;
    let page = app.get("/opportunities?words=cook&place=E14&miles=2").await;
    assert!(page.text().contains("Nothing fits all of that yet"));
    assert!(page.text().contains("Look anywhere"), "{}", page.main());
    assert!(page.text().contains("(1)"));
});

room_test!(plain_words_find_what_they_mean_and_the_page_says_so, async |app: TestApp| {
    let nursery = with(
        vacancy("1", "Early years educator"),
        json!({"course": {"title": "Early years educator (level 3)", "level": 3, "route": "Education and early years"}}),
    );
    import_all(&app, &[nursery, vacancy("2", "Bike apprentice")]).await;
    let page = app.get("/opportunities?words=working+with+kids").await;
    assert!(page.text().contains("Early years educator</a>") && !page.text().contains("Bike apprentice</a>"));
    assert!(page.text().contains("we also looked at"), "{}", page.main());
});

room_test!(a_place_we_do_not_know_is_a_clear_sentence_and_nothing_is_lost, async |app: TestApp| {
    import_all(&app, &[vacancy("1", "Bike apprentice")]).await;
    let page = app.get("/opportunities?words=bike&place=Xyzzyville").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("We do not know that place. Try a postcode, like E14"));
    assert!(page.text().contains("value=\"Xyzzyville\"") && page.text().contains("Bike apprentice</a>"));
    assert!(app.get("/opportunities?place=Bethnl").await.text().contains("place=Bethnal+Green"));
});

room_test!(a_full_postcode_is_found_in_the_imported_table, async |app: TestApp| {
    import_all(&app, &[at("1", "Cook", "M1 7XX", 53.4794, -2.2453)]).await;
    let mut import = PostcodeImport::begin(&app.state.db).await.expect("it begins");
    import.add(&[("M17XX".to_owned(), Point { lat: 53.48, lon: -2.24 })]).await.expect("it is added");
    import.finish().await.expect("it ends");
    let page = app.get("/opportunities?place=m1+7xx&miles=2").await;
    assert!(page.text().contains("Cook</a>"), "{}", page.main());
});

room_test!(friendly_employers_are_marked_and_can_be_asked_for, async |app: TestApp| {
    import_all(&app, &[vacancy("1", "Bike apprentice"), with(vacancy("2", "Cook"), json!({"employerName": "Other"}))])
        .await;
    store::set_friendly_employers(&app.state.db, &["Turning Wheels, C.I.C.".to_owned()], 1).await.expect("it is kept");
    app.shelf.refresh(&app.state).await.expect("it refreshes");
    let page = app.get("/opportunities?only=friendly").await;
    assert!(page.text().contains("Bike apprentice</a>") && !page.text().contains("Cook</a>"));
    assert!(page.text().contains("Backs care leavers"));
});

room_test!(a_long_list_comes_in_pages_with_addresses, async |app: TestApp| {
    let many: Vec<_> = (1..=45).map(|number| vacancy(&number.to_string(), &format!("Job {number}"))).collect();
    import_all(&app, &many).await;
    let first = app.get("/opportunities").await;
    assert_eq!(first.count("<h3>"), 20);
    assert!(first.text().contains("45 things you could do") && first.text().contains("Page 1 of 3"));
    assert!(first.text().contains("href=\"/opportunities?page=2\""));
    assert_eq!(app.get("/opportunities?page=3").await.count("<h3>"), 5);
    assert!(app.get("/opportunities?page=99").await.text().contains("Page 3 of 3"));
});

room_test!(the_list_is_kept_and_right_again_after_an_import, async |app: TestApp| {
    import_all(&app, &[vacancy("1", "Bike apprentice")]).await;
    let ask = || axum::http::Request::get("/opportunities").header("accept-encoding", "gzip");
    let first = app.send(ask()).await;
    let again = app.send(ask().header("if-none-match", first.header("etag"))).await;
    assert_eq!((again.status, again.bytes.len()), (304, 0));
    import_all(&app, &[vacancy("1", "Bike mechanic")]).await;
    let changed = app.send(ask().header("if-none-match", first.header("etag"))).await;
    assert_eq!(changed.status, 200);
    assert_ne!(changed.header("etag"), first.header("etag"));
});

room_test!(whatever_is_typed_is_shown_as_text, async |app: TestApp| {
    import_all(&app, &[vacancy("1", "Bike apprentice")]).await;
    let page = app
        .get("/opportunities?words=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&place=%3Cb%3E&page=-1&miles=9e9&sort=x")
        .await;
    assert_eq!(page.status, 200);
    assert!(!page.text().contains("<script>alert") && !page.text().contains("<b>"));
});
