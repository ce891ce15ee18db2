use super::*;
use crate::accounts::invitations::{self, Invited, NewInvitation};
use crate::accounts::staff::invite_from_command_line;
use crate::keys::{Keys, random_token};
use crate::room_test;
use crate::web::Db;

async fn invite(app: &TestApp, person: Option<&PersonId>) -> (String, String) {
    let email = EmailAddress::parse("ada@staff.example").expect("good");
    let new = NewInvitation {
        organisation: Organisation::Provider,
        roles: &[Role::Administrator],
        name: "Ada Obi",
        email: &email,
        person,
        invited_by: None,
    };
    let mut tx = app.state.db.begin().await.expect("it begins");
    let invited = invitations::invite(&mut tx, &app.state.keys, &new, app.state.now()).await.expect("invited");
    tx.commit().await.expect("it ends");
    let Invited::Sent { id, token } = invited else { panic!("somebody is here") };
    (id, token)
}

/// The secret that a page shows.
fn secret_on(page: &Page) -> String {
    let shown = page.main().split("<code>").nth(1).and_then(|rest| rest.split("</code>").next()).expect("a secret");
    shown.replace(' ', "")
}

async fn choose_password(app: &TestApp, token: &str) -> TestApp {
    let form = [("email", "ada@staff.example"), ("password", PASSWORD), ("again", PASSWORD)];
    let page = app.post(&format!("/staff/invitation/{token}"), &form).await;
    assert_eq!((page.status, page.header("location")), (303, "/staff/enrol"), "{}", page.text());
    begun(app, &page)
}

/// Finishes an enrolment with an app.
async fn finish(app: &TestApp, browser: &TestApp) -> (Page, String) {
    let page = browser.get("/staff/enrol").await;
    assert_eq!(page.status, 200);
    let secret = secret_on(&page);
    (browser.post("/staff/enrol", &[("code", &code_at(&secret, app.state.now()))]).await, secret)
}

room_test!(an_invitation_becomes_an_account_once_both_proofs_are_there, async |app: TestApp| {
    app.at(NOW);
    let (_, token) = invite(&app, None).await;
    let address = format!("/staff/invitation/{token}");
    for _ in 0..3 {
        let page = app.get(&address).await;
        assert!(page.status == 200 && page.main().contains("Ada Obi") && page.main().contains("Administrator"));
        assert!(page.main().contains("autocomplete=\"new-password\""));
    }
    let browser = choose_password(&app, &token).await;
    let page = browser.get("/staff/enrol").await;
    assert!(page.main().contains("<svg class=\"qr\"") && page.main().contains("data-passkey=\"create\""));
    assert!(page.text().contains("&quot;residentKey&quot;:&quot;preferred&quot;"), "{}", page.text());
    assert!(page.text().contains("&quot;userVerification&quot;:&quot;required&quot;"));
    // A wrong code keeps the secret that the app has learnt by now.
    let secret = secret_on(&page);
    let wrong = browser.post("/staff/enrol", &[("code", "12345")]).await;
    assert_eq!((wrong.status, secret_on(&wrong)), (422, secret.clone()));
    let page = browser.post("/staff/enrol", &[("code", &code_at(&secret, NOW))]).await;
    assert_eq!((page.status, page.header("location")), (303, "/staff/account/codes"));
    // The recovery codes, until they are put away.
    let session = cookie_of(&page, SESSION_COOKIE);
    let ada = app.with_session(&session);
    let held = app
        .with_session(&session)
        .with_cookie(&format!("{SESSION_COOKIE}={session}; {STAFF_COOKIE}={}", cookie_of(&page, STAFF_COOKIE)));
    assert_eq!(held.get("/staff/account/codes").await.count("<li><code>"), 10);
    assert_eq!(held.post("/staff/account/codes", &[]).await.header("location"), "/staff");
    assert_eq!(held.get("/staff/account/codes").await.header("location"), "/staff/account");
    assert!(ada.get("/staff").await.main().contains("People and roles"));
    assert_eq!(deeds(&app).await, ["accounts.joined", "accounts.signed_in"]);
    // The link is used up, and the code too.
    assert_eq!(app.get(&address).await.status, 404);
    assert_eq!(browser.post("/staff/enrol", &[("code", &code_at(&secret, NOW))]).await.status, 404);
    let second = begun(&app, &type_password(&app, "ada@staff.example", PASSWORD).await);
    let again = second.post("/staff/sign-in/second", &[("code", &code_at(&secret, NOW))]).await;
    assert_eq!(again.status, 422, "the code that set the app up is used");
});

room_test!(used_ended_withdrawn_and_invented_invitations_look_the_same, async |app: TestApp| {
    app.at(NOW);
    let (_, used) = invite(&app, None).await;
    let browser = choose_password(&app, &used).await;
    assert_eq!(finish(&app, &browser).await.0.status, 303);
    let invented = app.get(&format!("/staff/invitation/{}", random_token())).await;
    assert_eq!(invented.status, 404);
    change(&app, "delete from people").await;
    let (_, ended) = invite(&app, None).await;
    let (id, withdrawn) = invite(&app, None).await;
    let mut tx = app.state.db.begin().await.expect("it begins");
    assert!(invitations::withdraw(&mut tx, Organisation::Provider, &id, NOW).await.expect("withdrawn"));
    tx.commit().await.expect("it ends");
    app.at(NOW + invitations::HOLDS);
    for token in [used, ended, withdrawn] {
        let address = format!("/staff/invitation/{token}");
        let page = app.get(&address).await;
        assert_eq!((page.status, &page.bytes), (404, &invented.bytes));
        let form = [("password", PASSWORD), ("again", PASSWORD)];
        assert_eq!(app.post(&address, &form).await.bytes, invented.bytes);
    }
});

room_test!(an_unfinished_enrolment_is_taken_up_again_by_the_same_link, async |app: TestApp| {
    app.at(NOW);
    let (_, token) = invite(&app, None).await;
    let first = choose_password(&app, &token).await;
    app.at(NOW + 15 * 60_000);
    assert_eq!(first.get("/staff/enrol").await.status, 404);
    let second = choose_password(&app, &token).await;
    let third = choose_password(&app, &token).await;
    assert_eq!(finish(&app, &third).await.0.status, 303);
    // Another browser that was half way finds it used.
    assert_eq!(second.get("/staff/enrol").await.status, 404);
});

room_test!(an_invitation_withdrawn_half_way_makes_no_account, async |app: TestApp| {
    app.at(NOW);
    let (id, token) = invite(&app, None).await;
    let browser = choose_password(&app, &token).await;
    let secret = secret_on(&browser.get("/staff/enrol").await);
    let mut tx = app.state.db.begin().await.expect("it begins");
    invitations::withdraw(&mut tx, Organisation::Provider, &id, NOW).await.expect("withdrawn");
    tx.commit().await.expect("it ends");
    assert_eq!(browser.post("/staff/enrol", &[("code", &code_at(&secret, NOW))]).await.status, 404);
    assert_eq!(change(&app, "delete from people").await, 0);
});

room_test!(a_weak_password_is_refused_and_never_shown, async |app: TestApp| {
    app.at(NOW);
    let (_, token) = invite(&app, None).await;
    let address = format!("/staff/invitation/{token}");
    for (password, again, said) in [
        ("too short", "too short", "Use 15 letters or more"),
        ("passwordpassword", "passwordpassword", "easy to guess"),
        ("ada.obi@staff.example", "ada.obi@staff.example", "your name or ours"),
        (PASSWORD, "violin marsh kettle orbis", "not the same as the first"),
    ] {
        let page = app.post(&address, &[("password", password), ("again", again)]).await;
        assert_eq!(page.status, 422);
        assert!(page.main().contains(said), "{said}: {}", page.main());
        assert!(!page.text().contains(&format!("value=\"{password}")));
    }
});

room_test!(starting_again_replaces_every_proof_and_ends_every_session, async |app: TestApp| {
    app.at(NOW);
    let (_, token) = invite(&app, None).await;
    let browser = choose_password(&app, &token).await;
    let (page, secret) = finish(&app, &browser).await;
    let before = app.with_session(&cookie_of(&page, SESSION_COOKIE));
    assert_eq!(before.get("/staff").await.status, 200);
    let email = EmailAddress::parse("ada@staff.example").expect("good");
    let mut tx = app.state.db.read().await.expect("it begins");
    let found = people::find_by_email(&mut tx, &app.state.keys, &email).await.expect("it reads").expect("she is here");
    drop(tx);
    let (_, token) = invite(&app, Some(&found.id)).await;
    let page = app.get(&format!("/staff/invitation/{token}")).await;
    assert!(page.main().contains("Set up your account again"));
    assert_eq!(before.get("/staff").await.status, 200, "nothing changes until it is finished");
    app.at(NOW + STEP);
    let form = [("password", "another kettle for violins"), ("again", "another kettle for violins")];
    let browser = begun(&app, &app.post(&format!("/staff/invitation/{token}"), &form).await);
    let (page, fresh) = finish(&app, &browser).await;
    assert_eq!(page.status, 303);
    assert_ne!(fresh, secret);
    assert_eq!(before.get("/staff").await.status, 303);
    assert_eq!(type_password(&app, "ada@staff.example", PASSWORD).await.status, 422);
    assert_eq!(type_password(&app, "ada@staff.example", "another kettle for violins").await.status, 303);
    assert!(deeds(&app).await.contains(&"accounts.invitation_accepted".to_owned()));
    // Somebody who may not come in cannot start again.
    let (_, token) = invite(&app, Some(&found.id)).await;
    change(&app, "update people set disabled_at = 1").await;
    assert_eq!(app.get(&format!("/staff/invitation/{token}")).await.status, 404);
});

room_test!(the_command_line_invites_the_first_of_each_organisation, async |app: TestApp| {
    app.at(NOW);
    let (db, keys, config): (&Db, &Keys, _) = (&app.state.db, &app.state.keys, &app.state.config);
    let email = EmailAddress::parse("ada@staff.example").expect("good");
    let new = NewInvitation {
        organisation: Organisation::Council,
        roles: &[Role::Administrator],
        name: "Ada",
        email: &email,
        person: None,
        invited_by: None,
    };
    let address = invite_from_command_line(db, keys, config, &new, NOW).await.expect("invited");
    let path = address.strip_prefix("https://portal.example").expect("our own address");
    assert_eq!(app.get(path).await.status, 200);
    assert_eq!(deeds(&app).await, ["admin.invited"]);
    let sent = letters(&app).await;
    assert!(sent.len() == 1 && sent[0].0 == "ada@staff.example" && sent[0].2.contains(&address), "{sent:?}");
    let wrong = NewInvitation { roles: &[Role::Advocate], ..new };
    let refused = invite_from_command_line(db, keys, config, &wrong, NOW).await.expect_err("refused");
    assert_eq!(refused, "advocate is no role of the council.");
    member(&app, "Ada", &[Role::InternetTeam]).await;
    let here = NewInvitation { roles: &[Role::Administrator], ..wrong };
    let refused = invite_from_command_line(db, keys, config, &here, NOW).await.expect_err("refused");
    assert!(refused.contains("is here already"), "{refused}");
});
