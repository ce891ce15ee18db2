//! An advocate who leaves: nobody's case is left with them.

use super::super::super::model::{Kind, Turn};
use super::super::super::store::{self, Outcome};
use super::super::super::testing::{DAY, NOON, manager};
use super::super::raise_late;
use super::{advocate, claimed, due_at};
use crate::room_test;
use crate::server::testing::TestApp;

room_test!(the_cases_of_whoever_leaves_wait_again_by_themselves, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, vera_id) = advocate(&app, "Vera").await;
    let (bo, bo_id) = advocate(&app, "Bo").await;
    let (cy, _) = advocate(&app, "Cy").await;
    manager(&app, "Mo").await;
    let (disabled, changed) = (claimed(&app, &ada, &vera).await, claimed(&app, &ada, &bo).await);
    let stays = claimed(&app, &ada, &cy).await;
    let promised = due_at(&app, &disabled).await;
    app.execute(&format!("update people set disabled_at = 1 where id = '{vera_id}'")).await.expect("disabled");
    app.execute(&format!("delete from staff_roles where person_id = '{bo_id}'")).await.expect("no advocate any more");
    assert_eq!(raise_late(&app.state).await, Ok(2));
    assert_eq!(raise_late(&app.state).await, Ok(0), "once");
    let mut tx = app.state.db.read().await.expect("it reads");
    for id in [&disabled, &changed] {
        let thread = store::find(&mut tx, &app.state.keys, id).await.expect("found").expect("there").thread;
        assert_eq!(thread.case.advocate, None);
        assert_eq!(thread.case.turn(NOON), Turn::Ours(promised), "the promise goes on");
        let last = thread.entries.last().expect("an entry");
        assert_eq!((last.kind, last.private, &last.staff), (Kind::PutBack, true, &None));
    }
    assert!(
        store::find(&mut tx, &app.state.keys, &stays)
            .await
            .expect("found")
            .expect("there")
            .thread
            .case
            .advocate
            .is_some()
    );
    drop(tx);
    app.deliver().await;
    let letters = app.letters().await;
    let told = letters.iter().filter(|letter| letter.subject == "Please look now" && letter.to == "mo@staff.example");
    assert_eq!(told.count(), 2);
    assert_eq!(store::claim(&app.state, &cy, &disabled).await, Ok(Some(Outcome::Yes)));
    app.at(NOON + DAY);
    assert_eq!(raise_late(&app.state).await, Ok(0));
});
