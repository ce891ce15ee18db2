use std::collections::HashMap;

use super::*;
use crate::feedback::anonymous::{Handle, Kept, put};
use crate::feedback::model::Way;
use crate::feedback::testing::{night, piece};
use crate::keys::random_token;
use crate::room_test;

const ITEMS: usize = 1_000;
const NIGHTS: usize = 9;

room_test!(the_order_in_which_rows_lie_is_not_that_in_which_they_came, async |app: TestApp| {
    app.at(NOON);
    for number in 0..ITEMS {
        let kept = Kept::Piece(piece(&app, Way::Nobody, &number.to_string()));
        assert!(put(&app.state, Handle::of_page(&app.state.keys, &random_token()), kept).await.expect("kept"));
    }
    let mut found = Vec::new();
    for _ in 0..NIGHTS {
        night(&app).await;
        let rows = lying(&app, "anonymous_kept").await;
        let order: Vec<usize> = words_of(&app, &rows).iter().map(|words| words.parse().expect("a number")).collect();
        found.push(spearman(&order).abs());
        if !is_sqlite(&app) {
            let inserted = "select count(distinct xmin::text::bigint) from anonymous_kept";
            assert_eq!(number(&app, inserted).await, 1, "all rows are of one transaction");
        }
    }
    // By chance one night in ninety is above 0.08; that five of nine are happens once in fifty million runs.
    found.sort_by(f64::total_cmp);
    println!("|ρ| of {ITEMS} things over {NIGHTS} nights: {found:.3?}");
    assert!(found[NIGHTS / 2] < 0.08, "{found:?}");
});

/// How closely an order follows 0, 1, 2…
fn spearman(order: &[usize]) -> f64 {
    let places: HashMap<usize, usize> = order.iter().enumerate().map(|(place, item)| (*item, place)).collect();
    assert_eq!(places.len(), ITEMS, "each is there once");
    let squares: f64 = places.iter().map(|(item, place)| (*item as f64 - *place as f64).powi(2)).sum();
    let n = ITEMS as f64;
    1.0 - 6.0 * squares / (n * (n * n - 1.0))
}

#[test]
fn the_order_itself_would_be_found() {
    let order: Vec<usize> = (0..ITEMS).collect();
    assert_eq!(spearman(&order), 1.0);
    assert_eq!(spearman(&order.into_iter().rev().collect::<Vec<_>>()), -1.0);
}
