use super::super::{Hours, hours_of, set_hours};
use super::{DAY, MINUTE, NOON, hello, number, send_to};
use crate::room_test;
use crate::server::testing::TestApp;

async fn choose(app: &TestApp, person: &str, hours: Option<Hours>) {
    let mut tx = app.state.db.begin().await.expect("it begins");
    set_hours(&mut tx, person, hours).await.expect("kept");
    assert_eq!(hours_of(&mut tx, person).await.expect("read"), hours);
    tx.commit().await.expect("it ends");
}

room_test!(a_letter_waits_for_the_hours_of_its_reader_and_a_code_does_not, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (_, bea) = app.young_person("Bea").await;
    choose(&app, ada.as_str(), Hours::new(9 * 60, 17 * 60)).await;
    choose(&app, ada.as_str(), Hours::new(18 * 60, 20 * 60)).await;
    for (kind, person) in [("tests.news", &ada), ("tests.at_once", &ada), ("tests.news", &bea)] {
        send_to(&app, kind, "someone@post.example", Some(person.as_str()), None, hello()).await;
    }
    assert_eq!(app.deliver().await, 3);
    assert_eq!(app.letters().await.len(), 2);
    let begins = NOON + 6 * 60 * MINUTE;
    let waiting =
        format!("select count(*) from outbox where next_try_at = {begins} and due_at = {begins} and tries = 0");
    assert_eq!(number(&app, &waiting).await, 1);
    app.at(begins - 1);
    assert_eq!(app.deliver().await, 0);
    app.at(begins);
    assert_eq!(app.deliver().await, 1);
    assert_eq!(app.letters().await.len(), 3);
});

room_test!(hours_can_be_taken_back, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    choose(&app, ada.as_str(), Hours::new(18 * 60, 20 * 60)).await;
    choose(&app, ada.as_str(), None).await;
    send_to(&app, "tests.news", "someone@post.example", Some(ada.as_str()), None, hello()).await;
    app.deliver().await;
    assert_eq!(app.letters().await.len(), 1);
});

room_test!(a_letter_between_two_tries_waits_too_and_is_still_given_up_in_the_end, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    choose(&app, ada.as_str(), Hours::new(9 * 60, 17 * 60)).await;
    send_to(&app, "tests.news", "someone@post.example", Some(ada.as_str()), None, serde_json::json!({ "fails": true }))
        .await;
    for step in 0..5 * 24 * 6 {
        app.at(NOON + step * 10 * MINUTE);
        app.deliver().await;
    }
    assert_eq!(number(&app, "select count(*) from outbox where failed_at is not null").await, 1);
    let failed_at = number(&app, "select failed_at from outbox").await;
    assert!((3 * DAY..4 * DAY).contains(&(failed_at - NOON)), "{failed_at}");
});
