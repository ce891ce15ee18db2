use super::*;

room_test!(words_for_others_take_two, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let ((pia, pia_id), (quin, quin_id)) = (worker(&app, "Pia").await, worker(&app, "Quin").await);
    for which in [named(&app, &ada, "Flat 4 is damp").await, delivered(&app, Way::Nobody, "Flat 4 is damp").await] {
        let fit = format!("{}/fit", address(&which));
        says(&pia.get(&fit).await, ">\nFlat 4 is damp</textarea>");
        did(&pia, &which, "/fit", "fit", &[("words", "A flat in Flat 4 Lane is damp")]).await;
        is_silent(&pia.get(&fit).await, "I agree");
        assert_eq!(does(&pia, &which, "/fit", "agree", &[]).await.status, 422, "not her own");
        assert_eq!(does(&pia, &which, "", "choose", &[("choice", "in")]).await.status, 422);
        says(&quin.get(&fit).await, "I agree");
        did(&quin, &which, "/fit", "send-back", &[("why", "The lane shows it")]).await;
        says(&pia.get(&fit).await, "The lane shows it");
        assert_eq!(does(&quin, &which, "/fit", "agree", &[]).await.status, 422, "it was sent back");
        did(&pia, &which, "/fit", "fit", &[("words", "A flat is damp")]).await;
        did(&quin, &which, "/fit", "agree", &[]).await;
        let piece = read(&app, &which).await;
        assert_eq!((piece.words_for_others(), piece.words.as_str()), (Some("A flat is damp"), "Flat 4 is damp"));
        let fit = piece.fit.expect("there");
        assert_eq!((fit.by.as_str(), fit.agreed_by.as_deref()), (pia_id.as_str(), Some(quin_id.as_str())));
        did(&quin, &which, "", "choose", &[("choice", "in")]).await;
        did(&quin, &which, "/fit", "fit", &[("words", "One flat is damp")]).await;
        let piece = read(&app, &which).await;
        assert!(piece.words_for_others().is_none() && piece.chosen.is_none(), "other words, another agreement");
    }
    assert_eq!(deeds(&app, "feedback.made_fit").await, 6);
    assert_eq!(deeds(&app, "feedback.fit_agreed").await, 4);
});

room_test!(agreeing_to_words_that_changed_meanwhile_is_refused, async |app: TestApp| {
    app.at(NOON);
    let ((pia, _), (quin, _)) = (worker(&app, "Pia").await, worker(&app, "Quin").await);
    let which = delivered(&app, Way::Nobody, "Flat 4 is damp").await;
    did(&pia, &which, "/fit", "fit", &[("words", "A flat is damp")]).await;
    did(&pia, &which, "/fit", "fit", &[("words", "Flat 4 again")]).await;
    let page = quin.post(&format!("{}/fit", address(&which)), &[("deed", "agree"), ("seen", "2")]).await;
    assert_eq!(page.status, 422);
    says(&page, "Flat 4 again");
    assert_eq!(read(&app, &which).await.words_for_others(), None);
});

room_test!(who_did_not_allow_it_is_never_quoted, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (pia, _) = worker(&app, "Pia").await;
    let which = Which::Named(say_named(&app, &ada, "My room is damp").await);
    says(&pia.get(&address(&which)).await, "They did not allow us to tell others their words");
    is_silent(&pia.get(&format!("{}/fit", address(&which))).await, "<textarea");
    assert_eq!(does(&pia, &which, "/fit", "fit", &[("words", "A room is damp")]).await.status, 422);
});
