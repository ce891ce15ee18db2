//! The middle of many: of few there is none, and never a least or a most (D-42).

use super::Rule;

/// The middle of them; of two in the middle, the longer. None of fewer than 10 (protected) or 5 (standard).
pub fn median(rule: Rule, mut values: Vec<i64>) -> Option<i64> {
    let enough = match rule {
        Rule::Protected => 10,
        Rule::Standard => 5,
    };
    values.sort_unstable();
    (values.len() >= enough).then(|| values[values.len() / 2])
}
