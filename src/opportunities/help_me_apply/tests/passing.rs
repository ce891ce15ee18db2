use super::*;
use crate::room_test;

async fn pass(browser: &TestApp, id: &str, seen: &str) -> Page {
    browser.post(&wanted(id), &[("deed", "pass"), ("seen", seen), ("words", "They know more.")]).await
}

room_test!(passing_on_is_told_and_keeps_the_promise, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let (olu, _) = editor(&app, "Olu").await;
    let id = ask(&ada, "adviser", "Help").await;
    let due = "select due_at from help_requests";
    let before = app.number(due).await;
    assert_eq!(pass(&grace, &id, "1").await.status, 303);
    assert_eq!(grace.get(&wanted(&id)).await.status, 404, "she has it no more");
    let page = ada.get(&asked(&id)).await;
    assert!(page.text().contains("Grace passed it to our job pages team") && page.text().contains("They know more."));
    assert!(page.text().contains("The job pages team has it") && page.text().contains(DUE));
    app.deliver().await;
    assert!(app.letters().await.iter().any(|letter| letter.to == "ada@young.example"));
    assert_eq!(pass(&olu, &id, "2").await.status, 422, "she has not taken it");
    take(&olu, &id, "").await;
    assert_eq!(pass(&olu, &id, "2").await.status, 303);
    assert_eq!(grace.get(&wanted(&id)).await.status, 200);
    assert_eq!(app.number(due).await, before);
});

room_test!(where_nobody_is_their_adviser_it_stays_with_the_team, async |app: TestApp| {
    app.at(NOON);
    let (jo, _) = app.young_person("Jo").await;
    let (olu, _) = editor(&app, "Olu").await;
    let id = ask(&jo, "team", "Help").await;
    take(&olu, &id, "").await;
    let page = pass(&olu, &id, "1").await;
    assert!(page.status == 422 && page.text().contains("They have no personal adviser here"), "{}", page.main());
});

room_test!(it_is_never_left_with_somebody_who_is_gone, async |app: TestApp| {
    let Pair { ada, ada_id, grace, grace_id } = pair(&app).await;
    let (gil, gil_id) = app.staff("Gil", Organisation::Council, &[Role::PersonalAdviser]).await;
    let ((olu, olu_id), (ola, _)) = (editor(&app, "Olu").await, editor(&app, "Ola").await);
    let id = ask(&ada, "adviser", "Help").await;
    // handed over
    give_to(&app, &ada_id, &gil_id).await;
    assert_eq!((grace.get(&wanted(&id)).await.status, gil.get(&wanted(&id)).await.status), (404, 200));
    assert!(ada.get(&asked(&id)).await.text().contains("Gil has it"));
    // the new one is let in no more
    app.execute(&format!("update people set disabled_at = 1 where id = '{gil_id}'")).await.expect("disabled");
    assert!(ada.get(&asked(&id)).await.text().contains("The job pages team has it"));
    assert_eq!(take(&olu, &id, "").await.status, 303);
    // whoever of the team took it loses the role
    app.execute(&format!("delete from staff_roles where person_id = '{olu_id}'")).await.expect("no role");
    assert!(ada.get(&asked(&id)).await.text().contains("The job pages team has it"));
    assert_eq!(take(&ola, &id, "").await.status, 303, "nobody's again");
    // and the first is her adviser again
    give_to(&app, &ada_id, &grace_id).await;
    assert_eq!((grace.get(&wanted(&id)).await.status, ola.get(&wanted(&id)).await.status), (200, 404));
});
