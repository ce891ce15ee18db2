//! What the Board is told of promises.

use jiff::civil::{Date, date};

use super::*;
use crate::room_test;
use crate::said_did::form::NewMove;
use crate::said_did::model::Words;
use crate::said_did::{Kept, NewPromise, State, of_quarter, promise, store};
use crate::words::Quarter;

fn new(once: &str, due: Date) -> NewPromise {
    let words = Words {
        said: "How long is too long?".to_owned(),
        theme: "online".to_owned(),
        pieces: 0,
        promised: once.to_owned(),
        by_whom: "The internet team".to_owned(),
    };
    NewPromise { once: once.to_owned(), words, due, asked_by_board: true }
}

/// Makes a promise 60 days ago, and moves it: so many days after that, to what.
async fn made(app: &TestApp, once: &str, due: Date, steps: &[(i64, State, Option<Date>)]) {
    let (mut tx, began) = (app.state.db.begin().await.expect("it begins"), NOON - 60 * DAY);
    let id = promise(&mut tx, &app.state.keys, &new(once, due), None, began).await.expect("promised");
    for (after, to, due) in steps {
        let item = store::item(&mut tx, &id).await.expect("read").expect("there");
        let new = NewMove { to: *to, words: "x".to_owned(), due: *due };
        let at = began + after * DAY;
        assert!(store::move_in(&mut tx, &app.state.keys, &item, item.version, &new, None, at).await.expect("moved"));
    }
    tx.commit().await.expect("it ends");
}

room_test!(a_quarter_is_measured_by_the_days_first_promised, async |app: TestApp| {
    app.at(NOON);
    let (october, december) = (date(2026, 10, 20), date(2026, 12, 20));
    made(&app, "in time", october, &[(20, State::Done, None)]).await;
    made(&app, "too late", october, &[(40, State::Done, None)]).await;
    made(&app, "put off, then done", october, &[(10, State::PutOff, Some(december)), (40, State::Done, None)]).await;
    made(&app, "not at all", december, &[(5, State::NotDone, None)]).await;
    made(&app, "by mistake", december, &[(5, State::TakenBack, None)]).await;
    made(&app, "late now", october, &[]).await;
    made(&app, "later now", date(2026, 11, 1), &[(1, State::Started, None)]).await;
    made(&app, "open", december, &[]).await;
    made(&app, "of before", date(2026, 9, 30), &[]).await;
    let mut tx = app.state.db.read().await.expect("it begins");
    let quarter = Quarter::parse("2026-q4").expect("a quarter");
    let Kept { kept, missed, open, overdue } = of_quarter(&mut tx, quarter, NOON).await.expect("counted");
    assert_eq!((kept, missed, open), (1, 5, 1));
    let overdue: Vec<_> = overdue.iter().map(|item| item.words.promised.as_str()).collect();
    assert_eq!(overdue, ["of before", "late now", "later now"]);
    let before = of_quarter(&mut tx, quarter.before(), NOON).await.expect("counted");
    assert_eq!((before.kept, before.missed, before.open), (0, 1, 0));
});

room_test!(a_question_becomes_one_promise_that_anybody_reads, async |app: TestApp| {
    app.at(NOON);
    made(&app, "asked", date(2026, 12, 20), &[]).await;
    made(&app, "asked", date(2026, 12, 20), &[]).await;
    assert_eq!(app.count("said_did_items").await, 1);
    says(&app.get(PUBLIC).await, "The Board asked for it.");
});
