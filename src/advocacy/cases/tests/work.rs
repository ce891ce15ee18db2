use super::*;

room_test!(the_list_shows_who_waits_and_what_is_mine, async |app: TestApp| {
    let Pair { vera, case, .. } = pair(&app).await;
    let mut urgent = new_case(None);
    urgent.contact.name = "Kit".to_owned();
    urgent.asked.unsafe_now = true;
    app.at(NOON + HOUR / 4);
    let waiting = case_of(&app, None).await;
    let kit = store::ask(&app.state, &urgent).await.expect("asked").case;
    let page = vera.get("/advocacy/cases").await;
    let text = page.text();
    assert!(text.contains("Waiting (2)") && text.contains("Mine (1)"), "{}", page.main());
    let place = |id: &str| text.find(&format!("data-id=\"{id}\"")).expect("it is there");
    assert!(place(&kit) < place(&waiting), "whoever is not safe comes first");
    assert!(place(&waiting) < place(&case));
    assert!(text.contains("Not safe now") && text.contains("No one is calling me back"));
    assert!(!text.contains("Nobody calls me back"), "their words are for whoever takes it");
    app.at(NOON + 7 * DAY);
    let (vera, _) = advocate(&app, "Val").await;
    let page = vera.get("/advocacy/cases").await;
    assert!(page.text().contains("Late: they were promised an answer by Friday 27 November 2026."), "{}", page.main());
    assert_eq!(deeds(&app, "advocacy.list_read").await, 2);
});

room_test!(a_manager_sees_all_and_opens_none, async |app: TestApp| {
    let Pair { case, .. } = pair(&app).await;
    let (mo, _) = manager(&app, "Mo").await;
    let page = mo.get("/advocacy/cases?show=all").await;
    assert!(page.text().contains("Vera has it") && page.text().contains("All that are open (1)"), "{}", page.main());
    assert_eq!(mo.get(&at(&case)).await.status, 404);
    assert_eq!(take(&mo, &case).await.status, 404);
});

room_test!(nobody_takes_a_case_without_saying_that_they_may, async |app: TestApp| {
    app.at(NOON);
    let (vera, _) = advocate(&app, "Vera").await;
    let case = case_of(&app, None).await;
    let page = vera.get(&part(&case, "claim")).await;
    assert!(page.text().contains("who will decide a complaint about it"), "{}", page.main());
    let page = vera.post(&part(&case, "claim"), &[("deed", "take")]).await;
    assert!(page.status == 422 && page.text().contains("Say that you are none of those"), "{}", page.main());
    assert_eq!(take(&vera, &case).await.status, 303);
    assert_eq!(take(&vera, &case).await.status, 303, "pressed twice");
    assert_eq!(vera.get(&at(&case)).await.status, 200);
});

room_test!(of_two_who_take_one_the_second_reads_who_was_first, async |app: TestApp| {
    app.at(NOON);
    let mut advocates = Vec::new();
    for name in ["Vera", "Bo", "Cy", "Di"] {
        advocates.push(advocate(&app, name).await.0);
    }
    for _ in 0..5 {
        let case = case_of(&app, None).await;
        let [a, b, c, d] = &advocates[..] else { panic!("four") };
        let pages: [Page; 4] = tokio::join!(take(a, &case), take(b, &case), take(c, &case), take(d, &case)).into();
        let won = pages.iter().filter(|page| page.status == 303).count();
        assert_eq!(won, 1);
        for page in pages.iter().filter(|page| page.status != 303) {
            assert!(page.status == 422 && page.text().contains("took this one a moment ago"), "{}", page.main());
        }
    }
});

room_test!(whoever_must_not_have_a_case_is_never_given_it, async |app: TestApp| {
    let Pair { vera, case: mine, .. } = pair(&app).await;
    let (bo, bo_id) = advocate(&app, "Bo").await;
    let case = case_of(&app, None).await;
    assert_eq!(bo.post(&part(&case, "claim"), &[("deed", "conflict")]).await.status, 303);
    let page = bo.get("/advocacy/cases").await;
    assert!(page.text().contains("You said that you must not have it"), "{}", page.main());
    assert_eq!(take(&bo, &case).await.status, 422);
    assert_eq!(take(&vera, &case).await.status, 303, "it waited on");
    let give = [("deed", "assign"), ("to", bo_id.as_str()), ("check", "none")];
    let page = vera.post(&part(&case, "hand-over"), &give).await;
    assert!(page.status == 422 && page.text().contains("must not have it"), "{}", page.main());
    assert_eq!(vera.post(&part(&mine, "hand-over"), &[("deed", "put-back"), ("conflict", "yes")]).await.status, 303);
    assert_eq!(take(&vera, &mine).await.status, 422);
    assert_eq!(deeds(&app, "advocacy.conflict").await, 2);
});

room_test!(another_advocate_and_the_council_find_nothing, async |app: TestApp| {
    use crate::accounts::{Organisation, Role};
    let Pair { case, .. } = pair(&app).await;
    let (bo, _) = advocate(&app, "Bo").await;
    let (grace, _) = app.staff("Grace", Organisation::Council, &[Role::PersonalAdviser]).await;
    for page in ["", "/hand-over", "/close", "/way-in", "/safeguarding"] {
        let address = format!("{}{page}", at(&case));
        for browser in [&bo, &grace] {
            assert_eq!(browser.get(&address).await.status, 404, "{address}");
        }
    }
    for deed in ["reply", "note", "pause", "step-done"] {
        assert_eq!(
            bo.post(&at(&case), &[("deed", deed), ("seen", "2"), ("reply", "x"), ("note", "x")]).await.status,
            404
        );
    }
    assert_eq!(bo.post(&part(&case, "here"), &[("writing", "yes")]).await.status, 404);
    for address in
        ["/advocacy/cases", "/advocacy/cases/events", "/advocacy/snippets", "/advocacy/away", "/advocacy/about-me"]
    {
        assert_eq!(grace.get(address).await.status, 404, "{address}");
    }
    assert!(deeds(&app, "access.refused").await > 10);
});

room_test!(a_reply_a_note_and_a_call_are_kept_and_told, async |app: TestApp| {
    let Pair { vera, case, ada, .. } = pair(&app).await;
    let page = vera.get(&at(&case)).await;
    assert!(page.text().contains("Nobody calls me back") && page.text().contains("tel:07700900123"), "{}", page.main());
    assert!(page.text().contains("Do not leave a message."));
    assert!(page.text().find("How to reach them safely") < page.text().find("tel:"));
    let once = random_id();
    let reply = [("deed", "reply"), ("seen", "2"), ("reply", "I call you today."), ("once", once.as_str())];
    for _ in 0..2 {
        assert_eq!(vera.post(&at(&case), &reply).await.status, 303, "pressed twice");
    }
    assert_eq!(vera.post(&at(&case), &[("deed", "note"), ("note", "Careful with the cousin")]).await.status, 303);
    let call =
        [("deed", "contacted"), ("contact_way", "call"), ("contact_reached", "no"), ("contact_words", "It rang out")];
    assert_eq!(vera.post(&at(&case), &call).await.status, 303);
    let step = [("deed", "next-step"), ("step", "I write to the council"), ("step_by", "30/11/2026")];
    assert_eq!(vera.post(&at(&case), &step).await.status, 303);
    writes(&app, &ada, &case, "Thank you").await;
    assert_eq!(vera.post(&at(&case), &[("deed", "pause")]).await.status, 303);
    let page = vera.get(&at(&case)).await;
    let text = page.text();
    for words in [
        "I call you today.",
        "Advocates only",
        "Careful with the cousin",
        "A phone call: not reached.",
        "It rang out",
        "I write to the council, by Monday 30 November 2026",
        "tried to reach Ada, and waits",
        "Send to <bdi>Ada</bdi>",
        "Save note, advocates only",
    ] {
        assert!(text.contains(words), "{words}: {}", page.main());
    }
    assert_eq!(page.count("I call you today."), 1);
    assert_eq!(vera.post(&at(&case), &[("deed", "step-done")]).await.status, 303);
    assert_eq!(vera.post(&at(&case), &[("deed", "step-done")]).await.status, 303, "pressed twice");
    assert_eq!(vera.get(&at(&case)).await.count("did the next step"), 1);
    assert_eq!(deeds(&app, "advocacy.answered").await, 1);
});

room_test!(a_refused_form_keeps_the_words, async |app: TestApp| {
    let Pair { vera, case, .. } = pair(&app).await;
    for (fields, says) in [
        (vec![("deed", "reply"), ("seen", "2")], "Write what you want to say"),
        (vec![("deed", "note"), ("note", " "), ("reply", "My words")], "Write the note"),
        (
            vec![("deed", "contacted"), ("contact_way", "call"), ("contact_words", "My words")],
            "Say whether you reached them",
        ),
        (vec![("deed", "next-step"), ("step", "My words"), ("step_by", "1/1/2020")], "That day is over"),
    ] {
        let page = vera.post(&at(&case), &fields).await;
        assert!(page.status == 422 && page.text().contains(says), "{says}: {}", page.main());
        if fields.iter().any(|(_, value)| *value == "My words") {
            assert!(page.text().contains("My words"));
        }
    }
    let page = vera.post(&part(&case, "close"), &[("seen", "2"), ("words", "My words")]).await;
    assert!(page.status == 422 && page.text().contains("My words") && page.text().contains("Choose how it ends"));
});

room_test!(words_that_cross_are_both_there_and_none_is_lost, async |app: TestApp| {
    let Pair { vera, case, ada, .. } = pair(&app).await;
    writes(&app, &ada, &case, "Please do not call today").await;
    let page = vera.post(&at(&case), &[("deed", "reply"), ("seen", "2"), ("reply", "I call you now")]).await;
    assert_eq!(page.status, 422);
    for words in ["Please do not call today", "I call you now", "Something was said while you were writing"] {
        assert!(page.text().contains(words), "{words}: {}", page.main());
    }
    let seen = seen(&vera, &case).await;
    assert_eq!(seen, "3");
    assert_eq!(
        vera.post(&at(&case), &[("deed", "reply"), ("seen", &seen), ("reply", "I call tomorrow")]).await.status,
        303
    );
    writes(&app, &ada, &case, "And more").await;
    let close = [("seen", "4"), ("ending", "done"), ("words", "All the best")];
    let page = vera.post(&part(&case, "close"), &close).await;
    assert!(page.status == 422 && page.text().contains("And more") && page.text().contains("All the best"));
    let close = [("seen", "5"), ("ending", "done"), ("words", "All the best")];
    for _ in 0..2 {
        assert_eq!(vera.post(&part(&case, "close"), &close).await.status, 303, "pressed twice");
    }
    let page = vera.get(&at(&case)).await;
    assert!(page.text().contains("It has ended: done.") && !page.text().contains("Send to"), "{}", page.main());
    let ended = vera.get("/advocacy/cases?show=ended").await;
    assert!(ended.text().contains("Mine, ended (1)"));
});

room_test!(a_case_is_handed_over_and_covered, async |app: TestApp| {
    let Pair { vera, vera_id, case, .. } = pair(&app).await;
    let (bo, bo_id) = advocate(&app, "Bo").await;
    let page =
        vera.post(&part(&case, "hand-over"), &[("deed", "assign"), ("to", bo_id.as_str()), ("words", "Careful")]).await;
    assert!(page.status == 422 && page.text().contains("Careful"), "the question was not answered");
    let give = [("deed", "assign"), ("to", bo_id.as_str()), ("check", "none"), ("words", "Careful")];
    assert_eq!(vera.post(&part(&case, "hand-over"), &give).await.status, 303);
    assert_eq!((vera.get(&at(&case)).await.status, bo.get(&at(&case)).await.status), (404, 200));
    let away = [("from", "25/11/2026"), ("until", "27/11/2026"), ("cover", vera_id.as_str())];
    for _ in 0..2 {
        assert_eq!(bo.post("/advocacy/away", &away).await.status, 303, "pressed twice");
    }
    assert_eq!(app.count("advocacy_absences").await, 1);
    let page = vera.get(&at(&case)).await;
    assert!(page.text().contains("You cover for Bo."), "{}", page.main());
    assert!(vera.get("/advocacy/cases").await.text().contains("You cover for Bo"));
    let id = {
        let page = bo.get("/advocacy/away").await;
        let text = page.text().to_owned();
        text.split("action=\"/advocacy/away/")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("it is there")
            .to_owned()
    };
    assert_eq!(vera.post(&format!("/advocacy/away/{id}"), &[]).await.status, 404, "it is not hers to end");
    app.at(NOON + HOUR / 4);
    assert_eq!(bo.post(&format!("/advocacy/away/{id}"), &[]).await.status, 303);
    app.at(NOON + HOUR / 3);
    assert_eq!(vera.get(&at(&case)).await.status, 404);
    assert_eq!(bo.post("/advocacy/away", &away).await.status, 303, "what has ended is in nobody's way");
    assert_eq!(vera.get(&at(&case)).await.status, 200);
});

room_test!(two_people_on_one_case_see_each_other, async |app: TestApp| {
    let Pair { vera, case, .. } = pair(&app).await;
    let (bo, bo_id) = advocate(&app, "Bo").await;
    let away = [("from", "25/11/2026"), ("until", "27/11/2026"), ("cover", bo_id.as_str())];
    assert_eq!(vera.post("/advocacy/away", &away).await.status, 303);
    assert!(!vera.get(&at(&case)).await.text().contains("is looking at this"));
    let page = bo.get(&at(&case)).await;
    assert!(page.text().contains("Vera is looking at this."), "{}", page.main());
    assert_eq!(vera.post(&part(&case, "here"), &[("writing", "yes")]).await.text(), "Bo is looking at this.");
    assert_eq!(bo.post(&part(&case, "here"), &[("writing", "no")]).await.text(), "Vera is writing.");
    app.at(NOON + 46_000);
    assert_eq!(bo.post(&part(&case, "here"), &[]).await.text(), "", "Vera is gone");
});
