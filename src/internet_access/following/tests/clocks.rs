use super::super::raise_late;
use super::*;
use crate::room_test;

/// Eight in the morning of a day so many days after Wednesday 25 November 2026.
fn eight(days: i64) -> i64 {
    NOON + days * DAY - 4 * HOUR
}

async fn raise(app: &TestApp, now: i64) -> usize {
    app.at(now);
    raise_late(&app.state).await.expect("done")
}

/// Letters of this kind in the outbox.
async fn letters(app: &TestApp, kind: &str) -> i64 {
    app.number(&format!("select count(*) from outbox where kind = '{kind}'")).await
}

const ALARM: &str = "internet_access.alarm";
const NEWS: &str = "mine.to_read";

room_test!(a_missed_promise_tells_the_team_once_and_never_at_midnight, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    member(&app, "Una").await;
    let id = ask(&app, &cast.ada_id, Help::Sim).await;
    assert_eq!(raise(&app, eight(5) + 10 * HOUR).await, 0, "Monday is the last of three working days");
    assert_eq!(raise(&app, eight(6) - 1).await, 0, "nobody is told before eight");
    assert_eq!(raise(&app, eight(10)).await, 0, "nor on a Saturday");
    assert_eq!(raise(&app, eight(12)).await, 1);
    assert_eq!(raise(&app, eight(12) + HOUR).await, 0, "once");
    assert_eq!(letters(&app, ALARM).await, 2, "the whole team");
    assert_eq!(
        app.number("select count(*) from audit_lines where deed = 'internet_access.late' and role = 'service'").await,
        1
    );
    // A question stops the clock, and what was missed stays missed: nobody is told of it again.
    store::question(&app.state, &cast.idris, &id, 1, "q", "Which one?").await.expect("asked");
    assert_eq!(raise(&app, eight(13)).await, 0);
    store::write(&app.state, &cast.ada_id, &id, "w", "This one").await.expect("answered");
    assert_eq!(raise(&app, eight(14)).await, 0, "told already");
    store::reply(&app.state, &cast.idris, &id, 3, "r", "We look").await.expect("answered");
    assert_eq!(raise(&app, eight(29)).await, 1, "another promise");
});

room_test!(what_ends_is_told_thirty_days_before_and_ends, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let id = cast.working(&app, Help::Sim).await;
    let until = found(&app, &id).await.thread.request.works_until.expect("it ends");
    let news = letters(&app, NEWS).await;
    assert_eq!(raise(&app, until - 31 * DAY).await, 0);
    // It ends at midnight of Monday 24 May 2027; thirty days and a half day before that is a Sunday.
    assert_eq!(raise(&app, until - 30 * DAY + 12 * HOUR).await, 0, "not on a Sunday");
    assert_eq!(raise(&app, until - 28 * DAY + 12 * HOUR).await, 1);
    assert_eq!(raise(&app, until - 28 * DAY + 13 * HOUR).await, 0, "once");
    assert_eq!((status(&app, &id).await, letters(&app, NEWS).await - news), (Status::EndingSoon, 1));
    let ada = app.young_person_again(&cast.ada_id).await;
    let page = ada.get(&format!("/i/{id}")).await;
    for said in
        ["It ends soon", "It ends on ", "We told you that it ends soon", "href=\"/internet-access\"", "value=\"need\""]
    {
        assert!(page.text().contains(said), "{said}: {}", page.main());
    }
    let need = [("deed", "need"), ("once", "0123456789012345678901")];
    for _ in 0..2 {
        assert_eq!(ada.post(&format!("/i/{id}"), &need).await.header("location"), format!("/i/{id}?done=needed"));
    }
    let page = ada.get(&format!("/i/{id}")).await;
    assert!(page.count("I still need it.") == 1 && !page.text().contains("value=\"need\""), "{}", page.main());
    assert_eq!(raise(&app, until + 40 * HOUR).await, 1, "the answer is late, and it waits for that");
    assert_eq!(status(&app, &id).await, Status::EndingSoon);
    let seen = last(&app, &id).await;
    store::reply(&app.state, &cast.idris, &id, seen, "r", "There is no money left.").await.expect("answered");
    assert_eq!(raise(&app, until + 41 * HOUR).await, 1);
    let request = found(&app, &id).await.thread.request;
    assert_eq!((request.status, request.closed_at), (Status::Ended, Some(until + 41 * HOUR)));
    assert_eq!(raise(&app, until + 42 * HOUR).await, 0);
});

room_test!(whoever_says_nothing_for_two_weeks_is_asked_once, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let id = cast.sent(&app, Help::Sim).await;
    let news = letters(&app, NEWS).await;
    assert_eq!(raise(&app, eight(14)).await, 0, "not two weeks yet");
    assert_eq!(raise(&app, eight(15)).await, 1);
    assert_eq!(raise(&app, eight(16)).await, 0, "once");
    assert_eq!(letters(&app, NEWS).await - news, 1);
    store::say_whether(&app.state, Whose::Account(&cast.ada_id), &id, Kind::Arrived, None).await.expect("said");
    assert_eq!(raise(&app, eight(29)).await, 0);
    assert_eq!(raise(&app, eight(36)).await, 1, "whether it works is another question");
});

room_test!(two_processes_tell_once, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    for _ in 0..5 {
        ask(&app, &cast.ada_id, Help::Sim).await;
    }
    let twin = app.twin().await;
    app.at(eight(12));
    twin.at(eight(12));
    let (one, other) = tokio::join!(raise_late(&app.state), raise_late(&twin.state));
    assert_eq!(one.expect("done") + other.expect("done"), 5);
    assert_eq!(letters(&app, ALARM).await, 5);
});
