//! A checkpoint that lies elsewhere finds what the database alone cannot tell (D-31).

use super::*;
use crate::audit::verify::lines_after;

const DAY: i64 = 24 * HOUR;

async fn make(app: &TestApp, now: i64) -> Option<Checkpoint> {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let made = checkpoint(&mut tx, &app.state.keys, now).await.expect("it is made, or was");
    tx.commit().await.expect("it ends");
    made
}

async fn against(app: &TestApp, checkpoints: &[Checkpoint]) -> Result<i64, Doubt> {
    let mut tx = app.state.db.read().await.expect("it begins");
    held_against(&mut tx, app, checkpoints).await
}

async fn held_against(tx: &mut Tx, app: &TestApp, checkpoints: &[Checkpoint]) -> Result<i64, Doubt> {
    let keys = &app.state.keys;
    verify_against(tx, Some(keys), &PublicKey::of(keys), checkpoints).await.expect("it is read")
}

/// What whoever has no file of keys finds.
async fn without_keys(tx: &mut Tx, app: &TestApp, checkpoints: &[Checkpoint]) -> Result<i64, Doubt> {
    let public: PublicKey = PublicKey::of(&app.state.keys).to_string().parse().expect("as it was printed");
    verify_against(tx, None, &public, checkpoints).await.expect("it is read")
}

room_test!(each_day_has_one_checkpoint_and_the_chain_says_so, async |app: TestApp| {
    write_some(&app, 5).await;
    let first = make(&app, NOW).await.expect("the first of the day");
    assert_eq!((first.day.to_string().as_str(), first.number), ("2026-11-25", 6));
    assert_eq!(make(&app, NOW + HOUR).await, None, "one is enough");
    let second = make(&app, NOW + DAY).await.expect("the next day");
    assert_eq!((second.day.to_string().as_str(), second.number), ("2026-11-26", 7));
    assert_eq!(app.number("select count(*) from audit_lines where about in ('2026-11-25', '2026-11-26')").await, 2);
    assert_eq!(chain(&app).await, Chain::Whole(7));
    assert_eq!(against(&app, &[first, second]).await, Ok(7));
});

room_test!(of_eight_at_once_in_two_processes_one_makes_the_checkpoint, async |app: TestApp| {
    let twin = app.twin().await;
    let mut makers = tokio::task::JoinSet::new();
    for number in 0..8 {
        let app = if number % 2 == 0 { app.clone() } else { twin.clone() };
        makers.spawn(async move { make(&app, NOW).await });
    }
    let made: Vec<_> = makers.join_all().await.into_iter().flatten().collect();
    assert_eq!(made.len(), 1);
    assert_eq!(against(&app, &made).await, Ok(1));
});

room_test!(a_checkpoint_that_is_older_than_the_chain_is_fine, async |app: TestApp| {
    write_some(&app, 5).await;
    let made = make(&app, NOW).await.expect("the first of the day");
    write_some(&app, 20).await;
    assert_eq!(against(&app, std::slice::from_ref(&made)).await, Ok(26));
    let mut tx = app.state.db.read().await.expect("it begins");
    assert_eq!(without_keys(&mut tx, &app, &[made]).await, Ok(26));
});

/// Cuts the chain off after this line, and writes an end that fits: what somebody can do who holds the file of keys, too.
async fn cut_off(tx: &mut Tx, keys: &Keys, last: i64) {
    let mark = match lines_after(tx, last - 1, 1).await.expect("read").pop() {
        Some(line) => keys.audit(&ending(&line.mark)),
        None => String::new(),
    };
    let cut = format!(
        "delete from audit_lines where number > {last}; update audit_end set number = {last}, mark = '{mark}' where id = 1"
    );
    tamper(tx, &cut).await.expect("cut off");
}

room_test!(a_tail_that_was_cut_off_with_the_keys_in_hand_is_found, async |app: TestApp| {
    write_some(&app, 20).await;
    let made = make(&app, NOW).await.expect("the first of the day");
    write_some(&app, 3).await;
    without_triggers(&app).await;
    let keys = &app.state.keys;
    for gone in 1..=20 {
        let (last, mut tx) = (24 - gone, app.state.db.begin().await.expect("it begins"));
        cut_off(&mut tx, keys, last).await;
        assert_eq!(verify(&mut tx, keys).await.expect("read"), Chain::Whole(last), "the chain alone cannot tell");
        // What came after the checkpoint is the next one's to find.
        let expected = match last {
            21.. => Ok(last),
            _ => Err(Doubt::CutOff { day: made.day, number: 21, last }),
        };
        assert_eq!(held_against(&mut tx, &app, std::slice::from_ref(&made)).await, expected, "{gone} gone");
        assert_eq!(without_keys(&mut tx, &app, std::slice::from_ref(&made)).await, expected, "{gone} gone");
    }
});

room_test!(a_chain_that_was_written_anew_with_the_keys_is_found, async |app: TestApp| {
    write_some(&app, 20).await;
    let made = make(&app, NOW).await.expect("the first of the day");
    without_triggers(&app).await;
    let mut tx = app.state.db.begin().await.expect("it begins");
    cut_off(&mut tx, &app.state.keys, 12).await;
    for _ in 0..15 {
        record(&mut tx, &app.state.keys, &read_by_adviser(), NOW).await.expect("recorded");
    }
    assert_eq!(verify(&mut tx, &app.state.keys).await.expect("read"), Chain::Whole(27), "the chain alone cannot tell");
    let expected = Err(Doubt::Another { day: made.day, number: 21 });
    assert_eq!(held_against(&mut tx, &app, std::slice::from_ref(&made)).await, expected);
    assert_eq!(without_keys(&mut tx, &app, &[made]).await, expected);
});

room_test!(a_broken_chain_stays_broken_whatever_a_checkpoint_says, async |app: TestApp| {
    write_some(&app, 20).await;
    let made = make(&app, NOW).await.expect("the first of the day");
    without_triggers(&app).await;
    for (statements, unseen) in [
        ("delete from audit_lines where number > 10", false),
        ("delete from audit_lines where number = 7", false),
        ("update audit_lines set role = 'x' where number = 7", true),
    ] {
        let mut tx = app.state.db.begin().await.expect("it begins");
        tamper(&mut tx, statements).await.expect("done");
        let found = held_against(&mut tx, &app, std::slice::from_ref(&made)).await;
        assert!(matches!(found, Err(Doubt::Broken(_))), "{statements}: {found:?}");
        let found = without_keys(&mut tx, &app, std::slice::from_ref(&made)).await;
        assert_eq!(found.is_ok(), unseen, "{statements}: only the file of keys tells whether a line was changed");
    }
});

room_test!(a_line_that_was_changed_or_forged_is_refused, async |app: TestApp| {
    write_some(&app, 20).await;
    let line = make(&app, NOW).await.expect("the first of the day").to_string();
    assert!(line.len() < 170 && line.chars().all(|letter| letter.is_ascii_graphic()), "{line}");
    let good: Checkpoint = format!("  {line}\n").parse().expect("it is the whole line");
    assert_eq!(against(&app, &[good]).await, Ok(21));

    for place in 0..line.len() {
        let letter = if &line[place..=place] == "2" { "3" } else { "2" };
        let changed = format!("{}{letter}{}", &line[..place], &line[place + 1..]);
        match changed.parse::<Checkpoint>() {
            Ok(changed) => {
                assert_eq!(against(&app, std::slice::from_ref(&changed)).await, Err(Doubt::NotOurs(changed.day)))
            }
            Err(refused) => assert_eq!(refused, Doubt::NotACheckpoint),
        }
        assert_eq!(line[..place].parse::<Checkpoint>(), Err(Doubt::NotACheckpoint));
    }
    for bad in
        ["", "x", "1.2.3.4.5", &format!("{line}.x"), &line.replacen("21", "021", 1), &line.replacen("21", "-21", 1)]
    {
        assert_eq!(bad.parse::<Checkpoint>(), Err(Doubt::NotACheckpoint), "{bad}");
    }

    // Signed, and by somebody else.
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("other.keys");
    crate::keys::make(&file, 0).expect("made");
    let other = PublicKey::of(&Keys::read(&file).expect("just made"));
    assert_ne!(other, PublicKey::of(&app.state.keys));
    let good: Checkpoint = line.parse().expect("good");
    let mut tx = app.state.db.read().await.expect("it begins");
    let found =
        verify_against(&mut tx, Some(&app.state.keys), &other, std::slice::from_ref(&good)).await.expect("read");
    assert_eq!(found, Err(Doubt::NotOurs(good.day)));
    for bad in ["", "x", &other.to_string()[1..], &format!("{other}A")] {
        assert_eq!(bad.parse::<PublicKey>(), Err(Doubt::NotAKey), "{bad}");
    }
});

#[test]
fn each_doubt_is_one_plain_sentence() {
    let day = jiff::civil::date(2026, 11, 27);
    for doubt in [
        Doubt::NotACheckpoint,
        Doubt::NotAKey,
        Doubt::NotOurs(day),
        Doubt::Broken(Fault::Changed(3)),
        Doubt::CutOff { day, number: 21, last: 7 },
        Doubt::Another { day, number: 21 },
    ] {
        let said = doubt.to_string();
        assert!(said.ends_with('.') && !said.contains('\n') && said.chars().next().is_some_and(char::is_uppercase));
        assert_eq!(said.matches(". ").count(), 0, "{said}");
    }
}
