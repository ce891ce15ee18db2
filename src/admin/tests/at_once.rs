//! Two administrators at the same moment, and a right that is taken away while it is used.

use super::*;

const ADMINISTRATORS: &str = "select count(*) from staff_roles r join people p on p.id = r.person_id
    where r.role = 'administrator' and p.disabled_at is null";

room_test!(the_last_administrator_stays, async |app: TestApp| {
    let (ada, id) = app.at(NOW).staff("Ada", COUNCIL, &[Role::Administrator]).await;
    app.staff("Pia", Organisation::Provider, &[Role::Administrator]).await;
    app.staff("Cy", COUNCIL, &[Role::InternetTeam]).await;
    let roles = ada.post(&format!("{}/roles", address(&id)), &[("roles", "internet_team")]).await;
    assert!(roles.status == 422 && roles.main().contains("You are the last administrator"));
    assert!(roles.main().contains("value=\"internet_team\" checked"));
    let disabled = ada.post(&format!("{}/disable", address(&id)), &[]).await;
    assert!(disabled.status == 422 && disabled.main().contains("You are the last administrator"));
    assert_eq!(ada.get("/admin/people").await.status, 200);
    // A disabled administrator does not count.
    let (_, bo) = app.staff("Bo", COUNCIL, &[Role::Administrator]).await;
    assert_eq!(ada.post(&format!("{}/disable", address(&bo)), &[]).await.status, 303);
    assert_eq!(ada.post(&format!("{}/disable", address(&id)), &[]).await.status, 422);
    assert_eq!(ada.post(&format!("{}/enable", address(&bo)), &[]).await.status, 303);
    assert_eq!(ada.post(&format!("{}/disable", address(&id)), &[]).await.status, 303);
    assert!(at_sign_in(&ada.get("/admin/people").await));
    assert_eq!(number(&app, ADMINISTRATORS).await, 2);
});

room_test!(two_who_give_up_their_role_at_once_leave_one, async |app: TestApp| {
    for round in 0..5 {
        let (one, first) = app.staff(&format!("One{round}"), COUNCIL, &[Role::Administrator]).await;
        let (other, second) = app.staff(&format!("Other{round}"), COUNCIL, &[Role::Administrator]).await;
        let (ours, theirs) = (format!("{}/roles", address(&first)), format!("{}/roles", address(&second)));
        let less = [("roles", "internet_team")];
        let (a, b) = tokio::join!(one.post(&ours, &less), other.post(&theirs, &less));
        let mut answers = [a.status, b.status];
        answers.sort();
        assert_eq!(answers, [303, 422]);
        assert_eq!(number(&app, ADMINISTRATORS).await, 1);
        let (last, id) = if a.status == 422 { (one, first) } else { (other, second) };
        let (_, spare) = app.staff(&format!("Spare{round}"), COUNCIL, &[Role::Administrator]).await;
        assert_eq!(last.post(&format!("{}/disable", address(&id)), &[]).await.status, 303);
        clear(&app, &spare).await;
    }
});

room_test!(two_who_disable_each_other_at_once_leave_one, async |app: TestApp| {
    for round in 0..5 {
        let (one, first) = app.staff(&format!("One{round}"), COUNCIL, &[Role::Administrator]).await;
        let (other, second) = app.staff(&format!("Other{round}"), COUNCIL, &[Role::Administrator]).await;
        let (ours, theirs) = (format!("{}/disable", address(&second)), format!("{}/disable", address(&first)));
        let (a, b) = tokio::join!(one.post(&ours, &[]), other.post(&theirs, &[]));
        let went = |page: &Page| page.status == 303 && !at_sign_in(page);
        assert!(went(&a) ^ went(&b), "{} {}", a.status, b.status);
        assert_eq!(number(&app, ADMINISTRATORS).await, 1);
        clear(&app, &first).await;
        clear(&app, &second).await;
    }
});

/// Takes everything from somebody, so that the next round begins with nobody.
async fn clear(app: &TestApp, person: &PersonId) {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let none = crate::accounts::people::set_roles(&mut tx, person, COUNCIL, &[], None, NOW).await;
    none.expect("roles can be taken");
    tx.commit().await.expect("it ends");
}

room_test!(nothing_is_done_with_a_right_that_is_gone, async |app: TestApp| {
    let ((ada, _), (bos, bo)) = two(&app).await;
    let mut deeds = Vec::new();
    for number in 0..50 {
        let bos = bos.clone();
        deeds.push(tokio::spawn(async move {
            let email = format!("new{number}@work.example");
            bos.post("/admin/people/invite", &[INVITATION[0], ("email", &email), INVITATION[2]]).await
        }));
    }
    assert_eq!(ada.post(&format!("{}/disable", address(&bo)), &[]).await.status, 303);
    for deed in deeds {
        let page = deed.await.expect("it ends");
        assert!(page.status == 303 || page.status == 404, "{}", page.status);
    }
    let lines = audit(&app).await;
    let disabled = lines.iter().position(|(_, deed, _)| deed == "admin.disabled").expect("it is in the audit");
    assert!(lines[disabled..].iter().all(|(who, deed, _)| who != bo.as_str() || deed == "access.refused"));
    assert_eq!(number(&app, "select count(*) from invitations where withdrawn_at is null").await, 0);
});
