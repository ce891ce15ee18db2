//! Through the questions, as a visitor and as somebody signed in.

use super::{ANSWERS, KEEP, NOON, REMOVE, after, answer, answered};
use crate::mine::Asking;
use crate::opportunities::eligibility::HOLDING;
use crate::room_test;
use crate::server::testing::TestApp;

room_test!(one_question_follows_the_other_and_the_last_leads_to_all_answers, async |app: TestApp| {
    let page = app.get("/opportunities/can-i-apply").await;
    assert!(page.text().contains("href=\"/opportunities/can-i-apply/age\""), "{}", page.main());
    let mut browser = app.clone();
    for (question, fields, next) in [
        ("age", ("age", "17"), "you"),
        ("you", ("answer", "now"), "plan"),
        ("plan", ("answer", "unsure"), "now"),
        ("now", ("answer", "full"), "passed"),
        ("passed", ("answer", "english"), "level"),
        ("level", ("skip", "yes"), "kinds"),
        ("kinds", ("chosen", "job"), "work"),
        ("work", ("chosen", "digital"), "where"),
        ("where", ("place", "Poplar"), "answers"),
    ] {
        let address = format!("/opportunities/can-i-apply/{question}");
        let asked = browser.get(&address).await;
        assert!(asked.status == 200 && asked.text().contains("Why we ask:"), "{question}: {}", asked.main());
        assert_eq!(asked.count("<h1"), 1, "{question}");
        let page = browser.post(&address, &[fields]).await;
        assert_eq!(page.header("location"), format!("/opportunities/can-i-apply/{next}"));
        browser = after(&browser, &page);
    }
    let page = browser.get(ANSWERS).await;
    for said in [
        "17 on ",
        "I am in care now",
        "I'm not sure",
        "Yes, full time",
        "English only",
        "You left this out",
        "Job",
        "Computers",
        "Poplar, up to 10 miles away",
    ] {
        assert!(page.text().contains(said), "{said}: {}", page.main());
    }
    assert_eq!((page.header("cache-control"), page.count(">Change<")), ("no-store", 9));
});

room_test!(a_wrong_answer_is_asked_for_again_and_stays_as_typed, async |app: TestApp| {
    for (question, field, typed, sentence) in [
        ("age", "age", "seventeen", "Type your age as a number, like 17"),
        ("you", "answer", "", "Choose one of these, or skip the question"),
        ("kinds", "chosen", "circus", "Choose one or more, or skip the question"),
        ("where", "place", "Xyzzyville", "We do not know that place. Try a postcode, like E14"),
    ] {
        let page = app.post(&format!("/opportunities/can-i-apply/{question}"), &[(field, typed)]).await;
        assert_eq!((page.status, page.header("set-cookie")), (422, ""), "{question}");
        assert!(page.text().contains(sentence), "{question}: {}", page.main());
        assert!(page.text().contains("<title>Error: "), "{question}");
        assert!(["answer", "chosen"].contains(&field) || page.text().contains(typed), "{question}");
    }
    assert_eq!(app.get("/opportunities/can-i-apply/shoe-size").await.status, 404);
    assert_eq!(app.post("/opportunities/can-i-apply/shoe-size", &[("answer", "9")]).await.status, 404);
    let born = app.post("/opportunities/can-i-apply/age", &[("age", "17"), ("born", "2009")]).await;
    assert_eq!(born.status, 422, "a field that is not ours");
});

room_test!(one_answer_is_changed_and_nothing_is_asked_twice, async |app: TestApp| {
    let browser = answered(&app).await;
    let asked = browser.get("/opportunities/can-i-apply/age?from=answers").await;
    assert!(asked.text().contains("value=\"22\"") && asked.text().contains(">Save<"), "{}", asked.main());
    let page = browser.post("/opportunities/can-i-apply/age", &[("age", "23"), ("from", "answers")]).await;
    assert_eq!(page.header("location"), ANSWERS);
    let page = after(&browser, &page).get(ANSWERS).await;
    assert!(page.text().contains("23 on ") && page.text().contains("I have left care"), "{}", page.main());
});

room_test!(nothing_of_a_visitors_answers_is_kept_here, async |app: TestApp| {
    let before = app.dump().await;
    let browser = answered(&app).await;
    browser.get("/opportunities").await;
    assert_eq!(app.dump().await, before);
    let page = browser.post("/opportunities/can-i-apply/age", &[("age", "22")]).await;
    let cookie = page.header("set-cookie");
    assert!(cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Lax"), "gone when the browser closes: {cookie}");
    assert!(!cookie.contains("Poplar") && !cookie.contains("told_on") && cookie.len() < 1_500, "{cookie}");
});

room_test!(a_visit_is_over_after_an_hour_and_when_its_cookie_is_touched, async |app: TestApp| {
    app.at(NOON);
    let browser = answered(&app).await;
    assert_eq!(browser.get(ANSWERS).await.status, 200);
    let touched = app.with_cookie(&format!("{}x", browser.cookie()));
    assert_eq!(touched.get(ANSWERS).await.header("location"), "/opportunities/can-i-apply");
    app.at(NOON + 3_599_999);
    assert_eq!(browser.get(ANSWERS).await.status, 200);
    app.at(NOON + 3_600_000);
    assert_eq!(browser.get(ANSWERS).await.header("location"), "/opportunities/can-i-apply");
    assert!(browser.get("/opportunities").await.text().contains("Answer a few questions, once"));
});

room_test!(removing_and_leaving_take_the_cookie_away, async |app: TestApp| {
    let browser = answered(&app).await;
    let is_gone = |cookie: &str| cookie.starts_with("__Host-answers=; ") && cookie.ends_with("Max-Age=0");
    let removed = browser.post(REMOVE, &[]).await;
    assert!(removed.status == 303 && is_gone(removed.header("set-cookie")), "{:?}", removed.headers);
    let away = browser.get("/leave/away").await;
    let set = away.headers.get_all("set-cookie");
    assert!(set.iter().filter_map(|value| value.to_str().ok()).any(is_gone), "{:?}", away.headers);
});

room_test!(somebody_signed_in_keeps_their_answers_sealed_and_removes_them, async |app: TestApp| {
    let (own, id) = app.young_person("Ada").await;
    let browser = answered(&own).await;
    assert_eq!(app.count("opportunity_answers").await, 0, "nothing is kept before they say so");
    let page = browser.get(ANSWERS).await;
    assert!(page.text().contains("Keep your answers?"), "{}", page.main());
    assert!(!page.text().contains("before you signed in"));
    let kept = browser.post(KEEP, &[]).await;
    assert_eq!(kept.header("location"), format!("{ANSWERS}?done=kept"));
    assert!(kept.header("set-cookie").starts_with("__Host-answers=; "));
    assert_eq!(browser.post(KEEP, &[]).await.status, 303, "pressed twice");
    assert_eq!(app.count("opportunity_answers").await, 1);
    let dump = app.dump().await;
    for word in ["Poplar", "told_on"] {
        assert!(!dump.contains(word), "{word} stands in the database");
    }
    let page = own.get(&format!("{ANSWERS}?done=kept")).await;
    assert!(page.text().contains("I have left care"), "{}", page.main());
    assert!(page.text().contains("We keep your answers now."), "{}", page.main());
    assert!(own.get("/me/who-looked").await.text().contains("You asked us to keep answers about work."));

    let (bea, _) = app.young_person("Bea").await;
    assert_eq!(bea.get(ANSWERS).await.status, 303, "nobody else's");
    bea.post(REMOVE, &[]).await;
    assert_eq!(app.count("opportunity_answers").await, 1);
    own.post(REMOVE, &[]).await;
    own.post(REMOVE, &[]).await;
    assert_eq!(app.count("opportunity_answers").await, 0);
    let lines = "select count(*) from audit_lines where deed = 'opportunities.answers_removed'";
    assert_eq!(app.number(lines).await, 1, "the second time there was nothing left to remove");
    let account = format!("delete from people where id = '{}'", id.as_str());
    answered(&own).await.post(KEEP, &[]).await;
    assert_eq!(app.count("opportunity_answers").await, 1);
    app.execute(&account).await.expect("an account goes");
    assert_eq!(app.count("opportunity_answers").await, 0, "and its answers with it");
});

room_test!(kept_answers_are_changed_one_by_one, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    answered(&own).await.post(KEEP, &[]).await;
    let browser = answer(&own, "age", &[("age", "24"), ("from", "answers")]).await;
    let page = browser.get(ANSWERS).await;
    assert!(page.text().contains("24 on ") && page.text().contains("I have left care"), "{}", page.main());
    assert!(own.get(ANSWERS).await.text().contains("22 on "), "not kept yet");
    browser.post(KEEP, &[]).await;
    assert!(own.get(ANSWERS).await.text().contains("24 on "));
    assert_eq!(app.count("opportunity_answers").await, 1);
});

room_test!(what_a_visitor_answered_is_offered_once_they_sign_in, async |app: TestApp| {
    let visitor = answered(&app).await;
    let (own, _) = app.young_person("Ada").await;
    let both = own.and_cookie(visitor.cookie());
    let page = both.get("/opportunities").await;
    assert!(page.text().contains("before you signed in. Are they yours?"), "{}", page.main());
    let no = both.post(REMOVE, &[("only", "visit")]).await;
    assert!(no.header("set-cookie").starts_with("__Host-answers=; "));
    assert_eq!(app.count("opportunity_answers").await, 0);
    both.post(KEEP, &[]).await;
    assert_eq!(app.count("opportunity_answers").await, 1);
    let later = own.get("/opportunities").await;
    assert!(!later.text().contains("Are they yours?") && later.text().contains("See my answers"));
    // Kept answers count before those of whoever had the phone before.
    let other = answer(&app, "age", &[("age", "50")]).await;
    let both = own.and_cookie(other.cookie());
    let page = both.get("/opportunities").await;
    assert!(page.text().contains("Are they yours?"), "{}", page.main());
    assert!(both.get(ANSWERS).await.text().contains("22 on "));
    both.post(REMOVE, &[("only", "visit")]).await;
    assert_eq!(app.count("opportunity_answers").await, 1, "only the visit's");
});

room_test!(the_answers_of_somebody_signed_in_open_for_nobody_else_on_the_phone, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    let browser = answered(&own).await;
    let cookie = browser.cookie().split("; ").find(|cookie| cookie.starts_with("__Host-answers"));
    let cookie = cookie.expect("it is there");
    assert_eq!(browser.get(ANSWERS).await.status, 200);
    assert_eq!(app.with_cookie(cookie).get(ANSWERS).await.status, 303, "signed out");
    let (bea, _) = app.young_person("Bea").await;
    assert_eq!(bea.and_cookie(cookie).get(ANSWERS).await.status, 303);
    bea.and_cookie(cookie).post(KEEP, &[]).await;
    assert_eq!(app.count("opportunity_answers").await, 0);
});

room_test!(the_copy_of_ones_data_has_every_answer_in_words, async |app: TestApp| {
    app.at(NOON);
    let (own, id) = app.young_person("Ada").await;
    answered(&own).await.post(KEEP, &[]).await;
    let mut tx = app.state.db.read().await.expect("it begins");
    let asking = Asking { tx: &mut tx, keys: &app.state.keys, person: &id, now: NOON };
    let [part] = (HOLDING.copy)(asking).await.expect("a copy").try_into().expect("one table");
    let told: Vec<_> =
        part.rows[0].iter().map(|told| (told.column, told.label.as_str(), told.value.as_str())).collect();
    assert_eq!((part.table, told.len()), ("opportunity_answers", 10));
    assert_eq!(told[0], ("answers", "Age", "22 on 26 November 2026"));
    assert_eq!(told[1], ("answers", "Care", "I have left care"));
    assert_eq!(told[9], ("kept_at", "You kept these on", "26 November 2026"));
    let (_, nobody) = app.young_person("Bea").await;
    let asking = Asking { tx: &mut tx, keys: &app.state.keys, person: &nobody, now: NOON };
    assert!((HOLDING.copy)(asking).await.expect("a copy").is_empty());
});
