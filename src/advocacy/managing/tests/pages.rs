//! What managers see, give, read and let go of.

use super::super::super::model::{Asked, Kind, Topic};
use super::super::super::store::{self, NewCase, Outcome};
use super::super::super::testing::{self, DAY, HOUR, NOON, ask, manager, new_case, opener, reference, staff};
use super::{advocate, again, claimed, due_at};
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::TestApp;

const MINUTE: i64 = 60_000;

async fn entries(app: &TestApp, id: &str) -> Vec<(Kind, Option<String>)> {
    let mut tx = app.state.db.read().await.expect("it reads");
    let found = store::find(&mut tx, &app.state.keys, id).await.expect("found").expect("there");
    found.thread.entries.into_iter().map(|entry| (entry.kind, entry.words)).collect()
}

room_test!(a_manager_sees_who_has_what_and_nothing_of_what_was_said, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, vera_id) = advocate(&app, "Vera").await;
    let (_, bo_id) = advocate(&app, "Bo").await;
    let (_, mo_id) = manager(&app, "Mo").await;
    claimed(&app, &ada, &vera).await;
    let asked = Asked {
        topics: vec![Topic::Rent],
        words: Some("Secret words".to_owned()),
        language: Some("Somali".to_owned()),
        interpreter: true,
        avoid: Some(vera_id.0.clone()),
        ..Asked::default()
    };
    let new = NewCase { asked, ..new_case(None) };
    let waits = store::ask(&app.state, &new).await.expect("asked").case;
    let waits = reference(&app, &waits).await;
    let away = format!("'a', '{vera_id}', '{bo_id}', {NOON}, {}", NOON + DAY);
    app.execute(&format!("insert into advocacy_absences (id, staff_id, cover_id, from_at, until_at) values ({away})"))
        .await
        .expect("away");
    app.at(NOON + HOUR);
    let mo = again(&app, &mo_id).await;
    let page = mo.get("/advocacy/load").await;
    assert_eq!(page.status, 200);
    let text = page.main();
    for told in [
        "They wait for an advocate (1)",
        waits.as_str(),
        "Rent arrears",
        "Speaks Somali, and needs an interpreter.",
        "Does not want Vera.",
        "1 open case.",
        "Bo covers",
        "0 kept, 0 missed",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    for hidden in ["Secret words", "Nobody calls me back", "07700", "Ada"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    app.at(NOON + 8 * DAY);
    let mo = again(&app, &mo_id).await;
    let theirs = mo.get(&format!("/advocacy/load?of={vera_id}")).await;
    assert!(theirs.main().contains("Open cases (1)") && theirs.main().contains("Late"), "{}", theirs.main());
    assert!(mo.get("/advocacy/load").await.main().contains("0 kept, 2 missed"));
    assert_eq!(mo.get("/advocacy/load?of=nobody").await.status, 404);
    assert!(mo.get("/staff").await.text().contains("1 waits for an advocate."));
});

room_test!(a_manager_gives_a_case_to_an_advocate, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    let (bo_browser, bo) = testing::advocate(&app, "Bo").await;
    let (mo, _) = manager(&app, "Mo").await;
    let id = claimed(&app, &ada, &vera).await;
    store::object(&app.state, &opener(&ada), &id, None).await.expect("objected");
    let before = due_at(&app, &id).await;
    let address = format!("/advocacy/load/{id}/assign");
    let page = mo.get(&address).await;
    assert!(page.main().contains(bo.as_str()) && !page.main().contains(vera.id.as_str()), "{}", page.main());
    let refused = mo.post(&address, &[("to", bo.as_str()), ("words", "They know each other")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.main().contains("They know each other") && refused.main().contains("Say that you checked it"));
    let unwanted = mo.post(&address, &[("to", vera.id.as_str()), ("checked", "yes")]).await;
    assert!(unwanted.main().contains("does not want this advocate"));
    let given = mo.post(&address, &[("to", bo.as_str()), ("checked", "yes"), ("words", "Ring her sister")]).await;
    assert_eq!((given.status, given.header("location")), (303, "/advocacy/load?done=assigned"));
    assert_eq!(due_at(&app, &id).await, before, "no clock stops");
    let bo = staff(&app, &bo_browser).await;
    let mut tx = app.state.db.read().await.expect("it reads");
    assert!(store::works_on(&mut tx, &bo, &id, NOON).await.expect("asked"));
    drop(tx);
    assert_eq!(entries(&app, &id).await.last(), Some(&(Kind::Note, Some("Ring her sister".to_owned()))));
    let audited = format!(
        "select count(*) from audit_lines where deed = 'advocacy.assigned' and about = '{id}' and subject is null"
    );
    assert_eq!(app.number(&audited).await, 1);
    assert_eq!(mo.get(&format!("/advocacy/load/{}/assign", random_id())).await.status, 404);
    assert_eq!(bo_browser.get(&address).await.status, 404, "advocates do not give cases away here");
});

room_test!(reading_a_thread_needs_a_reason_which_the_young_person_sees, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    let ((mo, mo_id), (other, _)) = (manager(&app, "Mo").await, manager(&app, "Mia").await);
    let id = claimed(&app, &ada, &vera).await;
    store::note(&app.state, &vera, &id, &random_id(), "A private note").await.expect("noted");
    let address = format!("/advocacy/read/{id}");
    let door = mo.get(&address).await;
    assert!(door.main().contains("Why must you read") && !door.main().contains("Nobody calls me back"));
    let refused = mo.post(&address, &[("reason", "quality")]).await;
    assert_eq!(refused.status, 422);
    assert!(!refused.main().contains("Nobody calls me back"));
    let fields = [("reason", "concern"), ("words", "Somebody told us that you wait")];
    for _ in 0..2 {
        assert_eq!(mo.post(&address, &fields).await.status, 303);
    }
    let page = mo.get(&address).await;
    assert!(page.main().contains("Nobody calls me back") && page.main().contains("A private note"), "{}", page.main());
    assert!(other.get(&address).await.main().contains("Why must you read"), "each gives a reason of their own");
    let told = entries(&app, &id).await;
    let told: Vec<_> = told.iter().filter(|(kind, _)| *kind == Kind::ReadByManager).collect();
    assert_eq!(told.len(), 1, "pressed twice, it is said once");
    assert!(told[0].1.as_deref().is_some_and(|words| words.ends_with(": Somebody told us that you wait")));
    let audited = format!(
        "select count(*) from audit_lines where deed = 'advocacy.read_with_reason' and who = '{mo_id}' and reason = 'concern'
         and about = '{id}' and subject is null"
    );
    assert_eq!(app.number(&audited).await, 1);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.read'").await, 1, "each look");
    app.at(NOON + 60 * MINUTE - 1);
    let mo = again(&app, &mo_id).await;
    assert!(mo.get(&address).await.main().contains("Nobody calls me back"));
    app.at(NOON + 60 * MINUTE);
    assert!(mo.get(&address).await.main().contains("Why must you read"), "an hour later we ask again");
    assert_eq!(mo.get(&format!("/advocacy/read/{}", random_id())).await.status, 404);
});

room_test!(a_case_that_is_kept_longer_is_let_go_by_a_manager_alone, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (mo, mo_id) = manager(&app, "Mo").await;
    let id = ask(&app, &ada).await;
    let address = format!("/advocacy/read/{id}/let-go");
    assert_eq!(mo.get(&address).await.status, 404, "it is kept like any other");
    app.execute(&format!("update advocacy_cases set safeguarded_at = {NOON} where id = '{id}'")).await.expect("held");
    assert!(mo.get("/advocacy/load").await.main().contains("Kept longer"));
    assert_eq!(mo.post(&address, &[]).await.status, 422);
    assert_eq!(
        mo.post(&address, &[("words", "She is safe now")]).await.header("location"),
        "/advocacy/load?done=let-go"
    );
    let held = "select count(*) from advocacy_cases where safeguarded_at is not null";
    assert_eq!(app.number(held).await, 0);
    assert_eq!(entries(&app, &id).await.last(), Some(&(Kind::Note, Some("She is safe now".to_owned()))));
    let audited = format!(
        "select count(*) from audit_lines where deed = 'advocacy.hold_ended' and who = '{mo_id}' and about = '{id}'"
    );
    assert_eq!(app.number(&audited).await, 1);
});

room_test!(outcome_of_taking_a_case_that_was_given_meanwhile_names_who_has_it, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, vera_id) = advocate(&app, "Vera").await;
    let (bo, _) = advocate(&app, "Bo").await;
    let (mo, _) = manager(&app, "Mo").await;
    let id = ask(&app, &ada).await;
    let fields = [("to", vera_id.as_str()), ("checked", "yes")];
    assert_eq!(mo.post(&format!("/advocacy/load/{id}/assign"), &fields).await.status, 303);
    assert_eq!(store::claim(&app.state, &bo, &id).await, Ok(Some(Outcome::TakenBy("Vera".to_owned()))));
    drop(vera);
});
