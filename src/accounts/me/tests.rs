use axum::http::Request;

use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy, Organisation, PersonId, Role};
use crate::audit::{self, Deed, Line};
use crate::room_test;
use crate::server::testing::TestApp;

async fn another_phone(app: &TestApp, person: &PersonId, device: &str) -> TestApp {
    let lasts = Lasts::OWN_PHONE;
    app.signed_in(&NewSession { person, opened_by: OpenedBy::EmailCode, own_phone: true, device, lasts }).await
}

room_test!(signing_out_ends_the_session_and_clears_the_browser, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    let page = own.post("/sign-out", &[]).await;
    assert_eq!((page.status, page.header("location")), (303, "/sign-out"));
    assert_eq!(page.header("clear-site-data"), "\"cache\", \"cookies\", \"storage\"");
    assert_eq!(own.get("/me").await.header("location"), "/sign-in?onwards=%2Fme");
    assert_eq!(app.count("sessions").await, 0);
    let done = app.get("/sign-out").await;
    assert!(done.text().contains("You are signed out") && !done.text().contains("Ada"));
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'accounts.signed_out'").await, 1);
});

room_test!(leaving_ends_the_session_too, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    assert_eq!(own.get("/leave").await.status, 303);
    assert_eq!(app.count("sessions").await, 0);
    assert_eq!(own.get("/me").await.status, 303);
});

room_test!(each_phone_is_listed_and_can_be_signed_out, async |app: TestApp| {
    let (own, id) = app.young_person("Ada").await;
    let other = another_phone(&app, &id, "Safari on iPhone").await;
    let page = own.get("/me/sessions").await;
    assert!(page.text().contains("Chrome on Android") && page.text().contains("Safari on iPhone"), "{}", page.main());
    assert_eq!(page.count("This is where you are now"), 1);
    let ids = app.session_ids(&id).await;
    let [first, second] = ids.as_slice() else { panic!("two sessions, not {}", ids.len()) };
    let here = own.get("/me/sessions").await;
    let theirs = if here.text().split(first.as_str()).next().is_some_and(|before| before.contains("This is where")) {
        second
    } else {
        first
    };
    let ended = own.post(&format!("/me/sessions/{theirs}/end"), &[]).await;
    assert!(ended.status == 303);
    assert_eq!(app.session_ids(&id).await.len(), 1);
    assert!([own.get("/me").await.status, other.get("/me").await.status].contains(&303), "the next request knows");
});

room_test!(signing_out_everywhere_ends_all_of_them_at_once, async |app: TestApp| {
    let (own, id) = app.young_person("Ada").await;
    let other = another_phone(&app, &id, "Safari on iPhone").await;
    let (bea, _) = app.young_person("Bea").await;
    assert_eq!(own.post("/me/sessions/end", &[]).await.header("location"), "/sign-out");
    assert_eq!((own.get("/me").await.status, other.get("/me").await.status), (303, 303));
    assert_eq!(bea.get("/me").await.status, 200, "nobody else's");
});

room_test!(somebody_elses_session_cannot_be_ended, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    let (bea, bea_id) = app.young_person("Bea").await;
    let theirs = app.session_ids(&bea_id).await.remove(0);
    assert_eq!(own.post(&format!("/me/sessions/{theirs}/end"), &[]).await.status, 404);
    assert_eq!(own.post("/me/sessions/none/end", &[]).await.status, 404);
    assert_eq!(bea.get("/me").await.status, 200);
});

room_test!(staying_keeps_a_session_going_and_the_page_as_it_is, async |app: TestApp| {
    let noon = 1_795_608_000_000;
    app.at(noon);
    let (_, id) = app.young_person("Ada").await;
    let lasts = Lasts::SHARED_PHONE;
    let new = NewSession { person: &id, opened_by: OpenedBy::EmailCode, own_phone: false, device: "Chrome", lasts };
    let own = app.signed_in(&new).await;
    app.at(noon + 14 * 60_000);
    assert_eq!(own.post("/me/stay", &[]).await.status, 204);
    app.at(noon + 28 * 60_000);
    let page = own.get("/me").await;
    assert_eq!(page.status, 200);
    assert!(
        page.text().contains("class=\"notice warn ending\"") && page.text().contains("data-after=\"780000\""),
        "{}",
        page.text()
    );
});

room_test!(who_looked_is_told_in_plain_words_and_to_nobody_else, async |app: TestApp| {
    let (own, id) = app.young_person("Ada").await;
    let (bea, _) = app.young_person("Bea").await;
    let (_, adviser) = app.staff("Bo", Organisation::Council, &[Role::PersonalAdviser]).await;
    assert!(own.get("/me/who-looked").await.text().contains("Nobody has looked yet"));
    let mut tx = app.state.db.begin().await.expect("it begins");
    let line = Line {
        who: Some(adviser.as_str()),
        role: Role::PersonalAdviser.code(),
        deed: Deed::YoungPeopleRead,
        about: Some(id.as_str()),
        subject: Some(id.as_str()),
        reason: None,
    };
    audit::record(&mut tx, &app.state.keys, &line, app.state.now()).await.expect("recorded");
    tx.commit().await.expect("it ends");
    let page = own.get("/me/who-looked").await;
    assert!(page.text().contains("personal adviser"), "{}", page.main());
    assert!(!page.text().contains(adviser.as_str()));
    assert!(bea.get("/me/who-looked").await.text().contains("Nobody has looked yet"));
});

room_test!(a_stolen_database_holds_no_token, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    let dump = app.dump().await;
    let cookie = own.cookie().split_once('=').expect("a cookie").1.to_owned();
    assert!(cookie.len() == 43 && !dump.contains(&cookie));
    // A browser that brings a token of its own choosing gets none of that name (fixation).
    let fixed = app.with_cookie("__Host-session=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
    assert_eq!(fixed.send(Request::get("/me")).await.status, 303);
});
