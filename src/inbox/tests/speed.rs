use std::time::Instant;

use super::super::model::{After, Filter, Show, Whose};
use super::super::store;
use super::*;
use crate::internet_access::testing::member;

/// How many requests there are: a bench of this room sets it to a hundred thousand, and reads the times that are printed.
fn requests() -> usize {
    std::env::var("INBOX_REQUESTS").ok().and_then(|count| count.parse().ok()).unwrap_or(200)
}

room_test!(a_page_goes_no_further_than_it_shows, async |app: TestApp| {
    app.at(NOON);
    let (_, idris) = member(&app, "Idris").await;
    let (_, una) = member(&app, "Una").await;
    internet_access::add_demo_requests(&app.state, requests(), [&idris.id, &una.id]).await.expect("added");
    // As both engines do by themselves once there is more than they knew of.
    app.execute("analyze").await.expect("counted");
    let engine = std::thread::current().name().and_then(|name| name.rsplit("::").next().map(str::to_owned));
    let whose = |show, whose| Filter::new(show, whose);
    let find = |find: &str| Filter { find: find.to_owned(), ..Filter::new(Show::Ours, Whose::Anybodys) };
    let middle = After { at: NOON, plain: "K7".to_owned(), id: "m".to_owned() };
    for (filter, after) in [
        (whose(Show::Ours, Whose::Anybodys), None),
        (whose(Show::Ours, Whose::Anybodys), Some(&middle)),
        (whose(Show::Ours, Whose::Mine), None),
        (whose(Show::Ours, Whose::Nobodys), None),
        (whose(Show::Late, Whose::Anybodys), None),
        (whose(Show::Theirs, Whose::Anybodys), None),
        (whose(Show::Theirs, Whose::Mine), None),
        (whose(Show::Done, Whose::Anybodys), None),
        (find("K7"), None),
        (find("K7M3"), None),
    ] {
        let mut times = Vec::new();
        for _ in 0..(if requests() > 1_000 { 200 } else { 2 }) {
            let began = Instant::now();
            let board = store::read(&app.state, &idris, &filter, after).await.expect("read");
            times.push(began.elapsed());
            assert!(board.items.len() <= 50);
        }
        times.sort();
        let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1_000.0;
        println!("{engine:?} {} after {}: p50 {:.1} ms, p99 {:.1} ms", filter.query(), after.is_some(), at(50), at(99));
    }
});
