//! Makes of a counted quarter what may be given out, and holds it against all that was given out before (D-44).

use crate::disclosure::{Counted, Release, Rule, Shown, Table, check, protect};
use crate::error::{AppError, Reference, Result};

use super::Quarter;
use super::count::{ABOUT, ASKED, GOT, PROMISES};
use super::model::Figures;

/// What could be given out.
pub struct Made {
    pub figures: Figures,
    /// The tables from which something hidden could be worked out: while there is one, nobody can go on.
    pub told: Vec<String>,
}

/// The solver reckons for a while, so it has a thread of its own.
pub async fn make(quarter: Quarter, counted: Vec<Counted>, earlier: Vec<(Quarter, Figures)>) -> Result<Made> {
    tokio::task::spawn_blocking(move || fit(quarter, &counted, &earlier)).await.map_err(|cause| {
        let reference = Reference::new();
        tracing::error!(%reference, %cause, "figures could not be made fit to be given out");
        AppError::Unexpected(reference)
    })
}

/// Hides what must be hidden of these four tables, and checks what is left together with every quarter that was given out.
fn fit(quarter: Quarter, counted: &[Counted], earlier: &[(Quarter, Figures)]) -> Made {
    let earlier: Vec<_> = earlier.iter().map(|(quarter, figures)| release(*quarter, figures)).collect();
    let release = protect(&quarter.code(), counted, &earlier).release;
    let told = told(&release, &earlier);
    let mut tables = release.tables.into_iter().map(|shown| shown.table);
    let mut next = || tables.next().unwrap_or(Table::Withheld);
    Made { figures: Figures { asked: next(), about: next(), promises: next(), got: next() }, told }
}

/// The tables from which something could be worked out, each once.
fn told(release: &Release, earlier: &[Release]) -> Vec<String> {
    let mut told: Vec<_> = check(release, earlier).into_iter().map(|leak| leak.table).collect();
    told.sort();
    told.dedup();
    told
}

/// The figures of a quarter as the solver reads them. There is one edition of each (D-46).
pub fn release(quarter: Quarter, figures: &Figures) -> Release {
    let tables = vec![
        shown("asked", "asked", &ASKED, &figures.asked),
        shown("about", "asked", &ABOUT, &figures.about),
        shown("promises", "promises", &PROMISES, &figures.promises),
        shown("got", "got", &GOT, &figures.got),
    ];
    Release { quarter: quarter.code(), version: 1, tables }
}

fn shown(id: &str, of: &str, kinds: &[&str], table: &Table) -> Shown {
    Shown {
        id: format!("advocacy.{id}"),
        rule: Rule::Protected,
        of: format!("advocacy.{of}"),
        within: None,
        several: false,
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        rows: Vec::new(),
        table: table.clone(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::count::table;
    use super::*;
    use crate::disclosure::Cell;

    const TABLES: [&str; 4] = ["advocacy.asked", "advocacy.about", "advocacy.promises", "advocacy.got"];

    fn quarter(code: &str) -> Quarter {
        Quarter::parse(code).expect("a quarter")
    }

    /// A quarter in which so many asked about each thing, were answered in time or late, and got what they wanted or not.
    fn counted(about: &[u64; 4], promises: &[u64; 2], got: &[u64; 4]) -> Vec<Counted> {
        let of = |kinds: &[&'static str], numbers: &[u64]| -> Vec<(&'static str, u64)> {
            kinds.iter().copied().zip(numbers.iter().copied()).collect()
        };
        vec![
            table("asked", "asked", &[(ASKED[0], about.iter().sum())]),
            table("about", "asked", &of(&ABOUT, about)),
            table("promises", "promises", &of(&PROMISES, promises)),
            table("got", "got", &of(&GOT, got)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]
        #[test]
        fn nothing_hidden_can_be_worked_out_from_quarters_one_after_another(
            quarters in prop::collection::vec((any_four(), any_two(), any_four()), 4),
        ) {
            let codes = ["2026-q1", "2026-q2", "2026-q3", "2026-q4"];
            let mut earlier = Vec::new();
            for (code, (about, promises, got)) in codes.into_iter().zip(quarters) {
                let made = fit(quarter(code), &counted(&about, &promises, &got), &earlier);
                prop_assert_eq!(made.told, [""; 0]);
                earlier.push((quarter(code), made.figures));
            }
            // Whoever has all of them in hand knows no more of any.
            let all: Vec<_> = earlier.iter().map(|(quarter, figures)| release(*quarter, figures)).collect();
            for one in &all {
                let others: Vec<_> = all.iter().filter(|other| other.quarter != one.quarter).cloned().collect();
                prop_assert_eq!(told(one, &others), [""; 0]);
            }
        }
    }

    /// Few and many: what is hidden, and what is near the edges of what is.
    fn any_count() -> impl Strategy<Value = u64> {
        prop_oneof![0_u64..16, 0_u64..120]
    }

    fn any_four() -> impl Strategy<Value = [u64; 4]> {
        [any_count(), any_count(), any_count(), any_count()]
    }

    fn any_two() -> impl Strategy<Value = [u64; 2]> {
        [any_count(), any_count()]
    }

    #[test]
    fn figures_are_read_by_the_solver_as_they_were_made() {
        let counted = counted(&[43, 12, 3, 0], &[20, 31], &[14, 0, 11, 25]);
        let made = fit(quarter("2026-q4"), &counted, &[]);
        assert_eq!(release(quarter("2026-q4"), &made.figures), protect("2026-q4", &counted, &[]).release);
    }

    #[test]
    fn a_table_that_tells_is_named() {
        let fits = Table::Split { people: 60, cells: vec![cell("kept", Some(50)), cell("missed", Some(10))] };
        let tells = Table::Split { people: 60, cells: vec![cell("kept", Some(60)), cell("missed", None)] };
        let figures = |promises| Figures { asked: Table::TooFew, about: Table::TooFew, promises, got: Table::Withheld };
        let earlier = [release(quarter("2026-q3"), &figures(tells.clone()))];
        // What another quarter tells of itself says nothing of this one.
        assert_eq!(told(&release(quarter("2026-q4"), &figures(fits)), &earlier), [""; 0]);
        assert_eq!(told(&release(quarter("2026-q4"), &figures(tells)), &[]), [TABLES[2]]);
        // Two totals of the same people: they were not counted together.
        let asked = Figures { asked: whole(40), about: whole(90), ..figures(Table::TooFew) };
        assert_eq!(told(&release(quarter("2026-q4"), &asked), &[]), [TABLES[0]]);
    }

    fn whole(people: u64) -> Table {
        Table::Whole { people }
    }

    fn cell(code: &str, people: Option<u64>) -> Cell {
        Cell { code: code.to_owned(), people, percent: None }
    }
}
