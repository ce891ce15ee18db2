//! Many of the team press at the same moment, in two processes.

use super::super::super::store::{self, Outcome};
use super::super::super::testing::item;
use super::*;
use crate::room_test;

room_test!(of_a_hundred_approvals_as_many_succeed_as_there_are_things, async |app: TestApp| {
    let Pair { staff, ada, .. } = pair(&app, Help::Sim).await;
    let twin = app.twin().await;
    twin.at(NOON);
    let sim = item(&app, Help::Sim, 10).await;
    let mut approving = Vec::new();
    for number in 0..100 {
        let (request, staff, sim) = (ask(&app, &ada, Help::Sim).await, staff.clone(), sim.clone());
        let process = [&app, &twin][number % 2].state.clone();
        approving.push(async move { store::approve(&process, &staff, &request, 1, &sim, None).await });
    }
    let began = std::time::Instant::now();
    let approving: Vec<_> = approving.into_iter().map(tokio::spawn).collect();
    let (mut yes, mut none) = (0, 0);
    for one in approving {
        match one.await.expect("nobody falls over").expect("no error") {
            Some(Outcome::Yes) => yes += 1,
            Some(Outcome::NoneLeft) => none += 1,
            other => panic!("{other:?}"),
        }
    }
    println!("100 approvals, 10 things, 2 processes: {:.1} s", began.elapsed().as_secs_f64());
    assert_eq!((yes, none), (10, 90));
    let stock = "select in_stock * 10000 + reserved * 100 + used from internet_access_items";
    assert_eq!(app.number(stock).await, 101_000, "10 on the shelf, 10 reserved, none used");
    assert_eq!(app.number("select count(*) from internet_access_uses").await, 10);
    assert_eq!(app.number("select count(*) from internet_access_requests where status = 'approved'").await, 10);
});

room_test!(of_all_who_reach_for_a_request_one_has_it, async |app: TestApp| {
    let Pair { request, .. } = pair(&app, Help::Sim).await;
    let twin = app.twin().await;
    twin.at(NOON);
    let mut reaching = Vec::new();
    for number in 0..12 {
        let name = format!("Member{number}");
        let (_, staff) = member(&app, &name).await;
        let (process, request) = ([&app, &twin][number % 2].state.clone(), request.clone());
        reaching.push(async move { (name, store::claim(&process, &staff, &request).await) });
    }
    let reaching: Vec<_> = reaching.into_iter().map(tokio::spawn).collect();
    let (mut winners, mut told) = (Vec::new(), Vec::new());
    for one in reaching {
        match one.await.expect("nobody falls over") {
            (name, Ok(Some(Outcome::Yes))) => winners.push(name),
            (_, Ok(Some(Outcome::TakenBy(who)))) => told.push(who),
            (_, other) => panic!("{other:?}"),
        }
    }
    assert_eq!((winners.len(), told.len()), (1, 11));
    assert!(told.iter().all(|who| *who == winners[0]), "they hear who");
});

room_test!(moving_many_never_waits_in_a_circle, async |app: TestApp| {
    let Pair { idris, staff, ada, .. } = pair(&app, Help::Sim).await;
    let items = [item(&app, Help::Sim, 50).await, item(&app, Help::Router, 50).await];
    let mut requests = Vec::new();
    for number in 0..20 {
        let request = ask(&app, &ada, Help::Sim).await;
        store::approve(&app.state, &staff, &request, 1, &items[number % 2], None).await.expect("approved");
        requests.push(request);
    }
    let mut pressing = Vec::new();
    for round in 0..6 {
        // Each names them in another order.
        requests.rotate_left(round);
        let mut fields = vec![("status".to_owned(), "on_its_way".to_owned())];
        for request in &requests {
            fields.push(("request".to_owned(), request.clone()));
            fields.push(("seen".to_owned(), "2".to_owned()));
        }
        let browser = idris.clone();
        pressing.push(tokio::spawn(async move {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            browser.post("/internet-access/bulk", &fields).await.status
        }));
    }
    for one in pressing {
        assert_eq!(one.await.expect("nobody falls over"), 303);
    }
    assert_eq!(
        app.number("select cast(sum(used) * 100 + sum(reserved) as bigint) from internet_access_items").await,
        2_000
    );
});
