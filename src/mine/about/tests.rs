use crate::accounts::{Organisation, Role};
use crate::mail::{self, NewLetter, Wishes};
use crate::room_test;
use crate::server::testing::TestApp;

const NOON: i64 = 1_795_608_000_000;

const SAID: &[(&str, &str)] = &[
    ("name", "Ada Obi"),
    ("pronouns", "she or they"),
    ("language", "en"),
    ("may_email", "yes"),
    ("hours", "some"),
    ("from", "9"),
    ("to", "17"),
    ("phone", "07700 900123"),
    ("may_text", "yes"),
    ("may_leave_message", "no"),
    ("phone_is_shared", "yes"),
];

fn with<'a>(field: &'a str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    SAID.iter().map(|(name, said)| (*name, if *name == field { value } else { *said })).collect()
}

room_test!(what_somebody_says_is_kept_sealed_and_shown_again, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    let saved = own.post("/me/about", SAID).await;
    assert_eq!((saved.status, saved.header("location")), (303, "/me/about?done=said"));
    assert!(saved.header("set-cookie").starts_with("__Host-language=en"), "{:?}", saved.headers);
    let page = own.get("/me/about?done=said").await;
    for text in ["Ada Obi", "she or they", "+447700900123", "Saved."] {
        assert!(page.text().contains(text), "{text}: {}", page.main());
    }
    assert!(own.get("/me").await.text().contains("Ada Obi"));
    let dump = app.dump().await;
    for secret in ["Ada Obi", "she or they", "7700900123"] {
        assert!(!dump.contains(secret), "{secret}");
    }
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'mine.about_changed'").await, 1);
});

room_test!(a_refused_form_keeps_what_was_typed, async |app: TestApp| {
    let (own, _) = app.young_person("Ada").await;
    for (field, value) in [("name", " "), ("phone", "12"), ("may_email", ""), ("language", "xx"), ("to", "9")] {
        let page = own.post("/me/about", &with(field, value)).await;
        assert_eq!(page.status, 422, "{field}");
        assert!(page.text().contains("she or they"), "{field}: {}", page.main());
    }
    assert_eq!(app.count("mine_about").await, 0);
});

async fn queue(app: &TestApp, kind: &'static str, person: &str) {
    let mut tx = app.state.db.begin().await.expect("it begins");
    let to = crate::forms::EmailAddress::parse("ada@young.example").expect("an address");
    let payload = serde_json::json!({ "subject": "Hello", "text": "Hello there." }).to_string();
    let letter = NewLetter { kind, to: &to, person: Some(person), team: "council", payload: &payload, once: None };
    mail::queue(&mut tx, &app.state.keys, &letter, app.state.now()).await.expect("queued");
    tx.commit().await.expect("it ends");
}

room_test!(whoever_wants_no_letters_gets_none_but_a_code_they_ask_for, async |app: TestApp| {
    app.at(NOON);
    let (own, id) = app.young_person("Ada").await;
    own.post("/me/about", &with("may_email", "no")).await;
    queue(&app, "mine.news", id.as_str()).await;
    assert_eq!(app.deliver().await, 1);
    assert!(app.letters().await.is_empty(), "it is held back");
    assert_eq!(app.number("select count(*) from outbox where reason = 'no_letters'").await, 1);
    app.post("/sign-in", &[("email", "ada@young.example"), ("own_phone", "yes")]).await;
    app.deliver().await;
    assert_eq!(app.letters().await.len(), 1, "the code comes");
});

room_test!(letters_come_in_the_hours_and_the_language_that_somebody_chose, async |app: TestApp| {
    let evening = NOON + 8 * 3_600_000;
    app.at(evening);
    let (own, id) = app.young_person("Ada").await;
    own.post("/me/about", &with("language", "en-XA")).await;
    queue(&app, "mine.news", id.as_str()).await;
    app.deliver().await;
    assert!(app.letters().await.is_empty(), "not in the evening");
    app.at(evening + 14 * 3_600_000);
    app.deliver().await;
    let letters = app.letters().await;
    assert!(letters[0].html.contains("lang=\"en-XA\" dir=\"ltr\""), "{}", letters[0].html);
    assert!(!letters[0].text.contains("There is something new"), "{}", letters[0].text);
});

room_test!(their_own_adviser_sees_it_and_no_other, async |app: TestApp| {
    let (adviser, adviser_id) = app.staff("Bo", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (other, _) = app.staff("Cy", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (own, id) = app.young_person("Ada").await;
    let fields = [
        ("name", "Ada"),
        ("email", "ada@young.example"),
        ("no_mailbox", ""),
        ("reference", ""),
        ("birth_date", ""),
        ("phone", ""),
    ];
    let added = adviser.post("/young-people/invite", &fields).await;
    assert_eq!(added.status, 303, "{}", added.main());
    let sql = format!("update leaving_care_entries set person_id = '{id}'");
    app.execute(&sql).await.expect("matched");
    app.execute(&format!("update people set adviser_id = '{adviser_id}', matched_at = 1 where id = '{id}'"))
        .await
        .expect("matched");
    own.post("/me/about", SAID).await;
    let entry = added.header("location").split('?').next().unwrap_or_default().to_owned();
    let list = adviser.get("/young-people").await;
    let at = list.text().split("/young-people/").find(|part| {
        part.len() > 22 && !part.starts_with("invite") && !part.starts_with("waiting") && !part.starts_with("import")
    });
    let address = if entry.len() > "/young-people/".len() {
        entry
    } else {
        format!("/young-people/{}", &at.expect("an entry")[..22])
    };
    let page = adviser.get(&address).await;
    assert!(
        page.text().contains("How to reach them, as they said") && page.text().contains("+447700900123"),
        "{address} {}",
        page.main()
    );
    assert_eq!(other.get(&address).await.status, 404);
    let read = "select count(*) from audit_lines where deed = 'young_people.read'";
    assert!(app.number(read).await >= 1);
});

#[test]
fn wishes_begin_with_none_said() {
    assert!(Wishes::default().language.is_none() && !Wishes::default().none);
}
