//! The rules one by one: D-40, D-41, D-42, D-45, D-47, and what staff are told.

use proptest::prelude::*;

use super::super::*;
use super::reference;

const CODES: [&str; 5] = ["a", "b", "c", "d", "e"];

fn people(numbers: &[u64]) -> Vec<Count> {
    CODES.iter().zip(numbers).map(|(code, number)| Count::people(code, *number)).collect()
}

fn each(rule: Rule, numbers: &[u64]) -> Counted {
    Counted::each("t", rule, "all", numbers.iter().sum(), people(numbers))
}

fn given_out(counted: Counted) -> Table {
    protect("2026-q1", &[counted], &[]).release.tables.remove(0).table
}

fn numbers(table: &Table) -> Vec<Option<u64>> {
    let Table::Split { cells, .. } = table else { return Vec::new() };
    cells.iter().map(|cell| cell.people).collect()
}

proptest! {
    #[test]
    fn a_protected_table_shows_what_its_rule_says_or_no_split(counts in proptest::collection::vec(0_u64..400, 2..=5)) {
        let all: u64 = counts.iter().sum();
        let with_total: Vec<u64> = [all].into_iter().chain(counts.iter().copied()).collect();
        let by_hand = reference(Rule::Protected, &with_total);
        match given_out(each(Rule::Protected, &counts)) {
            Table::TooFew => prop_assert!(all < 30),
            Table::Whole { people } => prop_assert_eq!(Some(people), by_hand[0]),
            table @ Table::Split { people, .. } => {
                prop_assert_eq!(Some(people), by_hand[0]);
                prop_assert_eq!(numbers(&table), by_hand[1..].to_vec());
                prop_assert!(counts.iter().all(|count| *count < all), "one kind holds everybody");
            }
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn a_standard_table_shows_what_its_rule_says_or_less(counts in proptest::collection::vec(0_u64..30, 2..=5)) {
        let all: u64 = counts.iter().sum();
        match given_out(each(Rule::Standard, &counts)) {
            Table::TooFew => prop_assert!((1..5).contains(&all)),
            Table::Whole { people } => prop_assert!(people == all && all >= 5),
            table @ Table::Split { people, .. } => {
                prop_assert_eq!(people, all);
                for (shown, count) in numbers(&table).into_iter().zip(&counts) {
                    prop_assert!(shown.is_none_or(|shown| shown == *count && !(1..5).contains(&shown)));
                    prop_assert!(shown.is_some() || *count > 0);
                }
                prop_assert!(all == 0 || counts.iter().all(|count| *count < all), "one kind holds everybody");
            }
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn a_percentage_is_whole_from_what_is_shown_and_of_thirty_or_more(
        counts in proptest::collection::vec(0_u64..90, 2..=5), protected: bool,
    ) {
        let rule = if protected { Rule::Protected } else { Rule::Standard };
        if let Table::Split { people, cells } = given_out(each(rule, &counts)) {
            for cell in cells {
                let percent = cell.people.filter(|_| people >= 30).map(|number| (number as f64 * 100.0 / people as f64).round() as u64);
                prop_assert_eq!(cell.percent, percent);
            }
        }
    }
}

#[test]
fn of_fewer_than_thirty_people_there_is_no_table() {
    assert_eq!(given_out(each(Rule::Protected, &[15, 14])), Table::TooFew);
    // Things that happened do not make up for people.
    let often =
        Counted::each("t", Rule::Protected, "all", 12, vec![Count::events("a", 20, 3), Count::events("b", 20, 3)]);
    assert_eq!(given_out(often), Table::TooFew);
    assert_eq!(given_out(each(Rule::Standard, &[2, 1, 0])), Table::TooFew);
}

#[test]
fn a_total_is_rounded_from_the_true_sum() {
    let Table::Split { people, cells } = given_out(each(Rule::Protected, &[14, 14, 14])) else { panic!("divided") };
    assert_eq!((people, cells[0].people), (40, Some(10)));
}

#[test]
fn what_is_hidden_has_company() {
    assert_eq!(numbers(&given_out(each(Rule::Standard, &[3, 9, 12, 20]))), [None, Some(9), Some(12), None]);
    assert_eq!(numbers(&given_out(each(Rule::Standard, &[0, 5, 12]))), [Some(0), Some(5), Some(12)]);
    assert_eq!(given_out(each(Rule::Standard, &[3, 0, 9])), Table::Whole { people: 12 }, "nothing is left to show");
}

#[test]
fn where_one_kind_holds_everybody_the_split_is_hidden() {
    for rule in [Rule::Protected, Rule::Standard] {
        assert_eq!(given_out(each(rule, &[40, 0, 0])), Table::Whole { people: 40 });
        let several = Counted::several("t", rule, "all", 40, 40, people(&[40, 12]));
        assert_eq!(given_out(several), Table::Whole { people: 40 });
        let row = Counted::crossed(
            "t",
            rule,
            "all",
            80,
            (&["x", "y"], &["a", "b"]),
            vec![people(&[40, 0]), people(&[20, 20])],
        );
        assert_eq!(given_out(row), Table::Whole { people: 80 });
    }
    assert_eq!(given_out(each(Rule::Protected, &[41, 2])), Table::Whole { people: 40 }, "as good as everybody");
}

#[test]
fn what_one_person_mostly_did_is_hidden() {
    let theirs = |largest| {
        vec![Count::events("a", 20, largest), Count::people("b", 30), Count::people("c", 40), Count::people("d", 9)]
    };
    let of = |rule, largest| given_out(Counted::each("t", rule, "all", 60, theirs(largest)));
    assert_eq!(numbers(&of(Rule::Standard, 10)), [Some(20), Some(30), Some(40), Some(9)]);
    assert_eq!(numbers(&of(Rule::Standard, 11)), [None, Some(30), Some(40), None]);
    assert!(matches!(of(Rule::Protected, 10), Table::Split { .. }));
    assert_eq!(of(Rule::Protected, 11), Table::Whole { people: 100 });
}

#[test]
fn there_is_no_median_of_few() {
    assert_eq!(median(Rule::Standard, vec![9, 1, 3, 2]), None);
    assert_eq!(median(Rule::Standard, vec![9, 1, 3, 2, 7]), Some(3));
    assert_eq!(median(Rule::Protected, vec![1; 9]), None);
    assert_eq!(median(Rule::Protected, (0..10).collect()), Some(5));
}

#[test]
fn staff_are_told_what_could_be_worked_out_and_what_to_hide() {
    let mut release = protect("2026-q1", &[each(Rule::Standard, &[3, 9, 12, 20])], &[]).release;
    assert_eq!(check(&release, &[]), []);
    let Table::Split { cells, .. } = &mut release.tables[0].table else { panic!("divided") };
    cells[3].people = Some(20);
    let leaks = check(&release, &[]);
    assert_eq!(leaks[0].says, "a of t can be worked out: it is exactly 3.");
    assert_eq!((leaks[0].table.as_str(), &leaks[0].place), ("t", &Place::Kind("a".to_owned())));
    let what = Hidden::Number(Place::Kind("d".to_owned()));
    assert_eq!(leaks[0].hide, Hide { table: "t".to_owned(), what });
}

#[test]
fn what_a_rule_hides_may_not_be_shown() {
    let mut release = protect("2026-q1", &[each(Rule::Protected, &[30, 40])], &[]).release;
    release.tables[0].table = Table::Whole { people: 44 };
    assert_eq!(check(&release, &[]).len(), 1);
}

#[test]
fn a_table_two_ways_is_shown_where_nothing_can_be_worked_out() {
    let of = |rows: [[u64; 3]; 3]| {
        let cells = rows.iter().map(|row| people(row)).collect();
        let all = rows.iter().flatten().sum();
        Counted::crossed("t", Rule::Standard, "all", all, (&["x", "y", "z"], &["a", "b", "c"]), cells)
    };
    assert!(matches!(given_out(of([[9, 8, 7], [6, 9, 8], [7, 6, 9]])), Table::Crossed { .. }));
    let Table::Crossed { cells, rows, .. } = given_out(of([[3, 18, 17], [16, 19, 18], [17, 16, 19]])) else {
        panic!("divided")
    };
    assert_eq!(cells[0][0], None);
    assert!(cells[0].iter().filter(|cell| cell.is_none()).count() > 1 || rows[0].people.is_none());
}

#[test]
fn a_correction_keeps_hidden_what_was_hidden() {
    let first = protect("2026-q1", &[each(Rule::Standard, &[3, 9, 12, 20])], &[]).release;
    let second = protect("2026-q1", &[each(Rule::Standard, &[6, 9, 12, 20])], std::slice::from_ref(&first));
    assert_eq!(second.release.version, 2);
    assert_eq!(numbers(&second.release.tables[0].table), [None, Some(9), Some(12), None]);
    assert_eq!(second.also_hidden[0].why, "It was hidden in an earlier version of this quarter.");
    let later = protect("2026-q2", &[each(Rule::Standard, &[6, 9, 12, 20])], &[first]);
    assert_eq!(numbers(&later.release.tables[0].table), [Some(6), Some(9), Some(12), Some(20)]);
}

#[test]
fn what_was_given_out_is_read_again() {
    let release = protect("2026-q1", &[each(Rule::Protected, &[3, 40, 50])], &[]).release;
    let json = serde_json::to_string(&release).expect("json");
    assert_eq!(serde_json::from_str::<Release>(&json).expect("read"), release);
    // As the advocates' figures were kept before there was this room.
    let kept = r#"{"split":{"people":40,"cells":[{"code":"a","people":30,"percent":75},{"code":"b","people":null,"percent":null}]}}"#;
    let Ok(Table::Split { people: 40, cells }) = serde_json::from_str::<Table>(kept) else { panic!("read") };
    assert_eq!((cells[0].percent, cells[1].people), (Some(75), None));
    assert!(matches!(serde_json::from_str(r#""too_few""#), Ok(Table::TooFew)));
}
