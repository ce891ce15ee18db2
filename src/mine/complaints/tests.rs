use crate::accounts::{Organisation, PersonId, Role};
use crate::mine::remind;
use crate::room_test;
use crate::server::testing::TestApp;

const NOON: i64 = 1_795_608_000_000;
const DAY: i64 = 24 * 3_600_000;

async fn complain(own: &TestApp, words: &str, once: &str) -> String {
    let sent = own.post("/me/data/tell", &[("words", words), ("once", once)]).await;
    assert_eq!(sent.status, 303, "{}", sent.main());
    sent.header("location").to_owned()
}

async fn officer(app: &TestApp) -> (TestApp, PersonId) {
    app.staff("Dara", Organisation::Council, &[Role::DataProtection]).await
}

fn staff_address(address: &str) -> String {
    address.replace("/me/data/told/", "/data-protection/")
}

room_test!(a_complaint_stands_on_ones_page_with_its_clock_until_it_is_answered, async |app: TestApp| {
    app.at(NOON);
    let (own, _) = app.young_person("Ada").await;
    let (dara, _) = officer(&app).await;
    let address = complain(&own, "You told my landlord.", "form-1").await;
    let page = own.get("/me").await;
    for text in ["Something about your data", "data protection officer", "By Friday 25 December 2026."] {
        assert!(page.text().contains(text), "{text}: {}", page.main());
    }
    assert!(own.get(&address).await.text().contains("You told my landlord."));
    assert!(!app.dump().await.contains("landlord"));

    let list = dara.get("/data-protection").await;
    assert!(list.text().contains("Not acknowledged") && !list.text().contains("landlord"), "{}", list.main());
    let theirs = staff_address(&address);
    assert!(dara.get(&theirs).await.text().contains("You told my landlord."));
    assert_eq!(dara.post(&theirs, &[("deed", "acknowledge")]).await.status, 303);
    assert_eq!(dara.post(&theirs, &[("deed", "acknowledge")]).await.status, 303, "twice is once");
    app.deliver().await;
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1);
    assert!(!letters[0].text.to_lowercase().contains("complain"), "{}", letters[0].text);

    let refused = dara.post(&theirs, &[("deed", "answer"), ("answer", "We are sorry.")]).await;
    assert!(refused.status == 422 && refused.text().contains("We are sorry."), "{}", refused.main());
    let answer = [("deed", "answer"), ("outcome", "put_right"), ("answer", "We are sorry. It is put right.")];
    assert_eq!(dara.post(&theirs, &answer).await.status, 303);
    let page = own.get(&address).await;
    assert!(
        page.text().contains("We are sorry. It is put right.") && page.text().contains("You were right."),
        "{}",
        page.main()
    );
    assert!(!own.get("/me").await.text().contains("Something about your data"));
    assert!(own.get("/me/finished").await.text().contains("Something about your data"));
    let deeds = "select count(distinct deed) from audit_lines where deed like 'mine.complain%' and subject is not null";
    assert_eq!(app.number(deeds).await, 4, "sent, read, acknowledged, answered");
    let looked = own.get("/me/who-looked").await;
    assert!(looked.text().contains("Someone who checks how we use data read your complaint"), "{}", looked.main());
});

room_test!(a_form_pressed_twice_sends_one_and_an_empty_one_none, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    let first = complain(&own, "You told my landlord.", "form-1").await;
    assert_eq!(complain(&own, "You told my landlord.", "form-1").await, first);
    assert_ne!(complain(&own, "You told my landlord.", "form-2").await, first);
    assert_eq!(app.count("mine_complaints").await, 2);
    let long = "a".repeat(5_001);
    let refused = own.post("/me/data/tell", &[("words", &long), ("once", "form-3")]).await;
    assert!(refused.status == 422 && refused.text().contains(&long) && refused.text().contains("form-3"));
    assert_eq!(own.post("/me/data/tell", &[("words", " "), ("once", "form-3")]).await.status, 422);
});

room_test!(nobody_reads_somebody_elses, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    let (bea, _) = app.young_person("Bea").await;
    let (adviser, _) = app.staff("Bo", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (dara, _) = officer(&app).await;
    let address = complain(&own, "You told my landlord.", "form-1").await;
    assert_eq!(bea.get(&address).await.status, 404);
    assert_eq!(adviser.get(&staff_address(&address)).await.status, 404);
    assert_eq!(dara.get("/data-protection/none").await.status, 404);
    assert_eq!(dara.post("/data-protection/none", &[("deed", "acknowledge")]).await.status, 404);
});

room_test!(after_20_days_every_officer_is_reminded_once_and_of_nothing_else, async |app: TestApp| {
    app.at(NOON);
    let (own, _) = app.young_person("Ada").await;
    let (dara, _) = officer(&app).await;
    let address = complain(&own, "You told my landlord.", "form-1").await;
    let remind = async |now: i64| {
        let mut tx = app.state.db.begin().await.expect("it begins");
        let reminded = remind(&mut tx, &app.state.keys, now).await.expect("reminded");
        tx.commit().await.expect("it ends");
        reminded
    };
    assert_eq!(remind(NOON + 20 * DAY - 1).await, 0);
    assert_eq!(remind(NOON + 20 * DAY).await, 1);
    assert_eq!(remind(NOON + 21 * DAY).await, 0);
    app.at(NOON + 20 * DAY);
    app.deliver().await;
    let letters = app.letters().await;
    assert_eq!((letters.len(), letters[0].to.as_str()), (1, "dara@staff.example"));
    assert!(
        letters[0].text.contains("https://portal.example/data-protection") && !letters[0].text.contains("landlord")
    );
    // Acknowledged in time, nobody is reminded.
    complain(&own, "And my aunt.", "form-2").await;
    let second = own.get("/me").await;
    assert_eq!(second.count("Something about your data"), 2);
    drop((dara, address));
});

room_test!(a_legal_hold_keeps_everything_until_it_ends, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    let (dara, _) = officer(&app).await;
    let theirs = staff_address(&complain(&own, "You told my landlord.", "form-1").await);
    assert_eq!(dara.post(&theirs, &[("deed", "hold")]).await.status, 303);
    assert!(own.get("/me/data/delete").await.text().contains("We must keep it for now"));
    assert_eq!(own.post("/me/data/delete", &[]).await.header("location"), "/me/data/delete");
    assert_eq!(own.get("/me").await.status, 200, "they are still here");
    assert_eq!(dara.post(&theirs, &[("deed", "release")]).await.status, 303);
    assert_eq!(own.post("/me/data/delete", &[]).await.header("location"), "/me/data/deleted");
    assert_eq!(app.number("select count(*) from people where kind = 'young_person'").await, 0);
});
