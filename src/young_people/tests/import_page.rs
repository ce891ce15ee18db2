//! The list from a file, on its page: one person brings it, another applies it.

use super::super::actions::Importer;
use super::super::import::{Applied, apply};
use super::*;
use crate::accounts::{Staff, sessions};

const HEAD: &str = "reference,name,birth_date,email,phone,adviser\n";
const IMPORT: &str = "/young-people/import";

/// Sends a file, and gives the address of its report.
async fn bring(who: &TestApp, lines: &str) -> String {
    let page = who.post_file(IMPORT, &format!("{HEAD}{lines}")).await;
    assert_eq!(page.status, 303, "{}", page.main());
    page.header("location").to_owned()
}

async fn administrator(app: &TestApp, name: &str) -> TestApp {
    app.at(NOON);
    app.staff(name, Organisation::Council, &[Role::Administrator]).await.0
}

room_test!(a_file_waits_for_a_second_person, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let boss = administrator(&app, "Boss").await;
    let report = bring(&boss, "1,Ada <b>,,,,ann@staff.example\n2,,,,,ann@staff.example\n").await;
    says(&ann.get(IMPORT).await, "Brought by Boss");
    let page = ann.get(&report).await;
    for part in ["Row 2", "Ada &lt;b&gt;", "Row 3", "Write their name", "Apply 1 row"] {
        says(&page, part);
    }
    says_not(&boss.get(&report).await, "Apply 1 row");
    assert_eq!(number(&app, "select count(*) from leaving_care_entries").await, 0);

    let page = boss.post(&report, &[("deed", "apply")]).await;
    assert_eq!(page.status, 422);
    says(&page, "somebody else must look at it");
    assert_eq!(number(&app, "select count(*) from leaving_care_entries").await, 0);

    let page = ann.post(&report, &[("deed", "apply")]).await;
    assert_eq!(page.status, 303);
    says(&ann.get(page.header("location")).await, "Applied: 1 new, 0 changed.");
    assert_eq!(number(&app, "select count(*) from leaving_care_entries").await, 1);
    assert_eq!(number(&app, "select count(*) from list_import_rows").await, 0, "what the file said is gone");
    assert_eq!(ann.post(&report, &[("deed", "apply")]).await.status, 404, "it is applied once");
    assert_eq!(
        deeds(&app).await,
        ["young_people.import_staged -", "young_people.import_applied -", "access.refused -"]
    );

    let same = bring(&boss, "1,Ada <b>,,,,ann@staff.example\n").await;
    let page = ann.get(&same).await;
    says(&page, "There is nothing to apply.");
    says_not(&page, "Ada");
});

room_test!(a_second_person_proves_who_they_are, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let boss = administrator(&app, "Boss").await;
    let report = bring(&boss, "1,Ada,,,,ann@staff.example\n").await;
    app.at(NOON + 6 * 60_000);
    let page = ann.post(&report, &[("deed", "apply")]).await;
    assert!(page.header("location").starts_with("/staff/step-up"), "{}", page.header("location"));
    assert_eq!(number(&app, "select count(*) from leaving_care_entries").await, 0);
});

room_test!(what_changed_while_a_file_waited_is_not_overwritten, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let boss = administrator(&app, "Boss").await;
    let first = bring(&boss, "1,Ada,,,,ann@staff.example\n2,Bea,,,,ann@staff.example\n").await;
    assert_eq!(ann.post(&first, &[("deed", "apply")]).await.status, 303);
    let second = bring(&boss, "1,Eve,,,,ann@staff.example\n2,Bee,,,,ann@staff.example\n").await;
    let ada = ann.get("/young-people").await;
    let id = ada.main().split("href=\"/young-people/").find(|part| part.contains(">Ada<")).expect("Ada").to_owned();
    let id = id.split('"').next().expect("an id");
    assert_eq!(ann.post(&format!("/young-people/{id}/code"), &[]).await.status, 200, "Ada has an account now");
    let page = ann.post(&second, &[("deed", "apply")]).await;
    says(&ann.get(page.header("location")).await, "0 new, 1 changed. 1 no longer fitted");
    let page = ann.get("/young-people").await;
    says(&page, ">Ada<");
    says(&page, ">Bee<");
});

room_test!(a_refused_file_says_why_and_leaves_nothing, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    for (text, said) in [
        ("", "Choose a file"),
        ("name\n", "does not name"),
        ("PK\u{3}\u{4}", "workbook"),
        ("reference,name,birth_date,email,phone,adviser,advocate\n", "not one that we keep"),
    ] {
        let page = ann.post_file(IMPORT, text).await;
        assert_eq!(page.status, 422, "{said}");
        says(&page, said);
    }
    let long = format!("{HEAD}{}1,{},,,,x\n", "1,Ada,,,,ann@staff.example\n".repeat(600), "b".repeat(4_001));
    let page = ann.post_file(IMPORT, &long).await;
    assert_eq!(page.status, 422);
    says(&page, "Row 602, column 2");
    let large = ann.post_file(IMPORT, &"x".repeat(11 * 1024 * 1024)).await;
    assert_eq!(large.status, 422);
    says(&large, "larger than 10 MB");
    assert_eq!(number(&app, "select count(*) from list_imports").await, 0);
    assert_eq!(number(&app, "select count(*) from list_import_rows").await, 0);
});

room_test!(a_file_without_the_token_of_its_form_is_not_read, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let (bob, _) = adviser(&app, "Bob").await;
    let forged = ann.with_form_of(&bob);
    assert_eq!(forged.post_file(IMPORT, HEAD).await.status, 403);
    assert_eq!(number(&app, "select count(*) from list_imports").await, 0);
});

room_test!(the_other_organisation_and_absent_files_look_the_same, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let report = bring(&ann, "1,Ada,,,,ann@staff.example\n").await;
    let (chief, _) = app.staff("Chief", Organisation::Provider, &[Role::Administrator]).await;
    let (one, other) = (chief.get(&report).await, chief.get(&format!("{IMPORT}/x")).await);
    assert_eq!((one.status, &one.bytes), (404, &other.bytes));
    assert_eq!(chief.post(&report, &[("deed", "apply")]).await.status, 404);
    assert_eq!(chief.post_file(IMPORT, HEAD).await.status, 404);
    assert_eq!(ann.get(&format!("{IMPORT}/x")).await.status, 404);
});

room_test!(a_file_is_thrown_away_by_hand_or_after_seven_days, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let report = bring(&ann, "1,Ada,,,,ann@staff.example\n").await;
    assert_eq!(ann.post(&report, &[("deed", "throw-away")]).await.status, 303);
    assert_eq!(ann.get(&report).await.status, 404);
    assert_eq!(number(&app, "select count(*) from list_import_rows").await, 0);
    assert!(deeds(&app).await.contains(&"young_people.import_refused -".to_owned()));

    bring(&ann, "1,Ada,,,,ann@staff.example\n").await;
    let sealed = texts(&app, "select said || coalesce(reference_index, '') from list_import_rows").await;
    assert!(!sealed[0].contains("Ada") && !sealed[0].contains("ann@"), "staged rows are sealed");
    for (days, left) in [(7, 1), (8, 0)] {
        let mut tx = app.state.db.begin().await.expect("it begins");
        crate::web::keep_to(crate::young_people::RETENTION, &mut tx, &app.state.keys, NOON + days * DAY)
            .await
            .expect("forgotten");
        tx.commit().await.expect("it ends");
        assert_eq!(number(&app, "select count(*) from list_import_rows").await, left);
    }
});

room_test!(a_long_report_is_shown_page_by_page, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let mut lines: String = (0..150).map(|n| format!("{n},Name {n},,,,ann@staff.example\n")).collect();
    lines.push_str("x,,,,,ann@staff.example\n");
    let report = bring(&ann, &lines).await;
    let page = ann.get(&report).await;
    says(&page, "Page 1 of 2");
    says_not(&page, "Row 152");
    says(&ann.get(&format!("{report}?page=2")).await, "Row 152");
    let page = ann.get(&format!("{report}?show=refused")).await;
    says(&page, "Row 152");
    says_not(&page, "Row 2<");
});

/// An adviser as the deed itself knows them.
async fn importer(app: &TestApp, id: PersonId) -> Importer {
    let opened_by = OpenedBy::PasswordAndCode;
    let new = NewSession { person: &id, opened_by, own_phone: false, device: "Firefox", lasts: Lasts::STAFF };
    let mut tx = app.state.db.begin().await.expect("it begins");
    let begun = sessions::begin(&mut tx, &new, NOON).await.expect("begun");
    tx.commit().await.expect("it ends");
    let session = sessions::find(&app.state.db, &begun.token, sessions::Use::Person, NOON)
        .await
        .expect("looked up")
        .expect("there");
    let roles = std::sync::Arc::from([Role::PersonalAdviser]);
    Importer(Staff { id, session: std::sync::Arc::new(session), organisation: Organisation::Council, roles })
}

// F19: broken off anywhere, all of it or none of it, and it can be done again.
room_test!(a_file_is_applied_whole_or_not_at_all, async |app: TestApp| {
    let (_, ann_id) = adviser(&app, "Ann").await;
    let ann = importer(&app, ann_id).await;
    let boss = administrator(&app, "Boss").await;
    let lines: String = (0..600).map(|n| format!("{n},Name {n},,{n}@post.example,,ann@staff.example\n")).collect();
    let report = bring(&boss, &lines).await;
    let id = report.rsplit('/').next().expect("an id");
    let mut points = 0;
    for after in (0..).step_by(60) {
        let deed = apply(&app.state, &ann, id);
        let applied = tokio::time::timeout(std::time::Duration::from_millis(after), deed).await;
        let how_it_stands =
            "select 1000 * (select count(*) from leaving_care_entries) + count(*) from list_import_rows";
        match number(&app, how_it_stands).await {
            600 => points += 1,
            600_000 => {
                // A commit that was under way when its answer was broken off comes through, and is met the next time.
                assert!(
                    applied.is_err()
                        || applied.is_ok_and(|applied| matches!(applied, Ok(Some(Applied::Yes(_)) | None)))
                );
                break;
            }
            half => panic!("{half} after {after} ms"),
        }
    }
    assert!(points >= 2, "{points}: six hundred rows take longer than this");
    assert_eq!(number(&app, "select count(*) from audit_lines where deed = 'young_people.import_applied'").await, 1);
});
