use super::*;

room_test!(the_list_shows_a_month_with_and_without_names, async |app: TestApp| {
    app.at(NOON - 40 * DAY);
    let (_, ada) = app.young_person("Ada").await;
    named(&app, &ada, "Said in October").await;
    app.at(NOON);
    let (pia, _) = worker(&app, "Pia").await;
    let damp = named(&app, &ada, "My room is damp").await;
    delivered(&app, Way::Code, "Nobody rings back <b>").await;
    delivered(&app, Way::Nobody, "It is cold").await;
    say_anonymous_waits(&app).await;
    let page = pia.get("/feedback/pieces").await;
    for words in [
        "November 2026",
        "My room is damp",
        "Nobody rings back &lt;b&gt;",
        "It is cold",
        "Answer by Wednesday 9 December",
    ] {
        says(&page, words);
    }
    is_silent(&page, "Said in October");
    is_silent(&page, "Not delivered yet");
    assert_eq!(deeds(&app, "feedback.list_read").await, 1);
    says(&pia.get("/feedback/pieces?month=2026-10").await, "Said in October");
    says(&pia.get("/feedback/pieces?month=2026-10").await, "Late: promised by");
    let only = pia.get("/feedback/pieces?way=nobody").await;
    says(&only, "It is cold");
    is_silent(&only, "My room is damp");
    did(&pia, &damp, "", "answer", &[("reply", "We hear you")]).await;
    let only = pia.get("/feedback/pieces?show=answered").await;
    says(&only, "My room is damp");
    is_silent(&only, "Nobody rings back");
    did(&pia, &damp, "", "themes", &[("themes", "home")]).await;
    says(&pia.get("/feedback/pieces?theme=home").await, "My room is damp");
    is_silent(&pia.get("/feedback/pieces?theme=money").await, "My room is damp");
});

async fn say_anonymous_waits(app: &TestApp) {
    super::super::super::testing::say_anonymous(app, Way::Nobody, "Not delivered yet").await;
}

room_test!(a_long_month_is_read_page_by_page, async |app: TestApp| {
    app.at(NOON);
    let (pia, _) = worker(&app, "Pia").await;
    let (_, ada) = app.young_person("Ada").await;
    for number in 100..130 {
        named(&app, &ada, &format!("Piece {number}")).await;
    }
    let (first, second) = (pia.get("/feedback/pieces").await, pia.get("/feedback/pieces?page=2").await);
    let of =
        |page: &Page| (100..130).filter(|number| page.text().contains(&format!("Piece {number}"))).collect::<Vec<_>>();
    let (mut one, two) = (of(&first), of(&second));
    assert_eq!((one.len(), two.len()), (25, 5));
    one.extend(two);
    one.sort();
    assert_eq!(one, (100..130).collect::<Vec<_>>());
});

room_test!(what_needs_somebody_now_stands_on_top_until_it_was_seen_to, async |app: TestApp| {
    app.at(NOON - 200 * DAY);
    let (_, ada) = app.young_person("Ada").await;
    let old = named(&app, &ada, "Said long ago").await;
    app.at(NOON);
    let (pia, _) = worker(&app, "Pia").await;
    let (quin, _) = worker(&app, "Quin").await;
    let alone = delivered(&app, Way::Nobody, "I am alone").await;
    says(&pia.get(&address(&alone)).await, "Nobody here can find out who wrote this, and nobody can answer them");
    says(&pia.get(&address(&old)).await, "Tell the duty team who it is");
    assert_eq!(does(&pia, &alone, "", "urgent", &[("note", " ")]).await.status, 422);
    for which in [&old, &alone] {
        did(&pia, which, "", "urgent", &[("note", "Not safe tonight")]).await;
    }
    let page = quin.get("/feedback/pieces?way=code").await;
    for words in ["Somebody is needed now", "Said long ago", "I am alone"] {
        says(&page, words);
    }
    says(&quin.get(&address(&alone)).await, "Not safe tonight");
    let finish = does(&quin, &alone, "/finish", "finish", &[]).await;
    assert_eq!(finish.status, 422, "somebody is needed first");
    for which in [&old, &alone] {
        did(&quin, which, "", "settle", &[("settled", "The duty team is with them")]).await;
    }
    is_silent(&quin.get("/feedback/pieces").await, "Said long ago");
    says(&pia.get(&address(&old)).await, "The duty team is with them");
    says(&pia.get(&address(&old)).await, "Not safe tonight");
    assert_eq!(deeds(&app, "feedback.urgent").await, 4);
});
