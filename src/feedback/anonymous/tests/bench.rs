use std::time::Instant;

use super::super::{kept as store, pool};
use super::*;
use crate::feedback::anonymous::{Body, Handle, Kept, keep_night, night};
use crate::feedback::model::Way;
use crate::feedback::testing::piece;
use crate::server::testing::{Engine, on};

const PIECES: usize = 100_000;

#[test]
#[ignore = "a bench: it takes minutes"]
fn a_night_over_100_000_pieces_on_sqlite() {
    on(Engine::Sqlite, measure);
}

#[test]
#[ignore = "a bench: it takes minutes"]
fn a_night_over_100_000_pieces_on_postgres() {
    on(Engine::Postgres, measure);
}

async fn measure(app: TestApp) {
    app.at(NOON);
    night(&app.state).await.expect("the first");
    let words = "Somebody should ring back when they say they will. ".repeat(6);
    let body = || Body {
        handle: Handle::random(),
        month: "2026-11".to_owned(),
        kept: Kept::Piece(piece(&app, Way::Nobody, &words)),
    };
    let bodies: Vec<_> = (0..PIECES).map(|_| body()).collect();
    let mut tx = app.state.anonymous.begin_night().await.expect("it begins");
    pool::hold_night_alone(&mut tx).await.expect("held");
    store::rewrite(&mut tx, &app.state.keys, "first", &bodies).await.expect("written");
    tx.commit().await.expect("it ends");
    let began = Instant::now();
    keep_night(&app.at(NOON + DAY).state).await.expect("it passes").expect("it was due");
    println!("a night over {PIECES} pieces, {}: {:.1} s", app.state.db.engine(), began.elapsed().as_secs_f64());
    assert_eq!(lying(&app, "anonymous_kept").await.len(), PIECES);
}
