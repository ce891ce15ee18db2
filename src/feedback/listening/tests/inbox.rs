use super::*;
use crate::feedback::raise_late;

room_test!(what_waits_by_name_is_in_the_inbox_and_raises_itself_once, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (pia, pia_id) = worker(&app, "Pia").await;
    let (idris, _) = app.staff("Idris", Organisation::Council, &[Role::InternetTeam]).await;
    let which = named(&app, &ada, "My room is damp").await;
    delivered(&app, Way::Code, "The lift").await;
    let page = pia.get("/inbox").await;
    for words in
        [address(&which).as_str(), "Ada", "They said something to the Children in Care Council", "Said on Wednesday 25"]
    {
        says(&page, words);
    }
    assert_eq!(page.count("data-id=\""), 1, "what has no name is in its own list alone");
    is_silent(&idris.get("/inbox").await, "Ada");
    says(&pia.get("/staff").await, "Waiting for an answer, by name: 1.");
    assert_eq!(raise_late(&app.state).await, Ok(0));
    app.at(NOON + 15 * DAY);
    for expected in [1, 0] {
        assert_eq!(raise_late(&app.state).await, Ok(expected));
    }
    app.deliver().await;
    let letters = app.letters().await;
    let late: Vec<_> = letters.iter().filter(|letter| letter.subject.contains("late")).collect();
    assert_eq!(late.len(), 1, "{letters:?}");
    assert!(!late[0].text.contains("Ada") && !late[0].text.contains("damp"));
    let late = format!("select count(*) from audit_lines where deed = 'feedback.late' and subject = '{ada}'");
    assert_eq!(app.number(&late).await, 1);
    let pia = app
        .signed_in(&crate::accounts::sessions::NewSession {
            person: &pia_id,
            opened_by: crate::accounts::OpenedBy::PasswordAndCode,
            own_phone: false,
            device: "Firefox",
            lasts: crate::accounts::Lasts::of_staff(&[Role::ParticipationWorker]),
        })
        .await;
    says(&pia.get("/inbox?show=late").await, "1 day late");
    did(&pia, &which, "", "answer", &[("reply", "We hear you")]).await;
    is_silent(&pia.get("/inbox").await, "data-id=\"");
    says(&pia.get("/inbox?show=done").await, "Answered.");
    assert_eq!(raise_late(&app.state).await, Ok(0));
});
