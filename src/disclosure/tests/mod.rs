mod every_small_table;
mod how_long;
mod random_releases;
mod rules;

use super::Rule;

/// What a rule shows of these numbers, the first of which is their total, and nothing else hidden: written down by hand once more.
/// Empty: there is no table.
fn reference(rule: Rule, numbers: &[u64]) -> Vec<Option<u64>> {
    let nearest = |number: u64| {
        (number..)
            .map(|more| more - number)
            .find_map(|far| [number + far, number.saturating_sub(far)].into_iter().find(|near| near % 10 == 0))
    };
    match rule {
        Rule::Protected if numbers[0] < 30 => Vec::new(),
        Rule::Protected => numbers.iter().map(|number| if *number < 10 { None } else { nearest(*number) }).collect(),
        Rule::Standard if (1..5).contains(&numbers[0]) => Vec::new(),
        Rule::Standard => {
            numbers.iter().map(|number| Some(*number).filter(|number| !(1..5).contains(number))).collect()
        }
    }
}
