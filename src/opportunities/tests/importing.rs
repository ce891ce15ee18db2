use serde_json::json;

use super::feeds::{feed, import, import_all, vacancy, with};
use crate::opportunities::import::import_api;
use crate::opportunities::store::Tally;
use crate::room_test;
use crate::server::testing::TestApp;
use crate::web::Config;

fn tally(added: i64, changed: i64, unchanged: i64, closed: i64, skipped: i64) -> Tally {
    Tally { added, changed, unchanged, closed, skipped }
}

room_test!(the_same_feed_twice_changes_nothing, async |app: TestApp| {
    let vacancies = [vacancy("1", "Bike apprentice"), vacancy("2", "Cook")];
    assert_eq!(import_all(&app, &vacancies).await.tally, tally(2, 0, 0, 0, 0));
    assert_eq!(import_all(&app, &vacancies).await.tally, tally(0, 0, 2, 0, 0));
});

room_test!(a_changed_advert_keeps_its_address, async |app: TestApp| {
    import_all(&app, &[vacancy("1", "Bike apprentice")]).await;
    assert!(app.get("/opportunities/1").await.text().contains("Bike apprentice"));
    assert_eq!(import_all(&app, &[vacancy("1", "Bike mechanic")]).await.tally, tally(0, 1, 0, 0, 0));
    assert!(app.get("/opportunities/1").await.text().contains("Bike mechanic"));
});

room_test!(what_a_complete_run_no_longer_holds_is_closed_and_still_there, async |app: TestApp| {
    import_all(&app, &[vacancy("1", "Bike apprentice"), vacancy("2", "Cook")]).await;
    assert_eq!(import_all(&app, &[vacancy("2", "Cook")]).await.tally, tally(0, 0, 1, 1, 0));
    let page = app.get("/opportunities/1").await;
    assert_eq!(page.status, 200);
    assert!(page.text().contains("This one has closed"));
    assert!(!app.get("/opportunities").await.text().contains("Bike apprentice"));
});

room_test!(an_advert_that_comes_back_is_open_again, async |app: TestApp| {
    import_all(&app, &[vacancy("1", "Bike apprentice"), vacancy("2", "Cook")]).await;
    import_all(&app, &[vacancy("2", "Cook")]).await;
    assert_eq!(
        import_all(&app, &[vacancy("1", "Bike apprentice"), vacancy("2", "Cook")]).await.tally,
        tally(0, 1, 1, 0, 0)
    );
    assert!(app.get("/opportunities").await.text().contains("Bike apprentice"));
});

room_test!(a_broken_run_leaves_the_last_good_set_serving, async |app: TestApp| {
    import_all(&app, &[vacancy("1", "Bike apprentice")]).await;
    let whole = feed(&[vacancy("2", "Cook"), vacancy("3", "Carer")]);
    let sentence = import(&app, whole[..whole.len() - 40].to_owned()).await.err().expect("it is cut off");
    assert!(sentence.contains("cut off") && sentence.ends_with("Nothing has changed."), "{sentence}");
    let page = app.get("/opportunities").await;
    assert!(page.text().contains("Bike apprentice") && !page.text().contains("Cook</a>"));
});

room_test!(a_run_that_says_there_is_more_closes_nothing, async |app: TestApp| {
    import_all(&app, &[vacancy("1", "Bike apprentice"), vacancy("2", "Cook")]).await;
    let part = json!({"vacancies": [vacancy("2", "Cook")], "totalFiltered": 2, "totalPages": 2}).to_string();
    let report = import(&app, part).await.expect("it can be read");
    assert!(!report.complete);
    assert_eq!(report.tally.closed, 0);
});

room_test!(one_broken_advert_among_good_ones_is_skipped_and_named, async |app: TestApp| {
    let broken = with(vacancy("2", "Cook"), json!({"title": 7}));
    let report = import_all(&app, &[vacancy("1", "Bike apprentice"), broken, vacancy("3", "Carer")]).await;
    assert_eq!(report.tally, tally(2, 0, 0, 0, 1));
    let skipped = &report.skipped[0];
    assert_eq!((skipped.position, skipped.reference.as_deref(), skipped.field.as_str()), (2, Some("2"), "title"));
});

room_test!(a_reference_that_comes_twice_is_one_advert, async |app: TestApp| {
    let report = import_all(&app, &[vacancy("1", "Bike apprentice"), vacancy("1", "Bike apprentice")]).await;
    assert_eq!(report.tally, tally(1, 0, 0, 0, 0));
    let page = app.get("/opportunities").await;
    assert_eq!(page.count("Bike apprentice</a>"), 1);
});

room_test!(html_from_outside_is_cleaned_before_it_is_kept, async |app: TestApp| {
    let nasty = r#"<p onclick="alert(1)">Fix <b>bikes</b></p><script>alert(2)</script><img src=x onerror=alert(3)><a href="javascript:alert(4)">more</a>"#;
    let advert = with(vacancy("1", "Bikes </title><script>alert(5)</script>"), json!({"fullDescription": nasty}));
    import_all(&app, &[advert]).await;
    let page = app.get("/opportunities/1").await;
    assert!(
        page.text().contains("Fix <b>bikes</b>") || page.text().contains("Fix <strong>bikes</strong>"),
        "{}",
        page.main()
    );
    for part in ["alert(", "onclick", "onerror", "javascript:"] {
        assert!(!page.main().contains(part), "{part} in {}", page.main());
    }
});

/// Answers the first asker with one page of the service, on this machine.
fn service(page: String) -> String {
    use std::io::{Read, Write};
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        let (mut asker, _) = listener.accept().expect("somebody asks");
        let mut asked = Vec::new();
        while !asked.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            asker.read_exact(&mut byte).expect("a whole request");
            asked.push(byte[0]);
        }
        let head =
            format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n", page.len());
        asker.write_all(head.as_bytes()).and_then(|()| asker.write_all(page.as_bytes())).expect("it is sent");
    });
    address
}

room_test!(the_national_service_is_fetched_and_imported_like_a_file, async |app: TestApp| {
    let key = tempfile::NamedTempFile::new().expect("a file for the key");
    std::fs::write(key.path(), "a-key\n").expect("it is written");
    let config = Config {
        vacancies_api: service(feed(&[vacancy("1", "Bike apprentice")])),
        vacancies_key_file: Some(key.path().to_owned()),
        ..(*app.state.config).clone()
    };
    import_api(&app.state.db, &config).await.expect("it is imported");
    app.shelf.refresh(&app.state).await.expect("it refreshes");
    assert!(app.get("/opportunities").await.text().contains("Bike apprentice</a>"));
});

room_test!(without_a_key_or_with_an_empty_list_nothing_changes, async |app: TestApp| {
    let keyless = import_api(&app.state.db, &app.state.config).await.expect_err("there is no key");
    assert!(keyless.contains("FOOTHOLD_VACANCIES_KEY_FILE"), "{keyless}");
    import_all(&app, &[vacancy("1", "Bike apprentice")]).await;
    let sentence = import(&app, "{\"vacancies\": []}".to_owned()).await;
    assert!(sentence.err().expect("an empty list").contains("would close every vacancy"));
    assert!(app.get("/opportunities").await.text().contains("Bike apprentice</a>"));
});
