//! What comes back from a supplier.

use super::super::RETENTION;
use super::super::answers::{Applied, apply, stage};
use super::many::approved_requests;
use super::*;
use crate::internet_access::store::OneStep;
use crate::room_test;

const ANSWER: &str = "/internet-access/suppliers/answer?supplier=Example+Mobile";

/// Brings a file, and gives the address of its report.
async fn bring(who: &TestApp, lines: &str) -> String {
    let page = who.post_file(ANSWER, &format!("reference,status,note\n{lines}")).await;
    assert_eq!(page.status, 303, "{}", page.main());
    page.header("location").to_owned()
}

room_test!(a_file_is_shown_first_and_applied_by_a_second_person, async |app: TestApp| {
    app.at(NOON);
    let (idris, staff) = team(&app, "Idris").await;
    let (una, _) = team(&app, "Una").await;
    let (_, ada) = matched(&app, "Ada").await;
    let sims = item(&app, Help::Sim, 9).await;
    let other = item(&app, Help::Device, 9).await;
    app.execute(&format!("update internet_access_items set supplier = 'Elsewhere' where id = '{other}'"))
        .await
        .expect("x");
    let (sim, one) = approved(&app, &staff, &ada, Help::Sim, &sims).await;
    let (sent, two) = approved(&app, &staff, &ada, Help::Sim, &sims).await;
    store::move_to(&app.state, &staff, &sent, 2, Status::OnItsWay, None, None).await.expect("sent");
    let (_, three) = approved(&app, &staff, &ada, Help::Device, &other).await;
    let (gone, four) = approved(&app, &staff, &ada, Help::Sim, &sims).await;
    store::withdraw(&app.state, &ada, &gone).await.expect("taken back");
    let (quiet, five) = approved(&app, &staff, &ada, Help::Sim, &sims).await;
    let lines = format!(
        "{one},On its way,Parcel 7\n{two},ordered,\n{three},ordered,\n{four},ordered,\nZZZZ-ZZZZ,ordered,\n{five},,\n\
         {one},working,\n{two},lost_or_broken,\n{two},sent,\n"
    );
    let report = bring(&idris, &lines).await;
    let page = una.get(&report).await;
    for part in [
        "Will change",
        "it is further on already",
        "it is not this supplier\u{2019}s",
        "it is finished",
        "there is no such reference",
        "Nothing said",
        "an earlier row has the same reference",
        "Parcel 7",
        "Apply 1 row",
    ] {
        says(&page, part);
    }
    says_not(&idris.get(&report).await, "Apply 1 row");
    let page = idris.post(&report, &[("deed", "apply")]).await;
    assert_eq!(page.status, 422);
    says(&page, "somebody else of the team");
    assert_eq!(status_of(&app, &sim).await, Status::Approved, "nothing has changed");

    assert_eq!(una.post(&report, &[("deed", "apply")]).await.status, 303);
    assert_eq!(una.post(&report, &[("deed", "apply")]).await.status, 303, "pressed twice");
    says(&una.get(&format!("{report}?done=applied")).await, "Applied: 1 changed.");
    assert_eq!((status_of(&app, &sim).await, status_of(&app, &quiet).await), (Status::OnItsWay, Status::Approved));
    let last = crate::internet_access::testing::found(&app, &sim).await.thread.entries.pop().expect("said");
    assert_eq!((last.by, last.words.as_deref()), (crate::internet_access::model::By::Supplier, Some("Parcel 7")));
    assert_eq!(deeds(&app, "internet_access.import_applied").await, 1);
    let sealed = texts(&app, "select said from internet_access_file_rows").await.join(" ");
    assert!(!sealed.contains("Parcel") && !sealed.contains(&one), "what it says is sealed");
});

room_test!(the_same_file_twice_changes_nothing, async |app: TestApp| {
    app.at(NOON);
    let (idris, staff) = team(&app, "Idris").await;
    let (una, _) = team(&app, "Una").await;
    let (_, ada) = matched(&app, "Ada").await;
    let sims = item(&app, Help::Sim, 9).await;
    let (sim, reference) = approved(&app, &staff, &ada, Help::Sim, &sims).await;
    let lines = format!("{reference},on_its_way,\n");
    let (first, second) = (bring(&idris, &lines).await, bring(&idris, &lines).await);
    assert_eq!(una.post(&first, &[("deed", "apply")]).await.status, 303);
    // It was lost, and another is ordered: the old file must not send it again.
    let mine = store::Whose::Account(&ada);
    let lost = crate::internet_access::model::Kind::NotArrived;
    store::say_whether(&app.state, mine, &sim, lost, None).await.expect("said");
    let last = crate::internet_access::testing::found(&app, &sim).await.thread.last();
    store::approve(&app.state, &staff, &sim, last, &sims, None).await.expect("another");
    assert_eq!(status_of(&app, &sim).await, Status::Approved);
    assert_eq!(una.post(&second, &[("deed", "apply")]).await.status, 303);
    says(&una.get(&second).await, "it changed after the file was read");
    assert_eq!(status_of(&app, &sim).await, Status::Approved);
    let third = bring(&idris, &lines).await;
    let page = una.get(&third).await;
    says(&page, "this file said it before");
    says(&page, "The very same file was applied");
    says(&page, "There is nothing to apply.");
    assert_eq!(una.post(&third, &[("deed", "throw-away")]).await.status, 303);
    assert_eq!(una.get(&third).await.status, 404);
});

room_test!(a_refused_file_says_why_and_leaves_nothing, async |app: TestApp| {
    app.at(NOON);
    let (idris, _) = team(&app, "Idris").await;
    item(&app, Help::Sim, 9).await;
    let long = format!("reference,status\n{}ABCD-EFGH,{}\n", "ABCD-EFGH,working\n".repeat(600), "b".repeat(4_001));
    for (text, said) in [
        ("", "Choose a file"),
        ("reference\n", "does not name status"),
        ("PK\u{3}\u{4}", "workbook"),
        (long.as_str(), "Row 602, column 2"),
        (&"x".repeat(11 * 1024 * 1024), "larger than 10 MB"),
    ] {
        let began = std::time::Instant::now();
        let page = idris.post_file(ANSWER, text).await;
        assert_eq!(page.status, 422, "{said}");
        says(&page, said);
        assert!(began.elapsed().as_secs() < 2 || cfg!(debug_assertions), "{said}: {:?}", began.elapsed());
    }
    let page = idris.post_file("/internet-access/suppliers/answer?supplier=Nobody", "reference,status\n").await;
    assert_eq!(page.header("location"), "/internet-access/suppliers");
    for table in ["internet_access_files", "internet_access_file_rows"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
    assert!(deeds(&app, "internet_access.import_refused").await >= 3);
});

room_test!(a_file_is_kept_for_thirty_days, async |app: TestApp| {
    app.at(NOON);
    let (idris, staff) = team(&app, "Idris").await;
    let (_, una) = team(&app, "Una").await;
    let (_, ada) = matched(&app, "Ada").await;
    let sims = item(&app, Help::Sim, 9).await;
    let (sim, reference) = approved(&app, &staff, &ada, Help::Sim, &sims).await;
    let file = format!("reference,status\n{reference},on_its_way\n");
    let id = stage(&app.state, &staff, "Example Mobile", file.as_bytes()).await.expect("read").expect("good");
    assert_eq!(apply(&app.state, &staff, &id).await, Ok(Some(Applied::SamePerson)));
    assert_eq!(apply(&app.state, &una, &id).await, Ok(Some(Applied::Yes { changed: 1, left_out: 0 })));
    assert_eq!(apply(&app.state, &una, &id).await, Ok(None), "it is applied once");
    for (days, left) in [(30, 1), (31, 0)] {
        let mut tx = app.state.db.begin().await.expect("it begins");
        let now = NOON + days * 24 * 3_600_000;
        crate::web::keep_to(RETENTION, &mut tx, &app.state.keys, now).await.expect("forgotten");
        tx.commit().await.expect("it ends");
        assert_eq!(app.count("internet_access_file_rows").await, left);
    }
    assert_eq!(status_of(&app, &sim).await, Status::OnItsWay);
    assert_eq!(idris.get(&format!("/internet-access/suppliers/answers/{id}")).await.status, 404);
});

// F19: broken off at any of a hundred points, every request stands where it stood and the file can be applied again.
room_test!(a_file_is_applied_whole_or_not_at_all, async |app: TestApp| {
    app.at(NOON);
    let (_, idris) = team(&app, "Idris").await;
    let (_, una) = team(&app, "Una").await;
    let lines = |references: &[String]| {
        references
            .iter()
            .fold("reference,status\n".to_owned(), |text, reference| format!("{text}{reference},on_its_way\n"))
    };
    let references = approved_requests(&app, &idris, 1_200).await;
    let (before, rest) = references.split_at(600);
    let first =
        stage(&app.state, &idris, "Example Mobile", lines(before).as_bytes()).await.expect("read").expect("good");
    let began = std::time::Instant::now();
    apply(&app.state, &una, &first).await.expect("applied");
    let takes = began.elapsed();
    let file = stage(&app.state, &idris, "Example Mobile", lines(rest).as_bytes()).await.expect("read").expect("good");
    let sent = "select count(*) from internet_access_requests where status = 'on_its_way'";
    let before = app.dump_but(&[]).await;
    let mut points = 0;
    for point in 0..100 {
        let deed = apply(&app.state, &una, &file);
        let _ = tokio::time::timeout(takes * point / 160, deed).await;
        match app.number(sent).await {
            600 => points += 1,
            1_200 => break, // it was quicker this time
            half => panic!("{half} after {point} hundredths"),
        }
        if point % 20 == 0 {
            assert_eq!(before, app.dump_but(&[]).await, "nothing at all is different");
        }
    }
    println!("{points} points of {takes:?}");
    assert!(points > 60, "{points}");
    apply(&app.state, &una, &file).await.expect("again");
    assert_eq!(app.number(sent).await, 1_200);
    assert_eq!(app.number("select used * 10000 + reserved from internet_access_items").await, 12_000_000);
    assert_eq!(deeds(&app, "internet_access.import_applied").await, 2);
    assert_eq!(app.count("internet_access_steps").await, 0);
});

/// A step of a supplier's for one request.
pub fn step(request: &str, to: Status) -> OneStep {
    OneStep { request: request.to_owned(), to, words: None, once: "file:2".to_owned() }
}
