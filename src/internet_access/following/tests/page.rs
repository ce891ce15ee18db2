use super::super::super::model::{Details, WhyNot, address};
use super::*;
use crate::keys::random_id;
use crate::room_test;

room_test!(it_says_where_it_stands_what_is_next_and_by_when, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let id = ask(&app, &cast.ada_id, Help::Sim).await;
    let page = cast.ada.get(&address(&id)).await;
    for said in [
        "Your request: a SIM card",
        "We have it",
        "You hear from us by Monday 30 November 2026.",
        "The internet team",
        "E14 3AB",
        "07700900123",
    ] {
        assert!(page.text().contains(said), "{said}: {}", page.main());
    }
    assert!(page.text().contains("<title>How it is going - "), "the title says nothing");
    assert!(!page.text().contains("Did it arrive?") && !page.text().contains("One thing comes first"));
    assert!(page.bytes.len() < 14_000, "{} bytes", page.bytes.len());
    store::note(&app.state, &cast.idris, &id, "n", "Secret of the team").await.expect("noted");
    store::reply(&app.state, &cast.idris, &id, 2, "r", "Which bank holiday?").await.expect("answered");
    app.at(NOON + 8 * DAY);
    let page = cast.ada.get(&address(&id)).await;
    assert!(page.text().contains("We are late. We are sorry."), "{}", page.main());
    assert!(page.text().contains("Which bank holiday?") && page.text().contains("1 of 2"), "{}", page.main());
    assert!(!page.text().contains("Secret of the team"));
    assert!(page.text().contains("Idris wrote to you about getting online."), "{}", page.main());
    let digits = found(&app, &id).await.thread.request.digits;
    assert!(page.text().contains(&digits[..4]) && !page.text().contains("Other people use this phone."));
    let ada = app.young_person_again(&cast.ada_id).await;
    app.execute("update sessions set idle_ms = 900000").await.expect("on a shared phone");
    assert!(ada.get(&address(&id)).await.text().contains("Other people use this phone."));
});

room_test!(nobody_else_finds_it, async |app: TestApp| {
    let cast = cast(&app, Help::Data).await;
    let (bo, _) = app.young_person("Bo").await;
    let id = ask(&app, &cast.ada_id, Help::Data).await;
    for part in ["", "/correct"] {
        assert_eq!(bo.get(&format!("/i/{id}{part}")).await.status, 404);
        let field = if part.is_empty() { ("deed", "withdraw") } else { ("phone", "07700900456") };
        assert_eq!(bo.post(&format!("/i/{id}{part}"), &[field]).await.status, 404);
        assert_eq!(app.get(&format!("/i/{id}{part}")).await.status, 303, "a visitor signs in");
    }
    assert_eq!(status(&app, &id).await, Status::Received);
});

room_test!(one_tap_says_that_it_came_and_works, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let id = cast.sent(&app, Help::Sim).await;
    let page = cast.ada.get(&address(&id)).await;
    assert!(page.text().contains("Did it arrive?") && !page.text().contains("Does it work?"), "{}", page.main());
    for _ in 0..2 {
        let page = cast.ada.post(&address(&id), &[("deed", "arrived"), ("once", &random_id())]).await;
        assert_eq!((page.status, page.header("location")), (303, format!("/i/{id}?done=arrived").as_str()));
    }
    assert_eq!(last(&app, &id).await, 4, "said twice, it is said once");
    let page = cast.ada.get(&format!("/i/{id}?done=arrived")).await;
    assert!(page.text().contains("Thank you. Try it now.") && page.text().contains("Does it work?"));
    assert_eq!(cast.ada.post(&address(&id), &[("deed", "works")]).await.status, 303);
    let page = cast.ada.get(&address(&id)).await;
    assert!(page.text().contains("It works until ") && !page.text().contains("Does it work?"), "{}", page.main());
    assert!(!page.text().contains("I don’t need it any more"), "what was sent is not taken back");
});

room_test!(no_and_lost_are_told_to_the_team, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let alarms = "select count(*) from outbox where kind = 'internet_access.alarm'";
    let id = cast.sent(&app, Help::Sim).await;
    let long = "x".repeat(3_001);
    let page = cast.ada.post(&address(&id), &[("deed", "lost"), ("happened", &long)]).await;
    assert!(page.status == 422 && page.text().contains(&long), "nothing typed is lost");
    assert_eq!(app.number(alarms).await, 0);
    let page = cast.ada.post(&address(&id), &[("deed", "not-arrived")]).await;
    assert_eq!(page.header("location"), format!("/i/{id}?done=told"));
    assert_eq!((status(&app, &id).await, app.number(alarms).await), (Status::LostOrBroken, 1));
    let page = cast.ada.get(&address(&id)).await;
    assert!(
        page.text().contains("You don’t have to prove anything.")
            && page.text().contains("You said that it did not arrive")
    );
    assert!(page.text().contains("Yes, it works") && !page.text().contains("No, it does not"), "it may turn up");
    let id = cast.working(&app, Help::Sim).await;
    let said = [("deed", "lost"), ("happened", "My bag was stolen.")];
    assert_eq!(cast.ada.post(&address(&id), &said).await.status, 303);
    let page = cast.ada.get(&address(&id)).await;
    assert!(page.text().contains("My bag was stolen.") && app.number(alarms).await == 2);
});

room_test!(what_cannot_follow_is_neither_shown_nor_done, async |app: TestApp| {
    let cast = cast(&app, Help::Data).await;
    let id = cast.approved(&app, Help::Data).await;
    for deed in ["arrived", "not-arrived", "works", "does-not-work", "lost"] {
        let page = cast.ada.post(&address(&id), &[("deed", deed), ("words", "I wrote this")]).await;
        assert!(page.status == 422 && page.text().contains("It has changed since you opened this page."), "{deed}");
        assert!(page.text().contains("I wrote this"), "nothing typed is lost");
        assert!(!page.text().contains(&format!("value=\"{deed}\"")), "{deed}: {}", page.main());
    }
    assert_eq!(cast.ada.post(&address(&id), &[("deed", "dance")]).await.status, 422);
    assert_eq!(status(&app, &id).await, Status::Approved);
    let page = cast.ada.post(&address(&id), &[("deed", "withdraw")]).await;
    assert_eq!(page.header("location"), format!("/i/{id}?done=withdrawn"));
    assert_eq!(app.number("select reserved from internet_access_items").await, 0, "somebody else can have it");
});

room_test!(a_message_is_written_once_and_an_empty_one_not_at_all, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let id = ask(&app, &cast.ada_id, Help::Sim).await;
    let once = random_id();
    for _ in 0..2 {
        let sent = [("deed", "write"), ("words", "Can it be a small one?"), ("once", once.as_str())];
        assert_eq!(cast.ada.post(&address(&id), &sent).await.status, 303);
    }
    let page = cast.ada.get(&address(&id)).await;
    assert_eq!(page.count("Can it be a small one?"), 1, "{}", page.main());
    let page = cast.ada.post(&address(&id), &[("deed", "write"), ("words", " ")]).await;
    assert!(page.status == 422 && page.text().contains("Write what you want to tell us"));
});

room_test!(what_is_wrong_is_put_right, async |app: TestApp| {
    let cast = cast(&app, Help::Data).await;
    let id = ask(&app, &cast.ada_id, Help::Data).await;
    cast.move_to(&app, &id, Status::NameDoesNotMatch).await;
    let page = cast.ada.get(&address(&id)).await;
    assert!(page.text().contains(&format!("href=\"/i/{id}/correct\"")), "{}", page.main());
    let correct = format!("/i/{id}/correct");
    let page = cast.ada.get(&correct).await;
    assert!(
        page.text().contains("value=\"07700900123\"") && page.text().contains("value=\"giffgaff\" selected"),
        "{}",
        page.main()
    );
    assert!(!page.text().contains("name=\"address\""), "data goes to no address");
    let wrong = [("phone", "0770"), ("network", "nobody"), ("account_name", "")];
    let page = cast.ada.post(&correct, &wrong).await;
    assert!(page.status == 422 && page.text().contains("value=\"0770\""), "nothing typed is lost");
    for said in ["Choose your network", "Type the name on the phone’s account"] {
        assert!(page.text().contains(said), "{said}");
    }
    let good = [("phone", "07700 900456"), ("network", "ee"), ("account_name", "Grandma Ada")];
    for _ in 0..2 {
        let page = cast.ada.post(&correct, &good).await;
        assert_eq!(page.header("location"), format!("/i/{id}?done=corrected"));
    }
    let request = found(&app, &id).await.thread.request;
    let typed = Details {
        phone: Some("+447700900456".to_owned()),
        network: Some("ee".to_owned()),
        account_name: Some("Grandma Ada".to_owned()),
        ..testing::new_request(Help::Data).details
    };
    assert_eq!((request.status, request.details), (Status::Looking, typed));
    assert_eq!(last(&app, &id).await, 3, "sent twice, it is put right once");
    let id = cast.approved(&app, Help::Data).await;
    assert_eq!(cast.ada.get(&format!("/i/{id}/correct")).await.status, 303, "not while it is under way");
    assert_eq!(cast.ada.post(&format!("/i/{id}/correct"), &good).await.status, 422);
});

room_test!(an_address_is_put_right_where_it_goes_to_one, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let id = cast.approved(&app, Help::Sim).await;
    cast.move_to(&app, &id, Status::AddressNotFound).await;
    let correct = format!("/i/{id}/correct");
    let page = cast.ada.get(&correct).await;
    assert!(page.text().contains("10 Example Street") && !page.text().contains("name=\"network\""), "{}", page.main());
    let page = cast.ada.post(&correct, &[("address", ""), ("postcode", "E1")]).await;
    assert!(page.status == 422 && page.text().contains("Type the address it should go to"));
    let page = cast.ada.post(&correct, &[("address", "Flat 5, 10 Example Street"), ("postcode", "e143ab")]).await;
    assert_eq!(page.status, 303, "{}", page.main());
    let details = found(&app, &id).await.thread.request.details;
    assert_eq!(
        (details.address.as_deref(), details.postcode.as_deref(), details.phone),
        (Some("Flat 5, 10 Example Street"), Some("E14 3AB"), None)
    );
});

room_test!(whoever_cannot_have_it_reads_why_and_finds_an_advocate, async |app: TestApp| {
    let cast = cast(&app, Help::Sim).await;
    let id = ask(&app, &cast.ada_id, Help::Sim).await;
    let no = Some(WhyNot::HasOne);
    store::move_to(&app.state, &cast.idris, &id, 1, Status::NotEligible, no, Some("Sorry.")).await.expect("declined");
    let page = cast.ada.get(&address(&id)).await;
    for said in ["We cannot give you this", "You have one of these from us already.", "href=\"/advocacy\"", "Sorry."] {
        assert!(page.text().contains(said), "{said}: {}", page.main());
    }
    let (bo, bo_id) = app.young_person("Bo").await;
    let id = ask(&app, &bo_id, Help::Sim).await;
    assert!(bo.get(&address(&id)).await.text().contains("One thing comes first"), "a match");
});
