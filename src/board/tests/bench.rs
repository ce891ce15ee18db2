//! How long it takes over years of a large council's figures: `node end2end/bench/run.mjs years`.

use std::time::Instant;

use super::*;
use crate::accounts::people;
use crate::board::{Cast, seed};
use crate::feedback::{Feeling, Piece, Way};
use crate::keys::{Place, random_id};
use crate::server::testing::Engine;

const REQUESTS: i64 = 400_000;
const PIECES: i64 = 100_000;
/// Over six quarters.
const SPAN: i64 = 6 * 91 * DAY;
const PEOPLE: usize = 400;

#[test]
#[ignore = "it takes minutes; its figures are printed"]
fn a_draft_over_years_of_requests_and_the_page_from_frozen_figures() {
    crate::server::testing::on(Engine::Sqlite, async |app: TestApp| {
        let people = people(&app).await;
        sow(&app).await;
        let began = Instant::now();
        let draft = draft(&people.pia, "").await;
        let took = began.elapsed();
        println!("a draft over {REQUESTS} requests and {PIECES} pieces: {} ms", took.as_millis());
        assert_eq!(step(&people.pia, &draft, "put-forward").await.status, 303);
        assert_eq!(publish(&people.quin, &draft).await.status, 303);

        let council = Organisation::Council;
        let (_, one) = app.staff("One", council, &[Role::ParticipationWorker]).await;
        let (_, two) = app.staff("Two", council, &[Role::ParticipationWorker]).await;
        let (_, three) = app.staff("Three", council, &[Role::BoardReviewer]).await;
        seed(&app.state, &Cast { worker: &one, other_worker: &two, reviewer: &three }).await.expect("seeded");
        let mut times = Vec::new();
        for _ in 0..500 {
            let began = Instant::now();
            assert_eq!(people.rowan.get("/board?theme=home").await.status, 200);
            times.push(began.elapsed());
        }
        times.sort_unstable();
        println!("the page: p50 {} ms, p99 {} ms", times[250].as_millis(), times[495].as_millis());
    });
}

/// Requests to get online with what came of them, and pieces under a name, spread evenly over six quarters.
async fn sow(app: &TestApp) {
    let mut theirs = Vec::new();
    for number in 0..PEOPLE {
        theirs.push(app.young_person(&format!("Sower{number}")).await.1);
    }
    let last = crate::words::Quarter::parse(QUARTER).expect("a quarter").until();
    let when = |number: i64, of: i64| last - 1 - number * (SPAN / of);
    let kinds = ["data", "sim", "broadband", "router", "device"];
    for from in (0..REQUESTS).step_by(1_000) {
        let (mut requests, mut promises, mut outcomes) = (Vec::new(), Vec::new(), Vec::new());
        for number in from..from + 1_000 {
            let (id, person, kind) = (random_id(), &theirs[number as usize % PEOPLE], kinds[number as usize % 5]);
            let at = when(number, REQUESTS);
            let (due, met) = (at + 14 * DAY, at + (1 + number % 20) * DAY);
            requests.push(format!(
                "('{id}', '{id}', '{person}', '{id}', '{kind}', 'x', 'x', '{id}', 'working', {at}, {at}, {at})"
            ));
            promises.push(format!("('{id}', 1, {at}, {due}, {met})"));
            outcomes.push(format!("('{id}', '{id}', '{kind}', {at}, {met}, {met}, 'working')"));
        }
        for (into, rows) in [
            (
                "internet_access_requests (id, reference, person_id, once, kind, details, digits, same_index, status, status_at, asked_at, changed_at)",
                requests,
            ),
            ("internet_access_promises (request_id, number, made_at, due_at, met_at)", promises),
            ("internet_access_outcomes (id, request_id, kind, asked_on, approved_on, working_on, ending)", outcomes),
        ] {
            app.execute(&format!("insert into {into} values {}", rows.join(", "))).await.expect("sown");
        }
    }
    let mut keys = Vec::new();
    let mut tx = app.state.db.read().await.expect("it reads");
    for person in &theirs {
        keys.push(people::data_key(&mut tx, &app.state.keys, person).await.expect("a key"));
    }
    drop(tx);
    for from in (0..PIECES).step_by(1_000) {
        let rows: Vec<_> = (from..from + 1_000)
            .map(|number| {
                let (id, who, at) = (random_id(), number as usize % PEOPLE, when(number, PIECES));
                let mut piece = Piece::new(
                    Way::Named,
                    crate::feedback::month_of(at),
                    "Nobody rings when they say they will.".to_owned(),
                );
                piece.feeling = Some(Feeling::ALL[number as usize % 5]);
                piece.themes = vec![["home", "money", "heard", "online"][number as usize % 4].to_owned()];
                let sealed = keys[who].seal_json(Place::new("feedback_pieces", "piece", &id), &piece);
                format!("('{id}', '{}', '{id}', '{sealed}', 1, {at}, {at}, {})", theirs[who], at + 3 * DAY)
            })
            .collect();
        let into = "feedback_pieces (id, person_id, once, piece, version, said_at, changed_at, answered_at)";
        app.execute(&format!("insert into {into} values {}", rows.join(", "))).await.expect("sown");
    }
}
