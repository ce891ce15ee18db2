//! Inviting, codes, changing, leaving the list.

use super::*;

room_test!(an_invited_young_person_joins_the_entry_at_the_exact_address_they_prove, async |app: TestApp| {
    let (ann, ann_id) = adviser(&app, "Ann").await;
    let id = invite(&ann, "Ada <b>Obi</b>", "ada@post.example").await;
    let page = ann.get(&format!("/young-people/{id}?done=invited")).await;
    says(&page, "The invitation is on its way.");
    says(&page, "Ada &lt;b&gt;Obi&lt;/b&gt;");
    says(&ann.get("/young-people").await, "Invited, not here yet");

    app.deliver().await;
    let letters = app.letters().await;
    assert_eq!((letters.len(), letters[0].to.as_str()), (1, "ada@post.example"));
    for word in ["Ada", "Ann", "Foothold", "care", "council"] {
        assert!(!letters[0].text.contains(word) && !letters[0].subject.contains(word), "{word}: {}", letters[0].text);
    }
    assert!(letters[0].text.contains("https://portal.example/sign-in"), "{}", letters[0].text);

    assert!(entry_for(&app, "ada.obi@post.example").await.is_none());
    let found = entry_for(&app, "Ada@post.example").await.expect("capitals do not matter");
    assert_eq!((found.id.as_str(), found.name.as_str(), &found.adviser), (id.as_str(), "Ada <b>Obi</b>", &ann_id));
    let person = newcomer(&app, "Ada", "ada@post.example").await;
    assert!(join(&app, &id, &person).await);
    let other = newcomer(&app, "Eve", "eve@post.example").await;
    assert!(!join(&app, &id, &other).await, "an entry is joined once");
    assert!(entry_for(&app, "ada@post.example").await.is_none());
    let sql = format!("select adviser_id from people where id = '{person}' and matched_by = adviser_id");
    assert_eq!(texts(&app, &sql).await, [ann_id.0]);
    let page = ann.get(&format!("/young-people/{id}")).await;
    says(&page, "Joined");
    says_not(&page, "Send the invitation");
});

room_test!(a_refused_invitation_keeps_what_was_typed, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let typed =
        [("name", "Ada"), ("email", "ada"), ("reference", "LC 7"), ("birth_date", "31/2/2007"), ("phone", "12")];
    let page = ann.post("/young-people/invite", &typed).await;
    assert_eq!(page.status, 422);
    for kept in ["value=\"Ada\"", "value=\"ada\"", "value=\"LC 7\"", "value=\"31/2/2007\"", "value=\"12\""] {
        says(&page, kept);
    }
    says(&page, "Write an email address like");
    says(&page, "Write the birth date like");
    assert_eq!(number(&app, "select count(*) from leaving_care_entries").await, 0);

    let full = [("name", "Ada"), ("email", "ada@post.example"), ("reference", "LC 7")];
    assert_eq!(ann.post("/young-people/invite", &full).await.status, 303);
    let page = ann.post("/young-people/invite", &[("name", "Bea"), ("email", "ADA@post.example")]).await;
    assert_eq!(page.status, 422);
    says(&page, "Somebody else on the list has this address");
    let page = ann.post("/young-people/invite", &[("name", "Bea"), ("no_mailbox", "yes"), ("reference", "LC 7")]).await;
    assert_eq!(page.status, 422);
    says(&page, "Somebody else on the list has this number");
    assert_eq!(number(&app, "select count(*) from outbox").await, 1);
});

room_test!(nothing_personal_lies_open_in_the_database, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let typed = [
        ("name", "CANARYNAME"),
        ("email", "canary@mail.example"),
        ("reference", "CANARYREF"),
        ("birth_date", "2007-03-31"),
        ("phone", "07700 900123"),
    ];
    assert_eq!(ann.post("/young-people/invite", &typed).await.status, 303);
    let rows = texts(
        &app,
        "select id || data_key || reference || reference_index || name || birth_date || email || email_index || phone
         from leaving_care_entries",
    )
    .await;
    for open in ["CANARY", "canary", "2007", "900123"] {
        assert!(!rows[0].contains(open), "{open}");
    }
});

room_test!(a_letter_is_sent_again_after_an_hour_and_not_before, async |app: TestApp| {
    let (ann, ann_id) = adviser(&app, "Ann").await;
    let id = invite(&ann, "Ada", "ada@post.example").await;
    let address = format!("/young-people/{id}");
    let page = ann.post(&address, &[("deed", "invite")]).await;
    assert_eq!(page.status, 422);
    says(&page, "less than an hour ago");
    app.at(NOON + HOUR);
    let ann = sign_in(&app, &ann_id).await;
    assert_eq!(ann.post(&address, &[("deed", "invite")]).await.status, 303);
    assert_eq!(number(&app, "select count(*) from outbox").await, 2);
    assert_eq!(ann.post(&address, &[("deed", "dance")]).await.status, 422);

    let nobody = invite(&ann, "Bea", "").await;
    let page = ann.post(&format!("/young-people/{nobody}"), &[("deed", "invite")]).await;
    assert_eq!(page.status, 422);
    says(&page, "They have no address on the list");
});

room_test!(a_letter_that_came_back_shows_until_another_is_sent, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let id = invite(&ann, "Ada", "ada@post.example").await;
    says_not(&ann.get("/young-people").await, "Letters do not reach them");
    run(&app, "update outbox set failed_at = 1795608000001, reason = 'smtp_550'").await;
    says(&ann.get("/young-people").await, "Letters do not reach them");
    says(&ann.get(&format!("/young-people/{id}")).await, "sent our last letter back");
    let changed = [("name", "Ada"), ("email", "ada2@post.example")];
    assert_eq!(ann.post(&format!("/young-people/{id}/change"), &changed).await.status, 303);
    says_not(&ann.get("/young-people").await, "Letters do not reach them");
});

room_test!(a_new_address_joins_nobody_until_it_is_invited, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let id = invite(&ann, "Ada", "ada@post.example").await;
    let address = format!("/young-people/{id}/change");
    says(&ann.get(&address).await, "value=\"ada@post.example\"");
    let page = ann.post(&address, &[("name", ""), ("email", "ada2@post.example")]).await;
    assert_eq!(page.status, 422);
    says(&page, "value=\"ada2@post.example\"");
    assert_eq!(ann.post(&address, &[("name", "Ada O"), ("email", "ada2@post.example")]).await.status, 303);
    assert!(entry_for(&app, "ada@post.example").await.is_none());
    assert!(entry_for(&app, "ada2@post.example").await.is_none());
    assert_eq!(app.deliver().await, 1);
    assert!(app.letters().await.is_empty(), "the letter to the old address says nothing any more");
    assert_eq!(ann.post(&format!("/young-people/{id}"), &[("deed", "invite")]).await.status, 303);
    assert!(entry_for(&app, "ada2@post.example").await.is_some());
});

room_test!(a_one_time_code_is_shown_once_and_makes_an_account, async |app: TestApp| {
    let (ann, ann_id) = adviser(&app, "Ann").await;
    let id = invite(&ann, "Ada", "").await;
    let address = format!("/young-people/{id}/code");
    says(&ann.get(&address).await, "Make the code");
    assert_eq!(number(&app, "select count(*) from adviser_codes").await, 0, "looking makes none");
    let page = ann.post(&address, &[]).await;
    assert_eq!(page.status, 200);
    says(&page, "https://portal.example/sign-in/adviser");
    let code = page.main().split("<strong>").nth(1).and_then(|rest| rest.split("</strong>").next()).expect("a code");
    assert_eq!(code.len(), 14, "{code}");
    let digits = code.replace(' ', "");
    let macs = texts(&app, "select code_mac from adviser_codes").await;
    assert_eq!(macs, [app.state.keys.code("adviser_code", &digits)]);
    let person = texts(&app, "select person_id from adviser_codes").await.remove(0);
    assert_eq!(texts(&app, "select adviser_id from people where kind = 'young_person'").await, [ann_id.0]);
    says(&ann.get(&format!("/young-people/{id}")).await, "they come in by one-time codes");

    assert_eq!(ann.post(&address, &[]).await.status, 200);
    let held = format!("select count(*) from adviser_codes where expires_at > {NOON}");
    assert_eq!(number(&app, &held).await, 1, "an earlier one holds no longer");
    assert_eq!(number(&app, "select count(*) from people where kind = 'young_person'").await, 1);
    let given = format!("young_people.adviser_code_issued {person}");
    assert_eq!(deeds(&app).await, ["young_people.invited -", given.as_str(), given.as_str()]);
});

room_test!(a_code_needs_proof_of_who_asks, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let id = invite(&ann, "Ada", "").await;
    app.at(NOON + 6 * 60_000);
    let page = ann.post(&format!("/young-people/{id}/code"), &[]).await;
    assert_eq!(page.status, 303);
    assert!(page.header("location").starts_with("/staff/step-up"), "{}", page.header("location"));
    assert_eq!(number(&app, "select count(*) from adviser_codes").await, 0);
});

room_test!(whoever_leaves_the_list_is_forgotten_after_a_month_and_may_come_back, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let id = invite(&ann, "Ada", "ada@post.example").await;
    let person = newcomer(&app, "Ada", "ada@post.example").await;
    assert!(join(&app, &id, &person).await);
    assert_eq!(ann.post(&format!("/young-people/{id}"), &[("deed", "remove")]).await.status, 303);
    assert_eq!(ann.get(&format!("/young-people/{id}")).await.status, 404);
    says_not(&ann.get("/young-people").await, "Ada");
    let person_row = format!("select count(*) from people where id = '{person}' and adviser_id is null");
    assert_eq!(number(&app, &person_row).await, 1, "the account stays");

    let back = invite(&ann, "Ada", "ada@post.example").await;
    assert!(join(&app, &back, &person).await, "their account is joined to the new entry");
    for (days, left) in [(30, 2), (31, 1)] {
        let mut tx = app.state.db.begin().await.expect("it begins");
        crate::web::keep_to(crate::young_people::RETENTION, &mut tx, &app.state.keys, NOON + days * DAY)
            .await
            .expect("forgotten");
        tx.commit().await.expect("it ends");
        assert_eq!(number(&app, "select count(*) from leaving_care_entries").await, left);
    }
});

room_test!(new_keys_wrap_the_list_too, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let id = invite(&ann, "Ada", "ada@post.example").await;
    let (db, keys) = (&app.state.db, &app.state.keys);
    let before = texts(&app, "select data_key from leaving_care_entries").await;
    crate::keys::begin_rotation(db, keys, NOON).await.expect("begun");
    crate::accounts::rewrap_all(db, keys).await.expect("wrapped");
    crate::keys::finish_rotation(db, keys, NOON + DAY).await.expect("finished");
    assert_ne!(before, texts(&app, "select data_key from leaving_care_entries").await);
    says(&ann.get(&format!("/young-people/{id}")).await, "ada@post.example");
});
