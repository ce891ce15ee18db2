//! The invented quarters are fit to be given out, and the page of the latest shows what there is.

use super::*;
use crate::board::{reading, seed};
use crate::disclosure::{Release, check};
use crate::room_test;

room_test!(eight_quarters_are_there_and_nothing_can_be_worked_out_from_them, async |app: TestApp| {
    app.at(NOON);
    let council = Organisation::Council;
    let (_, pia) = app.staff("Pia", council, &[Role::ParticipationWorker]).await;
    let (_, quin) = app.staff("Quin", council, &[Role::ParticipationWorker]).await;
    let (rowan, reviewer) = app.staff("Rowan", council, &[Role::BoardReviewer]).await;
    let cast = crate::board::Cast { worker: &pia, other_worker: &quin, reviewer: &reviewer };
    seed(&app.state, &cast).await.expect("seeded");
    let mut tx = app.state.db.read().await.expect("it reads");
    let releases: Vec<Release> = reading::releases(&mut tx).await.expect("they are there");
    drop(tx);
    assert_eq!(releases.len(), 8);
    for (place, release) in releases.iter().enumerate() {
        assert_eq!(check(release, &releases[..place]), [], "{}", release.quarter);
        let divided = release.tables.iter().filter(|shown| shown.is_divided()).count();
        assert!(divided >= 10, "{}: {divided} tables say how they divide", release.quarter);
    }
    let page = rowan.get("/board?theme=home").await;
    assert_eq!(page.status, 200);
    for part in ["Where I live, over six quarters", "Q3 2026", "Q2 2025", "SHA-256", "Could they come first"] {
        assert!(page.text().contains(part), "{part}");
    }
    let every = rowan.get("/board/2024-q4").await;
    assert_eq!(every.status, 200);
    assert_eq!(rowan.get("/board/2024-q3").await.status, 404);
});
