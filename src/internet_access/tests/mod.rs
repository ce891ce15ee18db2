//! The life of a request, by its verbs, and held against a model of it.

mod life;

use super::model::{Help, Kind, Status, Turn, WhyNot};
use super::store::{self, Outcome, Whose};
use super::testing::{DAY, NOON, ask, found, item, matched, member};
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::TestApp;

const YES: Result<Option<Outcome>, crate::error::AppError> = Ok(Some(Outcome::Yes));

async fn stands(app: &TestApp, id: &str) -> (Status, Turn) {
    let request = found(app, id).await.thread.request;
    (request.status, request.turn(app.state.now()))
}

async fn last(app: &TestApp, id: &str) -> i64 {
    found(app, id).await.thread.last()
}

room_test!(a_sim_card_is_asked_for_approved_sent_and_works, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = matched(&app, "Ada").await;
    let (_, idris) = member(&app, "Idris").await;
    let sim = item(&app, Help::Sim, 1).await;
    let id = ask(&app, &ada, Help::Sim).await;
    assert!(matches!(stands(&app, &id).await, (Status::Received, Turn::Ours(_))));
    assert_eq!(store::claim(&app.state, &idris, &id).await, YES);
    assert_eq!(store::approve(&app.state, &idris, &id, 1, &sim, None).await, Ok(Some(Outcome::Crossed)));
    for _ in 0..2 {
        assert_eq!(store::approve(&app.state, &idris, &id, 2, &sim, None).await, YES, "pressed twice");
    }
    let other = ask(&app, &ada, Help::Sim).await;
    assert_eq!(store::approve(&app.state, &idris, &other, 1, &sim, None).await, Ok(Some(Outcome::NoneLeft)));
    assert_eq!(store::withdraw(&app.state, &ada, &other).await, YES);
    assert!(matches!(stands(&app, &id).await, (Status::Approved, Turn::Ours(_))));
    assert_eq!(store::move_to(&app.state, &idris, &id, 3, Status::OnItsWay, None, None).await, YES);
    assert_eq!(stands(&app, &id).await, (Status::OnItsWay, Turn::Theirs));
    for _ in 0..2 {
        assert_eq!(store::say_whether(&app.state, Whose::Account(&ada), &id, Kind::Arrived, None).await, YES);
    }
    assert_eq!(store::say_whether(&app.state, Whose::Opened(&id), &id, Kind::Works, None).await, YES);
    let request = found(&app, &id).await.thread.request;
    assert_eq!((request.status, request.closed_at), (Status::Working, None));
    let until = request.works_until.expect("it ends");
    assert!(until > NOON + 180 * DAY && until < NOON + 181 * DAY);
    let stock = "select in_stock * 100 + reserved * 10 + used from internet_access_items";
    assert_eq!(app.number(stock).await, 1, "none on the shelf, none reserved, one used");
});

room_test!(no_opens_it_again_and_raises_the_alarm, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = matched(&app, "Ada").await;
    let (_, idris) = member(&app, "Idris").await;
    let sim = item(&app, Help::Sim, 5).await;
    let id = ask(&app, &ada, Help::Sim).await;
    store::approve(&app.state, &idris, &id, 1, &sim, None).await.expect("approved");
    store::move_to(&app.state, &idris, &id, 2, Status::OnItsWay, None, None).await.expect("sent");
    let no = store::say_whether(&app.state, Whose::Account(&ada), &id, Kind::NotArrived, Some("Nothing came")).await;
    assert_eq!(no, YES);
    assert!(matches!(stands(&app, &id).await, (Status::LostOrBroken, Turn::Ours(_))));
    assert_eq!(app.number("select count(*) from outbox where kind = 'internet_access.alarm'").await, 1);
    let seen = last(&app, &id).await;
    assert_eq!(store::approve(&app.state, &idris, &id, seen, &sim, None).await, YES, "another one");
});

room_test!(what_is_wrong_is_put_right_and_what_is_refused_says_why, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = matched(&app, "Ada").await;
    let (_, bo) = app.young_person("Bo").await;
    let (_, idris) = member(&app, "Idris").await;
    let data = item(&app, Help::Data, 1).await;
    let id = ask(&app, &ada, Help::Data).await;
    store::approve(&app.state, &idris, &id, 1, &data, None).await.expect("approved");
    let moved = store::move_to(&app.state, &idris, &id, 2, Status::NumberNotRecognised, None, None).await;
    assert_eq!(moved, YES);
    assert_eq!(stands(&app, &id).await, (Status::NumberNotRecognised, Turn::Theirs));
    assert_eq!(app.number("select reserved from internet_access_items").await, 0, "somebody else can have it");
    let mut details = found(&app, &id).await.thread.request.details;
    details.phone = Some("+447700900456".to_owned());
    assert_eq!(store::correct(&app.state, &ada, &id, &details).await, YES);
    assert!(matches!(stands(&app, &id).await, (Status::Looking, Turn::Ours(_))));
    assert_eq!(store::correct(&app.state, &bo, &id, &details).await, Ok(None), "not theirs");
    let seen = last(&app, &id).await;
    assert_eq!(store::question(&app.state, &idris, &id, seen, "q", "Which shop?").await, YES);
    assert_eq!(stands(&app, &id).await.1, Turn::Paused);
    assert_eq!(store::write(&app.state, &ada, &id, &random_id(), "The one in the market").await, YES);
    assert!(matches!(stands(&app, &id).await.1, Turn::Ours(_)));
    let seen = last(&app, &id).await;
    let no = Some(WhyNot::HasOne);
    assert_eq!(store::move_to(&app.state, &idris, &id, seen, Status::NotEligible, no, Some("Sorry")).await, YES);
    assert_eq!(stands(&app, &id).await, (Status::NotEligible, Turn::Nobodys));
    assert_eq!(store::write(&app.state, &ada, &id, &random_id(), "Thanks").await, YES);
    assert_eq!(stands(&app, &id).await.1, Turn::Nobodys, "a thank-you opens nothing");
});

room_test!(a_match_comes_first, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (_, idris) = member(&app, "Idris").await;
    let sim = item(&app, Help::Sim, 1).await;
    let id = ask(&app, &ada, Help::Sim).await;
    assert_eq!(store::approve(&app.state, &idris, &id, 1, &sim, None).await, Ok(Some(Outcome::NotMatched)));
});
