//! Ids that are nobody's, and other people's, asked for by the thousand (S-21): always the same answer, and never a leak.

use super::super::{Reach, matrix};
use super::posts::AUDIT;
use super::world::{Asker, Relation, World};
use crate::keys::random_id;
use crate::room_test;
use crate::server::testing::TestApp;

/// How many ids are tried on each engine.
const CALLS: usize = 20_000;

room_test!(twenty_thousand_ids_lead_nowhere, async |app: TestApp| {
    let world = World::new(&app).await;
    let guarded: Vec<_> = matrix()
        .iter()
        .filter(|line| line.method == "GET" && line.route.contains('{') && line.visitor == Reach::No && world.has(line))
        .collect();
    let pairs: Vec<_> = guarded
        .iter()
        .flat_map(|line| Asker::all().into_iter().map(move |asker| (*line, asker)))
        .filter(|(line, asker)| asker.is_signed_in() && asker.reach(line) > Reach::No)
        .collect();
    assert!(!pairs.is_empty());
    for (line, asker) in &pairs {
        let browser = world.browser(asker).await;
        let absent = browser.get(&world.with_id(line, &random_id())).await;
        for _ in 0..CALLS / pairs.len() {
            let page = browser.get(&world.with_id(line, &random_id())).await;
            assert_eq!((page.status, &page.bytes), (404, &absent.bytes), "{}", line.route);
        }
        // What is somebody else's looks exactly as if it were not there.
        for relation in [Relation::Organisation, Relation::Other] {
            let reached = asker.reach(line) == Reach::Yes
                || (relation == Relation::Organisation && asker.reach(line) == Reach::Organisation);
            if let (false, Some(address)) = (reached, world.address(line, asker, relation).await) {
                let page = browser.get(&address).await;
                assert_eq!((page.status, &page.bytes), (404, &absent.bytes), "{address} for {asker:?}");
            }
        }
    }
});

room_test!(a_deed_on_what_is_somebody_elses_does_nothing, async |app: TestApp| {
    let world = World::new(&app).await;
    let deeds =
        matrix().iter().filter(|line| line.method == "POST" && line.route.contains('{') && line.visitor == Reach::No);
    for line in deeds.filter(|line| world.has(line)) {
        for asker in Asker::all().into_iter().filter(|asker| (Reach::Own..Reach::Yes).contains(&asker.reach(line))) {
            let Some(address) = world.address(line, &asker, Relation::Other).await else { continue };
            let browser = world.browser(&asker).await;
            let absent = world.ask(&browser, line, &world.with_id(line, &random_id())).await;
            let before = app.dump_but(&AUDIT).await;
            let page = world.ask(&browser, line, &address).await;
            assert_eq!((page.status, &page.bytes), (absent.status, &absent.bytes), "{address}");
            assert_eq!(before, app.dump_but(&AUDIT).await, "{address} changed something");
        }
    }
});
