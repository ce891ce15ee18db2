use super::super::super::model::Kind;
use super::super::super::store as cases;
use super::super::super::testing::{DAY, HOUR, NOON, advocate, ask, ask_without_account, new_case, staff};
use super::*;
use crate::room_test;

room_test!(a_case_shows_who_has_it_by_when_and_what_was_said, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    let vera = staff(&app, &vera).await;
    let id = ask(&app, &ada_id).await;
    let page = ada.get(&at(&id)).await;
    assert_eq!(page.status, 200);
    for part in [
        "We look for someone for you",
        "Friday 27 November 2026",
        "No one is calling me back",
        "Nobody calls me back",
        "Not read yet.",
    ] {
        assert!(page.text().contains(part), "{part}: {}", page.main());
    }
    assert!(page.text().contains("<title>Your request"), "{}", page.text());
    for number in ["tel:999", "tel:116123", "href=\"/help\""] {
        assert!(page.main().contains(number), "{number}: {}", page.main());
    }
    app.at(NOON + DAY);
    cases::claim(&app.state, &vera, &id).await.expect("claimed");
    reads(&app, &vera, &id).await;
    let step = cases::NextStep { words: "I call your adviser", by: NOON + 2 * DAY };
    cases::next_step(&app.state, &vera, &id, Some(step)).await.expect("said");
    cases::note(&app.state, &vera, &id, "note", "For advocates alone").await.expect("noted");
    cases::answer(&app.state, &vera, &id, 4, "answer", "Hello Ada").await.expect("answered");
    let page = ada.get(&at(&id)).await;
    for part in [
        "There is an answer for you",
        "Vera read this on Thursday 26 November 2026.",
        "I call your adviser",
        "By Friday 27 November 2026.",
        "Hello Ada",
        "Vera wrote",
        "1 of 1",
    ] {
        assert!(page.text().contains(part), "{part}: {}", page.main());
    }
    assert!(!page.text().contains("For advocates alone") && !page.text().contains("Not read yet"), "{}", page.main());
    assert!(page.main().len() < 14_000, "{}", page.main().len());
});

room_test!(a_message_says_who_read_it_and_the_newest_says_if_nobody_has, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (vera, vera_id) = advocate(&app, "Vera").await;
    let vera = staff(&app, &vera).await;
    let id = case_of(&app, Some(&ada_id), Some(&vera_id)).await;
    app.at(NOON + HOUR);
    reads(&app, &vera, &id).await;
    app.at(NOON + DAY);
    for (page, words) in [("a", "One more thing"), ("b", "And another")] {
        cases::write(&app.state, &testing::opener(&ada_id), &id, page, words).await.expect("written");
    }
    let page = ada.get(&at(&id)).await;
    assert_eq!(page.count("Vera read this on Wednesday 25 November 2026."), 1, "{}", page.main());
    assert_eq!(page.count("Not read yet."), 1, "{}", page.main());
    app.at(NOON + 2 * DAY);
    reads(&app, &vera, &id).await;
    let page = ada.get(&at(&id)).await;
    assert_eq!(page.count("Vera read this on Friday 27 November 2026."), 2, "{}", page.main());
    assert_eq!(page.count("Not read yet."), 0);
});

room_test!(a_promise_that_was_missed_is_said_plainly, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let id = ask(&app, &ada_id).await;
    app.at(NOON + 6 * DAY);
    let page = ada.get(&at(&id)).await;
    assert!(page.text().contains("We are late. We are sorry.") && page.text().contains("0 of 1"), "{}", page.main());
    assert!(page.text().contains("You should have had an answer by Friday 27 November 2026."), "{}", page.main());
});

room_test!(who_looked_is_what_the_audit_says_day_by_day, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    let vera = staff(&app, &vera).await;
    let id = ask(&app, &ada_id).await;
    let page = ada.get(&format!("{}/looked", at(&id))).await;
    assert!(page.text().contains("No one has looked yet."), "{}", page.main());
    cases::claim(&app.state, &vera, &id).await.expect("claimed");
    for _ in 0..3 {
        reads(&app, &vera, &id).await;
    }
    app.at(NOON + DAY);
    cases::note(&app.state, &vera, &id, "note", "Private").await.expect("noted");
    let page = ada.get(&format!("{}/looked", at(&id))).await;
    assert_eq!(page.count("Vera read all of this."), 1, "{}", page.main());
    assert!(
        page.text().contains("Vera took this on.") && page.text().contains("Vera wrote a note."),
        "{}",
        page.main()
    );
    assert!(page.text().find("26 November") < page.text().find("25 November"), "{}", page.main());
    assert!(!page.text().contains("Private") && !page.text().contains("You asked"), "{}", page.main());
});

room_test!(what_is_anothers_and_what_is_not_there_look_the_same, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (bea, _) = app.young_person("Bea").await;
    let (browser, theirs, _) = ask_without_account(&app).await;
    let id = ask(&app, &ada_id).await;
    let absent = random_id();
    for page in ["", "/reach", "/looked", "/more", "/share", "/further"] {
        let here = |id: &str| format!("/r/{id}{page}");
        assert_eq!(ada.get(&here(&id)).await.status, 200, "{page}");
        let (other, none) = (bea.get(&here(&id)).await, bea.get(&here(&absent)).await);
        assert_eq!((other.status, none.status), (404, 404), "{page}");
        assert_eq!(other.bytes, none.bytes, "{page}");
        // Whoever has opened none, or another, is shown where one does.
        for (visitor, case) in [(&app, &id), (&app, &absent), (&browser, &id), (&browser, &absent)] {
            let page = visitor.get(&here(case)).await;
            assert_eq!((page.status, page.header("location")), (303, "/r"), "{case}");
        }
        assert_eq!(browser.get(&here(&theirs)).await.status, 200, "{page}");
    }
});

room_test!(a_session_that_the_council_let_in_sees_nothing, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let id = ask(&app, &ada_id).await;
    assert!(ada.get("/me").await.text().contains(&at(&id)));
    let (opened_by, lasts) = (OpenedBy::AdviserCode, Lasts::SHARED_PHONE);
    let new = NewSession { person: &ada_id, opened_by, own_phone: false, device: "Firefox", lasts };
    let let_in = app.signed_in(&new).await;
    for address in ["/me", "/me/data/copy", "/me/data/copy.json", "/me/finished"] {
        let page = let_in.get(address).await;
        assert!(page.status == 200 && !page.text().contains(&id) && !page.text().contains("Nobody calls"), "{address}");
    }
    let page = let_in.get(&at(&id)).await;
    assert_eq!((page.status, page.header("location")), (303, "/r"));
    let page = let_in.post(&at(&id), &[("deed", "write"), ("words", "x")]).await;
    assert_eq!((page.status, page.header("location")), (303, "/r"));
    assert_eq!(let_in.post("/me/data/delete", &[]).await.status, 303);
    assert_eq!(app.count("people").await, 0, "their account went");
    assert_eq!(app.count("advocacy_cases").await, 1, "and what the council may not know of did not");
});

room_test!(whoever_was_asked_for_finds_it_by_their_address_and_can_stop_it, async |app: TestApp| {
    app.at(NOON);
    let (ada, _) = app.young_person("Ada").await;
    let mut new = new_case(None);
    new.invited = crate::forms::EmailAddress::parse("ada@young.example").ok();
    let id = seed(&app, &new, None).await;
    assert!(ada.get("/me").await.text().contains(&at(&id)));
    let page = ada.post(&format!("{}/more", at(&id)), &[("deed", "stop")]).await;
    assert_eq!(page.status, 303);
    assert_eq!(kinds(&app, &id).await, [Kind::Asked, Kind::Stopped]);
    assert!(ada.get("/me/finished").await.text().contains(&at(&id)));
});
