use super::super::super::model::{Ending, Kind, Turn};
use super::super::super::store as cases;
use super::super::super::testing::{NOON, advocate, ask, ask_without_account, staff};
use super::*;
use crate::room_test;

const ONCE: &str = "AAAAAAAAAAAAAAAAAAAAAA";

room_test!(a_message_sent_twice_is_there_once_with_the_same_answer, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let id = ask(&app, &ada_id).await;
    let fields = [("deed", "write"), ("once", ONCE), ("words", "Please call me")];
    let (first, second) = (ada.post(&at(&id), &fields).await, ada.post(&at(&id), &fields).await);
    assert_eq!((first.status, second.status), (303, 303));
    assert_eq!(first.header("location"), second.header("location"));
    assert_eq!(kinds(&app, &id).await, [Kind::Asked, Kind::Wrote]);
    let page = ada.get(first.header("location")).await;
    assert!(page.text().contains("We have your words.") && page.text().contains("Please call me"), "{}", page.main());
    // Two tabs are two pages: each has a name of its own.
    let other = [("deed", "write"), ("once", "BBBBBBBBBBBBBBBBBBBBBB"), ("words", "Please call me")];
    assert_eq!(ada.post(&at(&id), &other).await.status, 303);
    assert_eq!(kinds(&app, &id).await.len(), 3);
    assert_eq!(
        app.number(
            "select count(*) from audit_lines where deed = 'advocacy.wrote' and subject is null and who is null"
        )
        .await,
        2
    );
});

room_test!(refused_words_are_kept, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let id = ask(&app, &ada_id).await;
    let long = "é".repeat(5_001);
    for (address, fields, kept) in [
        (at(&id), vec![("deed", "write"), ("words", long.as_str())], "éé"),
        (at(&id), vec![("deed", "write"), ("words", "  ")], "Write something first"),
        (at(&id), vec![("deed", "got"), ("got", "maybe"), ("came", "I <b> am")], "Choose yes, partly or no"),
        (format!("{}/more", at(&id)), vec![("deed", "object"), ("why", long.as_str())], "too long"),
        (format!("{}/reach", at(&id)), vec![("name", "Ada & co"), ("ways", "call")], "Ada &amp; co"),
    ] {
        let page = ada.post(&address, &fields).await;
        assert_eq!(page.status, 422, "{address}");
        let answered = address != format!("{}/more", at(&id)); // nobody has it: there is nobody to be without
        assert!(!answered || page.text().contains(kept), "{kept}: {}", page.main());
    }
    assert_eq!(kinds(&app, &id).await, [Kind::Asked]);
    assert_eq!(ada.post(&at(&id), &[("deed", "dance")]).await.status, 422);
});

room_test!(an_ended_case_is_thanked_not_sorted_and_judged, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (browser, vera_id) = advocate(&app, "Vera").await;
    let vera = staff(&app, &browser).await;
    let id = case_of(&app, Some(&ada_id), Some(&vera_id)).await;
    cases::close(&app.state, &vera, &id, 1, Ending::Done, "All done").await.expect("closed");
    let page = ada.get(&at(&id)).await;
    assert!(page.text().contains("Vera ended this") && page.text().contains("Is it not sorted?"), "{}", page.main());
    ada.post(&at(&id), &[("deed", "write"), ("once", ONCE), ("words", "Thank you")]).await;
    assert!(ada.get(&at(&id)).await.text().contains("<h2>Sorted</h2>"), "a thank-you opens nothing");
    for _ in 0..2 {
        let got = [("deed", "got"), ("got", "partly"), ("came", "The money came, and no one said sorry")];
        assert_eq!(ada.post(&at(&id), &got).await.status, 303);
    }
    let page = ada.get(&at(&id)).await;
    assert!(page.text().contains("The money came, and no one said sorry"), "{}", page.main());
    for _ in 0..2 {
        assert_eq!(ada.post(&at(&id), &[("deed", "not-sorted"), ("missing", "The rest")]).await.status, 303);
    }
    let told = [Kind::Asked, Kind::Closed, Kind::Wrote, Kind::Got, Kind::NotSorted];
    assert_eq!(kinds(&app, &id).await, told);
    let mut tx = app.state.db.read().await.expect("it reads");
    let found = cases::find(&mut tx, &app.state.keys, &id).await.expect("found").expect("there");
    assert!(matches!(found.thread.case.turn(app.state.now()), Turn::Ours(_)));
});

room_test!(whoever_is_not_wanted_is_out_at_once, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (_, vera_id) = advocate(&app, "Vera").await;
    let id = case_of(&app, Some(&ada_id), Some(&vera_id)).await;
    let more = format!("{}/more", at(&id));
    assert!(ada.get(&more).await.text().contains("Vera can not see this any more."));
    for _ in 0..2 {
        let page = ada.post(&more, &[("deed", "object")]).await;
        assert!(page.status == 303 && page.header("location").ends_with("?done=objected"));
    }
    assert_eq!(kinds(&app, &id).await, [Kind::Asked, Kind::Objected]);
    assert!(ada.get(&at(&id)).await.text().contains("We look for someone for you"));
});

room_test!(how_to_reach_them_is_changed_and_obeyed, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (browser, vera_id) = advocate(&app, "Vera").await;
    let vera = staff(&app, &browser).await;
    let id = case_of(&app, Some(&ada_id), Some(&vera_id)).await;
    let reach = format!("{}/reach", at(&id));
    assert!(ada.get(&reach).await.text().contains("07700 900123"));
    let fields =
        [("name", "A."), ("ways", "here_only"), ("message", "no"), ("shared", "yes"), ("care", "My dad reads my mail")];
    for _ in 0..2 {
        assert_eq!(ada.post(&reach, &fields).await.status, 303);
    }
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.changed'").await, 1);
    let page = ada.get(&reach).await;
    assert!(page.text().contains("My dad reads my mail"), "{}", page.main());
    let letters = app.count("outbox").await;
    cases::answer(&app.state, &vera, &id, 1, "answer", "Hello").await.expect("answered");
    assert_eq!(app.count("outbox").await, letters, "only here");
    assert!(!app.dump().await.contains("My dad"));
});

room_test!(a_hidden_case_opens_with_number_and_secret_alone, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let id = ask(&app, &ada_id).await;
    let more = format!("{}/more", at(&id));
    let fields = [("deed", "hide"), ("once", ONCE)];
    let (first, second) = (ada.post(&more, &fields).await, ada.post(&more, &fields).await);
    let cookie =
        |page: &crate::server::testing::Page| page.header("set-cookie").split(';').next().expect("a cookie").to_owned();
    let secret = async |cookie: String| {
        let page = ada.and_cookie(&cookie).get(&format!("{more}?done=hidden")).await;
        assert!(page.status == 200 && page.text().contains("Keep this number"), "{}", page.main());
        let text = page.main().to_owned();
        let digits = text
            .split("<bdi>")
            .filter_map(|rest| rest.split('<').next())
            .find(|text| text.len() == 19 && text.chars().all(|letter| letter.is_ascii_digit() || letter == ' '));
        digits.expect("a secret").replace(' ', "")
    };
    let (one, two) = (secret(cookie(&first)).await, secret(cookie(&second)).await);
    assert_eq!((one.len(), &one), (16, &two), "pressed twice, one secret");
    assert!(!ada.get("/me").await.text().contains(&id) && !ada.get("/me/data/copy.json").await.text().contains(&id));
    assert_eq!(ada.get(&at(&id)).await.status, 404, "their account does not open it");
    assert_eq!(ada.and_cookie(&cookie(&first)).get(&at(&id)).await.status, 200);
    assert_eq!(kinds(&app, &id).await, [Kind::Asked, Kind::WayIn]);
    let dump = app.dump().await;
    assert!(!dump.contains(&one) && !dump.contains(ONCE), "neither the secret nor what makes it");
    assert_eq!(ada.post(&more, &[("deed", "hide"), ("once", "BBBBBBBBBBBBBBBBBBBBBB")]).await.status, 404);
});

room_test!(an_ended_case_can_be_let_go_and_an_open_one_cannot, async |app: TestApp| {
    app.at(NOON);
    let (browser, id, _) = ask_without_account(&app).await;
    let more = format!("{}/more", at(&id));
    let page = browser.post(&more, &[("deed", "let-go")]).await;
    assert!(page.status == 422 && page.text().contains("Stop it first"), "{}", page.main());
    assert!(!page.text().contains("Hide this"), "it is on no page");
    browser.post(&more, &[("deed", "stop")]).await;
    app.execute("update advocacy_cases set safeguarded_at = 1").await.expect("held");
    let page = browser.post(&more, &[("deed", "let-go")]).await;
    assert!(page.status == 422 && page.text().contains("we must keep this for now"), "{}", page.main());
    app.execute("update advocacy_cases set safeguarded_at = null").await.expect("let go");
    let page = browser.post(&more, &[("deed", "let-go")]).await;
    assert_eq!((page.status, page.header("location")), (303, "/"));
    for table in ["advocacy_cases", "advocacy_entries", "advocacy_promises", "advocacy_openings"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }
    assert_eq!(browser.get(&at(&id)).await.header("location"), "/r");
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.let_go'").await, 1);
});
