use serde_json::json;

use super::{NOON, audited, editor, says, says_not};
use crate::opportunities::store::set_friendly_employers;
use crate::opportunities::tests::feeds::{import_all, vacancy, with};
use crate::room_test;
use crate::server::testing::TestApp;

const EMPLOYERS: &str = "/opportunities/editor/employers";
const NEAR: &str = "/opportunities/editor/employers/near";
const FRIENDLY: &str = "Backs care leavers";

/// Adverts of one employer in three spellings.
async fn adverts(app: &TestApp) {
    let of = |number: &str, employer: &str| with(vacancy(number, "Bike apprentice"), json!({"employerName": employer}));
    import_all(
        app,
        &[
            of("1", "TURNING WHEELS CIC"),
            of("2", "Turning Wheels Ltd"),
            of("3", "Turning Wheels Ltd"),
            of("4", "Other"),
        ],
    )
    .await;
}

async fn friendly(app: &TestApp, number: i64) -> bool {
    app.get(&format!("/opportunities/{number}")).await.text().contains(FRIENDLY)
}

room_test!(an_employer_is_added_and_its_adverts_say_so_at_once, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    adverts(&app).await;
    assert!(!friendly(&app, 1).await);
    let page = editor.post(EMPLOYERS, &[("name", " Turning  Wheels CIC ")]).await;
    assert_eq!(page.header("location"), "/opportunities/editor/employers?done=added");
    assert!(friendly(&app, 1).await && !friendly(&app, 2).await);
    let page = editor.get(EMPLOYERS).await;
    says(&page, "1 open advert.");
    says(&page, "<bdi>Olu</bdi>");
    assert_eq!(audited(&app, "opportunities.employer_added").await, 1);
    for (typed, sentence) in [
        ("turning-wheels c.i.c.", "That employer is on the list already"),
        ("", "Write the name of the employer"),
        ("...", "Write a name with letters in it"),
    ] {
        let page = editor.post(EMPLOYERS, &[("name", typed)]).await;
        assert_eq!(page.status, 422);
        says(&page, sentence);
        says(&page, &format!("value=\"{typed}\""));
    }
});

room_test!(an_employer_is_taken_off_for_a_reason, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    adverts(&app).await;
    editor.post(EMPLOYERS, &[("name", "Turning Wheels CIC")]).await;
    let remove = "/opportunities/editor/employers/remove";
    says(&editor.get(&format!("{remove}?employer=turningwheelscic")).await, "Turning Wheels CIC");
    assert_eq!(editor.get(remove).await.header("location"), EMPLOYERS);
    let page = editor.post(remove, &[("employer", "turningwheelscic"), ("why", " ")]).await;
    assert_eq!(page.status, 422);
    says(&page, "Say why, for whoever asks later");
    assert!(friendly(&app, 1).await);
    for _ in 0..2 {
        let fields = [("employer", "turningwheelscic"), ("why", "They left the covenant.")];
        assert_eq!(editor.post(remove, &fields).await.status, 303);
    }
    assert!(!friendly(&app, 1).await);
    says(&editor.get(EMPLOYERS).await, "They left the covenant.");
    assert_eq!(audited(&app, "opportunities.employer_removed").await, 1);
});

room_test!(a_file_becomes_the_list, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    adverts(&app).await;
    editor.post(EMPLOYERS, &[("name", "Turning Wheels CIC")]).await;
    let file = "/opportunities/editor/employers/import";
    for (content, sentence) in
        [("", "Choose a file"), ("\n \n", "The file names no employer"), ("Good\n--\n", "Line 2")]
    {
        let page = editor.post_file(file, content).await;
        assert_eq!(page.status, 422, "{content}");
        says(&page, sentence);
    }
    assert!(friendly(&app, 1).await, "a refused file changes nothing");
    let page = editor.post_file(file, "Turning Wheels Ltd\r\nturning wheels ltd\nMudlark Boats CIC\n").await;
    assert_eq!(page.header("location"), "/opportunities/editor/employers?done=imported", "{}", page.main());
    assert!(!friendly(&app, 1).await && friendly(&app, 2).await);
    let page = editor.get(EMPLOYERS).await;
    says(&page, "The list (2)");
    says(&page, "2 open adverts.");
    says(&page, "Brought a file: 2 names.");
    assert_eq!(audited(&app, "opportunities.employers_imported").await, 1);
});

room_test!(a_name_that_is_close_is_asked_about_once_and_yes_shows_at_once, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    adverts(&app).await;
    set_friendly_employers(&app.state.db, &["Turning Wheels"], NOON).await.expect("a list");
    app.shelf.refresh(&app.state).await.expect("it refreshes");
    says(&editor.get("/staff").await, "2 names to decide about.");
    let page = editor.get(NEAR).await;
    says(&page, "2 open adverts. On the list: ");
    says(&page, "TURNING WHEELS CIC");

    let twin = app.twin().await;
    let yes = [("advert_name", "Turning Wheels Ltd"), ("employer", "turningwheels"), ("same", "yes")];
    let no = [("advert_name", "TURNING WHEELS CIC"), ("employer", "turningwheels"), ("same", "no")];
    for answer in [yes, yes, no] {
        assert_eq!(editor.post(NEAR, &answer).await.status, 303);
    }
    assert!(friendly(&app, 2).await && friendly(&app, 3).await && !friendly(&app, 1).await && !friendly(&app, 4).await);
    twin.shelf.refresh(&twin.state).await.expect("it looks");
    assert!(friendly(&twin, 2).await && !friendly(&twin, 1).await);
    says(&app.get("/opportunities?only=friendly").await, "2 things you could do");
    says(&editor.get(NEAR).await, "There is nothing to decide.");
    says(&editor.get(EMPLOYERS).await, "Also written: Turning Wheels Ltd.");
    assert_eq!(audited(&app, "opportunities.employer_decided").await, 2);

    // Decided once is decided: an import and a new list ask nothing again.
    adverts(&app).await;
    set_friendly_employers(&app.state.db, &["Turning Wheels"], NOON).await.expect("the same list");
    app.shelf.refresh(&app.state).await.expect("it refreshes");
    says(&editor.get(NEAR).await, "There is nothing to decide.");
    assert!(friendly(&app, 2).await);
    // Off the list is off the list, in every spelling.
    set_friendly_employers(&app.state.db, &["Somebody Else"], NOON).await.expect("another list");
    app.shelf.refresh(&app.state).await.expect("it refreshes");
    assert!(!friendly(&app, 2).await);
});

room_test!(what_no_page_of_ours_asks_changes_nothing, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    set_friendly_employers(&app.state.db, &["Turning Wheels"], NOON).await.expect("a list");
    for fields in [
        [("advert_name", "Anybody"), ("employer", "nobody"), ("same", "yes")],
        [("advert_name", "..."), ("employer", "turningwheels"), ("same", "yes")],
        [("advert_name", "Turning Wheels"), ("employer", "turningwheels"), ("same", "yes")],
        [("advert_name", "Anybody"), ("employer", "turningwheels"), ("same", "perhaps")],
    ] {
        editor.post(NEAR, &fields).await;
    }
    assert_eq!(app.count("care_leaver_friendly_decisions").await, 0);
    says_not(&editor.get(EMPLOYERS).await, "Also written");
});
