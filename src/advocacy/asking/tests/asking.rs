use super::*;
use crate::accounts::sessions::NewSession;
use crate::accounts::{Lasts, OpenedBy};
use crate::advocacy::model::{Topic, Way};
use crate::advocacy::store;
use crate::advocacy::testing::{NOON, advocate};
use crate::room_test;

/// Friday 27 November 2026: two working days after that Wednesday.
const DUE: &str = "Friday 27 November 2026";

room_test!(the_first_page_about_it_is_for_everybody_and_says_whom_to_call, async |app: TestApp| {
    let page = app.get("/advocacy").await;
    assert_eq!(page.status, 200);
    for part in ["tel:999", "tel:116123", "sms:85258", "href=\"/r/ask/safe\"", "href=\"/r/ask/safe?for=other\""] {
        assert!(page.text().contains(part), "{part}: {}", page.main());
    }
    for part in ["href=\"/r\"", "section 26A", "until they are 25", "Staying Close", "within 2 working days"] {
        assert!(page.text().contains(part), "{part}: {}", page.main());
    }
    let main = page.main();
    assert!(main.find("tel:999") < main.find("<h1"), "who to call stands first");
});

room_test!(a_visitor_asks_and_nothing_is_kept_before_they_send_it, async |app: TestApp| {
    app.at(NOON);
    let before = app.dump().await;
    let browser = answered(&app).await;
    let check = browser.get(CHECK).await;
    for part in ["No one is calling me back", "I wrote &lt;b&gt;twice&lt;/b&gt; &amp; waited.", "Tigrinya", "Zoë", DUE]
    {
        assert!(check.text().contains(part), "{part}: {}", check.main());
    }
    assert!(check.text().contains("Between 2pm and 8pm") && check.text().contains("Do not leave a message"));
    assert_eq!(before, app.dump().await, "nothing is in the database yet");

    let (browser, case) = send(&browser).await;
    let page = browser.get(&format!("/r/{case}/keep")).await;
    assert_eq!(page.status, 200);
    let (reference, digits) = secrets(&page);
    assert_eq!((reference.len(), digits.len()), (9, 16), "{}", page.main());
    assert!(page.text().contains(DUE) && page.text().contains("Do other people use this phone?"));
    assert_eq!(browser.get(&format!("/r/{case}/keep")).await.bytes, page.bytes, "read again it is the same");
    assert_eq!(app.count("advocacy_cases").await, 1);

    let mut tx = app.state.db.read().await.expect("it reads");
    let found = store::find(&mut tx, &app.state.keys, &case).await.expect("found").expect("there").thread.case;
    assert_eq!(found.asked.topics, [Topic::NoOneCalls, Topic::Housing]);
    assert_eq!(found.asked.words.as_deref(), Some(WORDS));
    assert_eq!((found.asked.language.as_deref(), found.asked.interpreter), (Some("Tigrinya"), true));
    assert_eq!((found.contact.ways.as_slice(), found.contact.shared), ([Way::Call].as_slice(), true));
    assert_eq!(found.contact.hours, Some((14 * 60, 20 * 60)));
    assert!(found.owner.is_none() && !found.asked.unsafe_now);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.asked'").await, 1);
});

room_test!(sent_a_hundred_times_at_once_it_is_one_case_with_one_receipt, async |app: TestApp| {
    app.at(NOON);
    advocate(&app, "Vera").await;
    let browser = answered(&app).await;
    let mut sending = tokio::task::JoinSet::new();
    for _ in 0..100 {
        let browser = browser.clone();
        sending.spawn(async move {
            let page = browser.post(CHECK, &[]).await;
            let location = page.header("location").to_owned();
            (page.status, location.clone(), secrets(&after(&browser, &page).get(&location).await))
        });
    }
    let receipts = sending.join_all().await;
    assert_eq!(receipts.len(), 100);
    for receipt in &receipts {
        assert_eq!((receipt.0, receipt), (303, &receipts[0]));
    }
    assert_eq!(receipts[0].2.1.len(), 16);
    assert_eq!((app.count("advocacy_cases").await, app.count("outbox").await), (1, 1), "one case, one letter");
    // Once the answer came, the browser holds no word of it any more, and sending again shows the same page.
    let (after_it, case) = send(&browser).await;
    for address in [CHECK, "/r/ask/words", "/r/ask/sent"] {
        assert_eq!(after_it.get(address).await.header("location"), format!("/r/{case}/keep"), "{address}");
    }
    assert_eq!(go(&after_it, CHECK, &[]).await.1, format!("/r/{case}/keep"));
    assert_eq!(app.count("advocacy_cases").await, 1);
    let (anew, _) = go(&after_it, "/r/ask/safe", &[("answer", "yes")]).await;
    assert_eq!(anew.get(CHECK).await.header("location"), "/r/ask/what", "a new one begins empty");
});

room_test!(a_refused_page_keeps_the_words_and_the_answers_before_it, async |app: TestApp| {
    let browser = answer(&app, &ANSWERS[..2]).await;
    let long = format!("{}é<i>", "a".repeat(2_001));
    let page = browser.post("/r/ask/words", &[("words", &long)]).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("é&lt;i&gt;") && page.text().contains("Use 2,000 letters or fewer"));
    let noise: String = (0..88).map(|_| crate::keys::random_id()).collect();
    let page = browser.post("/r/ask/words", &[("words", &noise)]).await;
    assert_eq!(page.status, 303, "2,000 letters of noise fit");
    let browser = after(&browser, &page);
    let page = browser.post("/r/ask/next", &[("wish", &noise[..500])]).await;
    let browser = after(&browser, &page);
    let cookie = browser.cookie().len();
    assert!(cookie < 4_096, "{cookie}");

    let page = browser.post("/r/ask/reach", &[("ways", "call"), ("ways", "text"), ("phone", "12<3")]).await;
    assert_eq!(page.status, 422);
    assert!(page.text().contains("value=\"12&lt;3\""), "{}", page.main());
    for address in ["/r/ask/safe", "/r/ask/what", "/r/ask/reach", "/r/ask/name", "/r/ask/you"] {
        let page = browser.post(address, &[]).await;
        assert_eq!(page.status, 422, "{address}");
        assert!(page.text().contains("<title>Error: "), "{address}");
    }
    assert_eq!(browser.post("/r/ask/what", &[("topics", "soup"), ("colour", "red")]).await.status, 422);
    assert_eq!(app.count("advocacy_cases").await, 0);
});

room_test!(whoever_is_not_safe_sees_whom_to_call_first_and_may_go_on, async |app: TestApp| {
    let (browser, location) = go(&app, "/r/ask/safe", &[("answer", "no")]).await;
    assert_eq!(location, "/r/ask/now");
    let page = browser.get("/r/ask/now").await;
    assert!(page.text().contains("tel:999") && page.text().contains("tel:02073641140"), "{}", page.main());
    assert!(page.text().contains("href=\"/r/ask/what\""));
    let (browser, case) = send(&answer(&browser, &ANSWERS[1..]).await).await;
    let mut tx = app.state.db.read().await.expect("it reads");
    let found = store::find(&mut tx, &app.state.keys, &case).await.expect("found").expect("there");
    assert!(found.thread.case.asked.unsafe_now);
    drop(browser);
});

room_test!(pages_come_in_order_and_what_was_left_out_is_asked_for, async |app: TestApp| {
    for address in ["/r/ask/what", "/r/ask/words", CHECK, "/r/ask/now"] {
        assert_eq!(app.get(address).await.header("location"), "/r/ask/safe", "{address}");
        if address != "/r/ask/now" {
            assert_eq!(app.post(address, &[]).await.header("location"), "/r/ask/safe", "{address}");
        }
    }
    assert_eq!(app.get("/r/ask/soup").await.status, 404);
    let browser = answer(&app, &[("safe", &[("answer", "yes")]), ("what", &[("topics", "not_sure")])]).await;
    assert_eq!(browser.get("/r/ask/what").await.status, 200);
    assert_eq!(browser.get(CHECK).await.header("location"), "/r/ask/reach");
    assert_eq!(browser.post(CHECK, &[]).await.header("location"), "/r/ask/reach");
    // Whoever is only written to here is not asked when it is safe to call; nobody is asked about advocates where there are none.
    let (browser, next) = go(&browser, "/r/ask/reach", &[("ways", "here_only")]).await;
    assert_eq!(next, "/r/ask/name");
    let browser = answer(&browser, &[("name", &[("name", "Ed")])]).await;
    assert_eq!(browser.get("/r/ask/who").await.header("location"), CHECK);
    assert_eq!(browser.get(CHECK).await.status, 200);
    let (_, next) = go(&browser, "/r/ask/words", &[("words", "More"), ("from", "check")]).await;
    assert_eq!(next, CHECK, "a change leads back");
});

room_test!(an_account_that_asks_has_it_and_what_it_said_before_is_filled_in, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let about = [
        ("name", "Ada"),
        ("pronouns", "she"),
        ("language", "en"),
        ("may_email", "yes"),
        ("hours", "some"),
        ("from", "10"),
        ("to", "12"),
        ("phone", "07700 900123"),
        ("phone_is_shared", "yes"),
    ];
    assert_eq!(ada.post("/me/about", &about).await.status, 303);
    let browser = answer(&ada, &ANSWERS[..4]).await;
    let page = browser.get("/r/ask/reach").await;
    assert!(page.text().contains("+447700900123") && page.text().contains("ada@young.example"), "{}", page.main());
    let browser = answer(&browser, &[("reach", &[("ways", "email"), ("email", "ada@young.example")])]).await;
    assert!(browser.get("/r/ask/name").await.text().contains("value=\"Ada\""));
    let (browser, case) = send(&answer(&browser, &[("name", &[("name", "Ada")])]).await).await;
    let page = browser.get(&format!("/r/{case}/keep")).await;
    assert!(page.text().contains("You find it on your page") && !page.text().contains("id=\"digits\""));
    assert!(!browser.cookie().contains("__Host-r="), "an account needs no opening");
    let mut tx = app.state.db.read().await.expect("it reads");
    let found = store::find(&mut tx, &app.state.keys, &case).await.expect("found").expect("there").thread.case;
    assert_eq!((found.owner.as_ref(), found.contact.hours), (Some(&ada_id), Some((600, 720))));
    assert_eq!(
        app.number("select count(*) from audit_lines where subject is not null and deed like 'advocacy%'").await,
        0
    );
    // Nobody else finds it, and what is not there looks the same.
    let (bea, _) = app.young_person("Bea").await;
    for browser in [&bea, &app] {
        let other = browser.get(&format!("/r/{case}/keep")).await;
        let absent = browser.get(&format!("/r/{}/keep", crate::keys::random_id())).await;
        assert_eq!((other.status, absent.status), (404, 404));
        assert!(other.text().contains("This page is closed"));
    }
});

room_test!(whom_the_council_let_in_asks_as_a_visitor_and_is_told_why, async |app: TestApp| {
    app.at(NOON);
    let (_, id) = app.young_person("Ada").await;
    let session = NewSession {
        person: &id,
        opened_by: OpenedBy::AdviserCode,
        own_phone: false,
        device: "Chrome",
        lasts: Lasts::SHARED_PHONE,
    };
    let let_in = app.signed_in(&session).await;
    assert!(let_in.get("/r/ask/safe").await.text().contains("You came in with a code from your adviser."));
    let (browser, case) = send(&answered(&let_in).await).await;
    assert_eq!(secrets(&browser.get(&format!("/r/{case}/keep")).await).1.len(), 16);
    assert_eq!(app.number("select count(*) from advocacy_cases where owner is null").await, 1);
    assert_eq!(let_in.get(&format!("/r/{case}/keep")).await.status, 404, "the account does not open it");
    assert_eq!(browser.post(&format!("/r/{case}/adopt"), &[]).await.status, 404, "nor has it");
});

room_test!(answers_of_somebody_whose_session_ended_wait_for_them_and_show_to_nobody_else, async |app: TestApp| {
    app.at(NOON);
    let (_, id) = app.young_person("Ada").await;
    let session = NewSession {
        person: &id,
        opened_by: OpenedBy::EmailCode,
        own_phone: false,
        device: "Chrome",
        lasts: Lasts::SHARED_PHONE,
    };
    let ada = app.signed_in(&session).await;
    let browser = answer(&ada, &ANSWERS[..2]).await;
    app.at(NOON + 16 * 60_000);
    let (browser, location) = go(&browser, "/r/ask/words", &[("words", WORDS)]).await;
    assert_eq!(location, "/sign-in?onwards=%2Fr%2Fask%2Fnext");
    for address in ["/r/ask/words", CHECK] {
        let page = browser.get(address).await;
        assert!(page.status == 303 && page.header("location").starts_with("/sign-in"), "{address}");
    }
    let back = app.signed_in(&session).await;
    let ask = browser.cookie().split("; ").find(|cookie| cookie.starts_with("__Host-ask=")).expect("held").to_owned();
    assert!(back.and_cookie(&ask).get("/r/ask/words").await.text().contains("Nobody calls me back."));
    let (bea, _) = app.young_person("Bea").await;
    assert_eq!(bea.and_cookie(&ask).get("/r/ask/words").await.header("location"), "/r/ask/safe");
});

room_test!(an_advocate_can_be_wished_for_or_not_wanted, async |app: TestApp| {
    app.at(NOON);
    let ((_, vera), (_, bo)) = (advocate(&app, "Vera").await, advocate(&app, "Bo").await);
    let browser = answer(&app, &ANSWERS[..8]).await;
    let page = browser.get("/r/ask/who").await;
    assert!(page.text().find("Bo<") < page.text().find("Vera<"), "by name: {}", page.main());
    let same = [("prefer", vera.as_str()), ("avoid", vera.as_str())];
    assert_eq!(browser.post("/r/ask/who", &same).await.status, 422);
    let (browser, _) = go(&browser, "/r/ask/who", &[("prefer", vera.as_str()), ("avoid", bo.as_str())]).await;
    assert!(browser.get(CHECK).await.text().contains("I do not want Bo"));
    send(&browser).await;
    assert_eq!(app.count("advocacy_objections").await, 1);
});

room_test!(no_answer_stands_in_an_address_and_no_title_tells, async |app: TestApp| {
    let mut browser = app.clone();
    for (step, fields) in ANSWERS {
        let page = browser.get(&format!("/r/ask/{step}")).await;
        let title = page.text().split("<title>").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
        assert!(!title.to_lowercase().contains("advoca"), "{title}");
        let (next, location) = go(&browser, &format!("/r/ask/{step}"), fields).await;
        assert!(!location.contains('?') && location.starts_with("/r/ask/"), "{location}");
        browser = next;
    }
});
