//! Random releases, several tables and versions each, against an attacker who asks the solver nothing (D-49). He knows the rules
//! and walks from one set of numbers to the next that would look the same: a hidden number that never moves is told.
//! `DISCLOSURE_RELEASES=100000` for the full run.

use super::super::*;
use super::reference;

const CODES: [&str; 5] = ["a", "b", "c", "d", "e"];

/// A table and its true numbers: those of each cell, row by row, and of `Several` the total after them.
#[derive(Clone)]
struct True {
    id: &'static str,
    of: &'static str,
    rule: Rule,
    rows: usize,
    several: bool,
    within: Option<&'static str>,
    numbers: Vec<u64>,
}

impl True {
    fn each(id: &'static str, of: &'static str, rule: Rule, numbers: Vec<u64>) -> Self {
        Self { id, of, rule, rows: 0, several: false, within: None, numbers }
    }

    fn cells(&self) -> &[u64] {
        &self.numbers[..self.numbers.len() - usize::from(self.several)]
    }

    fn all(&self) -> u64 {
        if self.several { self.numbers[self.numbers.len() - 1] } else { self.numbers.iter().sum() }
    }

    /// The total, then every place in the order of `Shown::places`.
    fn places(&self) -> Vec<u64> {
        let mut places = vec![self.all()];
        places.extend(self.cells());
        if let Some(columns) = self.numbers.len().checked_div(self.rows) {
            places.extend((0..columns).map(|at| self.numbers.iter().skip(at).step_by(columns).sum::<u64>()));
            places.extend(self.numbers.chunks(columns).map(|row| row.iter().sum::<u64>()));
        }
        places
    }

    fn counted(&self) -> Counted {
        let count =
            |numbers: &[u64]| CODES.iter().zip(numbers).map(|(code, number)| Count::people(code, *number)).collect();
        let people = self.all();
        let table = if self.several {
            Counted::several(self.id, self.rule, self.of, people, people, count(self.cells()))
        } else if let Some(columns) = self.numbers.len().checked_div(self.rows) {
            let cells = self.numbers.chunks(columns).map(count).collect();
            Counted::crossed(self.id, self.rule, self.of, people, (&CODES[..self.rows], &CODES[..columns]), cells)
        } else {
            Counted::each(self.id, self.rule, self.of, people, count(&self.numbers))
        };
        self.within.into_iter().fold(table, Counted::within)
    }

    /// True where these numbers could have led to what is shown, for all that the rule says.
    fn looks_like(&self, (shown, numbers): &(&Shown, Vec<Option<u64>>)) -> bool {
        let places = self.places();
        let by_rule = reference(self.rule, &places);
        if self.several && self.cells().iter().any(|cell| *cell > self.all()) {
            return false;
        }
        match shown.table {
            Table::Withheld => true,
            Table::TooFew => by_rule.is_empty(),
            Table::Whole { people } => by_rule.first() == Some(&Some(people)),
            Table::Split { people, .. } | Table::Crossed { people, .. } => {
                by_rule.first() == Some(&Some(people))
                    && numbers.iter().zip(&places[1..]).zip(&by_rule[1..]).all(|((shown, number), by_rule)| {
                        match (self.rule, shown) {
                            (Rule::Standard, None) => *number > 0,
                            _ => shown == by_rule,
                        }
                    })
            }
        }
    }
}

/// A dice that falls the same way every time.
struct Dice(fastrand::Rng);

impl Dice {
    fn upto(&mut self, most: u64) -> u64 {
        self.0.u64(0..=most)
    }

    fn number(&mut self) -> u64 {
        match self.upto(9) {
            0..=3 => self.upto(4),
            4..=6 => 5 + self.upto(7),
            _ => 5 + self.upto(35),
        }
    }

    fn numbers(&mut self, many: u64) -> Vec<u64> {
        (0..many).map(|_| self.number()).collect()
    }

    fn quarter(&mut self) -> Vec<True> {
        let mut tables = Vec::new();
        let kinds = 2 + self.upto(3);
        let asked = self.numbers(kinds);
        let approved = asked.iter().map(|most| if self.upto(3) == 0 { *most } else { self.upto(*most) }).collect();
        let mut areas = vec![0; 2 + self.upto(2) as usize];
        for _ in 0..asked.iter().sum() {
            let many = areas.len() as u64 - 1;
            areas[self.upto(self.0.clone().u64(0..=many)) as usize] += 1;
        }
        tables.push(True::each("asked", "asked", Rule::Standard, asked));
        tables.push(True { within: Some("asked"), ..True::each("approved", "approved", Rule::Standard, approved) });
        tables.push(True::each("areas", "asked", Rule::Standard, areas));
        let pieces = self.number().max(1);
        let mut themes: Vec<u64> = (0..3).map(|_| self.upto(pieces)).collect();
        themes.push(pieces);
        tables.push(True { several: true, ..True::each("themes", "pieces", Rule::Standard, themes) });
        let many = 2 + self.upto(2);
        let about = self.numbers(many);
        let first = self.upto(about.iter().sum());
        let kept = vec![first, about.iter().sum::<u64>() - first];
        let some: Vec<u64> = about.iter().map(|most| self.upto(*most)).collect();
        tables.push(True::each("about", "advocacy", Rule::Protected, about));
        tables.push(True::each("kept", "advocacy", Rule::Protected, kept));
        tables.push(True { within: Some("about"), ..True::each("ended", "ended", Rule::Protected, some) });
        for (id, rule) in [("crossed", Rule::Standard), ("crossed_protected", Rule::Protected)] {
            let columns = 2 + self.upto(1);
            let numbers = self.numbers(2 * columns);
            tables.push(True { rows: 2, ..True::each(id, id, rule, numbers) });
        }
        tables.into_iter().filter(|_| self.upto(5) > 0).collect()
    }
}

/// What the attacker has before him: every table of every version, and the numbers in it.
type Printed<'a> = Vec<(&'a Shown, Vec<Option<u64>>)>;

fn printed<'a>(versions: &[&'a Release]) -> Printed<'a> {
    let numbers = |shown: &Shown| shown.places().into_iter().map(|(_, number)| number).collect();
    versions.iter().flat_map(|version| &version.tables).map(|shown| (shown, numbers(shown))).collect()
}

/// True where this world could have led to all that is printed.
fn looks_the_same(world: &[True], printed: &Printed) -> bool {
    let fits_together = world.iter().all(|table| {
        let same_total = world.iter().all(|other| other.of != table.of || other.all() == table.all());
        let whole = table.within.and_then(|id| world.iter().find(|other| other.id == id));
        same_total
            && whole.is_none_or(|whole| table.numbers.iter().zip(&whole.numbers).all(|(part, whole)| part <= whole))
    });
    fits_together
        && printed
            .iter()
            .all(|one| world.iter().find(|table| table.id == one.0.id).is_some_and(|table| table.looks_like(one)))
}

/// One small change of a world: one more here and one fewer there, or one more or fewer of all tables that share a total.
fn step(world: &mut [True], dice: &mut Dice) -> Option<()> {
    let at = dice.upto(world.len() as u64 - 1) as usize;
    let cell = |table: &True, dice: &mut Dice| dice.upto(table.numbers.len() as u64 - 1) as usize;
    let change = |number: &mut u64, more: bool| {
        *number = if more { *number + 1 } else { number.checked_sub(1)? };
        Some(())
    };
    let more = dice.upto(1) == 0;
    match dice.upto(3) {
        0 => {
            let of = world[at].of;
            for table in world.iter_mut().filter(|table| table.of == of && !table.several) {
                let cell = cell(table, dice);
                change(&mut table.numbers[cell], more)?;
            }
        }
        1 if world[at].rows == 0 => {
            // The same change in a table and in the one of which it is a part.
            let (one, other) = (cell(&world[at], dice), cell(&world[at], dice));
            let of = (world[at].id, world[at].within);
            let both = |table: &True| table.id == of.0 || Some(table.id) == of.1 || table.within == Some(of.0);
            for table in world.iter_mut().filter(|table| both(table)) {
                change(&mut table.numbers[one], more)?;
                change(&mut table.numbers[other], !more)?;
            }
        }
        2 if world[at].rows == 2 => {
            let columns = (world[at].numbers.len() / 2) as u64 - 1;
            let (one, other) = (dice.upto(columns) as usize, dice.upto(columns) as usize);
            for (cell, more) in
                [(one, more), (other, !more), (one + columns as usize + 1, !more), (other + columns as usize + 1, more)]
            {
                change(&mut world[at].numbers[cell], more)?;
            }
        }
        _ => {
            let (one, other) = (cell(&world[at], dice), cell(&world[at], dice));
            change(&mut world[at].numbers[one], more)?;
            if !world[at].several {
                change(&mut world[at].numbers[other], !more)?;
            }
        }
    }
    Some(())
}

/// What no version shows: by table and place (0: the total).
fn hidden(world: &[True], versions: &[&Release]) -> Vec<(usize, usize)> {
    let (mut hidden, mut shown_once) = (Vec::new(), Vec::new());
    for shown in versions.iter().flat_map(|version| &version.tables) {
        let Some(at) = world.iter().position(|table| table.id == shown.id) else { continue };
        let numbers = [shown.table.people()].into_iter().chain(shown.places().into_iter().map(|(_, number)| number));
        for (place, number) in numbers.enumerate() {
            if number.is_none() { hidden.push((at, place)) } else { shown_once.push((at, place)) }
        }
    }
    hidden.retain(|place| !shown_once.contains(place));
    hidden
}

/// The hidden numbers that never moved on a long walk: those that the attacker knows.
fn known(truth: &[True], versions: &[&Release], dice: &mut Dice) -> Vec<(usize, usize)> {
    const STEPS: usize = 60_000;
    let printed = printed(versions);
    assert!(looks_the_same(truth, &printed), "the attacker does not know the rules");
    let (mut world, mut next) = (truth.to_vec(), truth.to_vec());
    let mut known = hidden(truth, versions);
    for _ in 0..STEPS {
        if known.is_empty() {
            break;
        }
        next.iter_mut().zip(&world).for_each(|(next, table)| next.numbers.clone_from(&table.numbers));
        if step(&mut next, dice).is_some() && looks_the_same(&next, &printed) {
            std::mem::swap(&mut world, &mut next);
            known.retain(|(at, place)| world[*at].places()[*place] == truth[*at].places()[*place]);
        }
    }
    // By the standard rule none is no secret.
    known.retain(|(at, place)| truth[*at].rule == Rule::Protected || truth[*at].places()[*place] > 0);
    known
}

#[test]
fn nothing_can_be_worked_out_from_random_releases() {
    let releases = std::env::var("DISCLOSURE_RELEASES").ok().and_then(|many| many.parse().ok()).unwrap_or(2_000);
    let (mut made, mut looked, mut told) = (0, 0, Vec::new());
    let mut dice = Dice(fastrand::Rng::with_seed(7));
    while made < releases {
        let mut truth = dice.quarter();
        if truth.is_empty() {
            continue;
        }
        let (mut earlier, mut told_before): (Vec<Release>, Vec<(String, usize)>) = Default::default();
        for version in 0..1 + dice.upto(2) {
            // A correction: with a table more, or with other numbers.
            let has_changed = version > 0 && dice.upto(1) == 0;
            if has_changed {
                truth
                    .iter_mut()
                    .filter(|table| table.of == "pieces" || table.of == "crossed")
                    .for_each(|table| table.numbers[0] += 1);
                truth.iter_mut().filter(|table| table.several).for_each(|table| table.numbers[3] += 1);
            }
            let counted: Vec<_> = truth.iter().map(True::counted).collect();
            let release =
                protect("2026-q1", &counted[usize::from(version == 0 && counted.len() > 1)..], &earlier).release;
            assert_eq!(check(&release, &earlier), []);
            if has_changed {
                // The attacker knows that they are not the same numbers, but keeps in mind what he once read as it was.
                for shown in
                    earlier.iter().flat_map(|version| &version.tables).filter(|shown| shown.rule == Rule::Standard)
                {
                    let numbers = shown.places().into_iter().enumerate().filter(|(_, (_, number))| number.is_some());
                    told_before.extend(numbers.map(|(place, _)| (shown.id.clone(), place + 1)));
                }
                earlier.clear();
            }
            earlier.push(release);
            let versions: Vec<&Release> = earlier.iter().collect();
            let is_published =
                |table: &&True| versions.iter().any(|version| version.tables.iter().any(|shown| shown.id == table.id));
            let world: Vec<True> = truth.iter().filter(is_published).cloned().collect();
            looked += hidden(&world, &versions).len();
            for (at, place) in known(&world, &versions, &mut dice) {
                if told_before.contains(&(world[at].id.to_owned(), place)) {
                    continue;
                }
                told.push(format!("{place} of {} = {:?}\n  in {earlier:?}", world[at].id, world[at].places()));
            }
            made += 1;
        }
    }
    println!("{made} releases, {looked} hidden numbers, {} worked out", told.len());
    assert!(told.is_empty(), "{}", told[0]);
}
