use std::os::unix::fs::PermissionsExt;
use std::time::UNIX_EPOCH;

use super::*;
use crate::feedback::anonymous::{find, first_of_month, keep_night};
use crate::feedback::model::Way;
use crate::feedback::testing::say_anonymous;
use crate::room_test;
use crate::web::AnonymousDb;

/// The store of a copy, put where its database would be.
async fn restored(app: &TestApp, copy: &std::path::Path, name: &str) -> TestApp {
    let folder = app.folder().join(name);
    let url = format!("sqlite://{}", folder.join("foothold.db").display());
    AnonymousDb::open(&url).await.expect("a new one").close().await;
    let file = AnonymousDb::file(&url).expect("a file");
    std::fs::remove_file(&file).expect("the new one goes");
    std::fs::copy(copy, &file).expect("the copy takes its place");
    let anonymous = AnonymousDb::open(&url).await.expect("it opens");
    assert!(anonymous.is_current().await);
    let mut back = app.clone();
    back.state.anonymous = anonymous;
    back
}

room_test!(a_copy_made_at_any_moment_of_a_day_knows_nothing_of_that_day, async |app: TestApp| {
    let copy_to = async |name: &str| {
        let file = app.folder().join(name);
        app.state.anonymous.copy_to(&file, first_of_month(app.state.now())).await.map(|()| file)
    };
    if !is_sqlite(&app) {
        assert!(copy_to("copy").await.is_err(), "PostgreSQL has pg_dump");
        return;
    }
    app.at(NOON);
    let mut handles = Vec::new();
    for words in ["one", "two", "three"] {
        handles.push(say_anonymous(&app, Way::Code, words).await.0);
    }
    keep_night(&app.at(NOON + 16 * HOUR).state).await.expect("it passes");
    let last_night = lying(&app, "anonymous_kept").await;
    assert_eq!(last_night.len(), 3);
    // Somebody says something every hour; a copy is made a minute before and a minute after.
    let mut copies = Vec::new();
    for hour in 0..24 {
        let now = NOON + 17 * HOUR + hour * HOUR;
        for (minute, name) in [(-1, "before"), (1, "after")] {
            app.at(now + minute * 60_000);
            copies.push(copy_to(&format!("{name}-{hour}")).await.expect("it is copied"));
            if minute < 0 && hour < 22 {
                say_anonymous(app.at(now), Way::Nobody, &format!("said at {hour}")).await;
            }
        }
    }
    let waits: Vec<String> = lying(&app, "anonymous_pool").await.into_iter().map(|row| row.body_ct).collect();
    assert_eq!(waits.len(), 22);
    for (number, copy) in copies.iter().enumerate() {
        let about = std::fs::metadata(copy).expect("a file");
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
        let time = about.modified().expect("a time").duration_since(UNIX_EPOCH).expect("after 1970").as_millis();
        assert_eq!(time as i64, first_of_month(NOON), "its time tells the month");
        let bytes = std::fs::read(copy).expect("a file");
        let trace = |sealed: &String| memchr::memmem::find(&bytes, &sealed.as_bytes()[..60]).is_some();
        assert!(!waits.iter().any(trace), "what waits is nowhere in the copy, its free room included");
        let back = restored(&app, copy, &format!("back-{number}")).await;
        assert_eq!(lying(&back, "anonymous_kept").await, last_night, "the same at every moment");
        assert_eq!(number_of_waiting(&back).await, 0);
        back.state.anonymous.close().await;
    }
    let back = restored(&app, &copies[47], "back").await;
    for handle in &handles {
        assert!(find(&back.state, handle).await.expect("it is asked").is_some(), "the digits open it again");
    }
    say_anonymous(&back, Way::Nobody, "after").await;
    keep_night(&back.at(NOON + 3 * DAY).state).await.expect("nights go on");
    assert!(copy_to("after-1").await.is_err(), "no copy is written over");
});

async fn number_of_waiting(app: &TestApp) -> i64 {
    number(app, "select (select count(*) from anonymous_pool) + (select waited + to_tell from anonymous_night)").await
}
