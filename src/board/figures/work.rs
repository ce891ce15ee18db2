//! Work and learning: people, each of them once for each step.

use crate::disclosure::{Count, Counted};
use crate::opportunities::for_board::Steps;

use super::RULE;

pub fn steps(steps: &Steps) -> Counted {
    let Steps { people, saved, applied, interview, got } = *steps;
    let cells = [("saved", saved), ("applied", applied), ("interview", interview), ("got", got)];
    let cells = cells.map(|(code, count)| Count::people(code, count)).into();
    Counted::several("work.steps", RULE, "work", people, people, cells)
}
