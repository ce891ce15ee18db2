use clap::Parser;

use super::super::Cli;
use super::*;
use crate::room_test;
use crate::server::testing::TestApp;

const NOON: i64 = 1_795_608_000_000;

async fn made(app: &TestApp, now: i64) -> Checkpoint {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let made = audit::checkpoint(&mut tx, &app.state.keys, now).await.expect("it is made").expect("the day has none");
    tx.commit().await.expect("it ends");
    made
}

room_test!(a_line_or_a_file_of_lines_is_held_against_the_audit, async |app: TestApp| {
    let config = &*app.state.config;
    let first = made(&app, NOON).await.to_string();
    let second = made(&app, NOON + 24 * 3_600_000).await.to_string();
    let said = verify_against(config, &first, None).await.expect("all is well");
    assert_eq!(said, "The chain of 2 lines is whole, and goes on from line 1, the last on 2026-11-25.");
    let file = app.folder().join("lines.txt");
    std::fs::write(&file, format!("# from my letters\n{second}\r\n\n{first}\n")).expect("written");
    let said = verify_against(config, &file.display().to_string(), None).await.expect("all is well");
    assert_eq!(said, "The chain of 2 lines is whole, and goes on from line 2, the last on 2026-11-26.");

    let forged = first.replace("2026-11-25", "2026-11-24");
    let refused = verify_against(config, &forged, None).await.expect_err("it was changed");
    assert!(refused.starts_with("The checkpoint of 2026-11-24 was not signed with our key"), "{refused}");
    std::fs::write(&file, "# nothing yet\n").expect("written");
    for nothing in [file.display().to_string(), String::new(), "no-such-file".to_owned()] {
        let refused = verify_against(config, &nothing, None).await.expect_err("it is none");
        assert!(refused.starts_with("This is not a checkpoint"), "{nothing}: {refused}");
    }
});

room_test!(with_the_public_key_no_file_of_keys_is_needed, async |app: TestApp| {
    let line = made(&app, NOON).await.to_string();
    let public = PublicKey::of(&app.state.keys).to_string();
    let with = verify_against(&app.state.config, &line, Some(&public)).await.expect("all is well");
    assert!(with.starts_with("The chain of 1 lines is whole"), "{with}");
    let config = Config { keys_file: app.folder().join("none.keys"), ..(*app.state.config).clone() };
    let without = verify_against(&config, &line, Some(&public)).await.expect("all is well");
    assert!(without.starts_with("The audit has all of its 1 lines"), "{without}");
    let refused = verify_against(&config, &line, None).await.expect_err("nothing to check with");
    assert!(refused.contains("cannot be read"), "{refused}");
    let refused = verify_against(&config, &line, Some("x")).await.expect_err("no key");
    assert!(refused.starts_with("This is not a key of checkpoints"), "{refused}");
});

#[test]
fn a_public_key_alone_checks_nothing() {
    for (line, good) in [
        ("audit verify", true),
        ("audit verify --checkpoint 1.x", true),
        ("audit verify --checkpoint 1.x --public-key y", true),
        ("audit verify --public-key y", false),
        ("audit key", true),
    ] {
        let words = ["foothold"].into_iter().chain(line.split(' '));
        assert_eq!(Cli::try_parse_from(words).is_ok(), good, "{line}");
    }
}
