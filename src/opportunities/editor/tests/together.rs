//! Two editors at once, and editors beside imports.

use super::{DAY, NOON, audited, draft, editor, publish, published, says, with};
use crate::opportunities::demo;
use crate::opportunities::editor::form::ListingForm;
use crate::opportunities::editor::store;
use crate::opportunities::import::take_local;
use crate::room_test;
use crate::server::testing::TestApp;

room_test!(the_second_of_two_editors_is_told_and_neither_text_is_lost, async |app: TestApp| {
    let (olu, _) = editor(&app, "Olu").await;
    let (ada, _) = editor(&app, "Ada").await;
    let listing = draft(&olu, &with(&[("deed", "save")])).await;
    let change = format!("{listing}/change");
    let theirs = with(&[("summary", "Ada says eight weeks."), ("week", ""), ("version", "1")]);
    assert_eq!(ada.post(&change, &theirs).await.status, 303);

    let page = olu.post(&change, &with(&[("summary", "Olu says nine weeks."), ("version", "1")])).await;
    assert_eq!(page.status, 422);
    for part in [
        "Somebody saved this listing while you were writing",
        "Ada says eight weeks.",
        "Olu says nine weeks.",
        "They left this empty",
        "name=\"version\" value=\"2\"",
    ] {
        says(&page, part);
    }
    // Saving now is a decision, and the other text stays in the story.
    let page = olu.post(&change, &with(&[("summary", "Olu says nine weeks."), ("version", "2")])).await;
    assert_eq!(page.status, 303);
    let page = olu.get(&listing).await;
    for part in ["Ada says eight weeks.", "Olu says nine weeks.", "<bdi>Ada</bdi>", "<bdi>Olu</bdi>", "version 3"] {
        says(&page, part);
    }
});

room_test!(of_two_who_save_at_the_same_moment_one_is_told, async |app: TestApp| {
    let (olu, _) = editor(&app, "Olu").await;
    let (ada, _) = editor(&app, "Ada").await;
    let listing = draft(&olu, &with(&[("deed", "save")])).await;
    let change = format!("{listing}/change");
    let (mine, theirs) = (with(&[("week", "Mine"), ("version", "1")]), with(&[("week", "Theirs"), ("version", "1")]));
    let (one, two) = tokio::join!(olu.post(&change, &mine), ada.post(&change, &theirs));
    let mut statuses = [one.status, two.status];
    statuses.sort();
    assert_eq!(statuses, [303, 422]);
    assert_eq!(app.number("select version from opportunity_listings").await, 2);
});

room_test!(saving_the_same_text_twice_is_no_quarrel, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let listing = draft(&editor, &with(&[("deed", "save")])).await;
    for _ in 0..2 {
        let page = editor.post(&format!("{listing}/change"), &with(&[("pay", "Not paid"), ("version", "1")])).await;
        assert_eq!(page.status, 303);
    }
    assert_eq!(app.number("select version from opportunity_listings").await, 2);
    assert_eq!(audited(&app, "opportunities.listing_saved").await, 2);
});

room_test!(what_changed_after_its_preview_is_not_published_unseen, async |app: TestApp| {
    let (olu, _) = editor(&app, "Olu").await;
    let (ada, _) = editor(&app, "Ada").await;
    let listing = draft(&olu, &with(&[("deed", "preview")])).await;
    ada.post(&format!("{listing}/change"), &with(&[("pay", "Not paid at all"), ("version", "1")])).await;
    let page = publish(&olu, &listing, "1").await;
    assert_eq!(page.status, 422);
    says(&page, "Somebody saved this listing meanwhile");
    says(&page, "Not paid at all");
    assert_eq!(app.count("opportunities").await, 0);
    assert_eq!(publish(&olu, &listing, "2").await.status, 303);
    assert_eq!(app.count("opportunities").await, 1);
});

room_test!(an_import_of_local_adverts_leaves_alone_what_editors_look_after, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let (_, shown) = published(&editor, &[]).await;
    let tally = take_local(&app.state.db, &demo::local_listings(NOON), NOON).await.expect("they are taken");
    assert_eq!((tally.added, tally.closed), (25, 0));
    assert!(!app.get(&shown).await.text().contains("This one has closed"));
    store::seed(&app.state.db, NOON).await.expect("they are the editors' from now on");
    let tally = take_local(&app.state.db, &[], NOON).await.expect("an empty file");
    assert_eq!(tally.closed, 0);
    let tally = take_local(&app.state.db, &demo::local_listings(NOON + DAY), NOON).await.expect("other dates");
    assert_eq!((tally.added, tally.changed), (0, 0));
});

room_test!(every_listing_of_the_demonstration_can_be_published_again_and_looks_the_same, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    take_local(&app.state.db, &demo::local_listings(NOON), NOON).await.expect("they are taken");
    store::seed(&app.state.db, NOON).await.expect("they are the editors'");
    app.shelf.refresh(&app.state).await.expect("it refreshes");
    for number in 2..=25 {
        let (listing, shown) = (format!("/opportunities/editor/{number}"), format!("/opportunities/{number}"));
        let before = app.get(&shown).await;
        let fields = fields_of(&editor, number).await;
        let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        // Changed and changed back, so that there is something to publish.
        let other = fields.iter().filter(|(name, _)| *name != "lasts").chain(&[("lasts", "Other"), ("version", "1")]);
        let page = editor.post(&format!("{listing}/change"), &other.copied().collect::<Vec<_>>()).await;
        assert_eq!(page.status, 303, "{}", page.main());
        fields.extend([("version", "2"), ("deed", "preview")]);
        let page = editor.post(&format!("{listing}/change"), &fields).await;
        assert_eq!(page.status, 303, "{}", page.main());
        assert_eq!(publish(&editor, &listing, "3").await.status, 303);
        assert_eq!(app.get(&shown).await.main(), before.main(), "{shown}");
    }
});

/// What a listing's form holds.
async fn fields_of(editor: &TestApp, number: i64) -> Vec<(String, String)> {
    let mut tx = editor.state.db.read().await.expect("it begins");
    let listing = store::find(&mut tx, super::super::model::ListingId(number)).await.expect("read").expect("there");
    let form: serde_json::Value = serde_json::to_value::<ListingForm>(listing.typed).expect("plain data");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let fields = form.as_object().expect("an object").iter().flat_map(|(name, value)| match value.as_array() {
        Some(values) => values.iter().map(|value| (name.clone(), text(value))).collect(),
        None => vec![(name.clone(), text(value))],
    });
    fields.collect()
}
