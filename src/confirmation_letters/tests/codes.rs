use super::*;
use crate::room_test;

room_test!(a_code_shows_that_letter_alone_and_its_owner_sees_that_it_did, async |app: TestApp| {
    let pair = pair(&app).await;
    let id = letter(&pair).await;
    let code = code(&pair.ada, &id).await;
    assert_eq!((code.len(), code.matches('-').count()), (14, 2), "{code}");
    let page = app.get("/check-letter").await;
    assert_eq!(page.status, 200);
    for typed in [code.clone(), code.to_lowercase().replace('-', " ")] {
        let page = check(&app, &typed).await;
        assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
        assert!(
            page.main().contains("This letter is real") && page.main().contains("Ada") && page.main().contains("Grace")
        );
        assert!(
            !page.main().contains("href=") && !page.main().contains(&id) && !page.text().contains(&code),
            "{}",
            page.main()
        );
    }
    let page = pair.ada.get(&mine(&id)).await;
    assert!(page.text().contains("It was used 2 times. The last time was on 25 November 2026."), "{}", page.main());
    assert!(
        pair.ada
            .get("/me/who-looked")
            .await
            .text()
            .contains("Someone we do not know used your code and saw your letter.")
    );
});

room_test!(wrong_taken_back_and_too_old_look_the_same, async |app: TestApp| {
    let pair = pair(&app).await;
    let id = letter(&pair).await;
    let (stopped, old) = (code(&pair.ada, &id).await, code(&pair.ada, &id).await);
    let wrong = check(&app, "K7M3-9QXA-2BTF").await;
    assert_eq!(wrong.status, 422);
    assert!(wrong.text().contains("That code shows no letter") && !wrong.text().contains("K7M3-9QXA-2BTF\""));
    let first = "select id from confirmation_letter_codes order by made_at, id";
    let ids = app.dump().await; // the ids stand in the page
    assert!(!ids.contains(&stopped), "no code is kept, {first}");
    let page = pair.ada.get(&mine(&id)).await;
    let mut of_codes =
        page.text().split("name=\"code\" value=\"").skip(1).map(|rest| rest.split('"').next().expect("an id"));
    let (one, two) = (of_codes.next().expect("one"), of_codes.next().expect("two"));
    assert_ne!(one, two);
    for _ in 0..2 {
        assert_eq!(pair.ada.post(&mine(&id), &[("deed", "withdraw-code"), ("code", one)]).await.status, 303);
    }
    let opened = [check(&app, &stopped).await, check(&app, &old).await];
    let still = opened.iter().filter(|page| page.status == 200).count();
    assert_eq!(still, 1, "the other one still works");
    app.at(NOON + 28 * DAY - 1);
    assert_eq!(
        [check(&app, &stopped).await, check(&app, &old).await].iter().filter(|page| page.status == 200).count(),
        1
    );
    app.at(NOON + 28 * DAY);
    for typed in [stopped.as_str(), old.as_str(), "", "K7M3", "K7M3-9QXA-2BT0"] {
        let page = check(&app, typed).await;
        assert_eq!((page.status, page.main()), (422, wrong.main()), "{typed}");
    }
});

room_test!(a_letter_taken_back_is_shown_by_no_code, async |app: TestApp| {
    let pair = pair(&app).await;
    let id = letter(&pair).await;
    let code = code(&pair.ada, &id).await;
    assert_eq!(pair.ada.post(&mine(&id), &[("deed", "withdraw")]).await.status, 303);
    assert_eq!(check(&app, &code).await.status, 422);
    assert_eq!(app.number("select count(*) from confirmation_letter_codes where words is not null").await, 0);
    assert_eq!(app.number("select count(*) from confirmation_letters where words is not null").await, 0);
    assert!(pair.ada.get(&mine(&id)).await.text().contains("You took it back"));
    let page = pair.ada.post(&format!("{}/code", mine(&id)), &[]).await;
    assert_eq!(page.header("location"), mine(&id), "no new code");
});

room_test!(a_code_ends_with_its_letter, async |app: TestApp| {
    let pair = pair(&app).await;
    let id = letter(&pair).await;
    let almost = NOON + 360 * DAY;
    app.at(almost);
    let (opened_by, lasts) = (OpenedBy::EmailCode, Lasts::OWN_PHONE);
    let new = NewSession { person: &pair.ada_id, opened_by, own_phone: true, device: "Chrome", lasts };
    let ada = app.signed_in(&new).await;
    let code = code(&ada, &id).await;
    assert_eq!(check(&app, &code).await.status, 200);
    app.at(NOON + 366 * DAY);
    assert_eq!(check(&app, &code).await.status, 422);
    assert!(ada.get(&mine(&id)).await.text().contains("This letter is too old"));
});

room_test!(a_button_pressed_twice_makes_one_code_and_shows_it_again, async |app: TestApp| {
    let pair = pair(&app).await;
    let id = letter(&pair).await;
    let (address, once) = (format!("{}/code", mine(&id)), crate::keys::random_id());
    let pressed = async || pair.ada.post(&address, &[("once", once.as_str())]).await;
    let (first, second) = (code_on(&pressed().await), code_on(&pressed().await));
    assert_eq!((first, app.count("confirmation_letter_codes").await), (second, 1));
    app.execute("update confirmation_letter_codes set withdrawn_at = 1, words = null").await.expect("stopped");
    assert_eq!(pressed().await.header("location"), mine(&id), "a stopped one is not shown again");
});

room_test!(whoever_guesses_is_slowed_and_turned_away, async |app: TestApp| {
    app.at(NOON);
    let guesser = app.from("203.0.113.9");
    let mut last = 0;
    for _ in 0..700 {
        last = check(&guesser, "K7M3-9QXA-2BTF").await.status;
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
    assert_eq!(check(&app.from("198.51.100.7"), "K7M3-9QXA-2BTF").await.status, 422, "others are not");
});

room_test!(a_code_opens_nothing_with_other_keys_and_a_dump_shows_nothing, async |app: TestApp| {
    let pair = pair(&app).await;
    let id = letter(&pair).await;
    let code = code(&pair.ada, &id).await;
    let dump = app.dump().await;
    for word in
        ["Example College", "Tower Hamlets", "former_relevant", "apprenticeship_bursary", &code, &code.replace('-', "")]
    {
        assert!(!dump.contains(word), "{word}");
    }
    // The person's own data key is not needed to open a code's letter, and is of no use for it.
    app.execute(&format!("update people set data_key = 'gone' where id = '{}'", pair.ada_id)).await.expect("destroyed");
    assert_eq!(check(&app, &code).await.status, 200);
});
