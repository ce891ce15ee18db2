//! The demonstration has a case of every kind that somebody may want to look at.

use super::super::super::store;
use super::super::super::testing::NOON;
use super::super::{Cast, add_demo_cases, seed};
use super::advocate;
use crate::room_test;
use crate::server::testing::TestApp;

room_test!(the_demonstration_has_cases_that_wait_go_on_and_have_ended, async |app: TestApp| {
    app.at(NOON);
    let (_, amara) = app.young_person("Amara").await;
    let ((_, vera), (_, nia)) = (advocate(&app, "Vera").await, advocate(&app, "Nia").await);
    let cast = Cast { young_person: &amara, advocate: &vera, other_advocate: &nia };
    seed(&app.state, &cast).await.expect("seeded");
    let count = async |what: &str| app.number(&format!("select count(*) from advocacy_cases where {what}")).await;
    assert_eq!(count("closed_at is null and advocate_id is null").await, 5);
    assert_eq!(count(&format!("closed_at is null and due_at < {NOON}")).await, 1, "one of them is late");
    assert_eq!(count(&format!("advocate_id = '{vera}' and closed_at is null and due_at > {NOON}")).await, 1);
    assert_eq!(count("closed_at is not null and ending = 'done' and got = 'yes'").await, 1);
    assert_eq!(count(&format!("asked_at > {NOON}")).await, 0, "the clock of the app has not moved");
    let mut tx = app.state.db.read().await.expect("it reads");
    let ended = store::of_person(&mut tx, &app.state.keys, &amara, true, i64::MAX, 10).await.expect("hers");
    assert_eq!(ended.len(), 1);
    drop(tx);
    add_demo_cases(&app.state, 44, [&vera, &nia]).await.expect("added");
    assert_eq!(count("closed_at is null and advocate_id is null").await, 5 + 22);
    assert_eq!(count(&format!("advocate_id = '{nia}'")).await, 11);
});
