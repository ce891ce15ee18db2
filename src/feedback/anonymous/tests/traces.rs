//! What is left on the disk.

use std::path::PathBuf;
use std::time::UNIX_EPOCH;

use super::*;
use crate::feedback::anonymous::{Handle, Kept, change, find, keep_night, level_times, put};
use crate::feedback::model::{Changed, Piece, Way, bounds_of_month};
use crate::feedback::testing::{piece, say_anonymous};
use crate::keys::{DayKeys, Place, Refused};
use crate::room_test;
use crate::web::AnonymousDb;

const CANARIES: usize = 50;

/// The store's own files; none in PostgreSQL.
fn files(app: &TestApp) -> Vec<PathBuf> {
    let Some(file) = AnonymousDb::file(&app.state.config.database_url) else { return Vec::new() };
    let name = file.display().to_string();
    ["", "-wal", "-shm"].iter().map(|end| PathBuf::from(format!("{name}{end}"))).collect()
}

fn holds(bytes: &[u8], part: &str) -> bool {
    memchr::memmem::find(bytes, part.as_bytes()).is_some()
}

room_test!(after_the_night_nothing_of_the_day_is_left_in_any_file, async |app: TestApp| {
    app.at(NOON);
    let mark = |number: usize| format!("canary{number:02}inthecoalmine");
    for number in 0..CANARIES {
        say_anonymous(&app, Way::Nobody, &mark(number)).await;
    }
    let day = lying(&app, "anonymous_pool").await;
    let read = |file: &PathBuf| std::fs::read(file).unwrap_or_default();
    let all: Vec<u8> = files(&app).iter().flat_map(read).collect();
    let (file, part) = (&app.state.config.day_key_file, |row: &Lying| row.body_ct[30..90].to_owned());
    if is_sqlite(&app) {
        assert!(day.iter().all(|row| holds(&all, &part(row))), "it was there");
    }
    assert!((0..CANARIES).all(|number| !holds(&all, &mark(number))), "no word is ever in the clear");
    let key = std::fs::read_to_string(file).expect("a key");
    let opens = |row: &Lying| {
        let day = DayKeys::read(file).expect("a file").expect("a key");
        day.open_bytes(Place::new("anonymous_pool", "body_ct", &row.id), &row.body_ct)
    };
    assert!(opens(&day[0]).is_ok());

    keep_night(&app.at(NOON + 16 * HOUR).state).await.expect("the night passes").expect("it was due");
    assert_eq!(lying(&app, "anonymous_kept").await.len(), CANARIES);
    // Yesterday's copies of the store, and PostgreSQL's own files, hold what nothing opens any more.
    assert!(day.iter().all(|row| opens(row) == Err(Refused::NoSuchKey)));
    assert!(!std::fs::read_to_string(file).expect("a key").contains(&key));
    let all: Vec<u8> = files(&app).iter().flat_map(read).collect();
    for (number, row) in day.iter().enumerate() {
        assert!(!holds(&all, &mark(number)) && !holds(&all, &part(row)) && !holds(&all, &row.id), "{number}");
    }
    if is_sqlite(&app) {
        assert_eq!(std::fs::metadata(&files(&app)[1]).map_or(0, |about| about.len()), 0, "its log is empty");
    }
    let whole = app.dump().await;
    assert!((0..CANARIES).all(|number| !whole.contains(&mark(number))), "the database knows nothing of it");
});

room_test!(no_time_is_finer_than_a_month, async |app: TestApp| {
    app.at(NOON);
    let (first, _) = bounds_of_month("2026-11").expect("a month");
    let all_at_first = |when: &str| {
        for file in files(&app) {
            let time = std::fs::metadata(&file).expect("a file").modified().expect("a time");
            let time = time.duration_since(UNIX_EPOCH).expect("after 1970").as_millis() as i64;
            assert_eq!(time, first, "{} after {when}", file.display());
        }
    };
    let mut handles = Vec::new();
    for words in ["one", "two", "three"] {
        handles.push(say_anonymous(&app, Way::Code, words).await.0);
        all_at_first("something was said");
    }
    for number in 1..4 {
        keep_night(&app.at(NOON + number * DAY).state).await.expect("the night passes");
        all_at_first("a night");
        let answered = |piece: &mut Piece| {
            piece.may_quote = false;
            Changed::Done
        };
        assert_eq!(change(&app.state, &handles[0], answered).await, Ok(Changed::Done));
        all_at_first("an answer");
        find(&app.state, &handles[0]).await.expect("it is asked");
        level_times(&app.state);
        all_at_first("a look");
        say_anonymous(&app, Way::Nobody, "more").await;
    }
    for row in lying(&app, "anonymous_kept").await.iter().chain(&lying(&app, "anonymous_pool").await) {
        assert_eq!(row.bucket, "2026-11");
    }
    // What stands inside the seal is no finer: a piece has no time but its month.
    let piece = find(&app.state, &handles[0]).await.expect("it is asked").expect("it is there");
    let text = serde_json::to_string(&piece).expect("JSON");
    assert!(!text.contains("179") && text.contains("\"month\":\"2026-11\""), "{text}");
    assert_eq!(number(&app, "select count(*) from anonymous_night where length(passed_on) = 10").await, 1);
});

room_test!(rows_have_three_sizes, async |app: TestApp| {
    app.at(NOON);
    let mut lengths = std::collections::BTreeSet::new();
    for letters in [0, 1, 10, 100, 700, 800, 1_000, 2_000, 3_000, 4_000, 6_000, 9_000, 12_000, 15_000] {
        let kept = Kept::Piece(piece(&app, Way::Nobody, &"x".repeat(letters)));
        assert_eq!(put(&app.state, Handle::random(), kept).await, Ok(true), "{letters}");
    }
    let kept = Kept::Piece(piece(&app, Way::Nobody, &"x".repeat(17_000)));
    assert_eq!(put(&app.state, Handle::random(), kept).await, Ok(false), "longer than a row can be");
    lengths.extend(lying(&app, "anonymous_pool").await.into_iter().map(|row| (row.size_class, row.body_ct.len())));
    assert_eq!(lengths.len(), 3, "{lengths:?}");
    crate::feedback::testing::night(&app).await;
    let kept: std::collections::BTreeSet<_> =
        lying(&app, "anonymous_kept").await.into_iter().map(|row| (row.size_class, row.body_ct.len())).collect();
    assert_eq!(kept.len(), 3, "{kept:?}");
});
