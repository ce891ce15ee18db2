//! What administrators do, that it leaves its line in the audit, and that refused forms keep what was typed.

mod at_once;
mod checkpoints;
mod hand_over;
mod letters;
mod walls;

use crate::accounts::{Organisation, PersonId, Role};
use crate::room_test;
use crate::server::testing::{Page, TestApp};
use crate::web::Db;

const COUNCIL: Organisation = Organisation::Council;
const NOW: i64 = 1_795_608_300_000; // 25 November 2026, 10:05

/// One answer of the database, the same on both engines.
async fn number(app: &TestApp, sql: &'static str) -> i64 {
    match &app.state.db {
        Db::Sqlite { read, .. } => sqlx::query_scalar(sql).fetch_one(read).await.expect("a number"),
        Db::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.expect("a number"),
    }
}

/// Every deed in the audit: who, what, about what, in the order they were done.
async fn audit(app: &TestApp) -> Vec<(String, String, String)> {
    const SQL: &str = "select coalesce(who, ''), deed, coalesce(about, '') from audit_lines order by number";
    match &app.state.db {
        Db::Sqlite { read, .. } => sqlx::query_as(SQL).fetch_all(read).await.expect("lines"),
        Db::Postgres(pool) => sqlx::query_as(SQL).fetch_all(pool).await.expect("lines"),
    }
}

/// How often the audit says that `who` did this to `about`.
async fn done(app: &TestApp, who: &PersonId, deed: &str, about: &str) -> usize {
    let line = (who.0.clone(), deed.to_owned(), about.to_owned());
    audit(app).await.into_iter().filter(|known| *known == line).count()
}

/// The value of the first button of this name.
fn button(page: &Page, name: &str) -> String {
    let (_, rest) = page.main().split_once(&format!("name=\"{name}\" value=\"")).expect("a button of this name");
    rest.split('"').next().unwrap_or_default().to_owned()
}

fn at_sign_in(page: &Page) -> bool {
    page.status == 303 && page.header("location").starts_with("/staff/sign-in")
}

fn address(id: &PersonId) -> String {
    format!("/admin/people/{id}")
}

/// Two administrators of the council.
async fn two(app: &TestApp) -> ((TestApp, PersonId), (TestApp, PersonId)) {
    app.at(NOW);
    (
        app.staff("Ada", COUNCIL, &[Role::Administrator]).await,
        app.staff("Bo", COUNCIL, &[Role::PersonalAdviser, Role::Administrator]).await,
    )
}

room_test!(the_list_shows_staff_by_name_with_their_roles_and_when_they_were_seen, async |app: TestApp| {
    let ((ada, id), (_, bo)) = two(&app).await;
    let page = ada.get("/admin/people").await;
    assert_eq!(page.status, 200);
    let main = page.main();
    for words in ["2 people", "ada@staff.example", "Personal adviser, Administrator", "25 November 2026, 12:05"] {
        assert!(main.contains(words), "{words}: {main}");
    }
    assert!(main.find(">Ada<") < main.find(">Bo<") && main.contains(&address(&bo)));
    assert!(!main.contains("could not be delivered"));
    assert_eq!(done(&app, &id, "admin.people_read", "").await, 1);
});

room_test!(a_long_list_has_pages_of_fifty, async |app: TestApp| {
    let (ada, _) = app.staff("Ada", COUNCIL, &[Role::Administrator]).await;
    for number in 0..50 {
        app.staff(&format!("Colleague{number:02}"), COUNCIL, &[Role::InternetTeam]).await;
    }
    let (first, second) = (ada.get("/admin/people").await, ada.get("/admin/people?page=2").await);
    assert_eq!((first.count("class=\"card\""), second.count("class=\"card\"")), (50, 1));
    assert!(first.text().contains("/admin/people?page=2") && second.text().contains("Colleague49"));
    for strange in ["/admin/people?page=99", "/admin/people?page=-1", "/admin/people?page=x", "/admin/people?page=0"] {
        assert_eq!(ada.get(strange).await.status, 200, "{strange}");
    }
});

room_test!(somebody_is_invited_and_the_invitation_taken_back, async |app: TestApp| {
    let ((ada, id), _) = two(&app).await;
    let sent = ada.post("/admin/people/invite", &INVITATION).await;
    assert_eq!((sent.status, sent.header("location")), (303, "/admin/people/invited"));
    assert!(ada.get("/admin/people/invited").await.text().contains("holds 48 hours"));
    let page = ada.get("/admin/people").await;
    for words in ["Cy Okafor", "cy@work.example", "Internet team", "27 November 2026, 12:05"] {
        assert!(page.main().contains(words), "{words}");
    }
    let invitation = button(&page, "invitation");
    assert_eq!(done(&app, &id, "admin.invited", &invitation).await, 1);
    assert_eq!(ada.post("/admin/people", &[("invitation", &invitation)]).await.status, 303);
    assert!(!ada.get("/admin/people").await.text().contains("cy@work.example"));
    assert_eq!(done(&app, &id, "admin.invitation_withdrawn", &invitation).await, 1);
    assert_eq!(ada.post("/admin/people", &[("invitation", &invitation)]).await.status, 404);
});

const INVITATION: [(&str, &str); 3] = [("name", "Cy Okafor"), ("email", "cy@work.example"), ("roles", "internet_team")];

room_test!(inviting_again_stops_the_earlier_link_and_has_its_limit, async |app: TestApp| {
    let ((ada, _), _) = two(&app).await;
    let mut last = String::new();
    for _ in 0..3 {
        assert_eq!(ada.post("/admin/people/invite", &INVITATION).await.status, 303);
        let page = ada.get("/admin/people").await;
        assert_eq!(page.count("cy@work.example"), 1);
        let invitation = button(&page, "invitation");
        assert_ne!(invitation, last);
        last = invitation;
    }
    let fourth = ada.post("/admin/people/invite", &INVITATION).await;
    assert_eq!(fourth.status, 422);
    assert!(fourth.text().contains("had several invitations lately"));
    assert_eq!(number(&app, "select count(*) from invitations").await, 3);
    let (ada, _) = app.at(NOW + 3_600_000).staff("Di", COUNCIL, &[Role::Administrator]).await;
    assert_eq!(ada.post("/admin/people/invite", &INVITATION).await.status, 303);
});

room_test!(a_refused_invitation_keeps_what_was_typed, async |app: TestApp| {
    let ((ada, _), _) = two(&app).await;
    let wrong = [("name", "Cy Okafor"), ("email", "cy at work"), ("roles", "administrator")];
    let page = ada.post("/admin/people/invite", &wrong).await;
    assert_eq!(page.status, 422);
    let main = page.main();
    assert!(main.contains("value=\"Cy Okafor\"") && main.contains("value=\"cy at work\""), "{main}");
    assert!(main.contains("value=\"administrator\" checked"), "{main}");
    let none = ada.post("/admin/people/invite", &[]).await;
    for words in ["Write their name.", "Write their whole email address", "Choose at least one role."] {
        assert!(none.main().contains(words), "{words}");
    }
    let foreign = [("name", "Cy"), ("email", "cy@work.example"), ("roles", "advocate")];
    assert_eq!(ada.post("/admin/people/invite", &foreign).await.status, 422);
    assert_eq!(number(&app, "select count(*) from invitations").await, 0);
});

room_test!(an_address_that_is_taken_says_only_what_an_administrator_may_know, async |app: TestApp| {
    let ((ada, id), _) = two(&app).await;
    app.staff("Pia", Organisation::Provider, &[Role::Advocate]).await;
    app.young_person("Yan").await;
    let invite = async |email: &str| {
        let page = ada.post("/admin/people/invite", &[INVITATION[0], ("email", email), INVITATION[2]]).await;
        assert_eq!(page.status, 422, "{email}");
        page.main().replace(email, "…")
    };
    assert!(invite("bo@staff.example").await.contains("in your organisation has this address already"));
    let (theirs, young) = (invite("pia@staff.example").await, invite("yan@young.example").await);
    assert!(theirs.contains("This address cannot be invited here. Ask them for another."));
    assert_eq!(theirs, young);
    assert_eq!(done(&app, &id, "access.refused", "/admin/people/invite").await, 3);
});

room_test!(roles_are_changed_and_sessions_end_at_once, async |app: TestApp| {
    let ((ada, id), (bos, bo)) = two(&app).await;
    let page = ada.get(&format!("{}/roles", address(&bo))).await;
    assert!(page.main().contains("value=\"personal_adviser\" checked") && !page.main().contains("advocate\""));
    assert_eq!(bos.get("/admin/people").await.status, 200);
    let changed = ada.post(&format!("{}/roles", address(&bo)), &[("roles", "board_reviewer")]).await;
    assert_eq!((changed.status, changed.header("location")), (303, address(&bo).as_str()));
    assert!(at_sign_in(&bos.get("/admin/people").await));
    assert!(ada.get(&address(&bo)).await.main().contains("Board reviewer"));
    assert_eq!(done(&app, &id, "admin.roles_changed", bo.as_str()).await, 1);
});

room_test!(a_refused_change_of_roles_keeps_the_ticks, async |app: TestApp| {
    let ((ada, _), (_, bo)) = two(&app).await;
    for (fields, words) in [
        (&[][..], "Choose at least one role."),
        (&[("roles", "board_reviewer"), ("roles", "advocate")], "Choose from the roles in the list."),
    ] {
        let page = ada.post(&format!("{}/roles", address(&bo)), fields).await;
        assert_eq!((page.status, page.main().contains(words)), (422, true));
        assert_eq!(page.main().contains("value=\"board_reviewer\" checked"), !fields.is_empty());
        assert!(!page.main().contains("value=\"personal_adviser\" checked"));
    }
});

room_test!(somebody_is_disabled_after_a_question_and_enabled_again, async |app: TestApp| {
    let ((ada, id), (bos, bo)) = two(&app).await;
    bos.post("/admin/people/invite", &INVITATION).await;
    assert!(ada.get(&format!("{}/disable", address(&bo))).await.main().contains("Disable Bo?"));
    assert_eq!(ada.post(&format!("{}/disable", address(&bo)), &[]).await.status, 303);
    assert!(at_sign_in(&bos.get("/admin/people").await));
    assert_eq!(number(&app, "select count(*) from invitations where withdrawn_at is null").await, 0);
    let page = ada.get(&address(&bo)).await;
    assert!(page.main().contains("They cannot sign in") && page.main().contains("Nowhere at the moment"));
    let again = ada.post(&format!("{}/start-again", address(&bo)), &[]).await;
    assert!(again.status == 422 && again.main().contains("Enable them first"));
    assert!(ada.get(&format!("{}/enable", address(&bo))).await.main().contains("Enable Bo?"));
    assert_eq!(ada.post(&format!("{}/enable", address(&bo)), &[]).await.status, 303);
    assert!(ada.get(&address(&bo)).await.main().contains("Personal adviser, Administrator"));
    for deed in ["admin.disabled", "admin.enabled"] {
        assert_eq!(done(&app, &id, deed, bo.as_str()).await, 1, "{deed}");
    }
});

room_test!(somebody_starts_again_by_a_new_invitation_and_nobody_sets_a_password, async |app: TestApp| {
    let ((ada, id), (bos, bo)) = two(&app).await;
    assert!(!ada.get(&format!("{}/start-again", address(&bo))).await.text().contains("type=\"password\""));
    let sent = ada.post(&format!("{}/start-again", address(&bo)), &[]).await;
    assert_eq!((sent.status, sent.header("location")), (303, "/admin/people/invited"));
    assert!(at_sign_in(&bos.get("/admin/people").await));
    assert!(ada.get("/admin/people").await.main().contains("Holds until"));
    assert_eq!(done(&app, &id, "admin.restarted", bo.as_str()).await, 1);
    ada.post(&format!("{}/roles", address(&bo)), &[("roles", "board_reviewer")]).await;
    let carried = "select count(*) from invitations where roles = 'board_reviewer' and person_id is not null";
    assert_eq!(number(&app, carried).await, 1);
    let oneself = ada.post(&format!("{}/start-again", address(&id)), &[]).await;
    assert!(oneself.status == 422 && oneself.main().contains("Ask another administrator"));
    assert_eq!(ada.post_bare(&format!("{}/start-again", address(&bo)), &[]).await.status, 403);
});

room_test!(sessions_are_ended_one_by_one_or_all, async |app: TestApp| {
    let ((ada, id), (first, bo)) = two(&app).await;
    let second = app.signed_in(&session_of(&bo)).await;
    let page = ada.get(&address(&bo)).await;
    assert_eq!(page.count("name=\"session\""), 3);
    assert!(page.main().contains("Firefox on Windows") && page.main().contains("Safari on iPhone"));
    let one = button(&page, "session");
    assert_eq!(ada.post(&address(&bo), &[("session", &one)]).await.status, 303);
    let (first_is_out, second_is_out) =
        (at_sign_in(&first.get("/admin/people").await), at_sign_in(&second.get("/admin/people").await));
    assert_ne!(first_is_out, second_is_out);
    assert_eq!(ada.post(&address(&bo), &[("session", "all")]).await.status, 303);
    assert!(at_sign_in(&first.get("/admin/people").await) && at_sign_in(&second.get("/admin/people").await));
    assert_eq!(done(&app, &id, "admin.sessions_ended", bo.as_str()).await, 2);
    let hers = ada.get(&address(&id)).await;
    assert!(hers.main().contains("This is you.") && hers.main().contains("The one you are using now."));
    // A session of somebody else is not ended through this person's page.
    assert_eq!(ada.post(&address(&bo), &[("session", &button(&hers, "session"))]).await.status, 303);
    assert_eq!(ada.get("/admin/people").await.status, 200);
});

fn session_of(person: &PersonId) -> crate::accounts::sessions::NewSession<'_> {
    crate::accounts::sessions::NewSession {
        person,
        opened_by: crate::accounts::OpenedBy::Passkey,
        own_phone: false,
        device: "Safari on iPhone",
        lasts: crate::accounts::Lasts::ADMINISTRATOR,
    }
}
