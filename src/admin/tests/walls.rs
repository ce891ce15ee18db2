//! Who finds nothing here, and what must be proved first.

use super::*;
use crate::accounts::people::{self, NewPerson};
use crate::accounts::sessions;
use crate::forms::EmailAddress;
use crate::server::access::{Access, matrix};

/// The routes of this room.
fn routes() -> impl Iterator<Item = &'static Access> {
    matrix().iter().filter(|line| line.route.starts_with("/admin/"))
}

async fn ask(app: &TestApp, line: &Access, person: &str) -> Page {
    let address = line.route.replace("{person}", person);
    if line.method == "GET" { app.get(&address).await } else { app.post(&address, &[]).await }
}

room_test!(nobody_but_an_administrator_finds_anything_here, async |app: TestApp| {
    let ((_, id), _) = two(&app).await;
    let mut others = vec![app.young_person("Yan").await.0];
    for (number, role) in Role::ALL.into_iter().filter(|role| *role != Role::Administrator).enumerate() {
        let organisation = if role.is_in(COUNCIL) { COUNCIL } else { Organisation::Provider };
        others.push(app.staff(&format!("Other{number}"), organisation, &[role]).await.0);
    }
    for line in routes() {
        for other in &others {
            assert_eq!(ask(other, line, id.as_str()).await.status, 404, "{} {}", line.method, line.route);
        }
        assert!(at_sign_in(&ask(&app, line, id.as_str()).await), "{} {}", line.method, line.route);
    }
});

room_test!(foreign_and_absent_people_look_the_same_byte_by_byte, async |app: TestApp| {
    let ((ada, id), (_, bo)) = two(&app).await;
    let (pias, pia) = app.staff("Pia", Organisation::Provider, &[Role::Administrator]).await;
    let (_, yan) = app.young_person("Yan").await;
    let about_people: Vec<_> = routes().filter(|line| line.route.contains("{person}")).collect();
    assert_eq!(about_people.len(), 12);
    for line in about_people {
        let absent = ask(&ada, line, &crate::keys::random_id()).await;
        for foreign in [pia.as_str(), yan.as_str(), "x", "%00", "..%2F"] {
            let page = ask(&ada, line, foreign).await;
            assert_eq!(page.status, 404, "{} {} {foreign}", line.method, line.route);
            assert!(page.bytes == absent.bytes, "{} {} {foreign}", line.method, line.route);
        }
        assert_eq!(ask(&pias, line, bo.as_str()).await.status, 404, "{} {}", line.method, line.route);
    }
    // The ids that were tried are nowhere in the audit, only that somebody tried.
    assert!(audit(&app).await.iter().all(|(who, _, about)| who != id.as_str() || about != yan.as_str()));
    assert!(done(&app, &id, "access.refused", "/admin/people/{person}").await >= 60);
    assert_eq!(number(&app, "select count(*) from people where disabled_at is not null").await, 0);
    assert_eq!(number(&app, "select count(*) from sessions").await, 4);
});

room_test!(an_invitation_of_the_other_organisation_is_not_there, async |app: TestApp| {
    let ((ada, _), _) = two(&app).await;
    let (pia, _) = app.staff("Pia", Organisation::Provider, &[Role::Administrator]).await;
    let advocate = [INVITATION[0], INVITATION[1], ("roles", "advocate")];
    assert_eq!(pia.post("/admin/people/invite", &advocate).await.status, 303);
    let theirs = button(&pia.get("/admin/people").await, "invitation");
    assert_eq!(ada.post("/admin/people", &[("invitation", &theirs)]).await.status, 404);
    // Inviting the same address touches only what is one's own.
    assert_eq!(ada.post("/admin/people/invite", &INVITATION).await.status, 303);
    assert_eq!(button(&pia.get("/admin/people").await, "invitation"), theirs);
});

room_test!(granting_and_shutting_out_ask_again_who_one_is, async |app: TestApp| {
    let ((ada, _), (_, bo)) = two(&app).await;
    let deeds: Vec<_> = routes().filter(|line| line.needs_step_up()).collect();
    let listed: Vec<_> = deeds.iter().map(|line| format!("{} {}", line.method, line.route)).collect();
    assert_eq!(
        listed,
        [
            "POST /admin/people/invite",
            "POST /admin/people/{person}/roles",
            "POST /admin/people/{person}/start-again",
            "POST /admin/people/{person}/disable",
            "POST /admin/people/{person}/enable",
            "POST /admin/people/{person}/hand-over",
        ]
    );
    let lines = audit(&app).await.len();
    app.at(NOW + crate::accounts::STEPPED_UP_FOR);
    for line in deeds {
        let page = ask(&ada, line, bo.as_str()).await;
        let onwards = line.route.replace("{person}", bo.as_str()).replace('/', "%2F");
        let door = format!("/staff/step-up?onwards={onwards}");
        assert_eq!((page.status, page.header("location")), (303, door.as_str()), "{}", line.route);
    }
    assert_eq!(audit(&app).await.len(), lines);
    assert_eq!(number(&app, "select count(*) from invitations").await, 0);
});

room_test!(what_was_typed_waits_while_one_proves_who_one_is, async |app: TestApp| {
    let ((_, id), (_, bo)) = two(&app).await;
    let mut tx = app.state.db.begin().await.expect("it begins");
    let begun = sessions::begin(&mut tx, &session_of(&id), NOW).await.expect("it begins");
    tx.commit().await.expect("it ends");
    let ada = app.with_session(&begun.token);
    app.at(NOW + crate::accounts::STEPPED_UP_FOR);
    for (address, fields, kept) in [
        ("/admin/people/invite".to_owned(), &INVITATION[..], "value=\"Cy Okafor\""),
        (format!("{}/roles", address(&bo)), &[("roles", "internet_team")][..], "value=\"internet_team\" checked"),
    ] {
        let sent = ada.post(&address, fields).await;
        let held = sent.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        assert!(held.starts_with("__Host-held="), "{held}");
        let back = app.with_cookie(&format!("__Host-session={}; {held}", begun.token)).get(&address).await;
        assert!(back.main().contains(kept), "{}", back.main());
    }
});

room_test!(no_name_or_address_from_outside_stands_on_any_page, async |app: TestApp| {
    let ((ada, _), _) = two(&app).await;
    let mut tx = app.state.db.begin().await.expect("it begins");
    let mut ids = Vec::new();
    for (mark, organisation) in [("kestrel", Some(COUNCIL)), ("heron", Some(Organisation::Provider)), ("wren", None)] {
        for number in 0..50 {
            let email = EmailAddress::parse(&format!("{mark}{number}@post.example")).expect("an address");
            let name = format!("{mark} number {number}");
            let new = NewPerson { organisation, name: &name, email: Some(&email) };
            ids.push(people::add(&mut tx, &app.state.keys, &new, NOW).await.expect("added").expect("new"));
        }
    }
    tx.commit().await.expect("it ends");
    let (mut pages, mut found) = (0, 0);
    for line in routes().filter(|line| line.method == "GET") {
        let people = if line.route.contains("{person}") { &ids[..] } else { &ids[..1] };
        for id in people {
            let page = ask(&ada, line, id.as_str()).await;
            pages += 1;
            found += page.count("kestrel");
            for mark in ["heron", "wren"] {
                assert_eq!(page.count(mark), 0, "{} of {id} says {mark}", line.route);
            }
        }
    }
    assert!(pages > 700 && found > 500, "{pages} pages, {found} names of our own");
    let second = ada.get("/admin/people?page=2").await;
    assert_eq!((second.count("heron"), second.count("wren")), (0, 0));
});
