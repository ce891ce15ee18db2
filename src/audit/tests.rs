mod checkpoints;

use std::collections::BTreeSet;

use fastrand::Rng;
use sqlx::AssertSqlSafe;

use super::verify::verify_in;
use super::*;
use crate::room_test;
use crate::server::testing::TestApp;

/// 2026-11-25T15:42:10Z
const NOW: i64 = 1_795_621_330_000;
const YOUNG: &str = "aaaaaaaaaaaaaaaaaaaaaa";
const ADVISER: &str = "bbbbbbbbbbbbbbbbbbbbbb";

fn read_by_adviser<'a>() -> Line<'a> {
    Line {
        who: Some(ADVISER),
        role: "personal_adviser",
        deed: Deed::YoungPeopleRead,
        subject: Some(YOUNG),
        ..Line::default()
    }
}

async fn write(app: &TestApp, line: &Line<'_>, now: i64) {
    let mut tx = app.state.db.begin().await.expect("it begins");
    record(&mut tx, &app.state.keys, line, now).await.expect("recorded");
    tx.commit().await.expect("it ends");
}

/// Lines of every kind, no two alike.
async fn write_some(app: &TestApp, count: i64) {
    let mut tx = app.state.db.begin().await.expect("it begins");
    for number in 0..count {
        let deed = Deed::ALL[number as usize % Deed::ALL.len()];
        let about = format!("row{number}");
        let line = match number % 3 {
            0 => Line { deed, about: Some(&about), ..read_by_adviser() },
            1 => Line { role: "young_person", deed, who: Some(YOUNG), about: Some(&about), ..Line::default() },
            _ => Line { role: "service", deed, about: Some(&about), reason: Some("too_late"), ..Line::default() },
        };
        record(&mut tx, &app.state.keys, &line, NOW + number * 1_000).await.expect("recorded");
    }
    tx.commit().await.expect("it ends");
}

/// Runs statements that no part of the program would: what somebody with the database itself might do.
async fn tamper(tx: &mut Tx, statements: &str) -> sqlx::Result<()> {
    match tx {
        Tx::Sqlite { tx, .. } => sqlx::raw_sql(AssertSqlSafe(statements)).execute(&mut **tx).await.map(|_| ()),
        Tx::Postgres(tx) => sqlx::raw_sql(AssertSqlSafe(statements)).execute(&mut **tx).await.map(|_| ()),
    }
}

async fn without_triggers(app: &TestApp) {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let drop = match &tx {
        Tx::Sqlite { .. } => {
            "drop trigger audit_lines_stay; drop trigger audit_lines_remain; drop trigger audit_lines_once;
             drop trigger audit_end_grows; drop trigger audit_end_remains; drop trigger audit_end_once"
        }
        Tx::Postgres(_) => {
            "drop trigger audit_lines_stay on audit_lines; drop trigger audit_end_grows on audit_end;
             drop trigger audit_end_remains on audit_end"
        }
    };
    tamper(&mut tx, drop).await.expect("dropped");
    tx.commit().await.expect("it ends");
}

async fn chain(app: &TestApp) -> Chain {
    let mut tx = app.state.db.read().await.expect("it begins");
    verify(&mut tx, &app.state.keys).await.expect("it is read")
}

/// What the chain looks like after these statements, which are then taken back.
async fn after(app: &TestApp, statements: &str) -> Chain {
    let mut tx = app.state.db.begin().await.expect("it begins");
    tamper(&mut tx, statements).await.unwrap_or_else(|refused| panic!("{statements}: {refused}"));
    verify_in(7, &mut tx, Some(&app.state.keys)).await.expect("it is read")
}

/// One way to tamper with `count` lines.
fn tampering(rng: &mut Rng, count: i64) -> String {
    let n = rng.i64(1..=count);
    let other = (n + rng.i64(1..count) - 1) % count + 1;
    let (low, high) = (n.min(other), n.max(other));
    let word = rng.u32(..);
    let swap = |columns: &[&str]| {
        let set = columns.iter().map(|column| {
            format!(
                "{column} = (select l.{column} from audit_lines l where l.number = {n} + {other} - audit_lines.number)"
            )
        });
        format!("update audit_lines set {} where number in ({n}, {other})", set.collect::<Vec<_>>().join(", "))
    };
    const ALL: &str = "at, who, role, deed, about, subject, reason, mark";
    match rng.u8(0..14) {
        0 => format!("update audit_lines set at = at + {} where number = {n}", rng.i64(1..1_000_000)),
        1 => {
            let column = ["who", "role", "deed", "about", "subject", "reason", "mark"][rng.usize(0..7)];
            format!("update audit_lines set {column} = 'x{word}' where number = {n}")
        }
        2 => format!("update audit_lines set about = null where number = {n}"),
        3 => format!("update audit_lines set reason = '', role = role || '-' where number = {n}"),
        4 => format!("delete from audit_lines where number = {n}"),
        5 => format!("delete from audit_lines where number between {low} and {high}"),
        // Taken out, and the gap closed.
        6 => format!(
            "delete from audit_lines where number = {n}; update audit_lines set number = -number where number > {n};
             update audit_lines set number = -number - 1 where number < 0"
        ),
        7 => swap(&["at", "who", "role", "deed", "about", "subject", "reason", "mark"]),
        8 => swap(&["about"]),
        9 => swap(&["mark"]),
        // Put in where the later lines were moved to make room.
        10 => format!(
            "update audit_lines set number = -number where number >= {n}; update audit_lines set number = 1 - number where number < 0;
             insert into audit_lines (number, {ALL}) select {n}, {ALL} from audit_lines where number <> {n} and about = 'row{}'",
            other - 1
        ),
        11 => format!("insert into audit_lines (number, {ALL}) select {}, {ALL} from audit_lines where number = {n}", count + rng.i64(1..9)),
        12 => format!("insert into audit_lines (number, {ALL}) select {}, {ALL} from audit_lines where number = {n}", -rng.i64(0..9)),
        // The tail cut off, and an end written that looks right.
        _ => format!(
            "delete from audit_lines where number > {};
             update audit_end set number = {0}, mark = coalesce((select mark from audit_lines where number = {0}), 'none')",
            n - 1
        ),
    }
}

room_test!(each_of_a_thousand_tamperings_is_found, async |app: TestApp| {
    write_some(&app, 40).await;
    without_triggers(&app).await;
    assert_eq!(after(&app, "select 1").await, Chain::Whole(40));
    let mut rng = Rng::with_seed(20_261_125);
    for _ in 0..1_000 {
        let statements = tampering(&mut rng, 40);
        assert!(matches!(after(&app, &statements).await, Chain::Broken(_)), "not found: {statements}");
    }
    assert_eq!(chain(&app).await, Chain::Whole(40));
});

room_test!(a_broken_chain_says_where_in_one_sentence, async |app: TestApp| {
    write_some(&app, 20).await;
    without_triggers(&app).await;
    for (statements, sentence) in [
        ("update audit_lines set at = at + 1 where number = 7", "Line 7 of the audit was changed, swapped or put in"),
        ("delete from audit_lines where number = 7", "Line 7 of the audit is missing."),
        ("delete from audit_lines where number in (7, 8, 9)", "Lines 7 to 9 of the audit are missing."),
        ("delete from audit_lines where number > 15", "The audit was cut off after line 15: 5 missing."),
        ("update audit_lines set number = 0 where number = 7", "Line 0 of the audit was put in"),
        ("update audit_lines set number = 30 where number = 7", "Line 7 of the audit is missing."),
        ("update audit_lines set number = 30 where number = 20", "Line 20 of the audit is missing."),
        ("update audit_end set number = 19", "Line 20 of the audit was put in: the audit ends before it."),
        ("update audit_end set mark = 'x'", "it may have been cut off after line 20."),
        ("delete from audit_end", "The audit's own note of where it ends is gone."),
    ] {
        let Chain::Broken(fault) = after(&app, statements).await else { panic!("not found: {statements}") };
        assert!(fault.to_string().contains(sentence), "{statements}: {fault}");
    }
});

room_test!(the_database_itself_refuses_to_change_a_line, async |app: TestApp| {
    write_some(&app, 3).await;
    let mut statements = vec![
        "update audit_lines set role = 'x' where number = 2",
        "update audit_lines set role = role",
        "delete from audit_lines where number = 3",
        "delete from audit_lines",
        "update audit_end set number = number - 1",
        "delete from audit_end",
    ];
    match &app.state.db {
        crate::web::Db::Sqlite { .. } => statements.extend([
            "insert or replace into audit_lines (number, at, role, deed, mark) values (2, 0, 'x', 'x', 'x')",
            "insert or replace into audit_end (id, number, mark) values (1, 0, '')",
        ]),
        crate::web::Db::Postgres(_) => statements.extend(["truncate audit_lines", "truncate audit_end"]),
    }
    for statement in statements {
        let mut tx = app.state.db.begin().await.expect("it begins");
        assert!(tamper(&mut tx, statement).await.is_err(), "{statement}");
    }
    assert_eq!(chain(&app).await, Chain::Whole(3));
});

room_test!(sixteen_at_once_make_one_chain, async |app: TestApp| {
    let mut writers = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let app = app.clone();
        writers.spawn(async move {
            for turn in 0..10 {
                let mut tx = app.state.db.begin().await.expect("it begins");
                record(&mut tx, &app.state.keys, &read_by_adviser(), NOW).await.expect("recorded");
                // A deed that comes to nothing leaves no line, and no gap.
                if turn % 5 != 4 {
                    tx.commit().await.expect("it ends");
                }
            }
        });
    }
    writers.join_all().await;
    assert_eq!(chain(&app).await, Chain::Whole(16 * 8));
});

room_test!(young_people_see_who_looked_at_what_newest_first, async |app: TestApp| {
    let own = |deed| Line { who: Some(YOUNG), role: "young_person", deed, subject: Some(YOUNG), ..Line::default() };
    write(&app, &read_by_adviser(), NOW).await;
    write(&app, &own(Deed::AccountsSignedIn), NOW + 1).await;
    write(&app, &Line { subject: Some("cccccccccccccccccccccc"), ..read_by_adviser() }, NOW + 2).await;
    write(&app, &Line { subject: None, ..read_by_adviser() }, NOW + 3).await;
    write(&app, &Line { deed: Deed::AccessRefused, reason: Some("not_yours"), ..read_by_adviser() }, NOW + 4).await;
    write(&app, &own(Deed::AccountsJoined), NOW + 5).await;
    let mut tx = app.state.db.read().await.expect("it begins");
    let all = looked(&mut tx, YOUNG, None, 10).await.expect("read");
    assert_eq!(all.iter().map(|look| look.number).collect::<Vec<_>>(), [6, 5, 1]);
    assert_eq!((all[1].deed.as_str(), all[1].reason.as_deref()), ("access.refused", Some("not_yours")));
    let first = looked(&mut tx, YOUNG, None, 2).await.expect("read");
    let second = looked(&mut tx, YOUNG, Some(first[1].number), 2).await.expect("read");
    assert_eq!([first, second].concat(), all);
    let told: Vec<_> = all.iter().map(sentence).collect();
    assert_eq!(
        told,
        [
            "You joined.",
            "A personal adviser tried to open a page. We said no.",
            "Your personal adviser opened your page."
        ]
    );
    assert_eq!(when(&all[2]), "Wednesday 25 November 2026, after 3pm");
});

room_test!(what_young_people_and_visitors_do_is_kept_to_the_hour, async |app: TestApp| {
    let by = |role| Line { role, ..Line::default() };
    for role in ["young_person", "visitor", "administrator"] {
        write(&app, &Line { subject: Some(YOUNG), ..by(role) }, NOW).await;
    }
    let mut tx = app.state.db.read().await.expect("it begins");
    let mut times: Vec<_> =
        looked(&mut tx, YOUNG, None, 9).await.expect("read").into_iter().map(|look| look.at).collect();
    times.reverse();
    assert_eq!(times, [NOW - NOW % HOUR, NOW - NOW % HOUR, NOW]);
});

room_test!(a_line_holds_ids_and_codes_and_nothing_else, async |app: TestApp| {
    let bad = ["ada@young.example", "Ada Lovelace", "020 7946 0000", "they said no", "née", "a\nb"];
    let bad = bad.into_iter().flat_map(|text| {
        [
            Line { who: Some(text), ..read_by_adviser() },
            Line { about: Some(text), ..read_by_adviser() },
            Line { subject: Some(text), ..read_by_adviser() },
        ]
    });
    let long = "x".repeat(300);
    let bad: Vec<_> = bad
        .chain([
            Line { reason: Some("Ada Lovelace"), ..read_by_adviser() },
            Line { reason: Some("ada@young.example"), ..read_by_adviser() },
            Line { reason: Some(&long), ..read_by_adviser() },
        ])
        .collect();
    for line in bad {
        let mut tx = app.state.db.begin().await.expect("it begins");
        let refused = record(&mut tx, &app.state.keys, &line, NOW).await.expect_err("refused").to_string();
        assert_eq!(refused.matches("an audit line of young_people.read holds more than ids and codes").count(), 1);
        for personal in ["Ada", "ada@", "7946", "they", "n\u{e9}e"] {
            assert!(!refused.contains(personal), "the refusal says it again: {refused}");
        }
    }
    let good = Line { about: Some("/young-people/{id}"), reason: Some("advocate board_reviewer"), ..read_by_adviser() };
    write(&app, &good, NOW).await;
    assert_eq!(chain(&app).await, Chain::Whole(1));
});

#[test]
fn every_deed_has_a_code_of_its_own_and_a_known_event() {
    const VOCABULARY: &str = "authn_login_success authn_login_successafterfail authn_login_fail authn_login_fail_max
        authn_login_lock authn_password_change authn_password_change_fail authn_impossible_travel authn_token_created
        authn_token_revoked authn_token_reuse authn_token_delete authz_fail authz_change authz_admin crypt_decrypt_fail
        crypt_encrypt_fail excess_rate_limit_exceeded upload_complete upload_stored upload_validation upload_delete
        input_validation_fail input_validation_discrete_fail malicious_excess_404 malicious_extraneous
        malicious_attack_tool malicious_cors malicious_direct_reference privilege_permissions_changed sensitive_create
        sensitive_read sensitive_update sensitive_delete sequence_fail session_created session_renewed session_expired
        session_use_after_expire sys_startup sys_shutdown sys_restart sys_crash sys_monitor_disabled
        sys_monitor_enabled user_created user_updated user_archived user_deleted";
    let known: BTreeSet<_> = VOCABULARY.split_whitespace().collect();
    let codes: BTreeSet<_> = Deed::ALL.iter().map(|deed| deed.code()).collect();
    assert_eq!(codes.len(), Deed::ALL.len());
    for deed in Deed::ALL.iter().copied() {
        assert_eq!(Deed::from_code(deed.code()), Some(deed));
        assert!(known.contains(deed.event()), "{deed:?}: {}", deed.event());
        let told = deed.told("Ada");
        assert!(told.starts_with("Ada ") && told.ends_with('.'), "{deed:?}: {told}");
    }
}

#[test]
fn an_unknown_deed_or_role_is_told_as_well_as_we_can() {
    let look = Look { number: 1, at: 0, role: "gardener".into(), deed: "garden.dug".into(), reason: None };
    assert!(sentence(&look).starts_with("Someone who works here did something with what we keep about you."));
    for (hour, told) in [(0, "after 1am"), (11, "after midday"), (12, "after 1pm"), (23, "after midnight")] {
        // London was an hour ahead of UTC all through 1970.
        assert!(when(&Look { at: hour * HOUR, ..look.clone() }).ends_with(told), "{hour}");
    }
}
