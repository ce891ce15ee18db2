//! What is counted of a quarter, and how little of it is shown.

use super::*;
use crate::board::figures;
use crate::board::model::{Number, Pack};
use crate::feedback::testing::say_named;
use crate::internet_access::Help;
use crate::internet_access::testing::{ask, matched};
use crate::room_test;
use crate::words::Quarter;

/// The third quarter as it would be shown.
async fn pack(app: &TestApp) -> Pack {
    let quarter = Quarter::parse(QUARTER).expect("a quarter");
    let counted = figures::count(&app.state, quarter).await.expect("counted");
    let made = figures::shown(counted, 1, None, Vec::new()).await.expect("made");
    assert!(made.leaks.is_empty(), "{:?}", made.leaks);
    made.pack
}

room_test!(requests_and_feedback_of_the_quarter_are_counted_and_no_others, async |app: TestApp| {
    app.at(THEN);
    for number in 0..6 {
        let (_, person) = matched(&app, &format!("Ada{number}")).await;
        ask(&app, &person, Help::Sim).await;
        say_named(&app, &person, "Nobody rings.").await;
    }
    app.at(NOON);
    let (_, late) = matched(&app, "Late").await;
    ask(&app, &late, Help::Sim).await;
    say_named(&app, &late, "In another quarter.").await;
    app.execute(&format!("update internet_access_promises set met_at = {THEN} + 3 * {DAY} where made_at = {THEN}"))
        .await
        .expect("answered");
    let pack = pack(&app).await;
    assert_eq!(pack.all("online.asked"), Number::Shown(6));
    assert_eq!(pack.all("online.in_time"), Number::Shown(6));
    assert_eq!(pack.all("feedback.themes"), Number::Shown(6));
    assert_eq!(pack.all("feedback.answered"), Number::Shown(0));
    assert_eq!(pack.all("waiting"), Number::Shown(6), "the feedback");
    assert_eq!(pack.all("help.asked"), Number::Shown(0));
    assert_eq!(pack.all("advocacy.about"), Number::Nothing, "nothing was given out");
    assert!(pack.median("online.first").is_some_and(|days| (1..=3).contains(&days)));
    assert_eq!(pack.median("help.first"), None);
});

room_test!(few_are_not_shown_and_one_persons_many_neither, async |app: TestApp| {
    app.at(THEN);
    let (_, one) = matched(&app, "Ada").await;
    for _ in 0..7 {
        say_named(&app, &one, "Nobody rings.").await;
    }
    for number in 0..3 {
        let (_, person) = matched(&app, &format!("Bo{number}")).await;
        ask(&app, &person, Help::Device).await;
    }
    app.at(NOON);
    let pack = pack(&app).await;
    assert_eq!(pack.all("online.asked"), Number::Hidden);
    // All seven are one person's: how they divide would tell what that person does (D-47).
    assert_ne!(pack.number("feedback.ways", "named"), Number::Shown(7));
    let json = pack.json();
    assert!(!json.contains("\"largest\""), "nothing finer than what is shown");
});
