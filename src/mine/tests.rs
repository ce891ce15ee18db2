use crate::room_test;
use crate::server::testing::TestApp;

room_test!(an_empty_page_offers_the_four_doors, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    let page = own.get("/me").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Hello") && page.text().contains("Ada"), "{}", page.main());
    for door in ["Work and training", "Someone on your side", "Get online", "Tell us what you think"] {
        assert!(page.text().contains(door), "{door}");
    }
});
