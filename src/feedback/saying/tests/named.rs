//! Under one's name.

use super::{DAY, NOON, answer, hidden};
use crate::accounts::PersonId;
use crate::feedback::letters::tell_writer;
use crate::feedback::{HOLDING, Which};
use crate::mine::{Asking, Item, ItemState, Wanted};
use crate::room_test;
use crate::server::testing::TestApp;

const SAY: &str = "/feedback/my-name";

/// Says something. Gives its address.
async fn say(own: &TestApp, words: &str) -> String {
    let once = hidden(own.get(SAY).await.text(), "once");
    let fields =
        [("once", once.as_str()), ("about", "home"), ("feeling", "bad"), ("words", words), ("change", "A lamp")];
    let said = own.post(SAY, &fields).await;
    assert_eq!(said.status, 303, "{}", said.main());
    own.post(SAY, &fields).await; // a double tap
    said.header("location").trim_end_matches("?done=sent").to_owned()
}

fn which(address: &str) -> Which {
    Which::Named(address.trim_start_matches("/said/").to_owned())
}

async fn items(app: &TestApp, person: &PersonId, done: bool) -> Vec<Item> {
    let mut tx = app.state.db.read().await.expect("it reads");
    let asking = Asking { tx: &mut tx, keys: &app.state.keys, person, now: app.state.now() };
    (HOLDING.items)(asking, Wanted { done, before: i64::MAX, most: 10 }).await.expect("items")
}

room_test!(it_is_said_once_followed_answered_and_added_to, async |app: TestApp| {
    app.at(NOON);
    assert_eq!(app.get(SAY).await.header("location"), "/sign-in?onwards=%2Ffeedback%2Fmy-name");
    let (ada, id) = app.young_person("Ada").await;
    let address = say(&ada, "My <b>stairs</b> are dark").await;
    assert_eq!(app.count("feedback_pieces").await, 1);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'feedback.said'").await, 1);

    let page = ada.get(&format!("{address}?done=sent")).await;
    for part in
        ["Thank you. We have it.", "You get an answer by Thursday 10 December 2026", "Where I live", "Bad", "A lamp"]
    {
        assert!(page.text().contains(part), "{part}: {}", page.main());
    }
    assert!(page.text().contains("My &lt;b&gt;stairs&lt;/b&gt; are dark") && page.text().contains("No, only count it"));
    assert_eq!(items(&app, &id, false).await[0].state, ItemState::Waiting);
    let me = ada.get("/me").await;
    assert!(me.text().contains("Something you told us") && me.text().contains(&address), "{}", me.main());
    let first_link = me.main().split("href=\"").nth(1).expect("a link");
    assert!(first_link.starts_with("/you-said-we-did\""), "{}", me.main());

    app.at(NOON + 20 * DAY);
    let ada = app.young_person_again(&id).await;
    let page = ada.get(&address).await;
    assert!(
        page.text().contains("We are late") && page.text().contains("Thursday 10 December 2026"),
        "{}",
        page.main()
    );

    answer(&app, &which(&address), "We asked for a lamp.").await;
    let page = ada.get(&address).await;
    assert!(
        page.text().contains("You have an answer") && page.text().contains("We asked for a lamp."),
        "{}",
        page.main()
    );
    assert_eq!(items(&app, &id, false).await[0].state, ItemState::Yours);

    let refused = ada.post(&address, &[("deed", "more"), ("words", " ")]).await;
    assert!(refused.status == 422 && refused.text().contains("Write something in your own words"));
    let once = hidden(ada.get(&address).await.text(), "once");
    for _ in 0..2 {
        let more = ada.post(&address, &[("deed", "more"), ("once", &once), ("words", "It came!")]).await;
        assert_eq!(more.header("location"), format!("{address}?done=added"));
    }
    let page = ada.get(&address).await;
    assert_eq!(page.count("It came!"), 1);
    assert!(page.text().contains("You get an answer by"), "a new promise: {}", page.main());
});

room_test!(what_is_wrong_keeps_what_was_typed, async |app: TestApp| {
    let (ada, _) = app.young_person("Ada").await;
    let (long, change) = ("é".repeat(2_001), "A <i>lamp</i>");
    let fields =
        [("about", "home"), ("feeling", "bad"), ("words", long.as_str()), ("change", change), ("quote", "yes")];
    let page = ada.post(SAY, &fields).await;
    assert_eq!(page.status, 422);
    let text = page.text();
    assert!(text.contains("<title>Error: ") && text.contains("Use 2,000 letters at most"), "{}", page.main());
    assert!(text.contains(&long) && text.contains("A &lt;i&gt;lamp&lt;/i&gt;"));
    for chosen in ["home", "bad", "yes"] {
        let input = text.split(&format!("value=\"{chosen}\"")).nth(1).expect("a choice");
        assert!(input.starts_with(" checked"), "{chosen}: {}", page.main());
    }
    assert_eq!(app.count("feedback_pieces").await, 0);
    let page = ada.post(SAY, &[("about", "soup"), ("words", "x")]).await;
    assert!(page.status == 422 && page.text().contains("Choose one from the list"));
});

room_test!(a_theme_that_was_retired_is_not_offered, async |app: TestApp| {
    let (ada, _) = app.young_person("Ada").await;
    app.execute("update feedback_themes set retired_at = 1 where code = 'money'").await.expect("retired");
    let page = ada.get(SAY).await;
    assert!(!page.text().contains("value=\"money\"") && page.text().contains("value=\"home\""));
});

room_test!(somebody_else_finds_nothing_and_changes_nothing, async |app: TestApp| {
    let ((ada, _), (bo, bo_id)) = (app.young_person("Ada").await, app.young_person("Bo").await);
    let address = say(&ada, "My stairs are dark").await;
    assert_eq!(bo.get(&address).await.status, 404);
    for deed in ["more", "take-back"] {
        assert_eq!(bo.post(&address, &[("deed", deed), ("words", "x")]).await.status, 404, "{deed}");
    }
    assert_eq!(bo.get("/said/nothing").await.status, 404);
    assert!(items(&app, &bo_id, false).await.is_empty());
    let page = ada.get(&address).await;
    assert!(page.status == 200 && !page.text().contains("<h2>What was said since"), "{}", page.main());
});

room_test!(taken_back_it_is_gone_with_its_letter_and_the_audit_knows, async |app: TestApp| {
    let (ada, id) = app.young_person("Ada").await;
    let address = say(&ada, "My stairs are dark").await;
    answer(&app, &which(&address), "We asked for a lamp.").await;
    let (keys, now) = (&app.state.keys, app.state.now());
    let mut tx = app.state.db.begin().await.expect("it begins");
    for _ in 0..2 {
        tell_writer(&mut tx, keys, &id, address.trim_start_matches("/said/"), 1, now).await.expect("told");
    }
    tx.commit().await.expect("it ends");
    assert_eq!(
        app.number("select count(*) from outbox where kind = 'mine.to_read'").await,
        1,
        "one answer, one letter"
    );
    let gone = ada.post(&address, &[("deed", "take-back")]).await;
    assert_eq!((gone.status, gone.header("location")), (303, "/me"));
    assert_eq!(app.count("feedback_pieces").await, 0);
    assert_eq!(ada.get(&address).await.status, 404);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'feedback.taken_back'").await, 1);
    assert_eq!(app.number("select count(*) from outbox where kind = 'mine.to_read'").await, 0);
});
