//! The rule held against a plain reference, and against every small table there is: whoever sees what is shown cannot tell how
//! many are hidden.

use std::collections::{HashMap, HashSet};

use proptest::prelude::*;

use super::*;

const CODES: [&str; 4] = ["a", "b", "c", "d"];

fn of(counts: &[u64]) -> Table {
    table(&CODES.into_iter().zip(counts.iter().copied()).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn what_is_shown_is_what_the_rule_says(counts in proptest::collection::vec(0_u64..400, 1..=4)) {
        let total: u64 = counts.iter().sum();
        // A plain reference, by hand and not by arithmetic on tens.
        let nearest = |number: u64| (0..=200).map(|tens| tens * 10).min_by_key(|ten: &u64| {
            (ten.abs_diff(number), u64::MAX - ten)
        }).expect("some ten");
        match of(&counts) {
            Table::TooFew => prop_assert!(total < 30),
            Table::Whole { people } => {
                prop_assert!(total >= 30);
                prop_assert_eq!(people, nearest(total));
            }
            Table::Split { people, cells } => {
                prop_assert!(total >= 30 && counts.len() > 1);
                prop_assert_eq!(people, nearest(total));
                prop_assert!(counts.iter().all(|count| *count < total), "one kind holds everybody");
                prop_assert_eq!(cells.len(), counts.len());
                for (cell, count) in cells.iter().zip(&counts) {
                    let shown = (*count > 9).then(|| nearest(*count));
                    prop_assert_eq!(cell.people, shown);
                    let percent = shown.map(|shown| (shown as f64 * 100.0 / people as f64).round() as u64);
                    prop_assert_eq!(cell.percent, percent);
                }
            }
        }
    }

    #[test]
    fn a_table_says_nothing_finer_than_tens(counts in proptest::collection::vec(0_u64..400, 2..=4)) {
        if let Table::Split { people, cells } = of(&counts) {
            prop_assert_eq!(people % 10, 0);
            for cell in cells {
                prop_assert!(cell.people.is_none_or(|people| people % 10 == 0 && people >= 10));
                prop_assert!(cell.people.is_some() || cell.percent.is_none());
            }
        }
    }
}

/// Every table of so many cells, each from 0 to below `most`.
fn every_table(cells: usize, most: u64) -> impl Iterator<Item = Vec<u64>> {
    (0..most.pow(cells as u32))
        .map(move |number| (0..cells).map(|place| number / most.pow(place as u32) % most).collect())
}

#[test]
fn no_hidden_number_can_be_worked_out() {
    // Cells far above ten, so that tables of more than thirty people are among them; those at the edge are left out.
    for (cells, most) in [(2, 60), (3, 36), (4, 19)] {
        let mut seen: HashMap<Table, Vec<Vec<u64>>> = HashMap::new();
        for counts in every_table(cells, most) {
            seen.entry(of(&counts)).or_default().push(counts);
        }
        let (mut looked, mut least) = (0, usize::MAX);
        for (shown, worlds) in &seen {
            let Table::Split { cells, .. } = shown else { continue };
            if worlds.iter().flatten().any(|count| *count > most - 6) {
                continue;
            }
            for (place, _) in cells.iter().enumerate().filter(|(_, cell)| cell.people.is_none()) {
                let possible: HashSet<_> = worlds.iter().map(|world| world[place]).collect();
                assert!(possible.len() >= 2, "{shown:?} tells that it is {possible:?}");
                assert!(possible.iter().any(|count| *count > 0), "{shown:?} tells that there is nobody");
                (looked, least) = (looked + 1, least.min(possible.len()));
            }
            // Nor does any table say that everybody is of one kind.
            for place in 0..cells.len() {
                assert!(worlds.iter().any(|world| world.iter().sum::<u64>() != world[place]), "{shown:?}");
            }
        }
        assert!(looked > 0, "{cells} cells: nothing was looked at");
        println!("{cells} cells: {looked} hidden numbers, {least} possible at least");
    }
}

#[test]
fn of_fewer_than_thirty_there_is_no_table() {
    assert_eq!(of(&[15, 14]), Table::TooFew);
    assert_eq!(of(&[30]), Table::Whole { people: 30 });
    assert_eq!(of(&[34, 0]), Table::Whole { people: 30 }, "one kind holds everybody");
    let cell = |code: &str, people, percent| Cell { code: code.to_owned(), people, percent };
    let cells = vec![cell("a", Some(30), Some(75)), cell("b", None, None)];
    assert_eq!(of(&[33, 3]), Table::Split { people: 40, cells });
}
