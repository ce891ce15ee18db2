//! Every small table there is, given out by the rule: whoever sees what is shown, and knows this program by heart, still cannot
//! tell any hidden number (bar 5.4). It looks for itself which true numbers lead to the same tables, and asks the solver nothing.

use std::collections::{BTreeSet, HashMap};

use super::super::{Count, Counted, Rule, Shown, protect};
use super::reference;

const CODES: [&str; 4] = ["a", "b", "c", "d"];

/// True numbers, table by table: the total, then every place in the order of `Shown::places`.
type World = Vec<Vec<u64>>;

/// What all the worlds have in common that are published alike.
#[derive(Default)]
struct Seen {
    at_the_edge: bool,
    /// What each hidden number was, by table and place (0: the total).
    values: HashMap<(usize, usize), BTreeSet<u64>>,
    /// Places that held everybody in each of the worlds.
    held_all: Option<BTreeSet<(usize, usize)>>,
}

impl Seen {
    fn see(&mut self, world: &World, tables: &[Shown], at_the_edge: bool) {
        self.at_the_edge |= at_the_edge;
        let mut all = BTreeSet::new();
        for (at, (numbers, shown)) in world.iter().zip(tables).enumerate() {
            for place in hidden(shown) {
                self.values.entry((at, place)).or_default().insert(numbers[place]);
            }
            all.extend(
                (1..numbers.len())
                    .filter(|place| numbers[0] > 0 && numbers[*place] == numbers[0])
                    .map(|place| (at, place)),
            );
        }
        self.held_all = Some(self.held_all.take().map_or(all.clone(), |before| &before & &all));
    }
}

/// Places whose number is not shown.
fn hidden(shown: &Shown) -> Vec<usize> {
    let total = shown.table.people().is_none().then_some(0);
    let has_kinds = shown.kinds.len() > 1 && shown.table.people() != Some(0);
    let places = shown.places().into_iter().enumerate().filter(|(_, (_, number))| has_kinds && number.is_none());
    total.into_iter().chain(places.map(|(at, _)| at + 1)).collect()
}

/// Publishes every world, and looks at those published alike. Answers how many hidden numbers it looked at, and how many values
/// the best known of them had left.
fn attack(
    rule: Rule,
    worlds: impl Iterator<Item = (World, bool)>,
    tables: impl Fn(&World) -> Vec<Counted>,
) -> (usize, usize) {
    // What is hidden beyond the rule hangs on nothing but what the rule shows, so that it is asked once for each of those.
    let mut published: HashMap<Vec<Vec<Option<u64>>>, usize> = HashMap::new();
    let mut groups: HashMap<Vec<Shown>, usize> = HashMap::new();
    let mut seen: Vec<(Vec<Shown>, Seen)> = Vec::new();
    for (world, at_the_edge) in worlds {
        let by_rule = world.iter().map(|numbers| reference(rule, numbers)).collect();
        let group = *published.entry(by_rule).or_insert_with(|| {
            let shown = protect("2026-q1", &tables(&world), &[]).release.tables;
            *groups.entry(shown.clone()).or_insert_with(|| {
                seen.push((shown, Seen::default()));
                seen.len() - 1
            })
        });
        let (shown, seen) = &mut seen[group];
        seen.see(&world, shown, at_the_edge);
    }
    let (mut looked, mut least, mut told) = (0, usize::MAX, Vec::new());
    for (shown, seen) in seen.iter().filter(|(_, seen)| !seen.at_the_edge) {
        // By the standard rule none is no secret.
        let is_secret = |values: &BTreeSet<u64>| rule == Rule::Protected || !values.iter().eq([&0]);
        for (place, values) in seen.values.iter().filter(|(_, values)| is_secret(values)) {
            (looked, least) = (looked + 1, least.min(values.len()));
            if values.len() < 2 {
                told.push(format!("{place:?} is {values:?} in {shown:?}"));
            }
        }
        told.extend(seen.held_all.iter().flatten().map(|place| format!("all are {place:?} in {shown:?}")));
    }
    assert!(looked > 0, "nothing was looked at");
    assert!(
        told.is_empty(),
        "{} of {looked} can be worked out, such as\n{}",
        told.len(),
        told[..told.len().min(6)].join("\n")
    );
    (looked, least)
}

/// Every way to choose so many numbers, each below `most`; and whether a little more was left out.
fn every(numbers: usize, most: u64) -> impl Iterator<Item = (Vec<u64>, bool)> {
    (0..most.pow(numbers as u32)).map(move |number| {
        let numbers: Vec<u64> = (0..numbers).map(|at| number / most.pow(at as u32) % most).collect();
        let at_the_edge = numbers.iter().any(|number| number + 6 > most);
        (numbers, at_the_edge)
    })
}

fn with_total(numbers: &[u64]) -> Vec<u64> {
    [numbers.iter().sum()].into_iter().chain(numbers.iter().copied()).collect()
}

fn people(numbers: &[u64]) -> Vec<Count> {
    CODES.iter().zip(numbers).map(|(code, number)| Count::people(code, *number)).collect()
}

fn one_way(id: &str, rule: Rule, of: &str, numbers: &[u64]) -> Counted {
    Counted::each(id, rule, of, numbers[0], people(&numbers[1..]))
}

fn one_way_tables(rule: Rule, sizes: &[(usize, u64)]) {
    for (cells, most) in sizes.iter().copied() {
        let worlds = every(cells, most).map(|(numbers, edge)| (vec![with_total(&numbers)], edge));
        let found = attack(rule, worlds, |world| vec![one_way("t", rule, "all", &world[0])]);
        println!("{rule:?}, {cells} cells (hidden numbers, values left at least): {found:?}");
    }
}

fn two_ways(rule: Rule, most: u64) {
    let worlds = every(4, most).map(|(numbers, edge)| {
        let [a, b, c, d] = numbers[..] else { unreachable!("four numbers") };
        (vec![vec![a + b + c + d, a, b, c, d, a + c, b + d, a + b, c + d]], edge)
    });
    let tables = |world: &World| {
        let cells = world[0][1..5].chunks(2).map(people).collect();
        vec![Counted::crossed("t", rule, "all", world[0][0], (&["x", "y"], &["a", "b"]), cells)]
    };
    println!("{rule:?}, 2 x 2 (hidden numbers, values left at least): {:?}", attack(rule, worlds, tables));
}

#[test]
fn no_hidden_number_of_a_protected_table_is_told() {
    one_way_tables(Rule::Protected, &[(2, 60), (3, 36), (4, 19)]);
}

#[test]
fn no_hidden_number_of_a_protected_table_two_ways_is_told() {
    two_ways(Rule::Protected, 22);
}

#[test]
fn no_hidden_number_of_a_standard_table_is_told() {
    let many = if cfg!(debug_assertions) { 14 } else { 19 };
    one_way_tables(Rule::Standard, &[(2, 32), (3, 20), (4, many)]);
}

#[test]
fn no_hidden_number_of_a_standard_table_two_ways_is_told() {
    two_ways(Rule::Standard, if cfg!(debug_assertions) { 12 } else { 19 });
}

#[test]
fn no_hidden_number_is_told_by_another_table_of_the_same_total() {
    for (rule, most) in [(Rule::Standard, if cfg!(debug_assertions) { 11 } else { 14 }), (Rule::Protected, 24)] {
        let worlds = every(3, most).flat_map(|(numbers, edge)| {
            let one = with_total(&numbers);
            (0..=one[0]).map(move |first| (vec![one.clone(), vec![one[0], first, one[0] - first]], edge))
        });
        let tables =
            |world: &World| vec![one_way("one", rule, "all", &world[0]), one_way("other", rule, "all", &world[1])];
        println!("{rule:?}, same total: {:?}", attack(rule, worlds, tables));
    }
}

#[test]
fn no_hidden_number_is_told_by_the_table_of_which_it_is_a_part() {
    for (rule, most) in [(Rule::Standard, if cfg!(debug_assertions) { 14 } else { 18 }), (Rule::Protected, 28)] {
        let worlds = every(4, most).filter(|(numbers, _)| numbers[2] <= numbers[0] && numbers[3] <= numbers[1]);
        let worlds = worlds.map(|(numbers, edge)| (vec![with_total(&numbers[..2]), with_total(&numbers[2..])], edge));
        let tables = |world: &World| {
            vec![
                one_way("whole", rule, "asked", &world[0]),
                one_way("part", rule, "approved", &world[1]).within("whole"),
            ]
        };
        println!("{rule:?}, a part: {:?}", attack(rule, worlds, tables));
    }
}
