use serde_json::json;

use super::super::{Carrier, Worker};
use super::{KINDS, NOON, hello, number, send, text};
use crate::room_test;
use crate::server::testing::{Engine, TestApp};

async fn deliver(app: &TestApp, now: i64) {
    let carrier = Carrier::of(&app.state).expect("good settings").expect("a demo has a mailbox");
    assert!(matches!(carrier, Carrier::Mailbox));
    Worker::new(app.state.clone(), KINDS.into(), carrier).run_once(now).await;
}

room_test!(a_demonstrations_letters_land_on_its_own_page_and_nowhere_else, async |app: TestApp| {
    assert!(app.get("/mailbox").await.main().contains("There are no letters yet."));
    app.at(NOON);
    send(&app, "tests.at_once", "ada@post.example", hello()).await;
    deliver(&app, NOON).await;
    app.at(NOON + 1000);
    let says = json!({
        "subject": "Your code & more", "text": "<b>Type</b> this.", "code": "123456", "link": "/sign-in",
        "last_line": "@portal.example #123456",
    });
    send(&app, "tests.at_once", "bea@post.example", says).await;
    deliver(&app, NOON + 1000).await;
    let (ada, _) = app.young_person("Ada").await;
    for app in [&app, &ada] {
        let page = app.get("/mailbox").await;
        assert_eq!(page.status, 200);
        let main = page.main();
        assert!(main.contains("Only on this demonstration"), "{main}");
        assert!(main.find("bea@post.example").expect("newest") < main.find("ada@post.example").expect("older"));
        assert!(
            main.contains("123456")
                && main.contains("@portal.example #123456")
                && main.contains("Your code &amp; more")
        );
        assert!(main.contains("<a href=\"/sign-in\">https://portal.example/sign-in</a>"), "{main}");
        assert!(!main.contains("<b>Type"), "{main}");
    }
    let kept = text(&app, "select letter from demo_letters where id = (select min(id) from demo_letters)").await;
    assert!(!kept.contains("post.example"), "sealed, like all letters");
    assert_eq!(number(&app, "select count(*) from outbox where sent_at is not null").await, 2);
});

room_test!(where_people_are_real_there_is_no_mailbox_and_letters_wait_for_a_mail_server, async |app: TestApp| {
    let engine = if app.state.db.engine() == "sqlite" { Engine::Sqlite } else { Engine::Postgres };
    let real = TestApp::new(engine, &[("FOOTHOLD_DEMO", "false")]).await;
    assert_eq!(real.get("/mailbox").await.status, 404);
    assert!(Carrier::of(&real.state).expect("good settings").is_none());
    assert_eq!((real.get("/readyz").await.status, real.get("/livez").await.status), (200, 200));
});
