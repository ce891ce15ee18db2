//! The day's checkpoint reaches every data protection officer, once (D-31).

use crate::accounts::{Organisation, Role};
use crate::admin::make_checkpoint;
use crate::audit::{self, Checkpoint, PublicKey};
use crate::room_test;
use crate::server::testing::{Log, TestApp};

const HOUR: i64 = 3_600_000;
/// 2026-11-27T06:00:00Z, which is six in London too.
const SIX: i64 = 1_795_759_200_000;
const DAY: i64 = 24 * HOUR;

async fn officers(app: &TestApp) {
    for name in ["Dara", "Deb"] {
        app.staff(name, Organisation::Council, &[Role::DataProtection]).await;
    }
    app.staff("Ana", Organisation::Council, &[Role::Administrator]).await;
    app.staff("Max", Organisation::Provider, &[Role::AdvocacyManager]).await;
}

async fn made(app: &TestApp) -> Option<usize> {
    make_checkpoint(&app.state).await.expect("it is made, or was")
}

/// The checkpoint that stands in a letter, found as its reader finds it: a line of its own.
fn line_in(text: &str) -> Checkpoint {
    text.lines().find_map(|line| line.parse().ok()).unwrap_or_else(|| panic!("no checkpoint: {text}"))
}

room_test!(every_officer_gets_one_line_a_day_that_can_be_copied_and_checked, async |app: TestApp| {
    officers(&app).await;
    assert_eq!(made(app.at(SIX)).await, None, "it is night");
    assert_eq!(made(app.at(SIX + HOUR)).await, Some(2));
    for hour in 2..18 {
        assert_eq!(made(app.at(SIX + hour * HOUR)).await, None, "the day has one");
    }
    app.deliver().await;
    let letters = app.letters().await;
    let mut readers: Vec<_> = letters.iter().map(|letter| letter.to.split('@').next().expect("a name")).collect();
    readers.sort_unstable();
    assert_eq!(readers.len(), 2, "{readers:?}");
    assert!(readers[0].to_lowercase().contains("dara") && readers[1].to_lowercase().contains("deb"), "{readers:?}");
    let checkpoint = line_in(&letters[0].text);
    assert_eq!(line_in(&letters[1].text), checkpoint);
    assert_eq!(checkpoint.day.to_string(), "2026-11-27");
    let (keys, mut tx) = (&app.state.keys, app.state.db.read().await.expect("it begins"));
    let held = audit::verify_against(&mut tx, Some(keys), &PublicKey::of(keys), &[checkpoint]).await.expect("read");
    assert!(held.is_ok(), "{held:?}");
    drop(tx);

    for letter in &letters {
        let seen = format!("{} {}", letter.subject, letter.text).to_lowercase();
        for word in ["audit", "foothold", "tower hamlets", "care", "advoca", "data", "dara", "deb", "council"] {
            // The line itself holds letters by chance, and no words.
            let words: String = seen.lines().filter(|line| line.split('.').count() != 5).collect();
            assert!(!words.contains(word), "{word}: {seen}");
        }
    }

    assert_eq!(made(app.at(SIX + DAY + HOUR)).await, Some(2), "and so the next day");
    app.deliver().await;
    assert_eq!(app.letters().await.len(), 4);
});

room_test!(a_process_that_was_away_in_the_morning_makes_it_when_it_is_back, async |app: TestApp| {
    officers(&app).await;
    assert_eq!(made(app.at(SIX + 17 * HOUR)).await, Some(2), "late in the evening");
    assert_eq!(made(app.at(SIX + 18 * HOUR)).await, None, "the next day begins at night");
    assert_eq!(made(app.at(SIX + 25 * HOUR)).await, Some(2));
});

room_test!(two_processes_send_one_letter_to_each, async |app: TestApp| {
    officers(&app).await;
    let twin = app.twin().await;
    for app in [&app, &twin] {
        app.at(SIX + HOUR);
    }
    let (one, other) = tokio::join!(made(&app), made(&twin));
    assert_eq!([one, other].into_iter().flatten().collect::<Vec<_>>(), [2]);
    assert_eq!(app.number("select count(*) from outbox").await, 2);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'audit.checkpointed'").await, 1);
});

room_test!(with_no_officer_the_log_says_so_once_a_day_and_holds_the_line, async |app: TestApp| {
    let log = Log::default();
    let lines = tracing_subscriber::fmt().json().with_max_level(tracing::Level::INFO).with_writer(log.clone()).finish();
    let _heard = tracing::subscriber::set_default(lines);
    for day in 0..3 {
        for hour in [1, 2, 9] {
            made(app.at(SIX + day * DAY + hour * HOUR)).await;
        }
    }
    let said = log.text();
    assert_eq!(said.matches("no data protection officer").count(), 3, "{said}");
    assert_eq!(said.matches("\"level\":\"WARN\"").count(), 3, "{said}");
    assert!(said.contains("1.2026-11-27.1.") && said.contains("1.2026-11-29.3."), "{said}");
    assert_eq!(app.number("select count(*) from outbox").await, 0);
});
