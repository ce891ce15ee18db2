//! One person, one answer; and none is lost.

use super::super::store;
use super::super::testing::{DAY, Stage, answer, found, pulse, ticket, worker};
use super::{NOW, once_of};
use crate::feedback::anonymous;
use crate::feedback::testing::night;
use crate::room_test;
use crate::server::testing::TestApp;

const ANSWERS: [(&str, &str); 5] = [("q1", "0"), ("q2", "0"), ("q2", "2"), ("q3", "4"), ("q4", "More <b> of it")];

async fn waiting(app: &TestApp) -> usize {
    anonymous::waiting(&app.state).await.expect("it is asked").len()
}

room_test!(a_page_that_is_sent_twice_is_one_answer_and_leaves_no_trace_of_whose, async |app: TestApp| {
    app.at(NOW);
    let id = pulse(&app, Stage::Open).await;
    let address = format!("/questions/{id}");
    let (own, _) = app.young_person("Ada").await;
    assert!(own.get("/me").await.text().contains(&format!("href=\"{address}\"")));
    let page = own.get(&address).await;
    let lines = app.count("audit_lines").await;
    let fields = [&ANSWERS[..], &[("once", once_of(page.text()))]].concat();
    for _ in 0..2 {
        let sent = own.post(&address, &fields).await;
        assert_eq!((sent.status, sent.header("location")), (303, format!("{address}/thanks").as_str()));
        assert_eq!(sent.header("set-cookie"), "");
    }
    assert!(own.get(&format!("{address}/thanks")).await.text().contains("They count once"));
    assert_eq!((waiting(&app).await, app.count("audit_lines").await), (1, lines));
    let page = app.get(&address).await;
    let fields = [&ANSWERS[..], &[("once", once_of(page.text()))]].concat();
    assert_eq!(app.post(&address, &fields).await.status, 303);
    assert_eq!(waiting(&app).await, 2, "another page is another answer");
});

room_test!(a_ticket_counts_once_and_is_gone, async |app: TestApp| {
    app.at(NOW);
    let id = pulse(&app, Stage::Invited).await;
    assert_eq!(app.get(&format!("/questions/{id}")).await.status, 404, "it is not open to all");
    let ticket = ticket(&app, &id).await;
    let address = format!("/questions/t/{ticket}");
    assert!(app.get("/questions").await.text().contains("There are no questions open to everyone"));
    let typed = format!("{}-{} {}", &ticket[..4], ticket[4..8].to_lowercase(), &ticket[8..]);
    assert_eq!(app.post("/questions", &[("code", &typed)]).await.header("location"), address);
    assert_eq!(app.get(&address).await.status, 200);
    assert_eq!(app.count("pulses_tickets").await, 1, "opening a link changes nothing");
    let lines = app.count("audit_lines").await;
    for _ in 0..2 {
        let sent = app.post(&address, &ANSWERS).await;
        assert_eq!((sent.status, sent.header("location")), (303, format!("/questions/{id}/thanks").as_str()));
    }
    assert_eq!((waiting(&app).await, app.count("pulses_tickets").await, app.count("audit_lines").await), (1, 0, lines));
    assert_eq!(app.get(&address).await.status, 404);
    assert_eq!(app.post("/questions", &[("code", &ticket)]).await.status, 422);
    for _ in 0..7 {
        night(&app).await;
    }
    let late = app.post(&address, &ANSWERS).await;
    assert_eq!(late.status, 404);
    assert_eq!(
        late.main(),
        app.post("/questions/t/ABCDABCDABCD", &ANSWERS).await.main(),
        "used and never made look the same"
    );
});

room_test!(an_answer_whose_ticket_was_not_yet_gone_when_we_broke_off_is_there_once, async |app: TestApp| {
    app.at(NOW);
    let id = pulse(&app, Stage::Invited).await;
    let ticket = ticket(&app, &id).await;
    let address = format!("/questions/t/{ticket}");
    assert_eq!(app.post(&address, &ANSWERS).await.status, 303);
    store::keep_one(&app.state, &id, &ticket).await; // as if it had not gone
    assert_eq!(app.post(&address, &ANSWERS).await.status, 303);
    assert_eq!((waiting(&app).await, app.count("pulses_tickets").await), (1, 0));
});

room_test!(a_refused_answer_keeps_what_was_typed, async |app: TestApp| {
    app.at(NOW);
    let id = pulse(&app, Stage::Open).await;
    let (address, long) = (format!("/questions/{id}"), "é<".repeat(300));
    let page = app.post(&address, &[("q1", "9"), ("q2", "2"), ("q4", &long), ("once", "x")]).await;
    assert_eq!(page.status, 422);
    for part in
        ["Error: Your free time", "Choose one of the answers", "500 letters at most, and it has 600", "é&lt;é&lt;"]
    {
        assert!(page.text().contains(part), "{part}: {}", page.main());
    }
    assert!(page.text().contains("value=\"2\" checked"), "{}", page.main());
    assert!(app.post(&address, &[]).await.text().contains("Answer one question at least"));
    assert_eq!(app.post(&address, &[("q7", "1")]).await.status, 422);
    assert_eq!(waiting(&app).await, 0);
});

room_test!(what_comes_when_it_has_closed_is_not_counted_and_the_page_says_so, async |app: TestApp| {
    app.at(NOW);
    let id = pulse(&app, Stage::Open).await;
    answer(&app, &id, &[0], "").await;
    let staff = worker(&app).await;
    assert_eq!(store::close(&app.state, &staff, &id).await, Ok(true));
    let page = app.post(&format!("/questions/{id}"), &ANSWERS).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("they were not sent"), "{}", page.main());
    assert_eq!(waiting(&app).await, 1);
    assert!(app.get(&format!("/questions/{id}")).await.text().contains("These questions are closed"));
    assert!(!app.get("/questions").await.text().contains(&format!("/questions/{id}\"")));
});

room_test!(a_ticket_waits_for_the_first_day, async |app: TestApp| {
    app.at(NOW);
    let id = pulse(&app, Stage::Invited).await;
    let ticket = ticket(&app, &id).await;
    let later = format!("update pulses set opens_at = opens_at + {DAY}");
    app.execute(&later).await.expect("moved");
    assert!(app.get(&format!("/questions/t/{ticket}")).await.text().contains("Not open yet"));
    assert_eq!(app.post(&format!("/questions/t/{ticket}"), &ANSWERS).await.status, 404);
    assert_eq!(found(&app, &id).await.opened_at, Some(NOW));
    assert_eq!(app.count("pulses_tickets").await, 1);
});
