//! Many steps at once are the same steps as one by one.

use std::collections::{HashMap, VecDeque};

use super::super::answers::SAYS;
use super::answers::step;
use super::*;
use crate::internet_access::model::By;
use crate::internet_access::store::{At, Outcome, Step, take, take_all};
use crate::internet_access::testing::found;
use crate::room_test;

/// By which steps a request that was approved comes to each status, without being looked at or approved anew.
fn ways() -> HashMap<Status, Vec<Status>> {
    let (mut ways, mut next) = (HashMap::from([(Status::Approved, Vec::new())]), VecDeque::from([Status::Approved]));
    while let Some(from) = next.pop_front() {
        for to in from.next().iter().filter(|to| !matches!(to, Status::Approved | Status::Looking)) {
            if !ways.contains_key(to) {
                let way = [ways[&from].clone(), vec![*to]].concat();
                ways.insert(*to, way);
                next.push_back(*to);
            }
        }
    }
    ways
}

/// All that a step may change, but the ids.
async fn everything(app: &TestApp, request: &str) -> Vec<String> {
    let of = |column: &str| format!("coalesce(cast({column} as text), '-')");
    let all = |table: &str, columns: &[&str], more: &str| {
        let columns: Vec<_> = columns.iter().map(|column| of(column)).collect();
        format!("select {} from {table} where {more}", columns.join(" || ',' || "))
    };
    let mine = format!("request_id = '{request}'");
    let mut found = Vec::new();
    for sql in [
        all(
            "internet_access_requests",
            &[
                "status",
                "status_at",
                "why_not",
                "works_until",
                "closed_at",
                "due_at",
                "paused_at",
                "raised_at",
                "changed_at",
            ],
            &format!("id = '{request}'"),
        ),
        all(
            "internet_access_entries",
            &["number", "once", "at", "kind", "status", "by_whom", "staff_id", "private", "words"],
            &format!("{mine} order by number"),
        ),
        all(
            "internet_access_promises",
            &["number", "made_at", "due_at", "met_at", "let_go_at"],
            &format!("{mine} order by number"),
        ),
        all("internet_access_uses", &["cost_pence", "reserved_at", "used_at", "released_at"], &mine),
        all(
            "internet_access_outcomes",
            &["kind", "asked_on", "approved_on", "sent_on", "working_on", "closed_on", "ending"],
            &mine,
        ),
        all(
            "internet_access_items",
            &["in_stock", "reserved", "used"],
            &format!("id = (select item_id from internet_access_uses where {mine})"),
        ),
    ] {
        found.extend(texts(app, &sql).await);
    }
    found
}

room_test!(steps_taken_together_are_the_steps_taken_one_by_one, async |app: TestApp| {
    app.at(NOON);
    let (_, staff) = team(&app, "Idris").await;
    let (_, ada) = matched(&app, "Ada").await;
    let (mut alone, mut together) = (Vec::new(), Vec::new());
    for (from, way) in ways() {
        for to in SAYS.into_iter().filter(|to| from.may_become(*to)) {
            for ids in [&mut alone, &mut together] {
                let sims = item(&app, Help::Sim, 2).await;
                let (id, _) = approved(&app, &staff, &ada, Help::Sim, &sims).await;
                for (place, step) in way.iter().enumerate() {
                    let seen = place as i64 + 2;
                    let moved = store::move_to(&app.state, &staff, &id, seen, *step, None, None).await;
                    assert_eq!(moved, Ok(Some(Outcome::Yes)));
                }
                ids.push((id, to));
            }
        }
    }
    assert!(alone.len() > 30, "{}", alone.len());
    app.at(NOON + 3 * 24 * 3_600_000);
    let letters = app.count("outbox").await;
    for (id, to) in &alone {
        let found = found(&app, id).await;
        let mut tx = app.state.db.begin().await.expect("it begins");
        let step = Step { once: Some("file:2"), ..Step::without_us(*to, By::Supplier, None, app.state.now()) };
        assert_eq!(take(&mut tx, At::of(&app.state), &found, &step).await, Ok(Outcome::Yes));
        tx.commit().await.expect("it ends");
    }
    let each = app.count("outbox").await - letters;
    let mut tx = app.state.db.begin().await.expect("it begins");
    let steps: Vec<_> = together.iter().map(|(id, to)| step(id, *to)).collect();
    take_all(&mut tx, At::of(&app.state), &steps).await.expect("taken");
    tx.commit().await.expect("it ends");
    for ((one, to), (other, _)) in alone.iter().zip(&together) {
        assert_eq!(everything(&app, one).await, everything(&app, other).await, "to {to:?}");
    }
    assert_eq!(app.count("outbox").await - letters, 2 * each, "as many letters");
});
