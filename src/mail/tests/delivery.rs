//! How letters fare with a mail server that takes, refuses, stalls, drops and lies (F06), and workers that crash (F18).

use std::time::Duration;

use super::super::outbox::LEASE;
use super::super::{Carrier, Smtp, Worker};
use super::server::{MailServer, Mood};
use super::{KINDS, MINUTE, NOON, hello, number, send, text};
use crate::room_test;
use crate::server::testing::{Log, TestApp};
use crate::web::Config;

/// The carrier that these settings name.
pub fn smtp(app: &TestApp, url: &str) -> Smtp {
    let config = Config { smtp: url.to_owned(), ..(*app.state.config).clone() };
    Smtp::of(&config).expect("good settings").expect("a mail server is named")
}

/// A worker that speaks to this server, and does not wait long for it.
pub fn worker(app: &TestApp, server: &MailServer) -> Worker {
    patient_worker(app, server, Duration::from_millis(300))
}

fn patient_worker(app: &TestApp, server: &MailServer, patience: Duration) -> Worker {
    let smtp = smtp(app, &format!("smtp://127.0.0.1:{}", server.port)).waiting(patience);
    Worker::new(app.state.clone(), KINDS.into(), Carrier::Smtp(Box::new(smtp)))
}

async fn reason(app: &TestApp) -> String {
    text(app, "select reason from outbox").await
}

const WAITING: &str = "select count(*) from outbox where sent_at is null and failed_at is null";
const FAILED: &str = "select count(*) from outbox where failed_at is not null";
const SENT: &str = "select count(*) from outbox where sent_at is not null";

room_test!(letters_arrive_whole_over_one_connection, async |app: TestApp| {
    let server = MailServer::start(Mood::Takes).await;
    for to in ["ada@post.example", "bea@post.example", "cem@post.example"] {
        send(&app, "tests.news", to, serde_json::json!({ "subject": "A message", "text": ".A dot\nand\n..two" })).await;
    }
    assert_eq!(worker(&app, &server).run_once(app.state.now()).await, 3);
    let taken = server.taken();
    let mut to: Vec<_> = taken.iter().map(|mail| mail.to.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, ["ada@post.example", "bea@post.example", "cem@post.example"]);
    assert!(
        taken.iter().all(|mail| mail.from == "messages@portal.invalid" && mail.raw.contains("Subject: A message\r\n"))
    );
    assert!(taken.iter().all(|mail| mail.raw.contains("\r\n.A dot and ..two\r\n")), "{}", taken[0].raw);
    assert_eq!((server.connections(), server.heard().last().map(String::as_str)), (1, Some("QUIT")));
    assert_eq!(server.heard().first().map(String::as_str), Some("EHLO portal.invalid"), "no name of a machine");
    assert_eq!(number(&app, SENT).await, 3);
});

room_test!(an_address_that_does_not_exist_is_a_task_at_once_and_no_log_shows_it, async |app: TestApp| {
    use tracing::instrument::WithSubscriber;
    let server = MailServer::start(Mood::Refuses).await;
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    let log = Log::default();
    let lines = tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(log.clone()).finish();
    worker(&app, &server).run_once(app.state.now()).with_subscriber(lines).await;
    assert_eq!((reason(&app).await.as_str(), number(&app, FAILED).await), ("smtp_550", 1));
    let log = log.text();
    assert!(log.contains("smtp_550") && log.contains("tests.at_once") && log.contains("tries"), "{log}");
    for word in ["ada@", "post.example", "nobody", "A message", "Hello"] {
        assert!(!log.contains(word), "the log says {word}: {log}");
    }
});

room_test!(a_server_that_says_later_gets_it_later, async |app: TestApp| {
    app.at(NOON);
    let server = MailServer::start(Mood::Greylists).await;
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    assert_eq!(worker(&app, &server).run_once(NOON).await, 1);
    assert_eq!((reason(&app).await.as_str(), number(&app, WAITING).await), ("smtp_450", 1));
    assert_eq!(worker(&app, &server).run_once(NOON + 9_000).await, 0);
    assert_eq!(worker(&app, &server).run_once(NOON + 11_000).await, 1);
    assert_eq!((server.taken().len(), number(&app, SENT).await), (1, 1));
});

room_test!(whatever_is_wrong_with_the_server_the_letter_waits_and_arrives_once_it_is_well, async |app: TestApp| {
    for (mood, why) in [
        (Mood::Down, "no_answer"),
        (Mood::Busy, "smtp_421"),
        (Mood::Unfriendly, "smtp_554"),
        (Mood::Full, "smtp_450"),
        (Mood::Stalls, "timeout"),
        (Mood::DropsBefore, "no_answer"),
        (Mood::Babbles, "no_answer"),
    ] {
        let server = MailServer::start(mood).await;
        send(&app, "tests.at_once", "ada@post.example", hello()).await;
        worker(&app, &server).run_once(app.state.now()).await;
        let found = text(&app, "select reason from outbox where sent_at is null").await;
        assert!(found == why || (mood == Mood::Down && found == "network"), "{mood:?}: {found}");
        assert_eq!((server.taken().len(), number(&app, FAILED).await), (0, 0), "{mood:?}");
        server.be(Mood::Takes);
        worker(&app, &server).run_once(app.state.now() + MINUTE).await;
        assert_eq!((server.taken().len(), number(&app, WAITING).await), (1, 0), "{mood:?}");
    }
});

room_test!(an_address_that_this_server_cannot_take_is_a_task_at_once, async |app: TestApp| {
    let server = MailServer::start(Mood::Takes).await;
    send(&app, "tests.at_once", "zoë@post.example", hello()).await;
    worker(&app, &server).run_once(app.state.now()).await;
    assert_eq!((reason(&app).await.as_str(), number(&app, FAILED).await), ("not_takeable", 1));
    assert!(server.taken().is_empty());
});

room_test!(a_server_that_is_not_there_loses_nothing, async |app: TestApp| {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("it has one").port();
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    let smtp = smtp(&app, &format!("smtp://127.0.0.1:{nobody}"));
    Worker::new(app.state.clone(), KINDS.into(), Carrier::Smtp(Box::new(smtp))).run_once(app.state.now()).await;
    assert_eq!((reason(&app).await.as_str(), number(&app, WAITING).await), ("network", 1));
});

room_test!(a_server_that_takes_a_letter_and_hides_it_gets_a_copy_that_is_known_as_one, async |app: TestApp| {
    let server = MailServer::start(Mood::DropsAfter).await;
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    worker(&app, &server).run_once(app.state.now()).await;
    server.be(Mood::Takes);
    worker(&app, &server).run_once(app.state.now() + MINUTE).await;
    let taken = server.taken();
    assert_eq!((taken.len(), number(&app, SENT).await), (2, 1));
    assert_eq!(taken[0].message_id(), taken[1].message_id());
});

room_test!(a_worker_that_crashes_sends_at_most_one_letter_twice, async |app: TestApp| {
    app.at(NOON);
    let server = MailServer::start(Mood::Holds).await;
    for number in 0..5 {
        send(&app, "tests.at_once", &format!("ada{number}@post.example"), hello()).await;
    }
    let mut first = patient_worker(&app, &server, Duration::from_secs(30));
    let crashing = tokio::spawn(async move { first.run_once(NOON).await });
    server.has_taken(1).await;
    crashing.abort();
    assert!(crashing.await.expect_err("it was ended").is_cancelled());
    server.be(Mood::Takes);
    assert_eq!(worker(&app, &server).run_once(NOON).await, 4, "the others need not wait");
    assert_eq!(worker(&app, &server).run_once(NOON + LEASE).await, 1);
    assert_eq!((server.taken().len(), number(&app, SENT).await), (6, 5));
});

room_test!(a_worker_paused_in_the_middle_overwrites_nothing, async |app: TestApp| {
    app.at(NOON);
    let server = MailServer::start(Mood::Holds).await;
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    let mut paused = patient_worker(&app, &server, Duration::from_secs(30));
    let pausing = tokio::spawn(async move { paused.run_once(NOON).await });
    server.has_taken(1).await;
    // Five minutes later another worker takes over; it is told that the address is nobody's.
    let other = MailServer::start(Mood::Refuses).await;
    assert_eq!(worker(&app, &other).run_once(NOON + 5 * MINUTE).await, 1);
    server.let_go();
    pausing.await.expect("it goes on");
    assert_eq!((number(&app, FAILED).await, number(&app, SENT).await), (1, 0), "the paused worker's news is refused");
    assert_eq!(server.taken().len() + other.taken().len(), 1);
});

room_test!(a_deed_never_waits_for_the_mail, async |app: TestApp| {
    app.at(NOON);
    let server = MailServer::start(Mood::Holds).await;
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    let mut slow = patient_worker(&app, &server, Duration::from_secs(30));
    let sending = tokio::spawn(async move { slow.run_once(NOON).await });
    server.has_taken(1).await;
    for number in 0..50 {
        send(&app, "tests.at_once", &format!("bea{number}@post.example"), hello()).await;
    }
    assert!(!sending.is_finished(), "fifty deeds were done while one letter hung");
    assert_eq!(app.get("/readyz").await.status, 200, "and the service is ready without its mail");
    server.be(Mood::Takes);
    server.let_go();
    assert_eq!(sending.await.expect("it goes on"), 51);
});

room_test!(a_letter_hanging_when_the_service_stops_is_let_go, async |app: TestApp| {
    let server = MailServer::start(Mood::Holds).await;
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    let mut worker = patient_worker(&app, &server, Duration::from_secs(30));
    worker.stops_within(Duration::from_millis(50));
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let working = tokio::spawn(worker.keep_on(stopping));
    server.has_taken(1).await;
    stop.send_replace(true);
    working.await.expect("it ends by itself");
    assert_eq!(
        number(&app, "select count(*) from outbox where lease is null and leased_until is null and sent_at is null")
            .await,
        1
    );
});

// F06: a day on which much goes wrong.
room_test!(a_day_of_trouble_delays_letters_and_loses_none, async |app: TestApp| {
    const HOUR: i64 = 60 * MINUTE;
    let server = MailServer::start(Mood::Takes).await;
    let (mut queued, mut crashes) = (0, 0);
    for step in 0..24 * 12 {
        let now = NOON + step * 5 * MINUTE;
        app.at(now);
        let mood = match step * 5 * MINUTE / HOUR {
            0..2 => Mood::Takes,
            2..6 => Mood::Down,
            6..9 => Mood::Full,
            9 => Mood::Stalls,
            10..13 => Mood::Busy,
            13..15 => Mood::DropsBefore,
            15..18 => Mood::Unfriendly,
            18 => Mood::Babbles,
            _ => Mood::Takes,
        };
        if step % 12 == 0 {
            queued += 1;
            send(&app, "tests.at_once", &format!("ada{queued}@post.example"), hello()).await;
        }
        if step == 0 || step == 20 * 12 {
            crashes += 1;
            crash_in_the_middle(&app, &server, now).await;
        }
        server.be(mood);
        // Who waits too briefly for a busy server sends twice, so only a stalled one is waited for so briefly.
        let patience = Duration::from_millis(if mood == Mood::Stalls { 20 } else { 30_000 });
        patient_worker(&app, &server, patience).run_once(now).await;
    }
    let end = NOON + 24 * HOUR + 30 * MINUTE;
    patient_worker(&app, &server, Duration::from_secs(30)).run_once(end).await;
    assert_eq!((number(&app, SENT).await, number(&app, WAITING).await, number(&app, FAILED).await), (queued, 0, 0));
    let taken = server.taken();
    let mut known: Vec<_> = taken.iter().map(|mail| mail.to.clone()).collect();
    known.sort();
    known.dedup();
    assert_eq!(known.len() as i64, queued, "every letter has arrived");
    assert!(taken.len() as i64 - queued <= crashes, "{} letters, {queued} queued, {crashes} crashes", taken.len());
});

/// A worker that dies when the server has taken a letter and not said so yet.
async fn crash_in_the_middle(app: &TestApp, server: &MailServer, now: i64) {
    let before = server.taken().len();
    server.be(Mood::Holds);
    let mut worker = patient_worker(app, server, Duration::from_secs(30));
    let crashing = tokio::spawn(async move { worker.run_once(now).await });
    server.has_taken(before + 1).await;
    crashing.abort();
    assert!(crashing.await.expect_err("it was ended").is_cancelled());
}
