use crate::room_test;
use crate::server::testing::TestApp;

room_test!(the_help_page_names_who_to_call_and_when_it_was_checked, async |app: TestApp| {
    let page = app.get("/help").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("href=\"tel:116123\""));
    assert!(page.text().contains("href=\"sms:85258\""));
    assert!(page.text().contains("We have not checked this number yet."));
    let danger = page.text().find("tel:999").expect("999 is there");
    assert!(danger < page.text().find("tel:116123").expect("Samaritans are there"), "danger comes first");
});

room_test!(every_cookie_is_on_the_cookies_page, async |app: TestApp| {
    let page = app.get("/cookies").await;
    let mut set = vec![app.post("/language", &[("language", "en")]).await.header("set-cookie").to_owned()];
    set.push(app.get("/leave/away").await.header("set-cookie").to_owned());
    for cookie in set {
        let name = cookie.split('=').next().expect("a cookie has a name");
        assert!(page.text().contains(name), "{name} is not on the page");
    }
});

room_test!(what_we_keep_and_who_can_use_this_site_are_said, async |app: TestApp| {
    assert!(app.get("/about-your-data").await.text().contains("Tower Hamlets council runs this site."));
    assert!(app.get("/accessibility").await.text().contains("WCAG 2.2"));
});
