use super::*;
use crate::room_test;

/// Tuesday 1 December 2026, midnight: the promise of three working days is just over.
const OVER: i64 = NOON + 5 * DAY + 12 * HOUR;

async fn raise_late(app: &TestApp) -> usize {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let late = super::super::raise(&mut tx, &app.state.keys, app.state.now()).await.expect("told");
    tx.commit().await.expect("it ends");
    late
}

async fn late_letters(app: &TestApp) -> Vec<String> {
    app.deliver().await;
    let letters = app.letters().await.into_iter().filter(|letter| letter.subject == "An answer is late");
    letters.map(|letter| letter.to).collect()
}

room_test!(a_missed_promise_raises_itself_once_and_in_working_hours, async |app: TestApp| {
    let Pair { ada, .. } = pair(&app).await;
    let id = ask(&ada, "adviser", "Help").await;
    app.at(OVER - 1);
    assert_eq!(raise_late(&app).await, 0);
    assert!(!ada.get(&asked(&id)).await.text().contains("We are late"));
    app.at(OVER + 7 * HOUR + HOUR - 1);
    assert!(ada.get(&asked(&id)).await.text().contains("We are late"), "the page knows at once");
    assert_eq!(raise_late(&app).await, 0, "nobody is told before eight");
    app.at(OVER + 8 * HOUR);
    assert_eq!(raise_late(&app).await, 1);
    assert_eq!(raise_late(&app).await, 0, "once");
    assert_eq!(late_letters(&app).await, ["grace@staff.example"]);
    let text = app.letters().await.last().expect("a letter").text.to_lowercase();
    assert!(!text.contains("ada") && !text.contains("baker") && !text.contains("care"), "{text}");
    assert!(ada.get("/me/who-looked").await.text().contains("saw that your answer is late"));
});

room_test!(nobody_is_told_on_a_day_off, async |app: TestApp| {
    let Pair { ada, .. } = pair(&app).await;
    app.at(NOON + 27 * DAY); // Tuesday 22 December 2026: due at the end of Tuesday 29 December
    let (ada_again, id) = (ada.clone(), ask(&ada, "adviser", "Help").await);
    assert!(ada_again.get(&asked(&id)).await.text().contains("Tuesday 29 December 2026"));
    app.at(NOON + 37 * DAY); // Friday 1 January 2027
    assert_eq!(raise_late(&app).await, 0);
    app.at(NOON + 40 * DAY); // Monday 4 January
    assert_eq!(raise_late(&app).await, 1);
});

room_test!(where_nobody_has_taken_it_all_of_the_team_are_told, async |app: TestApp| {
    let Pair { ada, .. } = pair(&app).await;
    let (_, olu_id) = editor(&app, "Olu").await;
    editor(&app, "Ola").await;
    let id = ask(&ada, "team", "Help").await;
    let taken = ask(&ada, "team", "Other help").await;
    let olu = again(&app, &olu_id).await;
    take(&olu, &taken, "").await;
    app.at(OVER + 9 * HOUR);
    assert_eq!(raise_late(&app).await, 2);
    let mut told = late_letters(&app).await;
    told.sort();
    assert_eq!(told, ["ola@staff.example", "olu@staff.example", "olu@staff.example"]);
    let olu = again(&app, &olu_id).await;
    let list = olu.get("/help-wanted").await;
    assert_eq!(list.count(">Late</span>"), 2, "{}", list.main());
    take(&olu, &id, "").await;
    assert_eq!(answer(&olu, &id, "1", "Sorry.").await.status, 303);
    assert!(!ada.get(&asked(&id)).await.text().contains("We are late"));
});

room_test!(what_an_adviser_leaves_lying_can_be_sent_to_the_team, async |app: TestApp| {
    let Pair { ada, .. } = pair(&app).await;
    let (_, olu_id) = editor(&app, "Olu").await;
    let id = ask(&ada, "adviser", "Help").await;
    assert!(!ada.get(&asked(&id)).await.text().contains("Ask the team instead"), "she has time still");
    app.at(OVER + 9 * HOUR);
    assert!(ada.get(&asked(&id)).await.text().contains("Ask the team instead"));
    for _ in 0..2 {
        assert_eq!(ada.post(&asked(&id), &[("deed", "team")]).await.status, 303);
    }
    let olu = again(&app, &olu_id).await;
    assert_eq!(olu.get(&wanted(&id)).await.status, 200);
    assert!(ada.get(&asked(&id)).await.text().contains("You asked our job pages team instead"));
    assert_eq!(raise_late(&app).await, 1, "the team is told");
});
