use super::super::cards;
use super::*;

room_test!(texts_of_ours_begin_a_reply, async |app: TestApp| {
    let Pair { vera, case, .. } = pair(&app).await;
    let (mo, _) = manager(&app, "Mo").await;
    let page = vera.post("/advocacy/snippets", &[("title", "Hello")]).await;
    assert!(page.status == 422 && page.text().contains("Write the text") && page.text().contains("value=\"Hello\""));
    let once = random_id();
    let add = [("once", once.as_str()), ("title", "Hello"), ("words", "Hello {name}, I am here.")];
    for _ in 0..2 {
        assert_eq!(mo.post("/advocacy/snippets", &add).await.status, 303, "pressed twice");
    }
    assert_eq!(app.count("snippets").await, 1);
    let id = {
        let page = vera.get("/advocacy/snippets").await;
        page.text()
            .split("/advocacy/snippets/")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("it is there")
            .to_owned()
    };
    let page =
        vera.post(&at(&case), &[("deed", "use-text"), ("snippet", &id), ("reply", "Dear you"), ("seen", "2")]).await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("Dear you\n\nHello Ada, I am here."), "{}", page.main());
    let off = [("title", "Hello"), ("words", "Hello again"), ("offer", "no")];
    assert_eq!(vera.post(&format!("/advocacy/snippets/{id}"), &off).await.status, 303);
    assert!(!vera.get(&at(&case)).await.text().contains("Use this text"));
    assert!(vera.get("/advocacy/snippets").await.text().contains("Not offered"));
    assert_eq!(deeds(&app, "advocacy.snippet_changed").await, 2);
});

room_test!(young_people_read_what_advocates_say_of_themselves, async |app: TestApp| {
    app.at(NOON);
    let (vera, vera_id) = advocate(&app, "Vera").await;
    let long = "a".repeat(401);
    let page = vera.post("/advocacy/about-me", &[("about", &long), ("languages", "Somali")]).await;
    assert!(page.status == 422 && page.text().contains("Somali") && page.text().contains(&long));
    assert_eq!(
        vera.post("/advocacy/about-me", &[("about", "I like walks."), ("languages", "Somali")]).await.status,
        303
    );
    assert!(vera.get("/advocacy/about-me").await.text().contains("I like walks."));
    let mut tx = app.state.db.read().await.expect("it reads");
    let all = cards(&mut tx, &app.state.keys).await.expect("cards");
    assert_eq!(all.len(), 1);
    assert_eq!(
        (all[0].id.clone(), all[0].about.as_str(), all[0].languages.as_str()),
        (vera_id, "I like walks.", "Somali")
    );
    drop(tx);
    assert!(!app.dump().await.contains("I like walks."), "it is sealed");
});

room_test!(a_manager_says_who_is_away, async |app: TestApp| {
    app.at(NOON);
    let (mo, _) = manager(&app, "Mo").await;
    let (vera, vera_id) = advocate(&app, "Vera").await;
    let (_, bo_id) = advocate(&app, "Bo").await;
    let page =
        mo.post("/advocacy/away", &[("from", "1/12/2026"), ("until", "30/11/2026"), ("cover", bo_id.as_str())]).await;
    for words in ["Choose who is away", "That is before the first day", "1/12/2026"] {
        assert!(page.status == 422 && page.text().contains(words), "{words}: {}", page.main());
    }
    let away = [("who", vera_id.as_str()), ("from", "1/12/2026"), ("until", "4/12/2026"), ("cover", bo_id.as_str())];
    assert_eq!(mo.post("/advocacy/away", &away).await.status, 303);
    let overlaps =
        [("who", vera_id.as_str()), ("from", "3/12/2026"), ("until", "8/12/2026"), ("cover", bo_id.as_str())];
    assert_eq!(mo.post("/advocacy/away", &overlaps).await.status, 422);
    let itself = [("from", "20/12/2026"), ("until", "24/12/2026"), ("cover", vera_id.as_str())];
    assert_eq!(vera.post("/advocacy/away", &itself).await.status, 422, "somebody else covers");
    let page = vera.get("/advocacy/away").await;
    assert!(
        page.text().contains("From Tuesday 1 December 2026 until Friday 4 December 2026. Bo covers."),
        "{}",
        page.main()
    );
});

room_test!(the_first_page_of_staff_says_what_waits, async |app: TestApp| {
    let Pair { vera, .. } = pair(&app).await;
    case_of(&app, None).await;
    let page = vera.get("/staff").await;
    assert!(page.text().contains("1 waits for an advocate.") && page.text().contains("You have 1."), "{}", page.main());
    let (mo, _) = manager(&app, "Mo").await;
    app.at(NOON + HOUR / 4);
    assert!(mo.get("/staff").await.text().contains("1 waits for an advocate."));
});
