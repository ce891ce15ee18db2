use super::*;
use crate::opportunities::tests::feeds::{import_all, vacancy};
use crate::room_test;

room_test!(a_young_person_asks_their_adviser_and_is_answered_until_it_is_done, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let page = ada.get(ASK).await;
    assert!(page.status == 200 && page.text().contains("Grace"), "{}", page.main());
    let fields =
        [("to", "adviser"), ("needs", "cv"), ("needs", "care"), ("about", "Baker"), ("words", "What do I say?")];
    let check = ada.post(ASK, &[&[("step", "check")], &fields[..]].concat()).await;
    assert_eq!(check.status, 200);
    assert!(check.text().contains("Grace can read it.") && check.text().contains(DUE), "{}", check.main());
    assert_eq!(app.count("help_requests").await, 0, "looking at it sends nothing");

    let id = id_of(&ada.post(ASK, &[&[("step", "send")], &fields[..]].concat()).await);
    let page = ada.get(&format!("{}?done=sent", asked(&id))).await;
    assert!(page.text().contains("<h1>Sent</h1>") && page.text().contains("Grace has it"), "{}", page.main());
    assert!(page.text().contains(DUE) && page.text().contains("What to say about being in care"));

    let list = grace.get("/help-wanted").await;
    assert!(
        list.text().contains("Ada: Baker") && list.text().contains("They wait for an answer (1)"),
        "{}",
        list.main()
    );
    let page = grace.get(&wanted(&id)).await;
    assert!(page.text().contains("What do I say?"), "{}", page.main());
    assert_eq!(answer(&grace, &id, "1", "Say what you like.").await.status, 303);

    let page = ada.get(&asked(&id)).await;
    assert!(page.text().contains("There is an answer for you") && page.text().contains("Say what you like."));
    assert!(grace.get("/help-wanted").await.text().contains("We wait for them (1)"));

    app.at(NOON + DAY);
    let reply = [("deed", "reply"), ("seen", "2"), ("words", "And after that?")];
    assert_eq!(ada.post(&asked(&id), &reply).await.status, 303);
    assert!(ada.get(&asked(&id)).await.text().contains("Tuesday 1 December 2026"), "a new promise");

    assert_eq!(ada.post(&asked(&id), &[("deed", "done")]).await.status, 303);
    let page = ada.get(&asked(&id)).await;
    assert!(page.text().contains("This is done") && page.text().contains("You closed it on"), "{}", page.main());
});

room_test!(an_opportunity_is_asked_about_from_its_own_page, async |app: TestApp| {
    let Pair { ada, .. } = pair(&app).await;
    import_all(&app, &[vacancy("1", "Bike apprentice")]).await;
    let address = "/opportunities/1/help-me-apply";
    assert!(app.get("/opportunities/1").await.text().contains(&format!("href=\"{address}\"")));
    let page = app.get(address).await;
    assert_eq!(page.header("location"), "/sign-in?onwards=%2Fopportunities%2F1%2Fhelp-me-apply");
    let page = ada.get(address).await;
    assert!(page.text().contains("Ask for help with: Bike apprentice") && !page.text().contains("name=\"about\""));
    let id = id_of(&ada.post(address, &[("step", "send"), ("to", "adviser"), ("needs", "travel")]).await);
    assert!(ada.get(&asked(&id)).await.text().contains("href=\"/opportunities/1\""));
    for nowhere in ["/opportunities/99/help-me-apply", "/opportunities/x/help-me-apply"] {
        assert_eq!(ada.get(nowhere).await.status, 404);
    }
});

room_test!(a_refused_form_keeps_what_was_typed_and_so_does_a_change, async |app: TestApp| {
    let Pair { ada, .. } = pair(&app).await;
    let fields = [("about", "Bäcker <b>"), ("link", "https://x.example/1"), ("words", "My own words & more")];
    let refused = ada.post(ASK, &[&[("step", "send")], &fields[..]].concat()).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Choose who should help you"), "{}", refused.main());
    let changed = ada.post(ASK, &[&[("step", "change"), ("to", "team"), ("needs", "cv")], &fields[..]].concat()).await;
    assert_eq!(changed.status, 200);
    for page in [&refused, &changed] {
        assert!(page.text().contains("Bäcker &lt;b&gt;") && page.text().contains("https://x.example/1"));
        assert!(page.text().contains("My own words &amp; more"), "{}", page.main());
    }
    assert!(changed.text().contains("checked"), "the choice stays");
    let long = "a".repeat(3_001);
    assert_eq!(ada.post(ASK, &[("step", "send"), ("to", "team"), ("words", &long)]).await.status, 422);
    assert_eq!(app.count("help_requests").await, 0);
});

room_test!(a_button_pressed_twice_asks_and_writes_once, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let once = crate::keys::random_id();
    let fields = [("step", "send"), ("once", once.as_str()), ("to", "adviser"), ("needs", "cv")];
    let (first, second) = (id_of(&ada.post(ASK, &fields).await), id_of(&ada.post(ASK, &fields).await));
    assert_eq!((first.clone(), app.count("help_requests").await), (second, 1));
    for _ in 0..2 {
        assert_eq!(answer(&grace, &first, "1", "Yes.").await.status, 303);
    }
    for _ in 0..2 {
        assert_eq!(ada.post(&asked(&first), &[("deed", "reply"), ("seen", "2"), ("words", "Ah")]).await.status, 303);
    }
    assert_eq!(app.count("help_words").await, 3);
    for deed in ["done", "done", "withdraw", "withdraw"] {
        assert_eq!(ada.post(&asked(&first), &[("deed", deed)]).await.status, 303, "{deed}");
    }
    assert_eq!(app.count("help_words").await, 5);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'opportunities.help_asked'").await, 1);
});

room_test!(whoever_is_not_matched_asks_the_team, async |app: TestApp| {
    app.at(NOON);
    let (jo, _) = app.young_person("Jo").await;
    let page = jo.get(ASK).await;
    assert!(page.text().contains("This goes to the people who look after our job pages."), "{}", page.main());
    assert!(!page.text().contains("name=\"to\""));
    let id = ask(&jo, "adviser", "Help").await;
    assert_eq!(app.number("select count(*) from help_requests where sent_to = 'team'").await, 1);
    assert!(jo.get(&asked(&id)).await.text().contains("The job pages team has it"));
});

room_test!(a_request_is_found_by_those_who_have_it_and_nobody_else, async |app: TestApp| {
    let Pair { ada, grace, .. } = pair(&app).await;
    let (bea, _) = app.young_person("Bea").await;
    let (other, _) = app.staff("Gil", Organisation::Council, &[Role::PersonalAdviser]).await;
    let (olu, _) = editor(&app, "Olu").await;
    let (idris, _) = app.staff("Idris", Organisation::Council, &[Role::InternetTeam]).await;
    let (vera, _) = app.staff("Vera", Organisation::Provider, &[Role::Advocate]).await;
    let (own, team) = (ask(&ada, "adviser", "one").await, ask(&ada, "team", "two").await);
    assert_eq!(bea.get(&asked(&own)).await.status, 404);
    assert_eq!(bea.post(&asked(&own), &[("deed", "done")]).await.status, 404);
    for (browser, id, status) in [
        (&grace, &own, 200),
        (&grace, &team, 404),
        (&olu, &team, 200),
        (&olu, &own, 404),
        (&other, &own, 404),
        (&other, &team, 404),
        (&idris, &team, 404),
        (&vera, &own, 404),
    ] {
        assert_eq!(browser.get(&wanted(id)).await.status, status);
        if status == 404 {
            assert_eq!(answer(browser, id, "1", "x").await.status, 404);
        }
    }
    assert!(!other.get("/help-wanted").await.text().contains("Ada"));
    assert_eq!(app.count("help_words").await, 2);
});
