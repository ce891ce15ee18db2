use super::*;
use crate::accounts::{Organisation, Role};
use crate::advocacy::model::AskedBy;
use crate::advocacy::store;
use crate::advocacy::testing::{NOON, opener};
use crate::room_test;

fn for_somebody<'a>(agreed: &'a str, reach: &'a [(&'a str, &'a str)]) -> Vec<(&'a str, Vec<(&'a str, &'a str)>)> {
    vec![
        ("safe", vec![("answer", "yes"), ("whom", "other")]),
        (
            "you",
            vec![("by", "teacher"), ("own_name", "Ms Okafor"), ("own_contact", "020 7946 0000"), ("agreed", agreed)],
        ),
        ("name", vec![("name", "Ada")]),
        ("what", vec![("topics", "education")]),
        ("words", vec![("words", "She may lose her place")]),
        ("next", vec![("deed", "skip")]),
        ("reach", reach.to_vec()),
        ("care", vec![("hours", "some"), ("begin", "16"), ("end", "20")]),
        ("language", vec![("deed", "skip")]),
    ]
}

async fn ask_for(browser: &TestApp, agreed: &str, reach: &[(&str, &str)]) -> TestApp {
    let mut browser = browser.clone();
    for (step, fields) in for_somebody(agreed, reach) {
        browser = go(&browser, &format!("/r/ask/{step}"), &fields).await.0;
    }
    let (browser, location) = go(&browser, CHECK, &[]).await;
    assert_eq!(location, "/r/ask/sent");
    browser
}

async fn only_case(app: &TestApp) -> store::Found {
    let mut tx = app.state.db.read().await.expect("it reads");
    let id = app.case_id().await;
    store::find(&mut tx, &app.state.keys, &id).await.expect("found").expect("there")
}

impl TestApp {
    /// The id of the only case, as the audit has it.
    async fn case_id(&self) -> String {
        let dump = self.dump().await;
        let line = dump.lines().find(|line| line.contains("advocacy.asked")).unwrap_or_default().to_owned();
        let mut words = line.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '-' && letter != '_');
        words.find(|word| word.len() == 22).expect("an id").to_owned()
    }
}

room_test!(somebody_asks_for_a_young_person_and_sees_that_it_was_sent_and_no_more, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let reach = [("ways", "call"), ("phone", "07700 900123"), ("email", "ada@young.example")];
    let browser = ask_for(&app, "yes", &reach).await;
    let page = browser.get("/r/ask/sent").await;
    assert!(page.text().contains("It was sent") && page.text().contains("Friday 27 November 2026"));
    assert!(!browser.cookie().contains("__Host-r="), "nothing that opens it");
    assert_eq!(browser.get("/r/ask/sent").await.bytes, page.bytes);
    assert_eq!(go(&browser, CHECK, &[]).await.1, "/r/ask/sent", "pressed twice");
    assert_eq!((app.count("advocacy_cases").await, app.count("advocacy_openings").await), (1, 0));

    let found = only_case(&app).await;
    let case = &found.thread.case;
    let behalf = case.asked.on_behalf.as_ref().expect("somebody asked");
    assert_eq!((behalf.by, behalf.name.as_str(), behalf.agreed), (AskedBy::Teacher, "Ms Okafor", true));
    assert!(!page.text().contains(&case.id) && !page.text().contains(&case.reference));
    assert_eq!(browser.get(&format!("/r/{}/keep", case.id)).await.status, 404);
    // The young person agreed: a letter that says nothing leads them there, within their hours, and they find it.
    assert_eq!(app.deliver().await, 0, "not at noon");
    app.at(NOON + 5 * 3_600_000);
    app.deliver().await;
    let letters = app.letters().await;
    let theirs = letters.iter().find(|letter| letter.to == "ada@young.example").expect("a letter");
    assert!(theirs.text.contains(&format!("/r/{}", case.id)), "{}", theirs.text);
    for word in ["advoca", "teacher", "Okafor", "place"] {
        assert!(!theirs.raw.to_lowercase().contains(&word.to_lowercase()), "{word}");
    }
    let mut tx = app.state.db.read().await.expect("it reads");
    assert!(store::is_own(&mut tx, &app.state.keys, &opener(&ada), &case.id).await.expect("read"));
    drop(tx);
    // They can stop it themselves.
    assert_eq!(store::stop(&app.state, &opener(&ada), &case.id).await, Ok(Some(store::Outcome::Yes)));
});

room_test!(who_did_not_agree_is_not_written_to_unless_a_letter_is_safe, async |app: TestApp| {
    app.at(NOON + 5 * 3_600_000);
    ask_for(&app, "no", &[("ways", "call"), ("phone", "07700 900123"), ("email", "ada@young.example")]).await;
    assert_eq!(app.count("outbox").await, 0);
    ask_for(&app, "no", &[("ways", "email"), ("email", "bea@young.example")]).await;
    assert_eq!(app.count("outbox").await, 1);
});

room_test!(an_adviser_asks_for_a_young_person_and_nothing_notes_whom, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (grace, _) = app.staff("Grace", Organisation::Council, &[Role::PersonalAdviser]).await;
    let page = grace.get("/r/ask/safe").await;
    assert!(page.text().contains("Are they safe right now?"), "staff ask for somebody else: {}", page.main());
    let browser = go(&grace, "/r/ask/safe", &[("answer", "yes")]).await.0;
    assert!(browser.get("/r/ask/you").await.text().contains("value=\"Grace\""));
    let before = app.count("audit_lines").await;
    let reach = [("ways", "call"), ("phone", "07700 900123"), ("email", "ada@young.example")];
    let browser = ask_for(&grace, "yes", &reach).await;
    let noted = app.number("select count(*) from audit_lines where deed = 'advocacy.asked'").await;
    assert_eq!((noted, app.count("audit_lines").await - before), (1, 1));
    let named = format!("select count(*) from audit_lines where who = '{ada}' or subject = '{ada}' or about = '{ada}'");
    assert_eq!(app.number(&named).await, 0);
    let id = app.case_id().await;
    assert_eq!(browser.get(&format!("/r/{id}/keep")).await.status, 404);
    for address in ["/r", "/advocacy/cases"] {
        assert_eq!(browser.get(address).await.status, 404, "{address}");
    }
});
