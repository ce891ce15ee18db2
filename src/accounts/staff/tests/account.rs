use super::*;
use crate::room_test;

room_test!(one_sees_where_one_is_signed_in_and_ends_it_there, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let first = sign_in(&app, "ada", &secret).await;
    app.at(NOW + STEP);
    let second = sign_in(&app, "ada", &secret).await;
    app.at(NOW + 2 * STEP);
    let third = sign_in(&app, "ada", &secret).await;
    let page = third.get("/staff/account").await;
    assert_eq!((page.count("Sign out there"), page.count(" (here)")), (2, 1), "{}", page.main());
    let id = page.main().split("name=\"id\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("an id");
    assert_eq!(third.post("/staff/account", &[("id", id)]).await.header("location"), "/staff/account");
    let left = [first.get("/staff").await.status, second.get("/staff").await.status];
    assert_eq!(left.iter().filter(|status| **status == 200).count(), 1, "{left:?}");
    third.post("/staff/account", &[]).await;
    assert_eq!((first.get("/staff").await.status, second.get("/staff").await.status), (303, 303));
    assert_eq!(third.get("/staff").await.status, 200);
    // Nobody ends another's.
    let (_, secret) = member(&app, "Bea", &[Role::InternetTeam]).await;
    let bea = sign_in(&app, "bea", &secret).await;
    let page = third.get("/staff/account").await;
    assert_eq!(page.count("Sign out there"), 0);
    let all = bea.get("/staff/account").await;
    assert_eq!(all.count(" (here)"), 1);
    assert_eq!(bea.post_bare("/staff/account", &[("id", "x")]).await.status, 403, "without the token nothing happens");
});

room_test!(a_new_password_ends_every_other_session, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let other = sign_in(&app, "ada", &secret).await;
    app.at(NOW + STEP);
    let ada = sign_in(&app, "ada", &secret).await;
    let new = "another kettle for violins";
    for (current, password, again, said) in [
        ("wrong", new, new, "not your password now"),
        (PASSWORD, "too short", "too short", "15 letters or more"),
        (PASSWORD, new, "another kettle for violas", "not the same as the first"),
    ] {
        let form = [("current", current), ("password", password), ("again", again)];
        let page = ada.post("/staff/account/password", &form).await;
        assert!(page.status == 422 && page.main().contains(said), "{said}: {}", page.main());
        assert!(!page.text().contains(new) && !page.text().contains(PASSWORD));
    }
    let form = [("email", "ada@staff.example"), ("current", PASSWORD), ("password", new), ("again", new)];
    assert_eq!(ada.post("/staff/account/password", &form).await.header("location"), "/staff/account");
    assert_eq!((other.get("/staff").await.status, ada.get("/staff").await.status), (303, 200));
    assert_eq!(type_password(&app, "ada@staff.example", PASSWORD).await.status, 422);
    assert_eq!(type_password(&app, "ada@staff.example", new).await.status, 303);
    assert!(deeds(&app).await.contains(&"accounts.password_set".to_owned()));
    let told = letters(&app).await;
    assert!(told.iter().any(|(to, subject, text)| {
        to == "ada@staff.example" && subject == "Your account was changed" && text.contains("password of your account")
    }));
    assert!(told.iter().all(|(_, _, text)| !text.contains(new) && !text.contains(PASSWORD)));
});

room_test!(the_last_proof_stays_and_an_app_can_take_the_place_of_another, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let ada = sign_in(&app, "ada", &secret).await;
    assert_eq!(ada.get("/staff/account/app/remove").await.status, 200);
    let last = ada.post("/staff/account/app/remove", &[]).await;
    assert!(last.status == 422 && last.main().contains("your last one"));
    let page = ada.get("/staff/account/app").await;
    let fresh = page.main().split("<code>").nth(1).and_then(|rest| rest.split("</code>").next()).expect("a secret");
    let fresh = fresh.replace(' ', "");
    let token = cookie_of(&page, STAFF_COOKIE);
    let both = ada.and_cookie(&format!("{STAFF_COOKIE}={token}"));
    let wrong = both.post("/staff/account/app", &[("code", "12345")]).await;
    assert!(wrong.status == 422 && wrong.main().contains("the newest one"));
    let done = both.post("/staff/account/app", &[("code", &code_at(&fresh, NOW))]).await;
    assert_eq!(done.header("location"), "/staff/account");
    app.at(NOW + STEP);
    sign_in(&app, "ada", &fresh).await;
    assert!(deeds(&app).await.contains(&"accounts.factor_added".to_owned()));
});

room_test!(new_recovery_codes_replace_the_old_ones, async |app: TestApp| {
    app.at(NOW);
    let (id, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let mut tx = app.state.db.begin().await.expect("it begins");
    let old = proofs::renew_recovery(&mut tx, &app.state.keys, &id, NOW).await.expect("ten");
    tx.commit().await.expect("it ends");
    let ada = sign_in(&app, "ada", &secret).await;
    let page = ada.post("/staff/account/codes/new", &[]).await;
    assert_eq!((page.status, page.header("location")), (303, "/staff/account/codes"));
    let shown = ada.and_cookie(&format!("{STAFF_COOKIE}={}", cookie_of(&page, STAFF_COOKIE)));
    let shown = shown.get("/staff/account/codes").await;
    assert_eq!(shown.count("<li><code>"), 10);
    assert!(old.iter().all(|code| !shown.text().contains(code)));
    let browser = begun(&app, &type_password(&app, "ada@staff.example", PASSWORD).await);
    assert_eq!(browser.post("/staff/sign-in/second", &[("recovery", &old[0])]).await.status, 422);
});

room_test!(secrets_are_never_plain_in_the_database, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    begun(&app, &type_password(&app, "ada@staff.example", PASSWORD).await);
    for sql in [
        "update staff_apps set wrong = wrong where length(secret) > 80",
        "update staff_passwords set set_at = set_at where hash like '$argon2id$%'",
        "update staff_half_done set kind = kind where state not like '%onwards%'",
    ] {
        assert_eq!(change(&app, sql).await, 1, "{sql}");
    }
    let mut tx = app.state.db.read().await.expect("it begins");
    assert!(proofs::password(&mut tx, &PersonId("nobody".to_owned())).await.expect("it reads").is_none());
    assert_eq!(secret.len(), 32);
});
