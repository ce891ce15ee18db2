//! Many advocates reach for the same cases at the same moment, through two processes: each case has one of them, and everybody
//! else hears who (F08).

use std::collections::HashMap;

use super::super::super::store::{self, Outcome};
use super::super::super::testing::{NOON, new_case};
use super::{advocate, setting};
use crate::room_test;
use crate::server::testing::TestApp;

room_test!(of_all_who_reach_for_a_case_one_has_it, async |app: TestApp| {
    app.at(NOON);
    let (cases, advocates) = (setting("ADVOCACY_CASES", 60), setting("ADVOCACY_ADVOCATES", 12));
    let twin = app.twin().await;
    twin.at(NOON);
    let mut ids = Vec::new();
    for _ in 0..cases {
        let mut tx = app.state.db.begin().await.expect("it begins");
        ids.push(store::ask_in(&mut tx, &app.state, &new_case(None)).await.expect("asked"));
        tx.commit().await.expect("it ends");
    }
    let mut reaching = Vec::new();
    for number in 0..advocates {
        let name = format!("Advocate{number}");
        let (staff, _) = advocate(&app, &name).await;
        let process = [&app, &twin][number % 2].state.clone();
        let ids = ids.clone();
        // Everybody reaches for them in the same order, so that they meet at each.
        reaching.push(tokio::spawn(async move {
            let mut came = Vec::new();
            for id in &ids {
                came.push(store::claim(&process, &staff, id).await.expect("no error").expect("it is there"));
            }
            (name, came)
        }));
    }
    let began = std::time::Instant::now();
    let (mut winners, mut told): (HashMap<usize, String>, Vec<(usize, String)>) = Default::default();
    for one in reaching {
        let (name, came) = one.await.expect("nobody falls over");
        for (case, outcome) in came.into_iter().enumerate() {
            match outcome {
                Outcome::Yes => assert_eq!(winners.insert(case, name.clone()), None, "two have case {case}"),
                Outcome::TakenBy(who) => told.push((case, who)),
                other => panic!("{other:?}"),
            }
        }
    }
    println!("{cases} cases, {advocates} advocates, 2 processes: {:.1} s", began.elapsed().as_secs_f64());
    assert_eq!(winners.len(), cases);
    assert_eq!(told.len(), cases * (advocates - 1));
    for (case, who) in told {
        assert_eq!(winners[&case], who, "a loser of case {case} heard of somebody else");
    }
    assert_eq!(app.number("select count(*) from advocacy_entries where kind = 'claimed'").await, cases as i64);
    assert_eq!(app.number("select count(*) from audit_lines where deed = 'advocacy.claimed'").await, cases as i64);
});
