use crate::room_test;
use crate::server::testing::TestApp;

room_test!(leaving_clears_what_the_browser_holds_and_goes_to_a_neutral_site, async |app: TestApp| {
    let first = app.get("/leave").await;
    assert_eq!(first.status, 303);
    assert_eq!(first.header("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
    let second = app.get(first.header("location")).await;
    assert!(second.text().contains("content=\"0; url=/leave/gone\"") && !second.text().contains("Foothold"));
    let third = app.get("/leave/gone").await;
    assert_eq!((third.status, third.header("clear-site-data")), (303, "\"cache\""));
    assert_eq!(third.header("location"), "https://www.bbc.co.uk/weather");
    assert!(second.header("set-cookie").starts_with("__Host-left=1; Path=/; Max-Age=600; Secure"));
});

room_test!(after_leaving_every_address_says_nothing, async |app: TestApp| {
    for address in ["/", "/opportunities?words=care", "/help", "/no-such-page"] {
        let page = app.with_cookie("__Host-left=1").get(address).await;
        assert_eq!(page.status, 200, "{address}");
        assert!(page.text().contains("Go on"), "{address}");
        for word in ["Foothold", "care", "apprentice", "advocate", "<nav", "<footer"] {
            assert!(!page.text().contains(word), "{address} says {word}");
        }
        assert_eq!(page.header("cache-control"), "no-store");
    }
});

room_test!(a_button_brings_them_back, async |app: TestApp| {
    let page = app.with_cookie("__Host-left=1").post("/leave/back", &[]).await;
    assert_eq!((page.status, page.header("location")), (303, "/"));
    assert!(page.header("set-cookie").contains("Max-Age=0"));
});
