//! The check before anything is given out: what could be worked out from all that is shown (D-44, D-45)? It knows no more than any
//! reader can know, and the rules.

use serde::{Deserialize, Serialize};

use super::primary::{FLOOR, PROTECTED_FROM, STANDARD_FROM};
use super::ranges::{Known, Secret, What};
use super::shown::{Hidden, Place, Shown};
use super::{Release, Rule};

/// Something that could be worked out, and what to hide so that it cannot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leak {
    pub table: String,
    pub place: Place,
    /// One plain sentence: what could be worked out.
    pub says: String,
    pub hide: Hide,
}

/// What to hide more, and of which table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hide {
    pub table: String,
    pub what: Hidden,
}

/// All that could be worked out from this release, together with the earlier versions of its quarter. Empty: it may go out.
pub fn check(release: &Release, earlier: &[Release]) -> Vec<Leak> {
    let mut leaks: Vec<Leak> = release.tables.iter().flat_map(against_its_rule).collect();
    // Readers know how we hide; where that does not fit, or the earlier versions as a whole do not, they leave it aside.
    let found = [(true, earlier), (false, earlier), (true, &[]), (false, &[])];
    let found = found.into_iter().find_map(|(knows_how, earlier)| worked_out(release, earlier, knows_how));
    match found {
        Some(found) => leaks.extend(found),
        None => leaks.extend(release.tables.first().map(|shown| {
            Leak {
                table: shown.id.clone(),
                place: Place::All,
                says: "The numbers of these tables contradict each other: they were not counted from the same things."
                    .to_owned(),
                hide: Hide { table: shown.id.clone(), what: Hidden::Table },
            }
        })),
    }
    leaks
}

/// Numbers that the rule of their table does not show.
fn against_its_rule(shown: &Shown) -> Vec<Leak> {
    let leak = |place: &Place, says: String| Leak {
        table: shown.id.clone(),
        place: place.clone(),
        says,
        hide: Hide {
            table: shown.id.clone(),
            what: if *place == Place::All { Hidden::Table } else { Hidden::Division },
        },
    };
    let Some(all) = shown.table.people() else { return Vec::new() };
    let mut leaks = Vec::new();
    let is_allowed = |number: u64, from: u64| match shown.rule {
        Rule::Protected => number >= from && number.is_multiple_of(10),
        Rule::Standard => number == 0 || number >= STANDARD_FROM,
    };
    if !is_allowed(all, FLOOR) {
        leaks.push(leak(
            &Place::All,
            format!("The total of {} is shown, and by its rule it is too small or not rounded.", shown.id),
        ));
    }
    for (place, number) in shown.places() {
        if number.is_some_and(|number| !is_allowed(number, PROTECTED_FROM)) {
            leaks.push(leak(
                &place,
                format!("{place} of {} is shown, and by its rule it is too small or not rounded.", shown.id),
            ));
        }
    }
    let mut settled = shown.clone();
    settled.settle();
    if settled != *shown {
        let place = shown.places().into_iter().find(|(_, number)| number.is_some_and(|number| number > 0));
        let place = place.map_or(Place::All, |(place, _)| place);
        let says = format!("{} says something of everybody: nearly all are of one kind ({place}).", shown.id);
        leaks.push(leak(&place, says));
    }
    leaks
}

fn worked_out(release: &Release, earlier: &[Release], knows_how: bool) -> Option<Vec<Leak>> {
    let Known { ranges, secrets, .. } = Known::of(release, earlier, knows_how)?;
    let values = ranges.values(&secrets.iter().map(|secret| secret.number).collect::<Vec<_>>())?;
    let leaks = secrets.iter().zip(values).filter(|(secret, (low, high))| is_told(release, secret, *low, *high));
    Some(leaks.map(|(secret, (low, _))| leak(release, secret, low)).collect())
}

/// By the standard rule none is no secret.
fn is_told(release: &Release, secret: &Secret, low: i64, high: i64) -> bool {
    match secret.what {
        What::Number => low == high && (low > 0 || release.tables[secret.table].rule == Rule::Protected),
        What::Elsewhere => low == 0 && high == 0,
    }
}

fn leak(release: &Release, secret: &Secret, value: i64) -> Leak {
    let (shown, place) = (&release.tables[secret.table], &secret.place);
    let says = match secret.what {
        What::Number => format!("{place} of {} can be worked out: it is exactly {value}.", shown.id),
        What::Elsewhere => format!("{} says something of everybody: all are {place}.", shown.id),
    };
    Leak { table: shown.id.clone(), place: place.clone(), says, hide: next(release, secret.table) }
}

/// What to hide next so that this table tells less: its last number, then that of a table that hangs together with it, and at
/// last all of it. It looks at nothing but what is shown, and never at how large a number is: whoever knew that the smallest goes
/// next would know that the hidden one is smaller than all that are shown.
fn next(release: &Release, at: usize) -> Hide {
    let shown = &release.tables[at];
    let near = linked(release, at);
    let all = || [shown].into_iter().chain(near.iter().copied());
    let hide = |(shown, what): (&Shown, Hidden)| Hide { table: shown.id.clone(), what };
    let number = all().find_map(|shown| Some((shown, last(shown)?)));
    let table = || all().find(|shown| shown.table.people().is_some()).unwrap_or(shown);
    hide(number.unwrap_or_else(|| (table(), Hidden::Table)))
}

/// The last number in it that is shown, inner ones before margins; of rounded ones how they divide.
pub fn last(shown: &Shown) -> Option<Hidden> {
    let is_margin = |place: &Place| !shown.rows.is_empty() && !matches!(place, Place::Both(..));
    let places = shown.places().into_iter().filter(|(_, number)| number.is_some_and(|number| number > 0));
    let (place, _) = places.max_by_key(|(place, _)| !is_margin(place))?;
    Some(if shown.rule == Rule::Protected { Hidden::Division } else { Hidden::Number(place) })
}

/// Tables from which something of this one can be worked out: those of the same total, those of a part, and theirs.
fn linked(release: &Release, at: usize) -> Vec<&Shown> {
    let tables = &release.tables;
    let is_next = |one: &Shown, other: &Shown| {
        one.of == other.of || one.within.as_ref() == Some(&other.id) || other.within.as_ref() == Some(&one.id)
    };
    let mut found = vec![at];
    let mut looked = 0;
    while let Some(one) = found.get(looked).copied() {
        let near = (0..tables.len()).filter(|other| is_next(&tables[one], &tables[*other]));
        let new: Vec<_> = near.filter(|other| !found.contains(other)).collect();
        found.extend(new);
        looked += 1;
    }
    found[1..].iter().map(|other| &tables[*other]).collect()
}
