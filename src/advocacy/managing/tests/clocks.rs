//! Clocks are fair (domain/asks.md 4), and they raise themselves.

use super::super::super::model::{Ending, Promise};
use super::super::super::store::{self, NextStep, Outcome};
use super::super::super::testing::{DAY, HOUR, NOON, manager, opener};
use super::super::raise_late;
use super::{advocate, claimed, due_at};
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::TestApp;

/// Eight in the morning of a day so many days after Wednesday 25 November 2026.
fn eight(days: i64) -> i64 {
    NOON + days * DAY - 4 * HOUR
}

async fn raise(app: &TestApp, now: i64) -> usize {
    app.at(now);
    raise_late(&app.state).await.expect("told")
}

/// Who was told to look, since the last time we asked.
async fn told(app: &TestApp) -> Vec<String> {
    app.deliver().await;
    let mut letters = app.recorder.lock().expect("recorded");
    let mut told: Vec<_> = letters
        .drain(..)
        .filter(|letter| letter.subject == "Please look now")
        .map(|letter| letter.to.replace("@staff.example", ""))
        .collect();
    told.sort();
    told
}

async fn yes(outcome: crate::error::Result<Option<Outcome>>) {
    assert_eq!(outcome, Ok(Some(Outcome::Yes)));
}

async fn promises(app: &TestApp, id: &str) -> Vec<Promise> {
    let mut tx = app.state.db.read().await.expect("it reads");
    store::find(&mut tx, &app.state.keys, id).await.expect("found").expect("there").thread.promises
}

room_test!(the_last_working_day_tells_the_advocate_and_a_missed_promise_the_manager, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    advocate(&app, "Bo").await;
    manager(&app, "Mo").await;
    claimed(&app, &ada, &vera).await;
    assert_eq!(raise(&app, eight(1)).await, 0, "there is a working day left");
    assert_eq!(raise(&app, eight(2) - 1).await, 0, "nobody is told before eight");
    assert_eq!(told(&app).await, [""; 0]);
    assert_eq!(raise(&app, eight(2)).await, 1);
    assert_eq!(raise(&app, eight(2) + HOUR).await, 0, "once");
    assert_eq!(told(&app).await, ["vera"]);
    assert_eq!(raise(&app, NOON + 3 * DAY - 12 * HOUR).await, 0, "no alarm at midnight");
    assert_eq!(raise(&app, eight(3)).await, 0, "nor on a Saturday");
    assert_eq!(raise(&app, eight(4)).await, 0, "nor on a Sunday");
    assert_eq!(raise(&app, eight(5)).await, 1);
    assert_eq!(raise(&app, eight(5) + HOUR).await, 0, "once");
    assert_eq!(told(&app).await, ["mo"]);
    let lines = "select count(*) from audit_lines where deed = 'advocacy.late' and subject is null and who is null";
    assert_eq!(app.number(lines).await, 2);
});

room_test!(where_nobody_has_it_all_who_may_take_it_are_told, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    for name in ["Bo", "Cy"] {
        advocate(&app, name).await;
    }
    manager(&app, "Mo").await;
    let id = claimed(&app, &ada, &vera).await;
    let before = due_at(&app, &id).await;
    yes(store::object(&app.state, &opener(&ada), &id, None).await).await;
    assert_eq!(due_at(&app, &id).await, before, "not wanting an advocate stops no clock, and starts none");
    assert_eq!(raise(&app, eight(2)).await, 1);
    assert_eq!(told(&app).await, ["bo", "cy"], "and not the one who is not wanted");
});

room_test!(whoever_covers_is_told_too, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, vera_id) = advocate(&app, "Vera").await;
    let (_, bo) = advocate(&app, "Bo").await;
    let (_, cy) = advocate(&app, "Cy").await;
    claimed(&app, &ada, &vera).await;
    for (cover, from, until) in [(&bo, NOON, eight(2) + DAY), (&cy, eight(20), eight(30))] {
        let values = format!("'{}', '{vera_id}', '{cover}', {from}, {until}", random_id());
        let sql =
            format!("insert into advocacy_absences (id, staff_id, cover_id, from_at, until_at) values ({values})");
        app.execute(&sql).await.expect("away");
    }
    assert_eq!(raise(&app, eight(2)).await, 1);
    assert_eq!(told(&app).await, ["bo", "vera"]);
});

room_test!(a_reply_stops_the_clock_and_waiting_for_them_pauses_it, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    manager(&app, "Mo").await;
    let [answered, paused, stopped, closed] = [
        claimed(&app, &ada, &vera).await,
        claimed(&app, &ada, &vera).await,
        claimed(&app, &ada, &vera).await,
        claimed(&app, &ada, &vera).await,
    ];
    yes(store::answer(&app.state, &vera, &answered, 2, &random_id(), "Hello").await).await;
    yes(store::pause(&app.state, &vera, &paused).await).await;
    yes(store::stop(&app.state, &opener(&ada), &stopped).await).await;
    yes(store::close(&app.state, &vera, &closed, 2, Ending::Done, "Bye").await).await;
    for days in [2, 5, 6, 20] {
        assert_eq!(raise(&app, eight(days)).await, 0);
    }
    app.at(eight(20)); // Tuesday 15 December
    yes(store::write(&app.state, &opener(&ada), &paused, &random_id(), "I am here").await).await;
    assert_eq!(raise(&app, eight(21)).await, 0);
    assert_eq!(raise(&app, eight(22)).await, 1, "two working days were left, and are again");
    assert_eq!(told(&app).await, ["vera"]);
});

room_test!(bank_holidays_do_not_count_and_nobody_is_told_on_one, async |app: TestApp| {
    app.at(NOON + 28 * DAY); // Wednesday 23 December 2026: the second working day from here is Tuesday 29
    let (_, ada) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    manager(&app, "Mo").await;
    claimed(&app, &ada, &vera).await;
    for days in 29..=33 {
        assert_eq!(raise(&app, eight(days)).await, 0, "{days}");
    }
    assert_eq!(raise(&app, eight(34)).await, 1);
    assert_eq!(raise(&app, eight(35)).await, 1, "missed");
    assert_eq!(told(&app).await, ["mo", "vera"]);
});

room_test!(a_promise_is_kept_until_its_last_millisecond, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    manager(&app, "Mo").await;
    let (kept, missed) = (claimed(&app, &ada, &vera).await, claimed(&app, &ada, &vera).await);
    let last = due_at(&app, &kept).await;
    assert_eq!(last, NOON + 2 * DAY + 12 * HOUR - 1);
    app.at(last);
    yes(store::answer(&app.state, &vera, &kept, 2, &random_id(), "Hello").await).await;
    app.at(last + 1);
    yes(store::answer(&app.state, &vera, &missed, 2, &random_id(), "Hello").await).await;
    assert_eq!(promises(&app, &kept).await[0].kept(last), Some(true));
    assert_eq!(promises(&app, &missed).await[0].kept(last + 1), Some(false));
    assert_eq!(raise(&app, eight(5)).await, 0, "both were answered");
});

room_test!(reopening_starts_the_clock_and_handing_over_goes_on_with_it, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    let (bo, bo_id) = advocate(&app, "Bo").await;
    let id = claimed(&app, &ada, &vera).await;
    assert_eq!(raise(&app, eight(2)).await, 1);
    yes(store::close(&app.state, &vera, &id, 2, Ending::Done, "Bye").await).await;
    app.at(eight(5));
    yes(store::not_sorted(&app.state, &opener(&ada), &id, None).await).await;
    let again = due_at(&app, &id).await;
    assert_eq!(again, NOON + 7 * DAY + 12 * HOUR - 1, "two working days from Monday");
    told(&app).await;
    yes(store::assign(&app.state, &vera, &id, &bo_id, None).await).await;
    yes(store::put_back(&app.state, &bo, &id, None).await).await;
    yes(store::claim(&app.state, &bo, &id).await).await;
    assert_eq!(due_at(&app, &id).await, again);
    assert_eq!(raise(&app, eight(6)).await, 0);
    assert_eq!(raise(&app, eight(7)).await, 1, "a new promise is raised anew");
    assert_eq!(told(&app).await, ["bo"]);
});

room_test!(a_next_step_whose_day_has_passed_tells_the_advocate_once, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    let id = claimed(&app, &ada, &vera).await;
    yes(store::answer(&app.state, &vera, &id, 2, &random_id(), "Hello").await).await;
    let step = |by| Some(NextStep { words: "Ring the council", by });
    yes(store::next_step(&app.state, &vera, &id, step(NOON + DAY)).await).await;
    assert_eq!(raise(&app, NOON + DAY).await, 0, "its day is not over");
    assert_eq!(raise(&app, eight(2)).await, 1);
    assert_eq!(raise(&app, eight(5)).await, 0, "once");
    assert_eq!(told(&app).await, ["vera"]);
    yes(store::next_step(&app.state, &vera, &id, step(eight(6))).await).await;
    assert_eq!(raise(&app, eight(7)).await, 1, "another day, another step");
    yes(store::next_step(&app.state, &vera, &id, None).await).await;
    assert_eq!(raise(&app, eight(8)).await, 0);
});

room_test!(two_processes_tell_each_of_them_once, async |app: TestApp| {
    app.at(NOON);
    let (_, ada) = app.young_person("Ada").await;
    let (vera, _) = advocate(&app, "Vera").await;
    for _ in 0..8 {
        claimed(&app, &ada, &vera).await;
    }
    let twin = app.twin().await;
    twin.at(eight(2));
    app.at(eight(2));
    let (one, other) = tokio::join!(raise_late(&app.state), raise_late(&twin.state));
    assert_eq!(one.expect("told") + other.expect("told"), 8);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.late'").await, 8);
});
