//! Somebody takes everything: both databases, the log, a backup of each night, the file of keys too, and a list of who signed in when.
//! They try to tell who said what (N-12).

use std::collections::{HashMap, HashSet};

use super::*;
use crate::feedback::anonymous::{Handle, Kept, keep_night, put};
use crate::feedback::model::Way;
use crate::feedback::testing::piece;
use crate::keys::random_token;
use crate::room_test;
use crate::server::testing::Log;

/// Ten people a day, on five days; then the nights of another week.
const DAYS: usize = 5;
const A_DAY: usize = 10;
const NIGHTS: usize = 12;

/// What chance gives in all nights together: one right guess for each day's people in each night's copy that has them.
const BY_CHANCE: usize = 5 * NIGHTS - (DAYS * (DAYS - 1)) / 2;
/// Chance gives more than this once in a hundred million runs: the tail of a Poisson distribution whose mean is 50.
const SUSPICIOUS: usize = 94;

/// One way to put a copy's rows in order, in the hope that it is the order in which people came.
type Guess = (&'static str, fn(&mut Vec<(Lying, String)>));

const GUESSES: [Guess; 5] = [
    ("as they lie", |_| {}),
    ("backwards", |rows| rows.reverse()),
    ("by name", |rows| rows.sort_by(|one, other| one.0.id.cmp(&other.0.id))),
    ("by seal", |rows| rows.sort_by(|one, other| one.0.body_ct.cmp(&other.0.body_ct))),
    ("by size", |rows| rows.sort_by_key(|row| row.0.size_class)),
];

room_test!(whoever_takes_everything_guesses_no_better_than_chance, async |app: TestApp| {
    assert_eq!(BY_CHANCE, 50);
    let log = Log::default();
    let lines = tracing_subscriber::fmt().json().with_max_level(tracing::Level::INFO).with_writer(log.clone()).finish();
    let _heard = tracing::subscriber::set_default(lines);
    keep_night(&app.at(NOON - DAY).state).await.expect("the first start");
    // Who said what, in the order in which they came: the true list.
    let mut came: Vec<Vec<String>> = Vec::new();
    let (mut nights, mut sent_at) = (Vec::new(), Vec::new());
    for day in 0..NIGHTS {
        let morning = NOON + day as i64 * DAY;
        let mut said = Vec::new();
        for number in (0..A_DAY).filter(|_| day < DAYS) {
            let now = morning + number as i64 * 17 * 60_000 + 4_321;
            app.at(now).young_person(&format!("p{day}x{number}")).await;
            let (before, about) = (app.dump().await, format!("said {day} {number}"));
            let way = if number % 2 == 0 { Way::Code } else { Way::Nobody };
            let words = format!("{about} {}", "and more ".repeat(number * 7));
            let kept = Kept::Piece(piece(&app, way, &words));
            let handle = Handle::of_page(&app.state.keys, &random_token());
            app.at(now + 60_000);
            assert!(put(&app.state, handle, kept).await.expect("kept"));
            assert!(
                before == app.dump().await,
                "what is said leaves no trace in the database, its audit and its outbox"
            );
            sent_at.push(now + 60_000);
            said.push(words);
        }
        if !said.is_empty() {
            came.push(said);
        }
        keep_night(&app.at(morning + 16 * HOUR).state).await.expect("it passes").expect("it was due");
        nights.push(lying(&app, "anonymous_kept").await);
    }
    assert_eq!(nights[NIGHTS - 1].len(), DAYS * A_DAY);

    for (guess, order) in GUESSES {
        let right: usize = nights.iter().map(|rows| guessed_right(&app, rows, &came, order)).sum();
        println!("{guess}: {right} right, {BY_CHANCE} by chance");
        assert!(right <= SUSPICIOUS, "{guess}: {right} right, and chance gives {BY_CHANCE}");
    }
    // No row of one night can be found again in another.
    let mut met = HashSet::new();
    for row in nights.iter().flatten() {
        assert!(met.insert(row.id.clone()) && met.insert(row.body_ct.clone()), "a name or a seal stays");
    }
    // No moment at which something was sent is anywhere, by the second.
    let everything = format!("{}{}{nights:?}{}", app.dump().await, log.text(), night_of(&app).await);
    for moment in sent_at {
        let second = (moment / 1_000).to_string();
        assert!(!everything.contains(&second), "{second} is written down");
    }
    assert_eq!(log.text(), "", "and the log says nothing at all");
});

/// How many of each day's people are told right, by somebody who can read every word and already knows on which day each came.
fn guessed_right(app: &TestApp, rows: &[Lying], came: &[Vec<String>], order: fn(&mut Vec<(Lying, String)>)) -> usize {
    let mut rows: Vec<_> = rows.iter().cloned().zip(words_of(app, rows)).collect();
    order(&mut rows);
    let day_of: HashMap<&str, usize> =
        came.iter().enumerate().flat_map(|(day, said)| said.iter().map(move |words| (words.as_str(), day))).collect();
    let mut guessed = vec![Vec::new(); came.len()];
    for (_, words) in &rows {
        guessed[day_of[words.as_str()]].push(words);
    }
    came.iter()
        .zip(guessed)
        .map(|(said, guess)| said.iter().zip(guess).filter(|(one, other)| one == other).count())
        .sum()
}

/// The one row that is about no message.
async fn night_of(app: &TestApp) -> String {
    const ROW: &str = "select epoch || ' ' || waited || ' ' || passed_on from anonymous_night";
    match app.state.anonymous.engine() {
        Db::Sqlite { read, .. } => sqlx::query_scalar(ROW).fetch_one(read).await,
        Db::Postgres(pool) => sqlx::query_scalar(ROW).fetch_one(pool).await,
    }
    .expect("the night")
}
