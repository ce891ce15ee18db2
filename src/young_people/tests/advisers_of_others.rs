//! Whoever is not the adviser finds nothing.

use super::*;

/// Every page and deed of one entry.
const OF_AN_ENTRY: [&str; 4] = ["", "/change", "/code", "/hand-over"];

room_test!(another_adviser_finds_nothing_and_it_looks_as_if_nobody_were_there, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let (bob, _) = adviser(&app, "Bob").await;
    let id = invite(&ann, "Ada", "ada@post.example").await;
    says_not(&bob.get("/young-people").await, "Ada");
    for page in OF_AN_ENTRY {
        let (theirs, absent) = (format!("/young-people/{id}{page}"), format!("/young-people/{}{page}", "x".repeat(22)));
        let (one, other) = (bob.get(&theirs).await, bob.get(&absent).await);
        assert_eq!((one.status, other.status), (404, 404), "{theirs}");
        assert_eq!(one.bytes, other.bytes, "{theirs}");
        for form in [&[("deed", "invite")][..], &[("deed", "undo")], &[("deed", "remove")], &[("adviser", "x")], &[]] {
            let (one, other) = (bob.post(&theirs, form).await, bob.post(&absent, form).await);
            assert_eq!((one.status, one.bytes), (other.status, other.bytes), "{theirs} {form:?}");
            assert_ne!(one.status, 200, "{theirs} {form:?}");
            assert_ne!(one.status, 303, "{theirs} {form:?}");
        }
        let details = [("name", "Eve"), ("no_mailbox", "yes")];
        assert_ne!(bob.post(&theirs, &details).await.status, 303, "{theirs}");
    }
    says(&ann.get(&format!("/young-people/{id}")).await, "Ada");
    assert!(deeds(&app).await.contains(&"access.refused -".to_owned()));
});

room_test!(no_other_role_finds_the_room, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let id = invite(&ann, "Ada", "ada@post.example").await;
    let person = newcomer(&app, "Bea", "bea@post.example").await;
    let mut pages = vec![
        "/young-people".to_owned(),
        "/young-people/invite".to_owned(),
        "/young-people/waiting".to_owned(),
        format!("/young-people/waiting/{person}"),
    ];
    pages.extend(OF_AN_ENTRY.map(|page| format!("/young-people/{id}{page}")));
    for role in Role::ALL.into_iter().filter(|role| *role != Role::PersonalAdviser) {
        for organisation in [Organisation::Council, Organisation::Provider] {
            if !role.is_in(organisation) {
                continue;
            }
            let name = format!("{}.{}", role.code(), organisation.code());
            let (other, _) = app.staff(&name, organisation, &[role]).await;
            for page in &pages {
                assert_eq!(other.get(page).await.status, 404, "{role:?} at {page}");
            }
            let council_administrator = role == Role::Administrator && organisation == Organisation::Council;
            let import = if council_administrator { 200 } else { 404 };
            assert_eq!(other.get("/young-people/import").await.status, import, "{role:?} of {organisation:?}");
        }
    }
    let (young, _) = app.young_person("Cai").await;
    for page in &pages {
        assert_eq!(young.get(page).await.status, 404, "a young person at {page}");
        assert_eq!(app.get(page).await.status, 303, "a visitor at {page}");
    }
});

room_test!(handing_over_changes_who_finds_them, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let (bob, bob_id) = adviser(&app, "Bob").await;
    let (_, editor) = app.staff("Edi", Organisation::Council, &[Role::OpportunitiesEditor]).await;
    let id = invite(&ann, "Ada", "").await;
    assert_eq!(ann.post(&format!("/young-people/{id}/code"), &[]).await.status, 200);
    let address = format!("/young-people/{id}/hand-over");
    let page = ann.get(&address).await;
    says(&page, "Bob");
    says_not(&page, "Edi");
    for wrong in ["", "nobody", editor.as_str()] {
        let page = ann.post(&address, &[("adviser", wrong)]).await;
        assert_eq!(page.status, 422, "{wrong}");
        says(&page, "Choose who looks after them");
    }
    assert_eq!(ann.post(&address, &[("adviser", bob_id.as_str())]).await.status, 303);
    assert_eq!(ann.get(&format!("/young-people/{id}")).await.status, 404);
    says(&bob.get(&format!("/young-people/{id}")).await, "Ada");
    assert_eq!(texts(&app, "select adviser_id from people where kind = 'young_person'").await, [bob_id.0]);
    let held = format!("select count(*) from adviser_codes where expires_at > {NOON}");
    assert_eq!(number(&app, &held).await, 0, "the code of the old adviser holds no longer");
    assert!(deeds(&app).await.iter().any(|deed| deed.starts_with("young_people.adviser_changed ")));
});
