use serde_json::json;

use super::feeds::{import_all, vacancy, with};
use crate::opportunities::demo;
use crate::opportunities::import::take_local;
use crate::room_test;
use crate::server::testing::TestApp;
use crate::web::now;

room_test!(an_advert_tells_all_in_the_order_people_ask, async |app: TestApp| {
    import_all(&app, &[with(vacancy("1", "Bike apprentice"), json!({"fullDescription": "Mend bikes."}))]).await;
    let page = app.get("/opportunities/1").await;
    let headings = [
        "What you would do",
        "Pay and hours",
        "Where you would be",
        "What you need",
        "Who can apply",
        "What you get",
        "How to apply",
    ];
    let places: Vec<_> = headings.iter().map(|heading| page.text().find(&format!(">{heading}</h2>"))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}");
    assert!(page.text().contains("£15,704 a year") && page.text().contains("Mend bikes."));
    assert!(page.text().contains("Friday 11 December 2099"));
});

room_test!(every_apprenticeship_shows_the_bursary_with_its_dates, async |app: TestApp| {
    let starts = with(vacancy("1", "Bike apprentice"), json!({"startDate": "2027-01-11T00:00:00Z"}));
    let not_given = with(vacancy("2", "Cook"), json!({"startDate": "0001-01-01T00:00:00Z"}));
    import_all(&app, &[starts, not_given]).await;
    let page = app.get("/opportunities/1").await;
    assert!(page.text().contains("£3,000 for you") && page.text().contains("Your employer need not know."));
    for day in ["12 March 2027", "11 May 2027", "7 November 2027"] {
        assert!(page.text().contains(day), "{day}");
    }
    let page = app.get("/opportunities/2").await;
    assert!(page.text().contains("after 60 days") && !page.text().contains("after 60 days:"));
});

room_test!(a_foundation_apprenticeship_says_the_rule_for_care_leavers, async |app: TestApp| {
    let course =
        json!({"course": {"title": "Builder (level 2)", "level": 2, "route": "Digital", "type": "Foundation"}});
    import_all(&app, &[with(vacancy("1", "Builder"), course)]).await;
    assert!(
        app.get("/opportunities/1").await.text().contains("If you have been in care, you can apply until you are 24.")
    );
});

room_test!(applying_leads_away_with_a_word_of_warning, async |app: TestApp| {
    import_all(&app, &[vacancy("2000000001", "Bike apprentice")]).await;
    let page = app.get("/opportunities/1").await;
    let to = "href=\"https://www.findapprenticeship.service.gov.uk/apprenticeship/reference/2000000001\"";
    assert!(page.text().contains(to) && page.text().contains("You will leave Foothold."));
});

room_test!(one_past_its_closing_day_says_so_and_offers_three_like_it, async |app: TestApp| {
    let over = with(vacancy("1", "Bike apprentice"), json!({"closingDate": "2020-01-01T23:59:59Z"}));
    let others = (2..=6).map(|number| vacancy(&number.to_string(), "Bike mechanic"));
    import_all(&app, &[over].into_iter().chain(others).collect::<Vec<_>>()).await;
    let page = app.get("/opportunities/1").await;
    assert!(page.text().contains("This one has closed"));
    assert_eq!(page.count("Bike mechanic</a>"), 3);
    assert!(!page.text().contains("You will leave Foothold."));
});

room_test!(an_unknown_one_is_not_found_and_offers_the_search, async |app: TestApp| {
    for address in
        ["/opportunities/999", "/opportunities/abc", "/opportunities/-1", "/opportunities/99999999999999999999"]
    {
        let page = app.get(address).await;
        assert_eq!(page.status, 404, "{address}");
        assert!(page.text().contains("href=\"/opportunities\""), "{address}");
    }
});

room_test!(local_listings_stand_beside_the_national_ones, async |app: TestApp| {
    import_all(&app, &[vacancy("1", "Bike apprentice")]).await;
    take_local(&app.state.db, &demo::local_listings(now()), now()).await.expect("they are taken");
    app.shelf.refresh(&app.state).await.expect("it refreshes");
    let page = app.get("/opportunities").await;
    assert!(page.text().contains("26 things you could do"), "{}", page.main());
    assert!(app.get("/opportunities?kind=traineeship").await.count("<h3>") > 0);
    assert!(app.get("/opportunities?only=reserved").await.text().contains("Only for care leavers"));
});
