//! Young people are told when something moves.

use super::*;
use crate::room_test;

const FOLLOWED: &str = "/you-said-we-did/following";

room_test!(whoever_follows_a_promise_gets_a_letter_that_says_nothing, async |app: TestApp| {
    let (pia, id) = promised(&app, &[]).await;
    let (ada, _) = app.young_person("Ada").await;
    let (bo, _) = app.young_person("Bo").await;
    let address = format!("{PUBLIC}/{id}");
    says(&ada.get(FOLLOWED).await, "You follow nothing yet.");
    for browser in [&ada, &ada, &bo] {
        assert_eq!(browser.post(&address, &[("follow", "yes")]).await.header("location"), address);
    }
    assert_eq!(app.count("said_did_followers").await, 2, "twice is once");
    says(&ada.get(&address).await, "You follow this.");
    says(&ada.get("/me").await, FOLLOWED);
    moved(&pia, &id, "1", "started", "We asked the firm", "").await;
    app.deliver().await;
    let letters = app.letters().await;
    let mut readers: Vec<_> = letters.iter().map(|letter| letter.to.as_str()).collect();
    readers.sort_unstable();
    assert_eq!(readers, ["ada@young.example", "bo@young.example"]);
    for letter in &letters {
        assert_eq!(letter.subject, "There is news for you");
        assert!(letter.text.contains(&format!("https://portal.example{FOLLOWED}")), "{}", letter.text);
        let all = [&letter.subject, &letter.text, &letter.html].map(String::as_str).concat();
        for word in ["Council", "ring back", "the firm", "Started", "promise", "Foothold", id.as_str()] {
            assert!(!all.contains(word), "{word}: {all}");
        }
    }
    let page = ada.get(FOLLOWED).await;
    for part in ["We ring back in two days", "It last moved on 25 November 2026.", "Started"] {
        says(&page, part);
    }
});

room_test!(whoever_stopped_before_the_letter_went_gets_none, async |app: TestApp| {
    let (pia, id) = promised(&app, &[]).await;
    let (ada, _) = app.young_person("Ada").await;
    let address = format!("{PUBLIC}/{id}");
    ada.post(&address, &[("follow", "yes")]).await;
    moved(&pia, &id, "1", "started", "We asked the firm", "").await;
    ada.post(&address, &[("follow", "no")]).await;
    says(&ada.get(&address).await, "Tell me when this moves");
    app.deliver().await;
    assert!(app.letters().await.is_empty());
    assert_eq!(app.count("said_did_followers").await, 0);
});

room_test!(only_young_people_who_are_signed_in_follow, async |app: TestApp| {
    let (pia, id) = promised(&app, &[]).await;
    let address = format!("{PUBLIC}/{id}");
    let page = app.post(&address, &[("follow", "yes")]).await;
    assert!(page.status == 303 && page.header("location").starts_with("/sign-in"), "{}", page.status);
    assert_eq!(pia.post(&address, &[("follow", "yes")]).await.status, 404);
    let (ada, _) = app.young_person("Ada").await;
    assert_eq!(ada.post(&format!("{PUBLIC}/nothing"), &[("follow", "yes")]).await.status, 404);
    assert_eq!(app.count("said_did_followers").await, 0);
});

room_test!(whoever_has_no_mailbox_is_told_so_and_sees_it_on_their_page, async |app: TestApp| {
    let (pia, id) = promised(&app, &[]).await;
    let (ada, ada_id) = app.young_person("Ada").await;
    app.execute(&format!("update people set email = null, email_index = null where id = '{ada_id}'"))
        .await
        .expect("no mailbox");
    let address = format!("{PUBLIC}/{id}");
    says(&ada.get(&address).await, "We have no email address for you.");
    ada.post(&address, &[("follow", "yes")]).await;
    moved(&pia, &id, "1", "taken_back", "It stood here twice", "").await;
    assert_eq!(app.deliver().await, 0);
    says(&ada.get(FOLLOWED).await, "It stood here twice");
});

room_test!(what_somebody_followed_is_in_their_copy_and_goes_with_them, async |app: TestApp| {
    let (_, id) = promised(&app, &[]).await;
    let (ada, _) = app.young_person("Ada").await;
    ada.post(&format!("{PUBLIC}/{id}"), &[("follow", "yes")]).await;
    let copy = ada.get("/me/data/copy").await;
    for part in ["Things you follow", "We ring back in two days"] {
        says(&copy, part);
    }
    ada.post("/me/data/delete", &[]).await;
    assert_eq!((app.count("said_did_followers").await, app.count("said_did_items").await), (0, 1));
});
