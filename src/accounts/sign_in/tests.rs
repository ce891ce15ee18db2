use std::time::Instant;

use crate::accounts::list;
use crate::accounts::people::{self, NewPerson};
use crate::accounts::{Organisation, PersonId, Role};
use crate::forms::EmailAddress;
use crate::room_test;
use crate::server::testing::{Page, TestApp};

const MINUTE: i64 = 60_000;
/// 25 November 2026, midday, in ms since 1970 UTC.
const NOON: i64 = 1_795_608_000_000;

fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).expect(text)
}

/// The value of a cookie that an answer sets.
fn set(page: &Page, name: &str) -> String {
    let cookies = page.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    let found = cookies.filter_map(|cookie| cookie.split(';').next()?.split_once('=')).find(|(key, _)| *key == name);
    found.map(|(_, value)| value.to_owned()).unwrap_or_default()
}

/// Types an address, and gives the browser that did.
async fn ask(app: &TestApp, email: &str, own_phone: &str) -> TestApp {
    let page = app.post("/sign-in", &[("email", email), ("own_phone", own_phone)]).await;
    assert_eq!((page.status, page.header("location")), (303, "/sign-in/code"), "{}", page.text());
    let token = set(&page, "__Host-sign-in");
    assert_eq!(token.len(), 43);
    app.with_cookie(&format!("__Host-sign-in={token}"))
}

/// The newest code that was sent to an address.
async fn code_for(app: &TestApp, email: &str) -> String {
    app.deliver().await;
    let letters = app.letters().await;
    let letter = letters.iter().rev().find(|letter| letter.to == email).expect("a letter");
    let line = letter.text.lines().rev().find(|line| line.starts_with("@portal.example #")).expect("its last line");
    line.rsplit('#').next().expect("six digits").to_owned()
}

async fn type_code(browser: &TestApp, code: &str) -> Page {
    browser.post("/sign-in/code", &[("code", code)]).await
}

async fn add_young_person(app: &TestApp, email: &str) -> PersonId {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let new = NewPerson { organisation: None, name: "Ada", email: Some(&address(email)) };
    let id = people::add(&mut tx, &app.state.keys, &new, app.state.now()).await.expect("added").expect("new");
    tx.commit().await.expect("it ends");
    id
}

/// Puts somebody on the leaving-care list and invites them at this address.
async fn invite(app: &TestApp, name: &str, email: &str, adviser: &PersonId) {
    let (keys, id) = (&app.state.keys, crate::keys::random_id());
    let (data_key, wrapped) = keys.new_data_key(list::PURPOSE, &id);
    let [name, sealed] =
        [("name", name), ("email", email)].map(|(column, text)| data_key.seal(list::place(column, &id), text));
    let index = people::email_index(keys, &address(email));
    let sql = format!(
        "insert into leaving_care_entries (id, data_key, name, email, email_index, adviser_id, invited_at, added_at)
         values ('{id}', '{wrapped}', '{name}', '{sealed}', '{index}', '{adviser}', 1, 1)"
    );
    app.execute(&sql).await.expect("added");
}

room_test!(an_address_and_its_code_let_somebody_in, async |app: TestApp| {
    app.at(NOON);
    add_young_person(&app, "ada@young.example").await;
    let browser = ask(&app, "Ada@young.example", "yes").await;
    assert!(browser.get("/sign-in/code").await.text().contains("autocomplete=\"one-time-code\""));
    let code = code_for(&app, "Ada@young.example").await;
    let page = type_code(&browser, &format!("{} {}", &code[..3], &code[3..])).await;
    assert_eq!((page.status, page.header("location")), (303, "/me"), "{}", page.text());
    let token = set(&page, "__Host-session");
    let cookies: Vec<_> =
        page.headers.get_all("set-cookie").iter().map(|value| value.to_str().expect("text")).collect();
    let session = cookies.iter().find(|cookie| cookie.starts_with("__Host-session=")).expect("a session");
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=7776000"] {
        assert!(session.contains(part), "{session}");
    }
    let me = app.with_session(&token).get("/me").await;
    assert_eq!(me.status, 200);
    assert!(me.text().contains("<bdi>Ada</bdi>") && me.text().contains("Sign out"), "{}", me.main());
    assert_eq!(me.header("cache-control"), "no-store");
    assert!(!me.text().contains("ada@young.example"));
});

room_test!(a_shared_phone_keeps_nothing_when_it_is_closed, async |app: TestApp| {
    app.at(NOON);
    add_young_person(&app, "ada@young.example").await;
    let browser = ask(&app, "ada@young.example", "no").await;
    let page = type_code(&browser, &code_for(&app, "ada@young.example").await).await;
    let cookies: Vec<_> =
        page.headers.get_all("set-cookie").iter().map(|value| value.to_str().expect("text")).collect();
    let session = cookies.iter().find(|cookie| cookie.starts_with("__Host-session=")).expect("a session");
    assert!(!session.contains("Max-Age"), "{session}");
    let own = app.with_session(&set(&page, "__Host-session"));
    app.at(NOON + 14 * MINUTE);
    assert_eq!(own.get("/me").await.status, 200);
    app.at(NOON + 14 * MINUTE + 15 * MINUTE);
    assert_eq!(own.get("/me").await.header("location"), "/sign-in?onwards=%2Fme", "unused for 15 minutes");
    assert!(own.get("/").await.text().contains("href=\"/sign-in\""), "a visitor's page");
});

room_test!(no_session_outlives_its_limit, async |app: TestApp| {
    for (own_phone, step, most) in [("no", 10, 60), ("yes", 20 * 24 * 60, 90 * 24 * 60)] {
        app.at(NOON);
        let email = format!("{own_phone}@young.example");
        add_young_person(&app, &email).await;
        let browser = ask(&app, &email, own_phone).await;
        let page = type_code(&browser, &code_for(&app, &email).await).await;
        let own = app.with_session(&set(&page, "__Host-session"));
        let mut minutes = 0;
        while minutes + step < most {
            minutes += step;
            assert_eq!(own.at(NOON + minutes * MINUTE).get("/me").await.status, 200, "after {minutes} minutes");
        }
        assert_eq!(own.at(NOON + most * MINUTE).get("/me").await.status, 303, "after {most} minutes, though used");
    }
});

room_test!(a_code_works_once_in_time_in_its_browser_and_five_times_at_most, async |app: TestApp| {
    let email = "ada@young.example";
    app.at(NOON);
    add_young_person(&app, email).await;
    let wrong = |page: &Page| {
        assert_eq!(page.status, 422);
        assert!(page.text().contains("That code does not work"), "{}", page.main());
        page.main().to_owned()
    };
    // replayed
    let browser = ask(&app, email, "yes").await;
    let code = code_for(&app, email).await;
    assert_eq!(type_code(&browser, &code).await.status, 303);
    app.at(NOON + 10_000);
    let replayed = wrong(&type_code(&browser, &code).await);
    // too late
    app.at(NOON + 120 * MINUTE);
    let browser = ask(&app, email, "yes").await;
    let code = code_for(&app, email).await;
    app.at(NOON + 120 * MINUTE + 600_001);
    assert_eq!(wrong(&type_code(&browser, &code).await), replayed, "one page for all");
    // in another browser
    app.at(NOON + 240 * MINUTE);
    let browser = ask(&app, email, "yes").await;
    let code = code_for(&app, email).await;
    let other = ask(&app, "bea@young.example", "yes").await;
    assert_eq!(wrong(&type_code(&other, &code).await), replayed);
    // superseded
    let again = browser.post("/sign-in/again", &[]).await;
    let newer = app.with_cookie(&format!("__Host-sign-in={}", set(&again, "__Host-sign-in")));
    let newest = code_for(&app, email).await;
    assert_eq!(wrong(&type_code(&browser, &code).await), replayed);
    assert_eq!(wrong(&type_code(&browser, &newest).await), replayed);
    // the sixth try
    let bad = if newest == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        wrong(&type_code(&newer, bad).await);
    }
    assert_eq!(wrong(&type_code(&newer, &newest).await), replayed);
});

room_test!(codes_are_nowhere_in_the_database, async |app: TestApp| {
    ask(&app, "ada@young.example", "yes").await;
    let code = code_for(&app, "ada@young.example").await;
    let dump = app.dump().await;
    assert!(dump.contains("accounts.sign_in_code"), "the dump shows letters");
    for secret in [code.as_str(), "ada@young.example", "young.example"] {
        assert!(!dump.contains(secret), "{secret} is in the database");
    }
});

// S-03: 500 known and 500 unknown, one after the other: the same bytes, and no clock can tell.
room_test!(known_and_unknown_addresses_cannot_be_told_apart, async |app: TestApp| {
    for number in 0..500 {
        add_young_person(&app, &format!("known{number:03}@young.example")).await;
    }
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    let mut answers = std::collections::HashSet::new();
    for number in 0..500 {
        // Each is first as often as the other: the first from a network costs a little more, whoever it is.
        let mut both = [("known", &mut known), ("other", &mut unknown)];
        both.rotate_left(number % 2);
        for (kind, times) in both {
            let email = format!("{kind}{number:03}@young.example");
            let began = Instant::now();
            let browser = app.from(&format!("198.51.{}.7", number % 250));
            let page = browser.post("/sign-in", &[("email", &email), ("own_phone", "yes")]).await;
            times.push(began.elapsed().as_secs_f64() * 1000.0);
            let token = set(&page, "__Host-sign-in");
            let headers = format!("{:?}", page.headers).replace(&token, "TOKEN");
            answers.insert((page.status, headers, page.bytes.clone()));
            let code_page = app.with_cookie(&format!("__Host-sign-in={token}")).get("/sign-in/code").await;
            answers.insert((code_page.status, format!("{:?}", code_page.headers), code_page.bytes.clone()));
        }
    }
    assert_eq!(answers.len(), 2, "one answer to the form and one code page for all 1,000");
    let median = |times: &[f64]| {
        let mut sorted = times.to_vec();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    };
    let (gap, z) = (median(&known) - median(&unknown), mann_whitney(&known, &unknown));
    assert!(gap.abs() < 5.0, "medians differ by {gap:.2} ms");
    // |z| < 3.3 is p > 0.001: a test that fails by chance once in a thousand runs, and still sees any real difference.
    assert!(z.abs() < 3.3, "z = {z:.2}");
});

/// The Mann-Whitney test's z: how far apart two sets of times are, in standard deviations.
fn mann_whitney(one: &[f64], other: &[f64]) -> f64 {
    let mut all: Vec<_> = one.iter().map(|time| (*time, true)).chain(other.iter().map(|time| (*time, false))).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ranks: f64 = all.iter().enumerate().filter(|(_, (_, is_one))| *is_one).map(|(rank, _)| rank as f64 + 1.0).sum();
    let (n, m) = (one.len() as f64, other.len() as f64);
    let u = ranks - n * (n + 1.0) / 2.0;
    (u - n * m / 2.0) / (n * m * (n + m + 1.0) / 12.0).sqrt()
}

// S-10: however the address is written, three letters an hour and ten a day, and nobody is told.
room_test!(a_mailbox_is_never_flooded, async |app: TestApp| {
    let ways = ["a.da@young.example", "ada+x@young.example", "ADA@Young.Example", "ada@young.example"];
    let mut answers = std::collections::HashSet::new();
    for hour in 0..8 {
        app.at(NOON + hour * 61 * MINUTE);
        for number in 0..13 {
            let page = app.post("/sign-in", &[("email", ways[number % 4]), ("own_phone", "no")]).await;
            let token = set(&page, "__Host-sign-in");
            answers.insert((page.status, format!("{:?}", page.headers).replace(&token, ""), page.bytes));
        }
        app.deliver().await;
        let sent = app.letters().await.len();
        assert_eq!(sent, [3, 6, 9, 10, 10, 10, 10, 10][hour as usize], "after hour {hour}");
    }
    assert_eq!(answers.len(), 1);
    app.at(NOON + 25 * 60 * MINUTE);
    ask(&app, "ada@young.example", "no").await;
    app.deliver().await;
    assert_eq!(app.letters().await.len(), 11, "the next day");
});

room_test!(a_mailbox_gets_three_letters_though_all_ask_at_once, async |app: TestApp| {
    let mut asking = tokio::task::JoinSet::new();
    for _ in 0..40 {
        let app = app.clone();
        asking.spawn(async move {
            app.post("/sign-in", &[("email", "ada@young.example"), ("own_phone", "no")]).await.status
        });
    }
    assert!(asking.join_all().await.iter().all(|status| *status == 303));
    app.deliver().await;
    assert_eq!(app.letters().await.len(), 3);
});

room_test!(somebody_new_makes_an_account_and_waits_to_be_matched, async |app: TestApp| {
    let browser = ask(&app, "new@young.example", "yes").await;
    assert_eq!(browser.get("/sign-in/new").await.header("location"), "/sign-in", "not before the code");
    let page = type_code(&browser, &code_for(&app, "new@young.example").await).await;
    assert_eq!((page.status, page.header("location")), (303, "/sign-in/new"));
    let empty = browser.post("/sign-in/new", &[("name", " ")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text().contains("Write what we should call you"));
    let page = browser.post("/sign-in/new", &[("name", "Zoë <b>O'Neil</b>")]).await;
    assert_eq!((page.status, page.header("location")), (303, "/me"), "{}", page.main());
    let me = app.with_session(&set(&page, "__Host-session")).get("/me").await;
    assert!(me.text().contains("Zoë &lt;b&gt;O'Neil"), "{}", me.main());
    assert!(me.text().contains("We do not know yet who you are"));
    // a double tap makes one account, and is in as well
    let twice = browser.post("/sign-in/new", &[("name", "Zoë")]).await;
    assert_eq!(twice.header("location"), "/me");
    assert_eq!(app.count("people").await, 1);
});

room_test!(whoever_was_invited_is_matched_by_the_code_alone, async |app: TestApp| {
    let (_, adviser) = app.staff("Bo", Organisation::Council, &[Role::PersonalAdviser]).await;
    invite(&app, "Ada Obi", "ada@young.example", &adviser).await;
    let browser = ask(&app, "ADA@young.example", "yes").await;
    let page = type_code(&browser, &code_for(&app, "ADA@young.example").await).await;
    assert_eq!(page.header("location"), "/me");
    let me = app.with_session(&set(&page, "__Host-session")).get("/me").await;
    assert!(me.text().contains("Ada Obi") && me.text().contains("<bdi>Bo</bdi>"), "{}", me.main());
});

room_test!(staff_get_no_code_by_email, async |app: TestApp| {
    app.staff("Bo", Organisation::Council, &[Role::PersonalAdviser]).await;
    let browser = ask(&app, "bo@staff.example", "yes").await;
    app.deliver().await;
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1);
    assert!(letters[0].text.contains("https://portal.example/staff/sign-in"), "{}", letters[0].text);
    assert!(!letters[0].text.contains('#'));
    for code in ["000000", "123456", "999999"] {
        assert_eq!(type_code(&browser, code).await.status, 422);
    }
});

room_test!(a_code_from_an_adviser_works_once_for_a_day, async |app: TestApp| {
    app.at(NOON);
    let (_, adviser) = app.staff("Bo", Organisation::Council, &[Role::PersonalAdviser]).await;
    let person = add_young_person(&app, "ada@young.example").await;
    let issue = async || {
        let mut tx = app.state.db.begin().await.expect("it begins");
        let code = crate::accounts::issue_adviser_code(&mut tx, &app.state.keys, &person, &adviser, app.state.now())
            .await
            .expect("issued");
        tx.commit().await.expect("it ends");
        code
    };
    let enter = async |code: &str| app.post("/sign-in/adviser", &[("code", code), ("own_phone", "no")]).await;
    let (first, second) = (issue().await, issue().await);
    assert_eq!(enter(&first).await.status, 422, "a newer one was given");
    let spaced = format!("{} {} {}", &second[..4], &second[4..8], &second[8..]);
    let page = enter(&spaced).await;
    assert_eq!(page.header("location"), "/me", "{}", page.main());
    assert_eq!(enter(&second).await.status, 422, "used");
    let late = issue().await;
    app.at(NOON + 24 * 60 * MINUTE + 1);
    let refused = enter(&late).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("That code does not work") && !refused.text().contains(&late));
    let dump = app.dump().await;
    assert!(!dump.contains(&second) && !dump.contains(&late));
});

room_test!(what_was_typed_when_a_session_ended_is_there_after_signing_in_again, async |app: TestApp| {
    app.at(NOON);
    add_young_person(&app, "ada@young.example").await;
    let browser = ask(&app, "ada@young.example", "no").await;
    let page = type_code(&browser, &code_for(&app, "ada@young.example").await).await;
    let own = app.with_session(&set(&page, "__Host-session"));
    let late = NOON + 30 * MINUTE;
    app.at(late);
    // Any page with a form would do; this one is there for everyone, so its guard is asked for here.
    let refused = own.post("/me/sessions/end", &[]).await;
    assert_eq!(refused.header("location"), "/sign-in", "a deed without a page leads home");
    assert!(!set(&refused, "__Host-held").is_empty());
    assert_eq!(app.count("held_forms").await, 1);
    assert!(!app.dump().await.contains("/me/sessions"));
});

/// 1,000 networks guess for a day at one account. Each letter gives five tries, and there are ten letters a day.
#[test]
fn guessing_from_a_thousand_places_is_as_likely_as_promised() {
    let tries_a_day = super::store::guesses_a_day();
    assert!(tries_a_day <= 50, "{tries_a_day} in a million");
}

room_test!(guesses_from_many_browsers_run_out_together, async |app: TestApp| {
    app.at(NOON);
    let mut counted = 0;
    for browser in 0..200 {
        let browser = ask(&app.from(&format!("198.51.{}.7", browser)), "ada@young.example", "yes").await;
        app.deliver().await;
        for _ in 0..7 {
            type_code(&browser, "123456").await;
        }
        counted += 1;
    }
    assert_eq!(counted, 200);
    // Only sign-ins whose letter was written count a try.
    assert_eq!(app.number("select cast(sum(tries) as bigint) from sign_ins").await, 15);
});

room_test!(links_in_letters_go_where_we_say_whatever_a_request_claims, async |app: TestApp| {
    app.staff("Bo", Organisation::Council, &[Role::PersonalAdviser]).await;
    let request = axum::http::Request::post("/sign-in")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .header("x-forwarded-host", "evil.example");
    app.send_with(request, "email=bo%40staff.example&own_phone=no".to_owned()).await;
    app.deliver().await;
    let letters = app.letters().await;
    assert_eq!(letters.len(), 1);
    assert!(!letters[0].raw.contains("evil.example"));
});

room_test!(opening_a_page_or_a_link_uses_nothing_up, async |app: TestApp| {
    add_young_person(&app, "ada@young.example").await;
    let browser = ask(&app, "ada@young.example", "yes").await;
    let code = code_for(&app, "ada@young.example").await;
    for _ in 0..20 {
        assert_eq!(browser.get("/sign-in/code").await.status, 200);
        assert_eq!(browser.send(axum::http::Request::head("/sign-in/code")).await.status, 200);
    }
    assert_eq!(type_code(&browser, &code).await.status, 303);
});

room_test!(a_refused_form_keeps_what_was_typed_and_never_a_code, async |app: TestApp| {
    let page = app.post("/sign-in", &[("email", "ada at young"), ("own_phone", "no"), ("onwards", "/help")]).await;
    assert_eq!(page.status, 422);
    assert!(
        page.text().contains("value=\"ada at young\"") && page.text().contains("value=\"/help\""),
        "{}",
        page.main()
    );
    assert!(page.text().contains("Write an email address like"));
    let missing = app.post("/sign-in", &[("email", "ada@young.example")]).await;
    assert!(missing.text().contains("Choose if this is your own phone"));
    let code = app.with_cookie("__Host-sign-in=x").post("/sign-in/code", &[("code", "12345")]).await;
    assert_eq!(code.status, 422);
    assert!(!code.text().contains("12345") && code.text().contains("Write the six numbers"));
});

room_test!(pressing_twice_at_a_door_leads_in_all_the_same, async |app: TestApp| {
    // The second press brings the session that the first one opened, and a form that knew nothing of it.
    let (own, _) = app.young_person("Ada").await;
    for (address, fields) in [
        ("/sign-in/new", &[("name", "Ada")][..]),
        ("/sign-in/code", &[("code", "123456")]),
        ("/sign-in/adviser", &[("code", "1234 1234 1234"), ("own_phone", "yes")]),
    ] {
        let page = own.post_bare(address, fields).await;
        assert_eq!((page.status, page.header("location")), (303, "/me"), "{address}");
    }
    assert_eq!((app.count("people").await, app.count("sessions").await), (1, 1));
    assert_eq!(own.post_bare("/me/sessions/end", &[]).await.status, 403, "no other form goes without its token");
});

room_test!(a_code_sent_twice_opens_one_session_though_the_first_answer_is_lost, async |app: TestApp| {
    let email = "ada@young.example";
    app.at(NOON);
    add_young_person(&app, email).await;
    let browser = ask(&app, email, "yes").await;
    let code = code_for(&app, email).await;
    let lost = type_code(&browser, &code).await;
    app.at(NOON + 9_999);
    let bad = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(type_code(&browser, bad).await.status, 422);
    let shown = type_code(&browser, &code).await;
    assert_eq!((shown.status, shown.header("location")), (303, "/me"));
    assert_eq!(app.count("sessions").await, 1);
    let page = |answer: &Page| {
        let own = app.with_cookie(&format!("__Host-session={}", set(answer, "__Host-session")));
        async move { own.get("/me").await.status }
    };
    assert_eq!((page(&shown).await, page(&lost).await), (200, 303), "the first token is nobody's any more");
    // Somebody new says what they are called next, however often the button was pressed.
    let email = "zoe@young.example";
    let browser = ask(&app, email, "yes").await;
    let code = code_for(&app, email).await;
    for _ in 0..2 {
        assert_eq!(type_code(&browser, &code).await.header("location"), "/sign-in/new");
    }
});
