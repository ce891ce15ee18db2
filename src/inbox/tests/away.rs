use super::*;

room_test!(whoever_covers_finds_what_a_colleague_has_while_they_are_away, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = matched(&app, "Ada").await;
    let (idris, idris_id) = staff(&app, "Idris", Role::InternetTeam).await;
    let (una, una_id) = staff(&app, "Una", Role::InternetTeam).await;
    let (_, olu_id) = staff(&app, "Olu", Role::OpportunitiesEditor).await;
    let request = ask(&app, &ada, Help::Sim).await;
    set(&app, &request, &format!("holder_id = '{idris_id}'")).await;
    assert!(listed(&una.get("/inbox?whose=mine").await).is_empty());

    for (from, until, cover, wrong) in [
        ("", "27/11/2026", una_id.as_str(), "Write the day like"),
        ("25/11/2026", "24/11/2026", una_id.as_str(), "before the first day"),
        ("20/11/2026", "24/11/2026", una_id.as_str(), "That day is over"),
        ("25/11/2026", "27/11/2026", olu_id.as_str(), "Choose who covers"),
        ("25/11/2026", "27/11/2026", idris_id.as_str(), "Choose who covers"),
    ] {
        let page = idris.post("/inbox/away", &[("from", from), ("until", until), ("cover", cover)]).await;
        assert_eq!(page.status, 422, "{wrong}");
        says(&page, wrong);
    }
    let fields = [("from", "25/11/2026"), ("until", "27/11/2026"), ("cover", una_id.as_str())];
    for _ in 0..2 {
        assert_eq!(idris.post("/inbox/away", &fields).await.status, 303, "pressed twice");
    }
    assert_eq!(app.count("inbox_absences").await, 1);
    let page = una.get("/inbox?whose=mine").await;
    assert_eq!(listed(&page), [request.as_str()]);
    says(&page, "You cover for Idris");
    says(&page, "Mine (1)");
    let page =
        idris.post("/inbox/away", &[("from", "27/11/2026"), ("until", "28/11/2026"), ("cover", una_id.as_str())]).await;
    assert_eq!(page.status, 422);
    says(&page, "away on some of these days already");

    let page = una.get("/inbox/away").await;
    says(&page, "From Wednesday 25 November 2026 until Friday 27 November 2026. Una covers.");
    assert!(!page.text().contains("End it now"));
    let page = idris.get("/inbox/away").await;
    let id = page.text().split("action=\"/inbox/away/").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
    let address = format!("/inbox/away/{id}");
    assert_eq!(una.post(&address, &[("deed", "end")]).await.status, 404);
    assert_eq!(idris.post(&address, &[("deed", "end")]).await.status, 303);
    app.at(NOON + 1);
    assert!(listed(&una.get("/inbox?whose=mine").await).is_empty(), "he is back");
    let absent = "select count(*) from audit_lines where deed = 'inbox.absent'";
    assert_eq!(app.number(absent).await, 2);
});
