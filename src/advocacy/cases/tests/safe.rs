use super::super::super::opening::OPENING_COOKIE;
use super::super::super::testing::ask_without_account;
use super::*;

room_test!(a_new_way_in_is_shown_once_and_ends_what_was_open, async |app: TestApp| {
    app.at(NOON);
    let (_, case, old) = ask_without_account(&app).await;
    let (vera, _) = advocate(&app, "Vera").await;
    assert_eq!(take(&vera, &case).await.status, 303);
    assert_eq!(app.count("advocacy_openings").await, 1);
    let page = vera.post(&part(&case, "way-in"), &[]).await;
    assert!(page.status == 422 && page.text().contains("Read how to reach them safely"), "{}", page.main());
    let once = random_id();
    let make = [("check", "read"), ("once", once.as_str())];
    let (first, second) =
        (vera.post(&part(&case, "way-in"), &make).await, vera.post(&part(&case, "way-in"), &make).await);
    let digits = |page: &Page| -> String {
        let spoken = page.text().split("<strong><bdi>").nth(1).and_then(|rest| rest.split('<').next()).expect("digits");
        spoken.chars().filter(char::is_ascii_digit).collect()
    };
    let (first, second) = (digits(&first), digits(&second));
    assert_eq!((first.len(), &first), (16, &second), "pressed twice");
    assert_ne!(first, old);
    assert_eq!(app.count("advocacy_openings").await, 0, "{OPENING_COOKIE} opens nothing any more");
    assert_eq!(deeds(&app, "advocacy.way_in").await, 1);
    assert!(!app.dump().await.contains(&first), "it is not kept");
    let page = vera.get(&at(&case)).await;
    assert!(page.text().contains("a new way in") && !page.text().contains(&first));
});

fn telling<'a>(second: &'a str, told: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("deed", "tell"),
        ("why", "They said that they will hurt themselves"),
        ("what", "Where they are"),
        ("whom", "The duty team"),
        ("second", second),
        ("told", told),
        ("not_told_why", "They were asleep"),
        ("words", "I told the duty team where you are"),
    ]
}

room_test!(telling_somebody_is_decided_by_two_and_read_by_the_young_person_once_told, async |app: TestApp| {
    let Pair { vera, case, ada, .. } = pair(&app).await;
    let (mo, mo_id) = manager(&app, "Mo").await;
    let (bo, _) = advocate(&app, "Bo").await;
    let address = part(&case, "safeguarding");
    let page = vera.post(&address, &[("deed", "tell"), ("why", "My words"), ("second", "alone"), ("told", "no")]).await;
    for words in
        ["My words", "Write what you told", "Write why it could not wait", "Write why they were not told first"]
    {
        assert!(page.status == 422 && page.text().contains(words), "{words}: {}", page.main());
    }
    assert_eq!(vera.post(&address, &telling(mo_id.as_str(), "no")).await.status, 303);
    let private = "select count(*) from advocacy_entries where kind = 'safeguarded' and private";
    let private = if app.state.db.engine() == "sqlite" { format!("{private} = 1") } else { private.to_owned() };
    assert_eq!(app.number(&private).await, 1, "the young person does not read it yet");
    assert_eq!(app.number("select count(*) from advocacy_cases where safeguarded_at is not null").await, 1);

    let link = {
        let page = mo.get("/advocacy/cases").await;
        assert!(page.text().contains("Vera says that you decided it together"), "{}", page.main());
        let rest = page.text().split("href=\"/advocacy/safeguarding/").nth(1).expect("it waits").to_owned();
        format!("/advocacy/safeguarding/{}", rest.split('"').next().expect("an id"))
    };
    assert_eq!(bo.get(&link).await.status, 404, "they did not decide it");
    let page = mo.get(&link).await;
    assert!(page.text().contains("The duty team") && !page.text().contains("Nobody calls me back"), "{}", page.main());
    assert_eq!(mo.post(&link, &[]).await.status, 422);
    for answer in ["yes", "no"] {
        assert_eq!(mo.post(&link, &[("agrees", answer)]).await.status, 303);
    }
    let page = vera.get(&at(&case)).await;
    assert!(
        page.text().contains("Mo confirms that you decided it together."),
        "the first answer stands: {}",
        page.main()
    );
    let which = {
        let page = vera.get(&address).await;
        page.text()
            .split("name=\"which\" value=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("one")
            .to_owned()
    };
    for _ in 0..2 {
        assert_eq!(vera.post(&address, &[("deed", "told"), ("which", &which)]).await.status, 303, "pressed twice");
    }
    assert_eq!(app.number(&private).await, 0, "they read it now");
    assert!(vera.get(&at(&case)).await.text().contains("The young person was told on Wednesday 25 November 2026."));
    assert!(!app.dump().await.contains("The duty team"), "it is sealed");
    let _ = ada;
});

room_test!(what_a_second_person_does_not_confirm_raises_the_alarm, async |app: TestApp| {
    let Pair { vera, case, .. } = pair(&app).await;
    let (mo, _) = manager(&app, "Mo").await;
    let (bo, bo_id) = advocate(&app, "Bo").await;
    assert_eq!(vera.post(&part(&case, "safeguarding"), &telling(bo_id.as_str(), "yes")).await.status, 303);
    let link = {
        let page = bo.get("/advocacy/cases").await;
        let rest = page.text().split("href=\"/advocacy/safeguarding/").nth(1).expect("it waits").to_owned();
        format!("/advocacy/safeguarding/{}", rest.split('"').next().expect("an id"))
    };
    let before = app.number("select count(*) from outbox where kind = 'advocacy.alarm'").await;
    assert_eq!(bo.post(&link, &[("agrees", "no")]).await.status, 303);
    assert!(app.number("select count(*) from outbox where kind = 'advocacy.alarm'").await > before);
    assert!(vera.get(&at(&case)).await.text().contains("Bo says that they did not decide it."));
    let _ = mo;
});
