//! Twenty thousand rows. The figures are printed.

use super::super::answers::{Applied, apply, stage};
use super::*;
use crate::keys::{random_id, random_long_reference};
use crate::room_test;

/// Adds so many requests that were approved, of a few hundred young people with an address. Gives their references.
pub async fn approved_requests(app: &TestApp, staff: &InternetTeam, count: usize) -> Vec<String> {
    let mut people = Vec::new();
    for number in 0..20 {
        people.push(app.young_person(&format!("Young{number}")).await.1);
    }
    let sims = item(app, Help::Sim, count as i64).await;
    app.execute(&format!("update internet_access_items set reserved = {count} where id = '{sims}'"))
        .await
        .expect("reserved");
    let (by, mut references) = (&staff.id, Vec::with_capacity(count));
    for chunk in (0..count).collect::<Vec<_>>().chunks(250) {
        let ids: Vec<_> =
            chunk.iter().map(|number| (random_id(), random_long_reference(), &people[number % 20])).collect();
        let rows = |row: &dyn Fn(&str, &str, &PersonId) -> String| {
            ids.iter().map(|(id, reference, person)| row(id, reference, person)).collect::<Vec<_>>().join(", ")
        };
        let due = NOON + 1_000_000;
        for (into, rows) in [
            (
                "internet_access_requests (id, reference, person_id, once, kind, details, digits, same_index, status, status_at, asked_at, changed_at, due_at)",
                rows(&|id, reference, person| {
                    format!(
                        "('{id}', '{reference}', '{person}', '{id}', 'sim', 'x', 'x', '{id}', 'approved', {NOON}, {NOON}, {NOON}, {due})"
                    )
                }),
            ),
            (
                "internet_access_entries (id, request_id, number, at, kind, status, by_whom, staff_id, private)",
                rows(&|id, _, _| {
                    format!(
                        "('{id}a', '{id}', 1, {NOON}, 'asked', null, 'young_person', null, false), ('{id}b', '{id}', 2, {NOON}, 'moved', 'approved', 'staff', '{by}', false)"
                    )
                }),
            ),
            (
                "internet_access_promises (request_id, number, made_at, due_at)",
                rows(&|id, _, _| format!("('{id}', 1, {NOON}, {due})")),
            ),
            (
                "internet_access_uses (id, request_id, item_id, cost_pence, reserved_at)",
                rows(&|id, _, _| format!("('{id}', '{id}', '{sims}', 1200, {NOON})")),
            ),
            (
                "internet_access_outcomes (id, request_id, kind, asked_on, approved_on)",
                rows(&|id, _, _| format!("('{id}', '{id}', 'sim', {NOON}, {NOON})")),
            ),
        ] {
            app.execute(&format!("insert into {into} values {rows}")).await.expect("added");
        }
        references.extend(ids.into_iter().map(|(_, reference, _)| reference));
    }
    references
}

room_test!(twenty_thousand_rows_are_read_and_applied, async |app: TestApp| {
    app.at(NOON);
    let (_, idris) = team(&app, "Idris").await;
    let (_, una) = team(&app, "Una").await;
    let references = approved_requests(&app, &idris, 20_000).await;
    let lines: Vec<_> =
        references.iter().map(|reference| format!("{reference},on_its_way,Parcel {reference}\n")).collect();
    let file = format!("reference,status,note\n{}", lines.concat());
    let began = std::time::Instant::now();
    let id = stage(&app.state, &idris, "Example Mobile", file.as_bytes()).await.expect("read").expect("good");
    let read = began.elapsed();
    let began = std::time::Instant::now();
    let applied = apply(&app.state, &una, &id).await;
    println!("{}: 20,000 rows read in {read:?}, applied in {:?}", app.state.db.engine(), began.elapsed());
    assert_eq!(applied, Ok(Some(Applied::Yes { changed: 20_000, left_out: 0 })));
    assert_eq!(app.number("select used + 10 * reserved from internet_access_items").await, 20_000);
    assert_eq!(app.count("outbox").await, 20_000);
});
