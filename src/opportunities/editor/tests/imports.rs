use serde_json::json;

use super::{DAY, HOUR, NOON, again, editor, says, says_not};
use crate::opportunities::import::import_api;
use crate::opportunities::tests::feeds::{feed, import, import_all, vacancy, with};
use crate::room_test;
use crate::server::testing::TestApp;
use crate::web::now;

const IMPORTS: &str = "/opportunities/editor/imports";

room_test!(every_import_is_in_the_log_with_what_it_did, async |app: TestApp| {
    let (editor, person) = editor(&app, "Olu").await;
    says(&editor.get(IMPORTS).await, "The national list has never come.");
    says(&editor.get("/opportunities/editor").await, "The national list is older than 26 hours, or never came.");
    let broken = with(vacancy("2", "Cook"), json!({"title": 7}));
    import_all(&app, &[vacancy("1", "Bike apprentice"), broken]).await;
    app.at(now());
    let editor = again(&editor, &person).await;
    let page = editor.get(IMPORTS).await;
    says(&page, "Good");
    says(&page, "The national list, from a file");
    says(&page, "1 advert was left out");
    says(&page, "less than an hour ago");
    says_not(&editor.get("/opportunities/editor").await, "The national list is older");
    let page = editor.get("/opportunities/editor/imports/1").await;
    says(&page, "Advert 2 (");
    says(&page, "<bdi>2</bdi>");
    says(&page, "<bdi>title</bdi>");
    let counted = "select count(*) from opportunity_import_runs where added = 1 and skipped = 1 and failure is null";
    assert_eq!(app.number(counted).await, 1);
});

room_test!(a_failed_import_is_in_the_log_with_its_reason, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let whole = feed(&[vacancy("2", "Cook"), vacancy("3", "Carer")]);
    import(&app, whole[..whole.len() - 40].to_owned()).await.err().expect("it is cut off");
    import_api(&app.state.db, &app.state.config).await.expect_err("there is no key");
    let page = editor.get(IMPORTS).await;
    assert_eq!(page.main().matches("Failed").count(), 2);
    says(&page, "Nothing has changed.");
    says(&page, "FOOTHOLD_VACANCIES_KEY_FILE");
    says(&page, "The national list, fetched");
    says(&page, "The national list has never come.");
    assert_eq!(app.count("opportunity_imports").await, 0, "what the search shows has no new version");
});

room_test!(an_import_that_is_short_says_so, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    let part = json!({"vacancies": [vacancy("2", "Cook")], "totalFiltered": 2, "totalPages": 2}).to_string();
    import(&app, part).await.expect("it can be read");
    says(&editor.get(IMPORTS).await, "Not whole");
});

room_test!(a_list_older_than_26_hours_is_warned_of, async |app: TestApp| {
    let (editor, person) = editor(&app, "Olu").await;
    let run = format!(
        "insert into opportunity_import_runs (source, via, began_at, ended_at) values ('national', 'api', {NOON}, {NOON})"
    );
    app.execute(&run).await.expect("a run");
    for (later, stale) in [(26 * HOUR, false), (26 * HOUR + 1, true)] {
        app.at(NOON + later);
        let editor = again(&editor, &person).await;
        let told = editor.get(IMPORTS).await.main().contains("It should come every night");
        assert_eq!(told, stale);
        assert_eq!(editor.get("/staff").await.main().contains("The national list is not new."), stale);
    }
});

room_test!(a_run_that_was_stopped_halfway_is_told_from_one_under_way, async |app: TestApp| {
    let (editor, _) = editor(&app, "Olu").await;
    for began in [NOON - HOUR, NOON - 3 * HOUR] {
        let run =
            format!("insert into opportunity_import_runs (source, via, began_at) values ('national', 'api', {began})");
        app.execute(&run).await.expect("a run");
    }
    let page = editor.get(IMPORTS).await;
    says(&page, "Under way");
    says(&page, "Stopped halfway");
});

room_test!(the_log_leads_page_by_page_and_forgets_after_a_year, async |app: TestApp| {
    let (editor, person) = editor(&app, "Olu").await;
    for number in 0..25 {
        let at = NOON - number * DAY;
        let run = format!(
            "insert into opportunity_import_runs (source, via, began_at, ended_at, failure)
             values ('national', 'api', {at}, {at}, 'It did not go well {number:02}.')"
        );
        app.execute(&run).await.expect("a run");
    }
    says(&editor.get(IMPORTS).await, "It did not go well 19.");
    says_not(&editor.get(IMPORTS).await, "It did not go well 20.");
    says(&editor.get(&format!("{IMPORTS}?page=2")).await, "It did not go well 24.");
    app.at(NOON + 360 * DAY);
    let now = app.state.now();
    crate::server::housekeeping::forget_old(&app.state.db, &app.state.keys, "service", now, false)
        .await
        .expect("it forgets");
    assert_eq!(app.count("opportunity_import_runs").await, 6);
    says(&again(&editor, &person).await.get(IMPORTS).await, "It did not go well 05.");
});
