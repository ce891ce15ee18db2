//! The same question as a linear program in whole numbers. Its fractions may find too little, never too much: whoever asks checks
//! the answer against every line.

use microlp::{ComparisonOp, OptimizationDirection, Problem};

use super::{Bounds, Group};

impl Group {
    pub(super) fn program(&self, bounds: &Bounds) -> Option<Vec<i64>> {
        let mut problem = Problem::new(OptimizationDirection::Maximize);
        let within = |value: i64| i32::try_from(value).unwrap_or(i32::MAX);
        let numbers: Vec<_> =
            bounds.iter().map(|(low, high)| problem.add_integer_var(0.0, (within(*low), within(*high)))).collect();
        for line in &self.lines {
            let terms: Vec<_> = line.terms.iter().map(|(number, times)| (numbers[*number], *times as f64)).collect();
            problem.add_constraint(&terms, if line.is_equal { ComparisonOp::Eq } else { ComparisonOp::Ge }, 0.0);
        }
        let found = problem.solve().ok()?.into_solution().ok()?;
        Some(numbers.into_iter().map(|number| found.var_value(number).round() as i64).collect())
    }
}
