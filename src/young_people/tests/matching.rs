//! Whose account is whose.

use super::*;

room_test!(an_adviser_says_who_somebody_is_and_takes_it_back, async |app: TestApp| {
    let (ann, ann_id) = adviser(&app, "Ann").await;
    let entry = invite(&ann, "Ada Obi", "").await;
    let person = newcomer(&app, "Ada O <i>", "ada@post.example").await;
    says(&ann.get("/young-people").await, "Waiting to be matched (1)");
    let page = ann.get("/young-people/waiting").await;
    says(&page, "Ada O &lt;i&gt;");
    let address = format!("/young-people/waiting/{person}");
    let page = ann.get(&address).await;
    says(&page, "ada@post.example");
    says(&page, "Ada Obi");
    says_not(&page, "checked");

    for refused in [&[][..], &[("entry", entry.as_str())], &[("sure", "yes")], &[("entry", "x"), ("sure", "yes")]] {
        let page = ann.post(&address, refused).await;
        assert_eq!(page.status, 422, "{refused:?}");
    }
    let page = ann.post(&address, &[("entry", entry.as_str())]).await;
    says(&page, "Speak with them first");
    says(&page, "checked");
    assert_eq!(ann.post(&address, &[("entry", "somebody-else")]).await.status, 303);
    says(&ann.get("/young-people").await, "Waiting to be matched (1)");

    assert_eq!(ann.post(&address, &[("entry", entry.as_str()), ("sure", "yes")]).await.status, 303);
    assert_eq!(ann.get(&address).await.status, 404, "they wait no longer");
    says(&ann.get(&format!("/young-people/{entry}?done=matched")).await, "Matched.");
    let sql = format!("select adviser_id from people where id = '{person}' and matched_at = {NOON}");
    assert_eq!(texts(&app, &sql).await, [ann_id.0]);
    app.deliver().await;
    let letters = app.letters().await;
    assert_eq!((letters.len(), letters[0].to.as_str()), (1, "ada@post.example"));
    assert!(!letters[0].text.contains("Ada"), "{}", letters[0].text);

    assert_eq!(ann.post(&format!("/young-people/{entry}"), &[("deed", "undo")]).await.status, 303);
    assert_eq!(ann.post(&format!("/young-people/{entry}"), &[("deed", "undo")]).await.status, 404);
    says(&ann.get("/young-people").await, "Waiting to be matched (1)");
    assert_eq!(
        number(&app, "select count(*) from people where matched_at is not null or adviser_id is not null").await,
        0
    );
    assert_eq!(
        deeds(&app).await,
        [
            "young_people.invited -".to_owned(),
            format!("young_people.matched {person}"),
            "access.refused -".to_owned(),
            format!("young_people.match_undone {person}"),
            "access.refused -".to_owned(),
        ]
    );
    let read = format!("select count(*) from audit_lines where deed = 'young_people.read' and subject = '{person}'");
    assert!(number(&app, &read).await >= 1, "whoever reads them is noted");
});

room_test!(what_is_the_same_is_a_hint_and_never_a_choice, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    invite(&ann, "Ada Obi", "ada@post.example").await;
    invite(&ann, "Bea", "bea@post.example").await;
    let person = newcomer(&app, "ada obi", "ada@post.example").await;
    let page = ann.get(&format!("/young-people/waiting/{person}")).await;
    says(&page, "The name and the address are the same.");
    assert_eq!(page.count("are the same."), 1);
    says_not(&page, "checked");
    assert_eq!(number(&app, "select count(*) from people where matched_at is not null").await, 0);
});

room_test!(nobody_is_matched_to_an_entry_of_another_adviser_or_to_one_that_is_taken, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    let (bob, _) = adviser(&app, "Bob").await;
    let (of_ann, of_bob) = (invite(&ann, "Ada", "").await, invite(&bob, "Bea", "").await);
    let (first, second) = (newcomer(&app, "A", "a@post.example").await, newcomer(&app, "B", "b@post.example").await);
    let match_ = async |person: &PersonId, entry: &str| {
        ann.post(&format!("/young-people/waiting/{person}"), &[("entry", entry), ("sure", "yes")]).await.status
    };
    assert_eq!(match_(&first, &of_bob).await, 422);
    assert_eq!(match_(&first, &of_ann).await, 303);
    assert_eq!(match_(&second, &of_ann).await, 422);
    assert_eq!(match_(&first, &of_ann).await, 404);
    assert_eq!(number(&app, "select count(*) from leaving_care_entries where person_id is not null").await, 1);
});

room_test!(accounts_that_somebody_should_look_at_stand_apart, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    for number in 0..51 {
        newcomer(&app, &format!("Newcomer {number}"), &format!("n{number}@post.example")).await;
    }
    let index = people::email_index(&app.state.keys, &EmailAddress::parse("n7@post.example").expect("an address"));
    run(&app, &format!("update people set doubted_at = joined_at where email_index = '{index}'")).await;
    let page = ann.get("/young-people/waiting").await;
    says(&page, "Waiting to be matched (50)");
    says(&page, "Perhaps not people (1)");
    let (people, doubted) = page.main().split_once("<details").expect("a folded part");
    assert!(!people.contains("Newcomer 7<") && doubted.contains("Newcomer 7<"));
    app.at(NOON + 1);
    newcomer(&app, "The last", "last@post.example").await;
    let page = ann.get("/young-people/waiting?page=2").await;
    says(&page, "The last");
    says(&page, "Page 2 of 2");
});

room_test!(two_entries_with_one_address_join_nobody_by_themselves, async |app: TestApp| {
    let (ann, _) = adviser(&app, "Ann").await;
    invite(&ann, "Ada", "ada@post.example").await;
    invite(&ann, "Bea", "bea@post.example").await;
    // Two deeds in the same moment could do this; the rule holds all the same.
    let both = "update leaving_care_entries set email_index = (select min(email_index) from leaving_care_entries)";
    run(&app, both).await;
    assert!(entry_for(&app, "ada@post.example").await.is_none());
    assert!(entry_for(&app, "bea@post.example").await.is_none());
});
