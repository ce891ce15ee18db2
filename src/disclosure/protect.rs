//! Hides what must be hidden: first what the rule of each table hides by itself, then as much more as it takes until nothing can
//! be worked out.

use super::check::{check, last};
use super::counted::Counted;
use super::shown::{Hidden, Place, Shown};
use super::{Release, Rule, primary};

/// What could be given out, and what was hidden beyond the rule, for those who decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub release: Release,
    pub also_hidden: Vec<More>,
}

/// What is hidden so that something else cannot be worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct More {
    pub table: String,
    pub what: Hidden,
    pub why: String,
}

/// The tables of a quarter as they may be given out.
pub fn protect(quarter: &str, counted: &[Counted], earlier: &[Release]) -> Proposal {
    let version =
        earlier.iter().filter(|other| other.quarter == quarter).map(|other| other.version + 1).max().unwrap_or(1);
    let tables = counted.iter().map(primary::shown).collect();
    let mut release = Release { quarter: quarter.to_owned(), version, tables };
    let mut also_hidden: Vec<More> = release.tables.iter_mut().filter_map(keep_company).collect();
    also_hidden.extend(hidden_before(&mut release, earlier));
    loop {
        let leaks = check(&release, earlier);
        let mut seen: Vec<&str> = Vec::new();
        let before = also_hidden.len();
        for leak in &leaks {
            // One number of a table at a time: what is hidden for one leak often hides the next.
            if seen.contains(&leak.table.as_str()) || seen.contains(&leak.hide.table.as_str()) {
                continue;
            }
            seen.extend([leak.table.as_str(), leak.hide.table.as_str()]);
            if let Some(shown) = release.tables.iter_mut().find(|shown| shown.id == leak.hide.table) {
                let what = leak.hide.what.clone();
                let before = shown.table.clone();
                shown.hide(&what);
                if shown.table != before {
                    also_hidden.push(More { table: shown.id.clone(), what, why: leak.says.clone() });
                }
            }
        }
        if also_hidden.len() == before {
            return Proposal { release, also_hidden };
        }
    }
}

/// Wherever something is hidden of numbers that add up, the last kind that is not empty goes with it, whether or not it must:
/// if that hung on how few are hidden, hiding it would tell how few they are.
fn keep_company(shown: &mut Shown) -> Option<More> {
    let is_hidden = |shown: &Shown| shown.places().iter().any(|(_, number)| number.is_none());
    if shown.rule == Rule::Protected || shown.several || !shown.is_divided() || !is_hidden(shown) {
        return None;
    }
    let what = last(shown)?;
    shown.hide(&what);
    let why = "Something else of this table is hidden, and must not be worked out from the total.".to_owned();
    Some(More { table: shown.id.clone(), what, why })
}

/// What an earlier version of the quarter hid stays hidden: what changed between them would tell of it.
fn hidden_before(release: &mut Release, earlier: &[Release]) -> Vec<More> {
    let mut more = Vec::new();
    let same_quarter = earlier.iter().filter(|other| other.quarter == release.quarter);
    for old in same_quarter.flat_map(|other| &other.tables).filter(|old| old.is_divided()) {
        let Some(shown) = release.tables.iter_mut().find(|shown| shown.id == old.id) else { continue };
        for (place, _) in old.places().into_iter().filter(|(_, number)| number.is_none()) {
            // None is shown wherever it is, so that hidden always means that there is somebody.
            let is_shown =
                |(at, number): &(Place, Option<u64>)| *at == place && number.is_some_and(|number| number > 0);
            if shown.is_divided() && shown.places().iter().any(is_shown) {
                let what = if shown.rule == Rule::Protected { Hidden::Division } else { Hidden::Number(place) };
                shown.hide(&what);
                let why = "It was hidden in an earlier version of this quarter.".to_owned();
                more.push(More { table: shown.id.clone(), what, why });
            }
        }
    }
    more
}
