use super::*;

room_test!(a_view_is_kept_as_a_tab_and_removed_by_its_owner_alone, async |app: TestApp| {
    app.at(NOON);
    let (idris, _) = staff(&app, "Idris", Role::InternetTeam).await;
    let (una, _) = staff(&app, "Una", Role::InternetTeam).await;
    says(&idris.get("/inbox?show=late&whose=mine").await, "/inbox/views?show=late&amp;whose=mine");
    let page = idris.get("/inbox/views?show=late&whose=mine").await;
    says(&page, "Late · Me, or somebody I cover for · Every room");
    let fields = [("name", ""), ("show", "late"), ("whose", "mine")];
    let refused = idris.post("/inbox/views", &fields).await;
    assert_eq!(refused.status, 422);
    says(&refused, "Write a name for it");
    for name in ["Before lunch", "Before tea"] {
        let page = idris.post("/inbox/views", &[("name", name), ("show", "late"), ("whose", "mine")]).await;
        assert_eq!((page.status, page.header("location")), (303, "/inbox?show=late&whose=mine"));
    }
    assert_eq!(app.count("inbox_views").await, 1, "the same again has the new name");
    says(&idris.get("/inbox").await, "Before tea");
    assert!(!una.get("/inbox").await.text().contains("Before tea"));
    assert!(!app.dump().await.contains("Before tea"), "it is sealed");
    let address = links(&idris.get("/inbox/views").await, "/inbox/views");
    assert!(address.is_empty(), "removing is a button");
    let page = idris.get("/inbox/views").await;
    let id = page.text().split("action=\"/inbox/views/").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
    let address = format!("/inbox/views/{id}");
    assert_eq!(una.post(&address, &[("deed", "remove")]).await.status, 404);
    assert_eq!(idris.post(&address, &[("deed", "remove")]).await.status, 303);
    assert_eq!(idris.post(&address, &[("deed", "remove")]).await.status, 404);
    assert_eq!(app.count("inbox_views").await, 0);
});
