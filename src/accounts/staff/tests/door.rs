use std::time::{Duration, Instant};

use super::*;
use crate::room_test;

room_test!(password_and_code_open_a_session_of_ones_own, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let ada = sign_in(&app, "ada", &secret).await;
    let home = ada.get("/staff").await;
    assert_eq!(home.status, 200);
    assert!(home.main().contains("Hello Ada") && home.main().contains("Internet team"), "{}", home.main());
    assert!(!home.main().contains("/admin/people") && home.main().contains("/staff/account"));
    assert_eq!(deeds(&app).await, ["accounts.signed_in"]);
    // Half an hour unused ends it; a page of staff then leads to their own door.
    app.at(NOW + 31 * 60_000);
    let door = ada.get("/staff").await;
    assert_eq!((door.status, door.header("location")), (303, "/staff/sign-in?onwards=%2Fstaff"));
});

room_test!(an_address_that_nobody_has_is_answered_like_a_wrong_password, async |app: TestApp| {
    app.at(NOW);
    // From many networks, since one may knock 600 times an hour.
    let ask = async |number: usize, email: &str| {
        let browser = app.from(&format!("198.51.{}.7", number % 250));
        let began = Instant::now();
        let page = type_password(&browser, email, "a wrong password, and long").await;
        (page.status, format!("{:?}", page.headers), page.bytes, began.elapsed())
    };
    let (mut unknown, mut known) = (Vec::new(), Vec::new());
    // 500 addresses, each asked about before and after it is somebody's: what was typed is the same, so every byte must be.
    for number in 0..500 {
        let name = format!("Person{number}");
        let email = format!("person{number}@staff.example");
        let before = ask(number, &email).await;
        member(&app, &name, &[Role::InternetTeam]).await;
        let after = ask(number, &email).await;
        assert_eq!((before.0, &before.1, &before.2), (422, &after.1, &after.2), "{email}");
        assert_eq!(after.0, 422);
        unknown.push(before.3);
        known.push(after.3);
    }
    let median = |times: &mut Vec<Duration>| {
        times.sort();
        times[times.len() / 2]
    };
    let (unknown, known) = (median(&mut unknown), median(&mut known));
    assert!(unknown.abs_diff(known) < Duration::from_millis(5), "unknown {unknown:?}, known {known:?}");
});

room_test!(whoever_may_not_come_in_is_answered_like_a_wrong_password, async |app: TestApp| {
    app.at(NOW);
    member(&app, "Ada", &[Role::InternetTeam]).await;
    let wrong = type_password(&app, "ada@staff.example", "a wrong password, and long").await;
    assert!(wrong.main().contains("do not belong together") && !wrong.text().contains("a wrong password"));
    assert!(wrong.main().contains("value=\"ada@staff.example\""), "what was typed stays, but for the password");
    change(&app, "update people set disabled_at = 1").await;
    let disabled = type_password(&app, "ada@staff.example", PASSWORD).await;
    assert_eq!((disabled.status, &disabled.bytes), (422, &wrong.bytes));
    // A young person's address, even with a password in the table, opens nothing here.
    app.young_person("Zoe").await;
    let before = type_password(&app, "zoe@young.example", PASSWORD).await;
    let row = "insert into staff_passwords (person_id, hash, set_at)
               select y.id, w.hash, 1 from people y, staff_passwords w where y.kind = 'young_person'";
    assert_eq!(change(&app, row).await, 1);
    let after = type_password(&app, "zoe@young.example", PASSWORD).await;
    assert_eq!((after.status, after.bytes), (422, before.bytes));
});

room_test!(empty_and_strange_fields_are_refused_with_a_sentence, async |app: TestApp| {
    let page = app.post("/staff/sign-in", &[("email", "ada"), ("password", "")]).await;
    assert_eq!(page.status, 422);
    assert!(page.main().contains("Type your password") && page.main().contains("href=\"#email\""), "{}", page.main());
    assert_eq!(app.post("/staff/sign-in", &[("email", "a@b.example"), ("role", "x")]).await.status, 422);
});

room_test!(fields_tell_the_browser_what_they_are_for, async |app: TestApp| {
    app.at(NOW);
    member(&app, "Ada", &[Role::InternetTeam]).await;
    let page = app.get("/staff/sign-in?onwards=/staff/account").await;
    for part in [
        "type=\"email\"",
        "autocomplete=\"username\"",
        "type=\"password\"",
        "autocomplete=\"current-password\"",
        "name=\"onwards\" value=\"/staff/account\"",
        "formaction=\"/staff/sign-in/passkey\" data-needs-passkey hidden",
    ] {
        assert!(page.main().contains(part), "{part}: {}", page.main());
    }
    assert!(page.text().contains("<script src=\"/pkg/passkey.js\" defer></script>"));
    let second = type_password(&app, "ada@staff.example", PASSWORD).await;
    let second = begun(&app, &second).get("/staff/sign-in/second").await;
    assert!(
        second.main().contains("autocomplete=\"one-time-code\"") && second.main().contains("inputmode=\"numeric\"")
    );
    assert!(!second.main().contains("data-passkey"), "no passkey is asked for where there is none");
});

room_test!(a_code_is_good_once_and_only_after_the_password, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let code = code_at(&secret, NOW);
    let page = app.post("/staff/sign-in/second", &[("code", &code)]).await;
    assert_eq!((page.status, page.header("location")), (303, "/staff/sign-in"));
    sign_in(&app, "ada", &secret).await;
    // The same code again, at once and in the next half minute, when it would still be near enough.
    for later in [0, STEP] {
        app.at(NOW + later);
        let browser = begun(&app, &type_password(&app, "ada@staff.example", PASSWORD).await);
        let again = browser.post("/staff/sign-in/second", &[("code", &code)]).await;
        assert_eq!(again.status, 422);
        assert!(again.main().contains("or it was used already") && !again.text().contains(&code));
        assert!(cookie_of(&again, SESSION_COOKIE).is_empty());
        if later > 0 {
            let fresh = code_at(&secret, NOW + later);
            let fresh = browser.post("/staff/sign-in/second", &[("code", &fresh)]).await;
            assert_eq!((fresh.status, fresh.header("location")), (303, "/staff"));
        }
    }
});

room_test!(a_code_typed_in_two_browsers_at_once_opens_one, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let code = code_at(&secret, NOW);
    let one = begun(&app, &type_password(&app, "ada@staff.example", PASSWORD).await);
    let other = begun(&app, &type_password(&app, "ada@staff.example", PASSWORD).await);
    let form = [("code", code.as_str())];
    let (first, second) =
        tokio::join!(one.post("/staff/sign-in/second", &form), other.post("/staff/sign-in/second", &form));
    let mut answers = [first.status, second.status];
    answers.sort_unstable();
    assert_eq!(answers, [303, 422]);
});

room_test!(the_second_step_ends_after_a_quarter_of_an_hour_and_is_of_one_browser, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let browser = begun(&app, &type_password(&app, "ada@staff.example", PASSWORD).await);
    let other = app.with_cookie(&format!("{STAFF_COOKIE}=something-else"));
    let code = code_at(&secret, NOW);
    assert_eq!(other.post("/staff/sign-in/second", &[("code", &code)]).await.header("location"), "/staff/sign-in");
    app.at(NOW + 15 * 60_000);
    let late = browser.post("/staff/sign-in/second", &[("code", &code_at(&secret, NOW + 15 * 60_000))]).await;
    assert_eq!((late.status, late.header("location")), (303, "/staff/sign-in"));
});

room_test!(wrong_codes_make_codes_wait_while_a_recovery_code_stays_open, async |app: TestApp| {
    app.at(NOW);
    let (id, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let mut tx = app.state.db.begin().await.expect("it begins");
    let codes = proofs::renew_recovery(&mut tx, &app.state.keys, &id, NOW).await.expect("ten");
    tx.commit().await.expect("it ends");
    let browser = begun(&app, &type_password(&app, "ada@staff.example", PASSWORD).await);
    let right = code_at(&secret, NOW);
    let wrong = if right == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        let page = browser.post("/staff/sign-in/second", &[("code", wrong)]).await;
        assert!(page.main().contains("not the code of this moment"));
    }
    let page = browser.post("/staff/sign-in/second", &[("code", &right)]).await;
    assert_eq!(page.status, 422);
    assert!(page.main().contains("too many wrong codes"), "{}", page.main());
    // Never for ever: the next half minute's code is looked at.
    app.at((NOW / STEP + 1) * STEP);
    let next = code_at(&secret, app.state.now());
    let other = begun(&app, &type_password(&app, "ada@staff.example", PASSWORD).await);
    assert_eq!(other.post("/staff/sign-in/second", &[("code", &next)]).await.header("location"), "/staff");
    // And the other path was open all the time; each recovery code once.
    let first = codes[0].to_lowercase().replace('-', " ");
    let page = browser.post("/staff/sign-in/second", &[("recovery", &first)]).await;
    assert_eq!((page.status, page.header("location")), (303, "/staff"));
    let browser = begun(&app, &type_password(&app, "ada@staff.example", PASSWORD).await);
    let page = browser.post("/staff/sign-in/second", &[("recovery", &first)]).await;
    assert!(page.status == 422 && page.main().contains("used already") && page.main().contains("<details open"));
    assert!(deeds(&app).await.contains(&"accounts.recovery_used".to_owned()));
});

room_test!(one_goes_on_to_where_one_was_going_and_nowhere_else, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    for (number, (asked, goes)) in
        [("/staff/account", "/staff/account"), ("//evil.example", "/staff"), ("https://evil.example", "/staff")]
            .into_iter()
            .enumerate()
    {
        app.at(NOW + number as i64 * STEP);
        let form = [("email", "ada@staff.example"), ("password", PASSWORD), ("onwards", asked)];
        let browser = begun(&app, &app.post("/staff/sign-in", &form).await);
        let code = code_at(&secret, app.state.now());
        assert_eq!(browser.post("/staff/sign-in/second", &[("code", &code)]).await.header("location"), goes);
    }
});

room_test!(a_sign_in_takes_the_place_of_the_one_before_in_the_same_browser, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let before = sign_in(&app, "ada", &secret).await;
    assert_eq!(before.get("/staff/sign-in").await.header("location"), "/staff");
    app.at(NOW + STEP);
    let page = type_password(&app, "ada@staff.example", PASSWORD).await;
    let both = format!("{STAFF_COOKIE}={}; {SESSION_COOKIE}=a-token-somebody-planted", cookie_of(&page, STAFF_COOKIE));
    let code = code_at(&secret, NOW + STEP);
    let page = app.with_cookie(&both).post("/staff/sign-in/second", &[("code", &code)]).await;
    let token = cookie_of(&page, SESSION_COOKIE);
    assert!(token.len() == 43 && token != "a-token-somebody-planted");
    assert!(page.headers.get_all("set-cookie").iter().all(|line| {
        let line = line.to_str().expect("plain");
        line.contains("; Path=/; Secure; HttpOnly; SameSite=Lax")
    }));
});

room_test!(roles_taken_away_and_disabling_end_a_session_at_once, async |app: TestApp| {
    app.at(NOW);
    let (id, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let ada = sign_in(&app, "ada", &secret).await;
    let mut tx = app.state.db.begin().await.expect("it begins");
    let roles = [Role::BoardReviewer];
    people::set_roles(&mut tx, &id, Organisation::Council, &roles, None, NOW).await.expect("set");
    tx.commit().await.expect("it ends");
    assert_eq!(ada.get("/staff").await.status, 303);
    app.at(NOW + STEP);
    let ada = sign_in(&app, "ada", &secret).await;
    assert_eq!(ada.get("/staff").await.status, 200);
    change(&app, "update people set disabled_at = 1").await;
    assert_eq!(ada.get("/staff").await.status, 303);
});

room_test!(the_question_to_a_passkey_is_the_same_whoever_is_asked_about, async |app: TestApp| {
    app.at(NOW);
    member(&app, "Ada", &[Role::InternetTeam]).await;
    let mut pages = Vec::new();
    for email in ["ada@staff.example", "nobody@staff.example"] {
        let page = app.post("/staff/sign-in/passkey", &[("email", email), ("password", "")]).await;
        assert_eq!((page.status, page.header("location")), (303, "/staff/sign-in/passkey"));
        let browser = begun(&app, &page);
        let asked = browser.get("/staff/sign-in/passkey").await;
        let challenge =
            asked.text().split("&quot;challenge&quot;:&quot;").nth(1).and_then(|rest| rest.split("&quot;").next());
        let challenge = challenge.expect("a challenge").to_owned();
        pages.push(asked.text().replace(&challenge, ""));
        for answer in ["{}", "nonsense", "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"response\":{}}"]
        {
            let refused = browser.post("/staff/sign-in/passkey", &[("passkey", answer)]).await;
            // The first answer uses the question up; others find none.
            assert!([422, 303].contains(&refused.status), "{answer}");
            assert!(cookie_of(&refused, SESSION_COOKIE).is_empty());
        }
    }
    assert_eq!(pages[0], pages[1]);
    assert!(pages[0].contains("data-passkey=\"get\"") && pages[0].contains("required"), "{}", pages[0]);
});

room_test!(a_new_kind_of_browser_is_told_of_once, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    let mut told = Vec::new();
    for (number, agent) in
        ["Firefox Windows", "Firefox Windows", "Chrome Android", "Firefox Windows"].iter().enumerate()
    {
        app.at(NOW + number as i64 * STEP);
        let browser = begun(&app, &type_password(&app, "ada@staff.example", PASSWORD).await);
        let code = code_at(&secret, app.state.now());
        let page = browser.send_with(with_agent("/staff/sign-in/second", agent), format!("code={code}")).await;
        assert_eq!(page.header("location"), "/staff");
        told.push(letters(&app).await);
    }
    assert_eq!(told.iter().map(Vec::len).collect::<Vec<_>>(), [1, 0, 1, 0]);
    let (to, subject, text) = &told[2][0];
    assert_eq!((to.as_str(), subject.as_str()), ("ada@staff.example", "A new sign-in"));
    assert!(text.contains("Chrome on Android") && text.contains("https://portal.example/staff/account"), "{text}");
});

room_test!(a_hundred_guesses_from_one_place_stop_nobody_else, async |app: TestApp| {
    app.at(NOW);
    let (_, secret) = member(&app, "Ada", &[Role::InternetTeam]).await;
    for _ in 0..100 {
        assert_eq!(type_password(&app, "ada@staff.example", "a wrong password, and long").await.status, 422);
    }
    sign_in(&app, "ada", &secret).await;
});
