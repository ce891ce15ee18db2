use super::*;
use crate::keys::{Place, Purpose};

/// The rooms of council staff that have a list of their own, by its address and that of one thing in it.
const ROOMS: [(&str, &str); 4] = [
    ("/help-wanted", "/help-wanted"),
    ("/letters/to-confirm", "/letters/to-confirm"),
    ("/young-people/waiting", "/young-people/waiting"),
    ("/shared-with-me", "/shared-with-me"),
];

async fn share_with(app: &TestApp, staff: &PersonId) {
    let id = random_id();
    let (key, wrapped) = app.state.keys.new_data_key(Purpose::Council, &id);
    let [by_name, words] = ["by_name", "words"].map(|column| key.seal(Place::new("shared_words", column, &id), "Ada"));
    let columns = "id, data_key, recipient_id, by_name, words, shared_on";
    let values = format!("'{id}', '{wrapped}', '{staff}', '{by_name}', '{words}', {NOON}");
    app.execute(&format!("insert into shared_words ({columns}) values ({values})")).await.expect("shared");
}

async fn is_as_the_rooms_say(who: &str, browser: &TestApp, doubted: &PersonId) -> usize {
    let inbox = [browser.get("/inbox").await, browser.get("/inbox?show=theirs").await];
    let mut all = 0;
    for (list, one) in ROOMS {
        let page = browser.get(list).await;
        let mut theirs = if page.status == 200 { links(&page, one) } else { Vec::new() };
        let mut ours: Vec<_> = inbox.iter().flat_map(|page| links(page, one)).collect();
        // Accounts that are perhaps nobody's stand at the foot of their page, and are no work.
        theirs.retain(|id| id != doubted.as_str());
        for links in [&mut theirs, &mut ours] {
            links.sort();
            links.dedup();
        }
        assert_eq!(ours, theirs, "{who} in {list}");
        all += ours.len();
    }
    all
}

room_test!(each_sees_exactly_what_the_rooms_show_them, async |app: TestApp| {
    app.at(NOON);
    let (ada, ada_id) = app.young_person("Ada").await;
    let (bo, bo_id) = app.young_person("Bo").await;
    let (_, doubted) = app.young_person("Robot").await;
    let (grace, grace_id) = staff(&app, "Grace", Role::PersonalAdviser).await;
    let (hal, hal_id) = staff(&app, "Hal", Role::PersonalAdviser).await;
    let (olu, _) = staff(&app, "Olu", Role::OpportunitiesEditor).await;
    let (idris, idris_id) = staff(&app, "Idris", Role::InternetTeam).await;
    app.execute(&format!("update people set adviser_id = '{grace_id}', matched_at = 1 where id = '{ada_id}'"))
        .await
        .expect("hers");
    app.execute(&format!("update people set doubted_at = 1 where id = '{doubted}'")).await.expect("doubted");
    for (browser, to) in [(&ada, "adviser"), (&ada, "team"), (&bo, "team")] {
        let fields = [("step", "send"), ("to", to), ("needs", "form"), ("about", "Baker"), ("words", "Please")];
        assert_eq!(browser.post("/opportunities/help-me-apply", &fields).await.status, 303);
    }
    let letter = [("what", "apprenticeship_bursary"), ("provider", "Example College")];
    assert_eq!(ada.post("/letters/mine/ask", &letter).await.status, 303);
    share_with(&app, &hal_id).await;
    let request = ask(&app, &bo_id, Help::Sim).await;
    set(&app, &request, "reference = 'K7M3-XQ9P'").await;

    assert_eq!(is_as_the_rooms_say("Grace", &grace, &doubted).await, 3, "help, a letter, and Bo");
    assert_eq!(is_as_the_rooms_say("Hal", &hal, &doubted).await, 2, "Bo, and what was shared with him");
    assert_eq!(is_as_the_rooms_say("Olu", &olu, &doubted).await, 2);
    assert_eq!(is_as_the_rooms_say("Idris", &idris, &doubted).await, 0);
    assert_eq!(links(&idris.get("/inbox").await, "/internet-access/requests"), [request.as_str()]);
    for other in [&grace, &hal, &olu] {
        assert!(links(&other.get("/inbox").await, "/internet-access/requests").is_empty());
        assert!(listed(&other.get("/inbox?find=K7M3").await).is_empty());
    }

    let gone = format!("update people set disabled_at = 1 where id = '{grace_id}'");
    app.execute(&gone).await.expect("she left");
    assert_eq!(is_as_the_rooms_say("Olu", &olu, &doubted).await, 3, "what she had is the team's");
    assert_eq!(is_as_the_rooms_say("Hal", &hal, &doubted).await, 2, "and her letter is nobody else's");
    assert_ne!(grace.get("/inbox").await.status, 200);
    let moved = format!("update staff_roles set role = 'board_reviewer' where person_id = '{idris_id}'");
    app.execute(&moved).await.expect("he does something else");
    assert_eq!(idris.get("/inbox").await.status, 404);
});

room_test!(nobody_else_has_an_inbox, async |app: TestApp| {
    let (advocate, _) = app.staff("Vera", Organisation::Provider, &[Role::Advocate]).await;
    let (manager, _) = app.staff("Mo", Organisation::Provider, &[Role::AdvocacyManager]).await;
    let (administrator, _) = staff(&app, "Sam", Role::Administrator).await;
    let (young, _) = app.young_person("Ada").await;
    for browser in [&advocate, &manager, &administrator, &young] {
        for address in ["/inbox", "/inbox/views", "/inbox/away", "/inbox/events"] {
            assert_eq!(browser.get(address).await.status, 404, "{address}");
        }
    }
});
