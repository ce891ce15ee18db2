use super::*;

room_test!(an_answer_by_name_is_told_by_a_letter_that_says_nothing, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (pia, pia_id) = worker(&app, "Pia").await;
    let which = named(&app, &ada_id, "My room is damp").await;
    let page = does(&pia, &which, "", "answer", &[("reply", "")]).await;
    assert_eq!(page.status, 422);
    says(&page, "Write your answer");
    did(&pia, &which, "", "answer", &[("reply", "We ring the landlord <today>")]).await;
    app.at(NOON + 60_000);
    app.deliver().await;
    let letters = app.letters().await;
    let letter = letters.iter().find(|letter| letter.to == "ada@young.example").expect("a letter");
    assert!(!letter.text.contains("landlord") && !letter.text.contains("damp"), "{}", letter.text);
    let found = store::find(&app.state, &which).await.expect("asked").expect("there");
    assert!(found.due_at.is_none() && found.answered_at == Some(NOON));
    says(&pia.get(&address(&which)).await, "We ring the landlord &lt;today&gt;");
    says(&ada.get("/me/who-looked").await, "answered you for the Children in Care Council");
    let seen = format!(
        "select count(*) from audit_lines where deed = 'feedback.read' and subject = '{ada_id}' and who = '{pia_id}'"
    );
    assert!(app.number(&seen).await >= 2, "she sees who read it");
});

room_test!(an_answer_by_code_waits_where_the_code_is_and_nobody_gets_none, async |app: TestApp| {
    app.at(NOON);
    let (pia, _) = worker(&app, "Pia").await;
    let (code, nobody) =
        (delivered(&app, Way::Code, "The lift").await, delivered(&app, Way::Nobody, "It is cold").await);
    did(&pia, &code, "", "answer", &[("reply", "It is mended")]).await;
    let said = read(&app, &code).await.said;
    assert_eq!((said[0].words.as_str(), said[0].at), ("It is mended", None));
    says(&pia.get(&address(&nobody)).await, "Nobody can answer this");
    assert_eq!(does(&pia, &nobody, "", "answer", &[("reply", "Hello")]).await.status, 422);
    assert_eq!(app.count("outbox").await, 0);
    let which = "select count(*) from audit_lines where deed like 'feedback.%' and about not in ('anonymous')";
    assert_eq!(app.number(which).await, 0, "no line says which");
    let at = code.code();
    let told = format!("select count(*) from presence where thing like '%{}%'", at.trim_start_matches("a-"));
    assert_eq!(app.number(&told).await, 0, "nor does anything else in the database");
});

room_test!(of_two_who_cross_the_second_sees_both_texts, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let ((pia, _), (quin, _)) = (worker(&app, "Pia").await, worker(&app, "Quin").await);
    for which in [named(&app, &ada, "My room is damp").await, delivered(&app, Way::Code, "The lift").await] {
        did(&pia, &which, "", "answer", &[("reply", "Pia says: we ring them.")]).await;
        let fields = [("deed", "answer"), ("seen", "1"), ("reply", "Quin says: we write.")];
        let page = quin.post(&address(&which), &fields).await;
        assert_eq!(page.status, 422);
        for words in ["Somebody changed this while you were writing", "Pia says: we ring them.", "Quin says: we write."]
        {
            says(&page, words);
        }
        assert_eq!(read(&app, &which).await.said.len(), 1);
    }
});

room_test!(a_double_tap_answers_once, async |app: TestApp| {
    app.at(NOON);
    let (pia, _) = worker(&app, "Pia").await;
    let (_, ada) = app.young_person("Ada").await;
    let once = crate::keys::random_id();
    for which in [named(&app, &ada, "My room is damp").await, delivered(&app, Way::Code, "The lift").await] {
        let fields = [("deed", "answer"), ("seen", "1"), ("reply", "We hear you"), ("once", once.as_str())];
        for _ in 0..2 {
            assert_eq!(pia.post(&address(&which), &fields).await.status, 303);
        }
        assert_eq!(read(&app, &which).await.said.len(), 1);
    }
});

room_test!(a_text_of_the_team_begins_an_answer, async |app: TestApp| {
    app.at(NOON);
    let (pia, _) = worker(&app, "Pia").await;
    let (_, ada) = app.young_person("Ada").await;
    let text = [("title", "Thanks"), ("words", "Hello {name}, thank you.")];
    assert_eq!(pia.post("/feedback/snippets", &text).await.status, 303);
    let which = named(&app, &ada, "My room is damp").await;
    let page = pia.get(&address(&which)).await;
    let id = page.text().split("<option value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a text");
    let page = does(&pia, &which, "", "use-text", &[("snippet", id), ("reply", "First this.")]).await;
    says(&page, "First this.\n\nHello Ada, thank you.");
    assert_eq!(deeds(&app, "feedback.texts_changed").await, 1);
});

room_test!(what_is_finished_keeps_what_is_counted_and_no_words, async |app: TestApp| {
    app.at(NOON);
    let (pia, _) = worker(&app, "Pia").await;
    let (_, ada) = app.young_person("Ada").await;
    for which in [named(&app, &ada, "My room is damp").await, delivered(&app, Way::Code, "My room is damp").await] {
        let finish = format!("{}/finish", address(&which));
        says(&pia.get(&finish).await, "It cannot be finished now");
        assert_eq!(does(&pia, &which, "/finish", "finish", &[]).await.status, 422);
        did(&pia, &which, "", "themes", &[("themes", "home"), ("themes", "heard"), ("themes", "never-was")]).await;
        did(&pia, &which, "", "answer", &[("reply", "It is dry now")]).await;
        says(&pia.get(&finish).await, "What goes, for good");
        did(&pia, &which, "/finish", "finish", &[]).await;
        let page = pia.get(&address(&which)).await;
        is_silent(&page, "damp");
        says(&page, "It is finished");
        let piece = read(&app, &which).await;
        assert_eq!(piece.themes, ["heard", "home"], "in the order of the list");
        assert!(piece.finished && piece.words.is_empty());
    }
});

room_test!(two_who_read_the_same_see_each_other, async |app: TestApp| {
    app.at(NOON);
    let ((pia, _), (quin, _)) = (worker(&app, "Pia").await, worker(&app, "Quin").await);
    let which = delivered(&app, Way::Code, "The lift").await;
    pia.get(&address(&which)).await;
    says(&quin.get(&address(&which)).await, "Pia is looking at this.");
    let page = pia.post(&format!("{}/here", address(&which)), &[("writing", "yes")]).await;
    assert_eq!((page.status, page.text()), (200, "Quin is looking at this."));
});
