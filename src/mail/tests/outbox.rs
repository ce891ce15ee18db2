use serde_json::json;

use super::super::outbox::{self, LEASE};
use super::super::{Carrier, RETENTION, Recorder, Worker, dismiss, undelivered};
use super::{DAY, KINDS, MINUTE, NOON, address, hello, number, send, send_to, text};
use crate::room_test;
use crate::server::testing::TestApp;
use crate::web::keep_to;

room_test!(a_letter_goes_out_with_the_deed_and_leaves_nothing_personal_behind, async |app: TestApp| {
    app.at(NOON);
    send(&app, "tests.at_once", "Ada@Post.Example", json!({ "subject": "A message", "text": "Hello there." })).await;
    let kept = text(&app, "select address || ' ' || payload || ' ' || address_index from outbox").await;
    for word in ["ada", "post", "hello", "message"] {
        assert!(!kept.to_lowercase().contains(word), "{word} stands in the outbox");
    }
    assert_eq!(app.deliver().await, 1);
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1);
    assert_eq!((letters[0].to.as_str(), letters[0].subject.as_str()), ("Ada@post.example", "A message"));
    assert_eq!(letters[0].text, "Hello there.\n");
    assert_eq!(app.deliver().await, 0, "it is sent once");
    let left = "select count(*) from outbox where sent_at is not null and address is null and payload is null
                and address_index is null and lease is null and tries = 1";
    assert_eq!(number(&app, left).await, 1);
});

room_test!(a_deed_that_fails_sends_nothing, async |app: TestApp| {
    let (to, keys) = (address("ada@post.example"), &app.state.keys);
    let letter = crate::mail::NewLetter {
        kind: "tests.at_once",
        to: &to,
        person: None,
        team: "council",
        payload: "{}",
        once: None,
    };
    let mut tx = app.state.db.begin().await.expect("it begins");
    crate::mail::queue(&mut tx, keys, &letter, 1).await.expect("it is queued");
    drop(tx);
    assert_eq!(app.deliver().await, 0);
});

room_test!(a_second_letter_with_the_same_key_is_not_queued, async |app: TestApp| {
    for once in [Some("deed-1"), Some("deed-1"), Some("deed-2"), None, None] {
        send_to(&app, "tests.at_once", "ada@post.example", None, once, hello()).await;
    }
    assert_eq!(app.deliver().await, 4);
});

room_test!(what_need_not_be_sent_is_done, async |app: TestApp| {
    send(&app, "tests.at_once", "ada@post.example", json!({ "nothing": true })).await;
    assert_eq!(app.deliver().await, 1);
    assert!(app.letters().await.is_empty());
    assert_eq!(text(&app, "select reason from outbox where sent_at is not null").await, "not_needed");
});

room_test!(a_letter_that_nobody_can_write_is_tried_again_and_holds_up_no_other, async |app: TestApp| {
    app.at(NOON);
    send(&app, "tests.at_once", "ada@post.example", json!({ "fails": true })).await;
    send(&app, "tests.at_once", "bea@post.example", json!({ "panics": true })).await;
    send(&app, "tests.of_tomorrow", "cem@post.example", hello()).await;
    send(&app, "tests.at_once", "dot@post.example", hello()).await;
    assert_eq!(app.deliver().await, 4);
    assert_eq!(app.letters().await.len(), 1);
    let waiting = "select count(*) from outbox where sent_at is null and failed_at is null and tries = 1";
    assert_eq!(number(&app, waiting).await, 3);
    assert_eq!(number(&app, "select count(*) from outbox where reason = 'not_written'").await, 2);
    assert_eq!(number(&app, "select count(*) from outbox where reason = 'unknown_kind'").await, 1);
    assert_eq!(app.deliver().await, 0, "not before ten seconds are over");
    app.at(NOON + 11_000);
    assert_eq!(app.deliver().await, 3);
    app.at(NOON + 80 * 60 * MINUTE);
    assert_eq!(app.deliver().await, 3, "one last try");
    assert_eq!(number(&app, "select count(*) from outbox where failed_at is not null").await, 3);
});

room_test!(a_letter_that_cannot_be_delivered_is_a_task_for_its_team_alone, async |app: TestApp| {
    app.at(NOON);
    send_to(
        &app,
        "tests.at_once",
        "ada@post.example",
        Some("person-1"),
        None,
        json!({ "link": "https://evil.example/" }),
    )
    .await;
    assert_eq!(app.deliver().await, 1);
    assert!(app.letters().await.is_empty());
    let mut tx = app.state.db.begin().await.expect("it begins");
    let tasks = undelivered(&mut tx, "council").await.expect("read");
    assert_eq!(tasks.len(), 1);
    let task = &tasks[0];
    assert_eq!(
        (task.kind.as_str(), task.person.as_deref(), task.reason.as_str()),
        ("tests.at_once", Some("person-1"), "link")
    );
    assert!((NOON..NOON + MINUTE).contains(&task.failed_at));
    assert!(undelivered(&mut tx, "provider").await.expect("read").is_empty());
    assert!(!dismiss(&mut tx, "provider", &task.id).await.expect("asked"), "it is not theirs");
    assert!(dismiss(&mut tx, "council", &task.id).await.expect("asked"));
    assert!(!dismiss(&mut tx, "council", &task.id).await.expect("asked"));
    assert!(undelivered(&mut tx, "council").await.expect("read").is_empty());
});

room_test!(a_letter_on_its_way_cannot_be_dismissed, async |app: TestApp| {
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    let id = text(&app, "select id from outbox").await;
    let mut tx = app.state.db.begin().await.expect("it begins");
    assert!(!dismiss(&mut tx, "council", &id).await.expect("asked"));
});

room_test!(old_rows_go_and_letters_too_old_to_be_of_use_are_given_up, async |app: TestApp| {
    app.at(NOON);
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    app.deliver().await;
    send(&app, "tests.of_tomorrow", "ada@post.example", hello()).await;
    let forget = async |now: i64| {
        let mut tx = app.state.db.begin().await.expect("it begins");
        let gone = keep_to(RETENTION, &mut tx, &app.state.keys, now).await.expect("forgotten");
        tx.commit().await.expect("it ends");
        gone.iter().sum::<u64>()
    };
    assert_eq!(forget(NOON + 7 * DAY - MINUTE).await, 0);
    assert_eq!(forget(NOON + 7 * DAY + MINUTE).await, 2, "one goes, one is given up");
    assert_eq!(
        text(&app, "select reason from outbox where failed_at is not null and address is null").await,
        "too_old"
    );
    assert_eq!(forget(NOON + 97 * DAY).await, 0, "a task stays 90 days");
    assert_eq!(forget(NOON + 98 * DAY).await, 1);
});

room_test!(a_worker_that_lost_its_lease_writes_nothing, async |app: TestApp| {
    app.at(NOON);
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    let db = &app.state.db;
    let first = outbox::take(db, NOON).await.expect("read").expect("it is due");
    assert!(outbox::take(db, NOON).await.expect("read").is_none(), "one worker at a time");
    assert!(outbox::take(db, NOON + LEASE - 1).await.expect("read").is_none());
    // The first worker is paused for five minutes, and another takes over.
    let second = outbox::take(db, NOON + 5 * MINUTE).await.expect("read").expect("its lease is over");
    assert_eq!((first.id.as_str(), second.tries), (second.id.as_str(), 2));
    assert!(!outbox::is_still_held(db, &first).await.expect("asked"));
    assert!(!outbox::note_done(db, &first, None, NOON + 5 * MINUTE).await.expect("asked"));
    assert!(!outbox::note_failed(db, &first, "smtp_550", NOON + 5 * MINUTE).await.expect("asked"));
    assert!(!outbox::note_retry(db, &first, "smtp_450", NOON + 5 * MINUTE).await.expect("asked"));
    assert!(!outbox::put_back(db, &first, NOON + 5 * MINUTE).await.expect("asked"));
    assert!(outbox::is_still_held(db, &second).await.expect("asked"));
    assert!(outbox::note_done(db, &second, None, NOON + 5 * MINUTE).await.expect("asked"));
    assert!(!outbox::note_failed(db, &first, "smtp_550", NOON + 6 * MINUTE).await.expect("asked"), "nor afterwards");
    assert_eq!(number(&app, "select count(*) from outbox where sent_at is not null and failed_at is null").await, 1);
});

room_test!(workers_side_by_side_send_each_letter_once, async |app: TestApp| {
    app.at(NOON);
    for number in 0..40 {
        send(&app, "tests.at_once", &format!("ada{number}@post.example"), hello()).await;
    }
    let recorder = Recorder::default();
    let mut working = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let carrier = Carrier::Recorder(recorder.clone());
        let mut worker = Worker::new(app.state.clone(), KINDS.into(), carrier);
        working.spawn(async move { worker.run_once(NOON).await });
    }
    let seen: usize = working.join_all().await.into_iter().sum();
    let mut to: Vec<_> = recorder.lock().expect("recorded").iter().map(|letter| letter.to.clone()).collect();
    to.sort();
    to.dedup();
    assert_eq!((seen, to.len(), recorder.lock().expect("recorded").len()), (40, 40, 40));
});

room_test!(a_worker_lets_go_when_it_is_told_to_stop, async |app: TestApp| {
    app.at(NOON);
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    let recorder = Recorder::default();
    let worker = Worker::new(app.state.clone(), KINDS.into(), Carrier::Recorder(recorder.clone()));
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let working = tokio::spawn(worker.keep_on(stopping));
    while number(&app, "select count(*) from outbox where sent_at is not null").await == 0 {
        tokio::task::yield_now().await;
    }
    stop.send_replace(true);
    working.await.expect("it ends by itself");
    assert_eq!(recorder.lock().expect("recorded").len(), 1);
    assert_eq!(number(&app, "select count(*) from outbox where lease is not null").await, 0);
});
