//! The list from a file, by the command line.

use std::path::PathBuf;

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};

use super::*;

const HEAD: &str = "reference,name,birth_date,email,phone,adviser\n";

fn file(app: &TestApp, text: &str) -> PathBuf {
    let path = app.folder().join("list.csv");
    std::fs::write(&path, text).expect("it can be written");
    path
}

/// Imports these lines, and gives what was told; an error is told too.
async fn import(app: &TestApp, lines: &str, apply: bool) -> String {
    import_text(app, &format!("{HEAD}{lines}"), apply).await
}

async fn import_text(app: &TestApp, text: &str, apply: bool) -> String {
    let (path, mut told) = (file(app, text), Vec::new());
    let (db, keys) = (&app.state.db, &app.state.keys);
    match crate::young_people::import_file(db, keys, &path, apply, app.state.now(), &mut told).await {
        Ok(()) => String::from_utf8(told).expect("text"),
        Err(sentence) => sentence,
    }
}

room_test!(a_dry_run_changes_nothing_and_says_what_would, async |app: TestApp| {
    adviser(&app, "Ann").await;
    let lines = "1,Ada,2007-03-31,ada@post.example,07700 900123,ann@staff.example\n2,Bea,,,,ann@staff.example\n";
    let told = import(&app, lines, false).await;
    assert!(told.contains("Row 2: new.\nRow 3: new.\nNew: 2, changed: 0") && told.contains("dry run"), "{told}");
    assert!(!told.contains("Ada"), "a terminal keeps what it shows: {told}");
    assert_eq!(number(&app, "select count(*) from leaving_care_entries").await, 0);

    let told = import(&app, lines, true).await;
    assert!(told.ends_with("Applied.\n"), "{told}");
    assert_eq!(number(&app, "select count(*) from leaving_care_entries").await, 2);
    let sealed =
        texts(&app, "select name || email || reference || phone from leaving_care_entries where email is not null")
            .await;
    for open in ["Ada", "post", "900123"] {
        assert!(!sealed[0].contains(open));
    }
    let before = texts(&app, "select name || data_key from leaving_care_entries order by id").await;
    let told = import(&app, lines, true).await;
    assert!(told.starts_with("New: 0, changed: 0, unchanged: 2"), "the same file twice changes nothing: {told}");
    assert_eq!(before, texts(&app, "select name || data_key from leaving_care_entries order by id").await);

    let told = import(&app, "1,Ada Obi,,,,ann@staff.example\n", true).await;
    assert!(told.contains("Row 2: changed: name.") && told.contains("not in the file: 1."), "{told}");
    assert_eq!(deeds(&app).await, ["young_people.import_applied -"; 3]);
});

room_test!(one_broken_row_among_good_ones_is_named_and_left_out, async |app: TestApp| {
    adviser(&app, "Ann").await;
    let by = "ann@staff.example";
    let broken = [
        (format!("1,Ada,,,,{by}\n1,Bea,,,,{by}\n"), "Row 3: refused: reference: Row 2 has the same number"),
        (
            format!("1,Ada,,a@x.example,,{by}\n2,Bea,,A@x.example,,{by}\n"),
            "Row 3: refused: email: Row 2 has the same address",
        ),
        (format!("1,Ada,,,,{by}\n,Bea,,,,{by}\n"), "Row 3: refused: reference: Write the council's number"),
        (format!("1,Ada,,,,{by}\n2,,,,,{by}\n"), "Row 3: refused: name: Write their name"),
        (format!("1,Ada,,,,{by}\n2,Bea,1907-01-01,,,{by}\n"), "Row 3: refused: birth_date: That birth date"),
        (format!("1,Ada,,,,{by}\n2,Bea,soon,,,{by}\n"), "Row 3: refused: birth_date: Write the birth date like"),
        (format!("1,Ada,,,,{by}\n2,Bea,,bea,,{by}\n"), "Row 3: refused: email: Write an email address like"),
        (format!("1,Ada,,,,{by}\n2,Bea,,,12,{by}\n"), "Row 3: refused: phone: Write a phone number, like"),
        (format!("1,Ada,,,,{by}\n2,Bea,,,,\n"), "Row 3: refused: adviser: Write the work address"),
        (format!("1,Ada,,,,{by}\n2,Bea,,,,eve@staff.example\n"), "Row 3: refused: adviser: No personal adviser here"),
        (format!("1,Ada,,,,{by}\n2,Bea,,,\n"), "Row 3: refused: row: It has 5 cells"),
        (format!("1,Ada,,,,{by}\n2,B\0a,,,,{by}\n"), "Row 3: refused: name: There is a sign"),
        (format!("1,Ada,,,,{by}\n2,{},,,,{by}\n", "b".repeat(101)), "Row 3: refused: name: Shorten the name to 100"),
    ];
    for (lines, said) in broken {
        let told = import(&app, &lines, false).await;
        assert!(told.contains(said), "{said} is not in {told}");
        assert!(told.contains("Row 2: new.") && told.contains("refused: 1;"), "{told}");
    }
    import(&app, &format!("1,Ada,,,,{by}\n2,,,,,{by}\n3,Cai,,,,{by}\n"), true).await;
    assert_eq!(number(&app, "select count(*) from leaving_care_entries").await, 2);
});

room_test!(a_file_that_breaks_off_changes_nothing, async |app: TestApp| {
    adviser(&app, "Ann").await;
    let long = format!("1,Ada,,,,ann@staff.example\n2,{},,,,ann@staff.example\n", "b".repeat(4_001));
    let told = import(&app, &long, true).await;
    assert!(told.contains("Row 3, column 2") && told.ends_with("Nothing has changed."), "{told}");
    assert_eq!(number(&app, "select count(*) from leaving_care_entries").await, 0);
    for (text, said) in [("", "empty"), ("name\n", "does not name"), ("PK\u{3}", "workbook")] {
        let told = import_text(&app, text, true).await;
        assert!(told.contains(said) && told.ends_with("Nothing has changed."), "{told}");
    }
    assert!(deeds(&app).await.is_empty());
});

room_test!(an_imported_address_joins_nobody_until_their_adviser_invites, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    import(&app, "1,Ada,,ada@post.example,,ann@staff.example\n", true).await;
    assert!(entry_for(&app, "ada@post.example").await.is_none());
    let id = texts(&app, "select id from leaving_care_entries").await.remove(0);
    assert_eq!(ann.post(&format!("/young-people/{id}"), &[("deed", "invite")]).await.status, 303);
    assert!(entry_for(&app, "ada@post.example").await.is_some());
    let told = import(&app, "1,Ada,,other@post.example,,ann@staff.example\n", true).await;
    assert!(told.contains("changed: email"), "{told}");
    assert!(entry_for(&app, "other@post.example").await.is_none(), "nobody was invited there");
});

room_test!(whoever_has_an_account_is_never_changed_by_a_file, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    adviser(&app, "Bob").await;
    import(&app, "1,Ada,,ada@post.example,,ann@staff.example\n", true).await;
    let id = texts(&app, "select id from leaving_care_entries").await.remove(0);
    let person = newcomer(&app, "Ada", "ada@post.example").await;
    assert!(join(&app, &id, &person).await);
    let all =
        "select id || name || email || coalesce(adviser_id, '') || matched_at from people where kind = 'young_person'";
    let before = texts(&app, all).await;
    let told = import(&app, "1,Eve,2007-03-31,eve@post.example,07700900123,bob@staff.example\n", true).await;
    let differs = "Row 2: differs, not changed: name, birth_date, email, phone, adviser.";
    assert!(told.contains(differs), "{told}");
    assert_eq!(texts(&app, all).await, before);
    let page = ann.get(&format!("/young-people/{id}")).await;
    says(&page, "Ada");
    says(&page, "ada@post.example");
    says_not(&page, "Eve");
});

/// One line of a random file.
fn any_line() -> impl Strategy<Value = (u8, u8, u8, u8)> {
    (0..6u8, 0..4u8, 0..8u8, 0..3u8)
}

/// S-52: files that mix up numbers, names and addresses of matched and unmatched people.
#[test]
fn no_file_changes_anybody_who_has_an_account() {
    crate::server::testing::on(crate::server::testing::Engine::Sqlite, async |app: TestApp| {
        adviser(&app, "Ann").await;
        adviser(&app, "Bob").await;
        let lines: String = (0..4).map(|n| format!("{n},Name{n},,{n}@post.example,,ann@staff.example\n")).collect();
        import(&app, &lines, true).await;
        let ids = texts(&app, "select id from leaving_care_entries order by id").await;
        for (place, id) in ids.iter().take(2).enumerate() {
            let person = newcomer(&app, &format!("Person{place}"), &format!("{place}@post.example")).await;
            assert!(join(&app, id, &person).await);
        }
        newcomer(&app, "Unmatched", "7@post.example").await;
        let people = "select id || kind || name || coalesce(email, '') || coalesce(adviser_id, '') || coalesce(matched_at, 0) from people order by id";
        let matched = "select id || name || email || reference || adviser_id || person_id from leaving_care_entries where person_id is not null order by id";
        let before = (texts(&app, people).await, texts(&app, matched).await);
        let mut runner = TestRunner::new(Config::default());
        for _ in 0..60 {
            let tree = proptest::collection::vec(any_line(), 0..12).new_tree(&mut runner).expect("a file");
            let text: String = tree
                .current()
                .into_iter()
                .map(|(reference, name, email, adviser)| {
                    let adviser = ["ann@staff.example", "bob@staff.example", "eve@staff.example"][adviser as usize];
                    format!("{reference},Name{name},,{email}@post.example,,{adviser}\n")
                })
                .collect();
            import(&app, &text, true).await;
            assert_eq!((texts(&app, people).await, texts(&app, matched).await), before, "{text}");
        }
        let joined = texts(&app, "select person_id from leaving_care_entries where person_id is not null").await;
        assert_eq!(joined.len(), 2, "a file joins nobody");
    });
}

/// S-50: 20,000 rows in 20 s. The figure is printed.
#[test]
fn a_list_of_twenty_thousand_is_read_in_time() {
    crate::server::testing::on(crate::server::testing::Engine::Sqlite, async |app: TestApp| {
        adviser(&app, "Ann").await;
        let lines: String = (0..20_000)
            .map(|n| format!("LC-{n},Young Person {n},2007-03-31,{n}@post.example,07700900123,ann@staff.example\n"))
            .collect();
        let began = std::time::Instant::now();
        let told = import(&app, &lines, false).await;
        println!("20,000 rows read and held against the list in {:?}", began.elapsed());
        assert!(told.contains("New: 20,000, changed: 0"), "{}", &told[told.len().saturating_sub(300)..]);
        assert!(began.elapsed().as_secs() < 20);
    });
}
