//! The life of a case, by its verbs.

use super::model::{Ending, Got, Kind, Turn};
use super::opening::{self, Opening};
use super::store::{self, Outcome};
use super::testing::{DAY, HOUR, NOON, advocate, ask, ask_without_account, new_case, opener, staff};
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::TestApp;

async fn turn(app: &TestApp, id: &str) -> Turn {
    let mut tx = app.state.db.read().await.expect("it reads");
    let found = store::find(&mut tx, &app.state.keys, id).await.expect("found").expect("there");
    found.thread.case.turn(app.state.now())
}

room_test!(a_case_is_asked_claimed_answered_and_closed, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, vera_id) = advocate(&app, "Vera").await;
    let (bo, _) = advocate(&app, "Bo").await;
    let (vera, bo) = (staff(&app, &vera).await, staff(&app, &bo).await);
    let id = ask(&app, &ada).await;
    let mine = opener(&ada);
    assert!(matches!(turn(&app, &id).await, Turn::Ours(_)));
    assert_eq!(store::claim(&app.state, &vera, &id).await, Ok(Some(Outcome::Yes)));
    assert_eq!(store::claim(&app.state, &vera, &id).await, Ok(Some(Outcome::Yes)), "pressed twice");
    assert_eq!(store::claim(&app.state, &bo, &id).await, Ok(Some(Outcome::TakenBy("Vera".to_owned()))));
    assert_eq!(store::answer(&app.state, &bo, &id, 2, &random_id(), "Hello").await, Ok(None), "not theirs");
    assert_eq!(store::answer(&app.state, &vera, &id, 1, &random_id(), "Hello").await, Ok(Some(Outcome::Crossed)));
    let page = random_id();
    for _ in 0..2 {
        assert_eq!(store::answer(&app.state, &vera, &id, 2, &page, "Hello").await, Ok(Some(Outcome::Yes)));
    }
    assert_eq!(turn(&app, &id).await, Turn::Theirs);
    let page = random_id();
    for _ in 0..2 {
        assert_eq!(store::write(&app.state, &mine, &id, &page, "Thanks, and more").await, Ok(Some(Outcome::Yes)));
    }
    assert!(matches!(turn(&app, &id).await, Turn::Ours(_)));
    assert_eq!(store::close(&app.state, &vera, &id, 4, Ending::Done, "Bye").await, Ok(Some(Outcome::Yes)));
    assert_eq!(store::write(&app.state, &mine, &id, &random_id(), "Thank you").await, Ok(Some(Outcome::Yes)));
    assert_eq!(turn(&app, &id).await, Turn::Nobodys, "a thank-you opens nothing");
    assert_eq!(store::not_sorted(&app.state, &mine, &id, None).await, Ok(Some(Outcome::Yes)));
    assert!(matches!(turn(&app, &id).await, Turn::Ours(_)));
    assert_eq!(store::object(&app.state, &mine, &id, Some("We do not get on")).await, Ok(Some(Outcome::Yes)));
    assert_eq!(store::claim(&app.state, &vera, &id).await, Ok(Some(Outcome::Objected)));
    assert_eq!(store::claim(&app.state, &bo, &id).await, Ok(Some(Outcome::Yes)));
    assert_eq!(store::assign(&app.state, &bo, &id, &vera_id, None).await, Ok(Some(Outcome::Objected)));
    assert_eq!(store::got(&app.state, &mine, &id, Got::Partly, None).await, Ok(Some(Outcome::Yes)));
    assert_eq!(store::stop(&app.state, &mine, &id).await, Ok(Some(Outcome::Yes)));
    let mut tx = app.state.db.read().await.expect("it reads");
    let thread = store::find(&mut tx, &app.state.keys, &id).await.expect("found").expect("there").thread;
    let kinds: Vec<_> = thread.entries.iter().map(|entry| entry.kind).collect();
    let told = [
        Kind::Asked,
        Kind::Claimed,
        Kind::Answered,
        Kind::Wrote,
        Kind::Closed,
        Kind::Wrote,
        Kind::NotSorted,
        Kind::Objected,
        Kind::Claimed,
        Kind::Got,
        Kind::Stopped,
    ];
    assert_eq!(kinds, told);
    assert_eq!(thread.promises.iter().map(|promise| promise.met_at.is_some()).collect::<Vec<_>>(), [true, true, false]);
});

room_test!(a_promise_stands_still_while_we_wait_for_them, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (browser, vera_id) = advocate(&app, "Vera").await;
    let vera = staff(&app, &browser).await;
    let id = ask(&app, &ada).await;
    store::claim(&app.state, &vera, &id).await.expect("claimed");
    let Turn::Ours(before) = turn(&app, &id).await else { panic!("ours") };
    app.at(NOON + HOUR);
    assert_eq!(store::pause(&app.state, &vera, &id).await, Ok(Some(Outcome::Yes)));
    app.at(NOON + 7 * DAY);
    assert_eq!(turn(&app, &id).await, Turn::Paused);
    assert_eq!(store::write(&app.state, &opener(&ada), &id, &random_id(), "I am here").await, Ok(Some(Outcome::Yes)));
    let Turn::Ours(after) = turn(&app, &id).await else { panic!("ours") };
    assert_eq!(after, before + 7 * DAY, "two working days, as before");
    let _ = vera_id;
});

room_test!(asked_twice_from_one_page_it_is_one_case_with_one_secret, async |app: TestApp| {
    app.at(NOON);
    let new = new_case(None);
    let (first, second) = (store::ask(&app.state, &new).await, store::ask(&app.state, &new).await);
    let (first, second) = (first.expect("asked"), second.expect("asked"));
    assert_eq!(first.case, second.case);
    let mut secrets = Vec::new();
    for receipt in [first, second] {
        let opening = Opening { case: receipt.case, token: receipt.opening.expect("open") };
        let mut tx = app.state.db.read().await.expect("it reads");
        secrets.push(opening::secret(&mut tx, &app.state.keys, &opening).await.expect("read").expect("kept"));
    }
    assert_eq!(secrets[0], secrets[1]);
    assert_eq!(secrets[0].len(), 16);
});

room_test!(no_row_says_whose_a_case_is, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let id = ask(&app, &ada).await;
    ask_without_account(&app).await;
    store::write(&app.state, &opener(&ada), &id, &random_id(), "Please call").await.expect("written");
    let rows: Vec<_> = app.dump().await.lines().filter(|row| row.contains(&id)).map(str::to_owned).collect();
    assert!(rows.len() > 3, "{rows:?}");
    for row in rows {
        assert!(!row.contains(ada.as_str()), "{row}");
    }
});
