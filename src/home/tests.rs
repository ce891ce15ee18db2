use crate::room_test;
use crate::server::testing::TestApp;

room_test!(the_first_page_has_four_doors_and_all_are_open, async |app: TestApp| {
    let page = app.get("/").await;
    assert_eq!(page.status, 200);
    assert_eq!(page.count("class=\"card"), 4);
    assert!(page.text().contains("href=\"/feedback\""));
    assert!(page.text().contains("href=\"/advocacy\""));
    assert!(page.text().contains("href=\"/internet-access\""));
    assert!(page.text().contains("href=\"/opportunities\""));
    assert!(page.text().contains("Tower Hamlets runs it"));
});

room_test!(a_language_is_remembered_in_the_browser, async |app: TestApp| {
    let chosen = app.post("/language", &[("language", "ar-XB")]).await;
    assert_eq!((chosen.status, chosen.header("location")), (303, "/"));
    let cookie = chosen.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-language=ar-XB; Path=/;")
            && cookie.contains("HttpOnly")
            && cookie.contains("Secure")
    );
    let page = app.with_cookie("__Host-language=ar-XB").get("/").await;
    assert!(page.text().contains("<html lang=\"ar-XB\" dir=\"rtl\">"), "{}", page.text());
});

room_test!(a_language_that_is_not_offered_is_refused_with_a_sentence, async |app: TestApp| {
    let page = app.post("/language", &[("language", "tlh")]).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("<title>Error: "));
    assert!(page.text().contains("Choose a language from the list"));
});

room_test!(a_form_with_a_strange_or_repeated_field_is_refused, async |app: TestApp| {
    assert_eq!(app.post("/language", &[("language", "en"), ("role", "admin")]).await.status, 422);
    assert_eq!(app.post("/language", &[("language", "en"), ("language", "ar-XB")]).await.status, 422);
});
