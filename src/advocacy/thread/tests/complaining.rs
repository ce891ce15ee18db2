use super::super::super::model::Kind;
use super::super::super::testing::{DAY, NOON, advocate};
use super::*;
use crate::room_test;
use crate::server::testing::Engine;

const ONCE: &str = "AAAAAAAAAAAAAAAAAAAAAA";

fn own(case: &str) -> String {
    format!("/r/{case}/further")
}

fn of_advocate(case: &str) -> String {
    format!("/advocacy/cases/{case}/complaint")
}

const FIELDS: [(&str, &str); 4] =
    [("once", ONCE), ("words", "They never call\nme back"), ("name", "Ada Example"), ("reply_to", "ada@reply.example")];

async fn send(ada: &TestApp, case: &str) {
    assert_eq!(ada.post(&own(case), &[&[("deed", "send")], &FIELDS[..]].concat()).await.status, 303);
}

room_test!(a_complaint_is_sent_by_hand_where_the_council_takes_none_by_email, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (_, vera_id) = advocate(&app, "Vera").await;
    let case = case_of(&app, Some(&ada_id), Some(&vera_id)).await;
    let page = ada.get(&own(&case)).await;
    for part in ["Nobody calls me back", "Somebody who calls me", "Stage 2", "sends it to the council by hand"] {
        assert!(page.text().contains(part), "{part}: {}", page.main());
    }
    let check = ada.post(&own(&case), &[&[("deed", "check")], &FIELDS[..]].concat()).await;
    assert!(check.status == 200 && check.text().contains("They never call"), "{}", check.main());
    let change = ada.post(&own(&case), &[&[("deed", "change")], &FIELDS[..]].concat()).await;
    assert!(change.status == 200 && change.text().contains("Ada Example"), "{}", change.main());
    assert_eq!(app.count("advocacy_complaints").await, 0, "nothing goes until they say so");
    let empty = ada.post(&own(&case), &[("deed", "check"), ("name", "Ada & co")]).await;
    assert!(empty.status == 422 && empty.text().contains("Ada &amp; co"), "{}", empty.main());
    for _ in 0..2 {
        send(&ada, &case).await;
    }
    assert_eq!(kinds(&app, &case).await, [Kind::Asked, Kind::ComplaintSent]);
    let page = ada.get(&own(&case)).await;
    assert!(page.text().contains("It waits for the person who helps you to send it."), "{}", page.main());
    assert!(
        ada.get(&at(&case)).await.text().contains("Send their formal complaint to the council by hand"),
        "it is the next step"
    );

    app.at(NOON + DAY);
    let vera = again(&app, &vera_id).await;
    assert!(vera.get(&of_advocate(&case)).await.text().contains("When did you send it?"));
    for (day, status) in
        [("1/1/2020", 422), ("soon", 422), ("27/11/2026", 422), ("26/11/2026", 303), ("26/11/2026", 303)]
    {
        let page = vera.post(&of_advocate(&case), &[("deed", "handed"), ("stage", "1"), ("day", day)]).await;
        assert_eq!(page.status, status, "{day}");
    }
    let page = ada.get(&own(&case)).await;
    for day in ["Thursday 10 December 2026", "Thursday 24 December 2026"] {
        assert!(page.text().contains(day), "{day}: {}", page.main());
    }
});

room_test!(the_stages_follow_one_another_and_late_is_said_plainly, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (vera, vera_id) = advocate(&app, "Vera").await;
    let case = case_of(&app, Some(&ada_id), Some(&vera_id)).await;
    send(&ada, &case).await;
    vera.post(&of_advocate(&case), &[("deed", "handed"), ("stage", "1"), ("day", "25/11/2026")]).await;
    let early = ada.post(&own(&case), &[("deed", "next"), ("stage", "2")]).await;
    assert_eq!(early.status, 303);
    assert_eq!(app.count("advocacy_complaint_stages").await, 1, "not before an answer, and not while there is time");
    let ada = {
        app.at(NOON + 40 * DAY);
        app.young_person_again(&ada_id).await
    };
    let page = ada.get(&own(&case)).await;
    for part in ["The council is late", "It did not.", "Ombudsman", "Go on to stage 2"] {
        assert!(page.text().contains(part), "{part}: {}", page.main());
    }
    for _ in 0..2 {
        assert_eq!(ada.post(&own(&case), &[("deed", "next"), ("stage", "2")]).await.status, 303);
    }
    let page = ada.get(&own(&case)).await;
    assert!(page.text().contains("Stage 2. The council should answer by"), "{}", page.main());
    let refused = ada.post(&own(&case), &[("deed", "answered"), ("stage", "2"), ("day", "never")]).await;
    assert!(refused.status == 422 && refused.text().contains("never"), "{}", refused.main());
    app.at(NOON + 60 * DAY);
    let ada = app.young_person_again(&ada_id).await;
    for _ in 0..2 {
        let fields = [("deed", "answered"), ("stage", "2"), ("day", "20/1/2027")];
        assert_eq!(ada.post(&own(&case), &fields).await.status, 303);
    }
    assert_eq!(ada.post(&own(&case), &[("deed", "next"), ("stage", "3")]).await.status, 303);
    let told = kinds(&app, &case).await;
    assert_eq!(told.iter().filter(|kind| **kind == Kind::ComplaintMoved).count(), 4, "{told:?}");
    assert!(ada.get(&own(&case)).await.text().contains("Three people hear you by"));
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.complaint_moved'").await, 4);
});

room_test!(nobody_else_makes_or_moves_a_complaint, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (bea, _) = app.young_person("Bea").await;
    let (vera, vera_id) = advocate(&app, "Vera").await;
    let (bo, _) = advocate(&app, "Bo").await;
    let case = case_of(&app, Some(&ada_id), Some(&vera_id)).await;
    assert_eq!(bea.post(&own(&case), &[&[("deed", "send")], &FIELDS[..]].concat()).await.status, 404);
    assert_eq!(bo.get(&of_advocate(&case)).await.status, 404);
    vera.post(&of_advocate(&case), &[("deed", "handed"), ("stage", "1"), ("day", "25/11/2026")]).await;
    assert_eq!(app.count("advocacy_complaints").await, 0, "not even their advocate");
    send(&ada, &case).await;
    assert_eq!(
        bo.post(&of_advocate(&case), &[("deed", "handed"), ("stage", "1"), ("day", "25/11/2026")]).await.status,
        404
    );
    assert_eq!(app.count("advocacy_complaint_stages").await, 0);
    assert!(!app.dump().await.contains("They never call"));
});

#[tokio::test(flavor = "multi_thread")]
async fn where_the_council_takes_complaints_by_email_it_goes_at_once_and_the_clock_runs() {
    let app = TestApp::new(Engine::Sqlite, &[("FOOTHOLD_COMPLAINTS_EMAIL", "complaints@council.example")]).await;
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let case = case_of(&app, Some(&ada_id), None).await;
    assert!(ada.get(&own(&case)).await.text().contains("We send it to the council by email"));
    for _ in 0..2 {
        send(&ada, &case).await;
    }
    app.deliver().await;
    let letters: Vec<_> =
        app.letters().await.into_iter().filter(|letter| letter.to == "complaints@council.example").collect();
    assert_eq!(letters.len(), 1);
    for part in ["They never call", "Ada Example", "ada@reply.example", "Wednesday 9 December 2026"] {
        assert!(letters[0].text.contains(part), "{part}: {}", letters[0].text);
    }
    let page = ada.get(&own(&case)).await;
    assert!(page.text().contains("The council should answer by Wednesday 9 December 2026."), "{}", page.main());
}
